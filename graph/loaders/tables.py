"""Files as tables: rows of text with their position, whatever the format. No meaning is given to a column here.

CSV (separator found among ``; , tab``), JSON (a list of objects) and GeoJSON (properties, and the point as
``longitude`` and ``latitude``). Text is decoded as its byte order mark says, else UTF-8, else cp1252.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import InputError


@dataclass(frozen=True)
class Row:
    """One row: its number as the user's software shows it, counted from 1, and its cells as written."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """One sheet of one file."""

    file: str
    sheet: str
    columns: tuple[str, ...]
    rows: Sequence[Row]


def read_tables(path: Path) -> list[Table]:
    """Read the tables of one file; raise InputError, in French, when it cannot be read."""
    read = FORMATS.get(path.suffix.lower())
    if read is None:
        known = ", ".join(sorted(FORMATS))
        raise InputError(
            f"format non pris en charge ({path.suffix or 'sans extension'}) ; formats lus : {known}.",
            file=path.name,
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"lecture impossible ({error.strerror}) ; vérifiez le chemin et les droits.", file=str(path)
        ) from error
    if not content.strip():
        raise InputError("le fichier est vide.", file=path.name)
    return [read(path.name, content)]


def decode(content: bytes, file: str) -> str:
    """Decode text by its byte order mark, else as UTF-8, else as cp1252 (Excel in France)."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if marked else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("texte illisible ; enregistrez le fichier en « CSV UTF-8 ».", file=file)


def _read_csv(file: str, content: bytes) -> Table:
    text = decode(content, file)
    if "\x00" in text:
        raise InputError("ce n’est pas un fichier texte ; enregistrez la feuille en « CSV UTF-8 ».", file=file)
    header = text.splitlines()[0]
    separator = max(";,\t", key=header.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    columns = tuple(cell.strip() for cell in next(reader))
    rows: list[Row] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(reader.line_num, _named(columns, cells, file, reader.line_num)))
    except csv.Error as error:
        raise InputError(f"ligne illisible ({error}).", file=file, row=reader.line_num) from error
    return Table(file, "", columns, rows)


def _named(columns: tuple[str, ...], cells: list[str], file: str, number: int) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise InputError(
            f"{len(cells)} cellules pour {len(columns)} colonnes ; mettez entre guillemets les textes qui "
            "contiennent le séparateur.",
            file=file,
            row=number,
        )
    return dict(zip(columns, cells, strict=False))


def _read_json(file: str, content: bytes) -> Table:
    try:
        document = json.loads(decode(content, file))
    except ValueError as error:
        raise InputError(f"JSON incomplet ou abîmé ({error}) ; téléchargez-le de nouveau.", file=file) from error
    objects = document.get("features") if isinstance(document, dict) else document
    if not isinstance(objects, list) or not all(isinstance(item, dict) for item in objects):
        raise InputError("une liste d’objets JSON ou une collection GeoJSON est attendue.", file=file)
    rows = [Row(number, _cells(item)) for number, item in enumerate(objects, 1)]
    columns = dict.fromkeys(name for row in rows for name in row.values)
    return Table(file, "", tuple(columns), rows)


def _cells(item: dict[str, Any]) -> dict[str, str]:
    if item.get("type") == "Feature":
        point = (item.get("geometry") or {}).get("coordinates") or ()
        place = dict(zip(("longitude", "latitude"), point, strict=False))
        item = {**(item.get("properties") or {}), **place}
    return {name: _text(value) for name, value in item.items() if value is not None}


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


FORMATS: dict[str, Callable[[str, bytes], Table]] = {
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".json": _read_json,
    ".geojson": _read_json,
}
