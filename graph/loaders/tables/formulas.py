"""Formulas that a program wrote without their value: their text is all that the cell holds, and it is kept.

A spreadsheet saves the last value of each formula; the tools that export lists often do not. Nothing is computed.
"""

import html
import io
import posixpath
import re
import zipfile

from graph.loaders.tables.archives import UNPACKING
from graph.loaders.tables.limits import LARGEST_UNPACKED

Formulas = dict[tuple[int, int], str]
"""Line number from 1 and column from 0 → the formula as a person types it."""

CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*><f[^>/]*>([^<]{1,8192})</f>(?:<v ?/>|<v></v>)?</c>')
SHEET = re.compile(rb"<sheet\b[^>]*>")
RELATION = re.compile(rb"<Relationship\b[^>]*>")
ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')


def formulas_without_value(content: bytes) -> dict[str, Formulas]:
    """Return, by sheet of an XLSX, the formulas whose value was not saved; nothing for other formats."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: found for name, path in _sheets(archive).items() if (found := _in_sheet(archive, path))}
    except (KeyError, *UNPACKING):
        return {}  # no XLSX, or one that calamine will judge


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = [_attributes(tag) for tag in RELATION.findall(_part(archive, "xl/_rels/workbook.xml.rels"))]
    paths = {relation["Id"]: posixpath.join("/xl", relation["Target"])[1:] for relation in relations}
    sheets = [_attributes(tag) for tag in SHEET.findall(_part(archive, "xl/workbook.xml"))]
    return {sheet["name"]: paths[sheet["r:id"]] for sheet in sheets if sheet.get("r:id") in paths}


def _in_sheet(archive: zipfile.ZipFile, path: str) -> Formulas:
    part = _part(archive, path)
    if b"<f" not in part:
        return {}
    return {
        (int(number), column_index(letters.decode())): "=" + html.unescape(formula.decode("utf-8", "replace"))
        for letters, number, formula in CELL.findall(part)
    }


def _part(archive: zipfile.ZipFile, path: str) -> bytes:
    with archive.open(path) as part:
        return part.read(LARGEST_UNPACKED)


def _attributes(tag: bytes) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in ATTRIBUTE.findall(tag.decode("utf-8", "replace"))}


def column_index(letters: str) -> int:
    """Return the place, from 0, of a column named by its letters."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def column_letters(index: int) -> str:
    """Return the letters of a column counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
