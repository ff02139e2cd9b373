"""Which reader a file needs: what it holds decides, its extension only says what was meant."""

import zipfile
from collections.abc import Callable

from graph.loaders.tables.archives import DAMAGED, NESTED, UNPACKING, members, opened, others
from graph.loaders.tables.delimited import grid_of_text, is_even
from graph.loaders.tables.encoding import text_of
from graph.loaders.tables.layout import lay_out
from graph.loaders.tables.limits import LARGEST_TEXT, TOO_HEAVY
from graph.loaders.tables.model import Grid, Unreadable
from graph.loaders.tables.objects import tables_of_json
from graph.loaders.tables.several import apart
from graph.loaders.tables.wire import Sent, say_reading

FORMATS = {
    ".csv": "CSV",
    ".tsv": "CSV",
    ".xlsx": "Excel",
    ".xlsm": "Excel",
    ".xlsb": "Excel",
    ".xls": "Excel 97",
    ".ods": "LibreOffice",
    ".json": "JSON",
    ".geojson": "GeoJSON",
    ".zip": "archive ZIP",
}
"""Extensions that are read in a folder or an archive; a text file (.txt) is read when it is given by its name."""

TEXTS = frozenset([".txt", ".tab", ""])
LISTS = frozenset(FORMATS) - {".zip"}
WORKBOOKS = frozenset([".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"])
NO_ROW = "aucune ligne sous l’en-tête : rien à charger."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# what a file begins with, when it is nothing we read
FOREIGN = {
    b"%PDF": "c’est un PDF ; demandez le tableau d’origine, ou enregistrez-le en .xlsx depuis un tableur.",
    b"{\\rtf": "c’est un texte mis en forme (RTF) ; enregistrez son tableau en .xlsx ou en « CSV UTF-8 ».",
    b"\x89PNG": "c’est une image ; il faut un tableau.",
    b"\xff\xd8\xff": "c’est une image ; il faut un tableau.",
    b"\x1f\x8b": "c’est une archive gzip ; décompressez-la.",
    b"7z\xbc\xaf": "c’est une archive 7z ; décompressez-la, ou faites-en un ZIP.",
    b"Rar!": "c’est une archive RAR ; décompressez-la, ou faites-en un ZIP.",
    b"SQLite format 3": "c’est une base de données ; exportez-en les listes en CSV.",
    b"PAR1": "c’est un fichier Parquet ; exportez-le en CSV.",
}
HTML = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<style")
WEB_PAGE = "c’est une page web (HTML), pas un classeur ; ouvrez-la dans un tableur et enregistrez-la en .xlsx."
NOT_A_WORKBOOK = "ce n’est pas un classeur, malgré son nom en « {} » : {} ; {}."
BYTES = ("son contenu n’est pas celui d’un tableur", "demandez de nouveau le fichier, ou enregistrez-le en .xlsx")
PROSE = ("c’est un texte sans tableau", "demandez le tableau d’origine, ou nommez-le en .csv si c’est une liste")
CUT = "classeur incomplet ou abîmé ; téléchargez-le ou enregistrez-le de nouveau."
ARCHIVE = ("c’est une archive ZIP sans aucune liste", "demandez de nouveau le fichier")
XML = "c’est un fichier XML ; ouvrez-le dans un tableur et enregistrez-le en .xlsx."


def tables_of(content: bytes, suffix: str, nested: bool = False) -> list[Sent]:
    """Read the tables of a file; raise Unreadable when there is none with a row."""
    tables = _read(content, suffix, nested)
    if sum(len(cell or "") for table in tables for row in table.rows for cell in row) > LARGEST_TEXT:
        raise Unreadable(TOO_HEAVY.format(f"plus de {LARGEST_TEXT >> 20} Mo de texte"))
    if filled := [table for table in tables if table.rows]:
        return filled
    raise Unreadable(NO_ROW if any(table.columns for table in tables) else "le fichier est vide.")


def _read(content: bytes, suffix: str, nested: bool) -> list[Sent]:
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable("le fichier est vide.")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(content, suffix, nested)
    if content.startswith(OLE):
        return _of_workbook(content)
    _refuse_foreign(content)
    tables = _reader_of_text(content, suffix)(content)
    if suffix in WORKBOOKS and not any(len(table.columns) > 1 and table.rows for table in tables):
        raise Unreadable(NOT_A_WORKBOOK.format(suffix, *PROSE))
    return tables


