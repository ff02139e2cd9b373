"""Any list of organisations, read to be resolved by itself: ``maillage resolve``. Nothing of it goes to a map."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from graph.contacts import Fact, facts
from graph.errors import InputError, in_french
from graph.identifiers import compact
from graph.loaders.cells import departement_code
from graph.loaders.headers import header_meaning
from graph.loaders.tables import decode, read_tables
from graph.loaders.tables.delimited import separator_of
from graph.model import Mention
from graph.names import fold
from graph.vocabulary import departements

# The columns of this command, each with the meanings of ordinary lists that stand for it, the best first.
COLUMNS = {
    "id": (),
    "nom": ("organization", "carrier"),
    "departement": ("organization_departement", "departement"),
    "commune": ("commune",),
    "code_postal": ("postcode",),
    "siret": ("siret",),
    "siren": ("siren",),
    "rna": ("rna",),
    "source": (),
    "email": ("email",),
    "telephone": ("telephone",),
    "adresse": ("address",),
}
# How the name of a column may be written, the best last.
SPELLINGS = {"identifiant": "id"} | {column: column for column in COLUMNS}
TEXTS = frozenset({".csv", ".tsv", ".txt"})
SAMPLE = 200_000
# Codes that old lists give to départements of overseas and of Corsica.
FORMER_CODES = frozenset({"97", "20"})


class Line(msgspec.Struct, frozen=True):
    """One row of the list: its id (its row number when it has none), what it names, its source, how it is reached."""

    id: str
    mention: Mention
    source: str = ""
    contacts: frozenset[Fact] = frozenset()


def read_list(path: Path) -> list[Line]:
    """Read the rows of a list; raise InputError when it has no column of names, or when two rows have one id."""
    rows = _texts(path) if path.suffix.lower() in TEXTS else _tables(path)
    opening, first = next(rows, (0, {}))
    if not first:
        raise InputError("la liste est vide : il y faut des en-têtes et une ligne par organisation.", file=path.name)
    columns = _columns(list(first))
    if "nom" not in columns:
        known = f"aucune colonne de noms parmi « {' », « '.join(first)} » ; nommez-la « nom »."
        raise InputError(known, file=path.name)
    lines: dict[str, Line] = {}
    for number, row in chain([(opening, first)], rows):
        line = _line(number, row, columns)
        if line.id in lines:
            raise InputError(f"l’identifiant « {line.id} » y est deux fois.", file=path.name, row=number)
        lines[line.id] = line
    return list(lines.values())


def _texts(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the rows of a CSV; lists of a million rows are read here, so without the care given to spreadsheets."""
    try:
        text = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(f"le fichier ne peut pas être lu ({in_french(error)}).", file=str(path)) from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text[:SAMPLE]))
    header = [name.strip() for name in next(reader, [])]
    for name in sorted({name for name in header if header.count(name) > 1 and _plain(name) in SPELLINGS}):
        raise InputError(f"deux colonnes s’appellent « {name} » : gardez celle qu’il faut lire.", file=path.name)
    opened, last = reader.line_num + 1, text.count("\n")
    try:
        for cells in reader:
            if reader.line_num > opened and reader.line_num >= last and _unclosed(text, opened):
                raise InputError("une cellule s’y ouvre par un guillemet jamais fermé.", file=path.name, row=opened)
            opened = reader.line_num + 1
            if any(cells):
                yield reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise InputError(f"le fichier est mal formé ({error}).", file=path.name, row=reader.line_num) from error


def _tables(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    for table in read_tables(path)[:1]:
        yield from (
            (row.number, {column: row.values.get(column, "") for column in table.columns}) for row in table.rows
        )


def _columns(header: Sequence[str]) -> dict[str, str]:
    """Return which column of the list is which: by its name, else by what such headers usually mean."""
    named = {_plain(name): name for name in reversed(header)}
    found = {SPELLINGS[plain]: named[plain] for plain in SPELLINGS if plain in named}
    for column, usual in COLUMNS.items():
        for meaning in usual:
            for name in header:
                if column not in found and name not in found.values() and header_meaning(name)[0] == meaning:
                    found[column] = name
    return found


def _unclosed(text: str, opened: int) -> bool:
    """Tell whether the row that opens at a line, the last one, holds a quote that nothing closes."""
    return "".join(text.splitlines()[opened - 1 :]).count('"') % 2 == 1


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]+", "_", fold(name))


def _line(number: int, row: Mapping[str, str], columns: Mapping[str, str]) -> Line:
    said = {column: row.get(name, "").strip() for column, name in columns.items()}
    mention = Mention(
        name=said["nom"],
        departement=_departement(said.get("departement", ""), said.get("code_postal", "")),
        commune=said.get("commune", ""),
        siret=compact(said.get("siret", "")),
        siren=compact(said.get("siren", "")),
        rna=compact(said.get("rna", "")).upper(),
    )
    reached: frozenset[Fact] = frozenset()
    if any(said.get(column) for column in ("email", "telephone", "adresse")):
        place = said.get("code_postal") or mention.commune or mention.departement
        reached = facts(said.get("email", ""), said.get("telephone", ""), said.get("adresse", ""), place)
    return Line(said.get("id") or f"ligne {number}", mention, said.get("source", ""), reached)


def _departement(said: str, postcode: str) -> str:
    """Return the code of the département, from what the row says or from its postcode."""
    code = said.zfill(2) if said.isdigit() else said.upper()
    if code in departements() or code in FORMER_CODES:
        return code
    digits = compact(postcode).zfill(5) if postcode else ""
    from_postcode = digits[:3] if digits.startswith("97") else digits[:2]
    return departement_code(said) or (from_postcode if from_postcode in departements() or from_postcode == "20" else "")
