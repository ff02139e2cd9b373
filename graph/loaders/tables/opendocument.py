"""Merged cells of an ODS sheet, which calamine does not tell."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from graph.loaders.tables.archives import UNPACKING
from graph.loaders.tables.limits import LARGEST_UNPACKED

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
Merge = tuple[tuple[int, int], tuple[int, int]]


def merged_in_ods(content: bytes) -> dict[str, list[Merge]]:
    """Return, by sheet, the merged ranges counted from 0; nothing for another format."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as part:
            text = part.read(LARGEST_UNPACKED)
    except (KeyError, *UNPACKING):
        return {}
    if b"-spanned=" not in text or b"<!DOCTYPE" in text[:1000]:
        return {}
    try:
        return _merges(text)
    except (ElementTree.ParseError, ValueError):
        return {}


def _merges(text: bytes) -> dict[str, list[Merge]]:
    found: dict[str, list[Merge]] = {}
    sheet, line = "", 0
    # calamine has read the file before; expat refuses entities that grow, and the child's memory is bounded
    for event, element in ElementTree.iterparse(io.BytesIO(text), events=("start", "end")):  # noqa: S314
        if event == "start" and element.tag == f"{TABLE}table":
            sheet, line = element.get(f"{TABLE}name", ""), 0
        elif event == "end" and element.tag == f"{TABLE}table-row":
            found.setdefault(sheet, []).extend(_in_row(element, line))
            line += int(element.get(f"{TABLE}number-rows-repeated", 1))
            element.clear()
    return found


def _in_row(row: ElementTree.Element, line: int) -> Iterator[Merge]:
    column = 0
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        wide = int(cell.get(f"{TABLE}number-columns-spanned", 1))
        high = int(cell.get(f"{TABLE}number-rows-spanned", 1))
        if wide > 1 or high > 1:
            yield (line, column), (line + high - 1, column + wide - 1)
        column += int(cell.get(f"{TABLE}number-columns-repeated", 1))