def _reader_of_text(content: bytes, suffix: str) -> Callable[[bytes], list[Sent]]:
    if suffix in (".json", ".geojson"):
        return tables_of_json
    if suffix not in (".csv", ".tsv") and content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return tables_of_json
    if suffix in (".csv", ".tsv", *TEXTS):
        return _of_text
    if _is_binary(content):
        raise Unreadable(NOT_A_WORKBOOK.format(suffix, *BYTES))
    if not is_even(text_of(content)):
        raise Unreadable(NOT_A_WORKBOOK.format(suffix, *PROSE))
    return _of_text


def _is_binary(content: bytes) -> bool:
    """Whether a text would not hold these bytes: NUL or other controls, out of UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    start = content[:2000]
    return b"\x00" in start or sum(byte < 32 and byte not in b"\t\n\r\f" for byte in start) > 0.02 * len(start)


def _refuse_foreign(content: bytes) -> None:
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, problem in FOREIGN.items():
        if content.startswith(mark):
            raise Unreadable(problem)
    if start.lower().startswith(HTML):
        raise Unreadable(WEB_PAGE)
    if start.startswith(b"<?xml"):
        raise Unreadable(WEB_PAGE if b"<html" in start.lower() else XML)


def _of_text(content: bytes) -> list[Sent]:
    return _laid_out(grid_of_text(content))


def _laid_out(sheet: Grid) -> list[Sent]:
    """Return the tables of a sheet; what is written above them all is said of each, but the line just above one."""
    say_reading(sheet.sheet)
    tables = [lay_out(grid).sent() for grid in apart(sheet)]
    for table in tables[1:]:
        table.title = [*tables[0].title[:-1], *table.title]
    return tables


def _of_workbook(content: bytes) -> list[Sent]:
    from graph.loaders.tables.workbooks import grids_of_workbook  # its library is not needed for text

    grids, remarks = grids_of_workbook(content)
    tables = [table for sheet in grids for table in _laid_out(sheet) if table.columns]
    if tables:
        tables[0].left_aside = [*((0, remark) for remark in remarks), *tables[0].left_aside]
    return tables


def _of_zip(content: bytes, suffix: str, nested: bool) -> list[Sent]:
    with _opened(content, suffix) as archive:
        names = set(archive.namelist())
        if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
            return _of_workbook(content)
        if "mimetype" in names and "content.xml" in names:
            _refuse_other_document(archive)
            return _of_workbook(content)
        if "[Content_Types].xml" in names:
            raise Unreadable("c’est un document, pas un classeur ; mettez son tableau dans un fichier .xlsx.")
        if nested:
            raise Unreadable(NESTED)
        return _of_archive(archive, suffix)


def _opened(content: bytes, suffix: str) -> zipfile.ZipFile:
    """Open an archive; a workbook that was cut is called a workbook."""
    try:
        return opened(content)
    except Unreadable as error:
        raise (Unreadable(CUT) if suffix in WORKBOOKS and error.problem == DAMAGED else error) from error


def _refuse_other_document(archive: zipfile.ZipFile) -> None:
    try:
        with archive.open("mimetype") as file:
            kind = file.read(200)
    except UNPACKING as error:
        raise Unreadable(DAMAGED) from error
    if b"spreadsheet" not in kind:
        raise Unreadable("c’est un document, pas un classeur ; mettez son tableau dans un fichier .ods ou .xlsx.")


def _of_archive(archive: zipfile.ZipFile, suffix: str) -> list[Sent]:
    tables: list[Sent] = []
    for name, content in members(archive, LISTS):
        try:
            found = tables_of(content, "." + name.rpartition(".")[2].lower(), nested=True)
        except Unreadable as error:
            raise Unreadable(error.problem, sheet=error.sheet, row=error.row, inner=error.inner or name) from error
        for table in found:
            table.inner = name
        tables += found
    if not tables and suffix in WORKBOOKS:
        raise Unreadable(NOT_A_WORKBOOK.format(suffix, *ARCHIVE))
    if not tables:
        raise Unreadable(f"aucune liste dans l’archive ; formats lus : {', '.join(sorted(LISTS))}.")
    remarks = [(0, f"« {name} », dans l’archive, n’est pas une liste : non lu") for name in others(archive, LISTS)]
    tables[0].left_aside = [*remarks, *tables[0].left_aside]
    return tables
