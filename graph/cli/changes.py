"""How the command line says what a load changed: rows new, corrected and gone, with their cells before and after."""

from collections.abc import Iterable, Iterator, Sequence

from graph.french import count
from graph.journal import Already, DocumentReport, RunReport
from graph.journal.comparing import Change
from graph.model import Position, Record

SHOWN = 10  # rows of each kind; the rest is counted
CELLS_SHOWN = 4
ENDED = "terminée (source exhaustive)", "terminées (source exhaustive)"
UNSAID = "qui n’est plus mentionnée", "qui ne sont plus mentionnées"


def run_lines(run: RunReport) -> Iterator[str]:
    """Yield what a load did to the journal."""
    for copy in run.already:
        yield _already(copy)
    for like in run.resembling:
        yield (
            f"  {like.file} : {like.shared} de ses {like.rows} lignes sont aussi dans « {like.known_file} ». "
            f"Si c’en est une version corrigée : maillage load {_argument(like.file)} --replaces "
            f"{_argument(like.known_file)}"
        )
    if run.run is None:
        yield "Rien de nouveau : tout était déjà dans la carte."
        return
    counted = [
        count(run.added, "ligne nouvelle", "lignes nouvelles"),
        *([count(run.changed, "corrigée")] if run.changed else []),
        count(run.retired, "retirée"),
        count(run.unchanged, "inchangée"),
    ]
    yield f"Chargement n° {run.run} : {', '.join(counted)}."
    for document in run.documents:
        if document.comparison.gone or document.comparison.changed:
            yield from document_lines(document)


def _already(copy: Already) -> str:
    when = f"chargement n° {copy.run}" if copy.run else "dans ce chargement même"
    return f"  {copy.file} : déjà dans la carte, sous le nom « {copy.known_file} » ({when})"


def document_lines(document: DocumentReport) -> Iterator[str]:
    """Yield what a version changed in one file: counts, then rows."""
    compared = document.comparison
    of = f" (remplace « {document.replaced} »)" if document.replaced else ""
    counted = [
        count(len(compared.new), "nouvelle"),
        count(len(compared.changed), "corrigée"),
        count(len(compared.gone), "retirée"),
    ]
    yield f"  {document.file}{of} : {', '.join(counted)}"
    yield from _some(("corrigée",), (_change(change) for change in compared.changed), len(compared.changed))
    if compared.gone:
        yield from _some(ENDED if document.ended else UNSAID, map(_row, compared.gone), len(compared.gone))
    if compared.gone or compared.changed:  # of a first load, all rows are new
        yield from _some(("nouvelle",), map(_row, compared.new), len(compared.new))


def _argument(file: str) -> str:
    """Return a name of file as it is typed in a command."""
    return f'"{file}"' if " " in file else file


def _some(titles: Sequence[str], lines: Iterable[str], total: int) -> Iterator[str]:
    """Yield a count, by its name alone and among several, then the first lines."""
    if total:
        yield f"    {count(total, *titles)}"
    for line, _ in zip(lines, range(SHOWN), strict=False):
        yield f"      {line}"
    if total > SHOWN:
        yield f"      … et {total - SHOWN} autres."


def place(position: Position) -> str:
    """Return « liste.csv, feuille « A », ligne 3 »."""
    sheet = f", feuille « {position.sheet} »" if position.sheet else ""
    return f"{position.file}{sheet}, ligne {position.row}"


def cells(change: Change) -> str:
    """Return the cells of a corrected row, before → after."""
    told = [f"{column} : « {before} » → « {after} »" for column, before, after in change.cells]
    return " ; ".join(told) or "mêmes cellules, comprises autrement"


def _change(change: Change) -> str:
    return f"{place(change.after)} : {cells(change)}"


def _row(record: Record) -> str:
    return f"{place(record.position)} : {row_cells(record)}"


def row_cells(record: Record) -> str:
    """Return the first cells of a row, as written."""
    filled = [cell for cell in record.values.values() if cell.strip()]
    return " | ".join(filled[:CELLS_SHOWN]) + (" | …" if len(filled) > CELLS_SHOWN else "")
