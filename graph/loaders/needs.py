"""Needs expressed per département: what a workshop noted, one row per need, or one column per département."""

from collections.abc import Iterator

from graph.loaders.cells import departements_in, is_nothing, several
from graph.loaders.reading import Asked, Outcome
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import Understanding
from graph.model import Expression, Need
from graph.names import fold
from graph.needs import OTHER, need_code, need_names

NAME = "needs"
TITLE = "besoins exprimés par département"
USED = frozenset({"need", "departement"})
OTHER_KINDS = frozenset({"action", "organization", "carrier", "event", "gap"})


def recognises(table: Table, sense: Understanding) -> str:
    """Return why the table says which département expressed which need, or an empty text."""
    if {"need", "departement"} <= sense.meanings and not sense.meanings & OTHER_KINDS:
        return "des besoins et des départements, sans organisation, action ni rencontre"
    return ""


def read(asked: Asked) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    for row in asked.table.rows:
        yield _expression(asked, row)


def needs_in(cells: tuple[str, ...]) -> tuple[Need, ...]:
    """Return the needs of some cells; one that the vocabulary does not have keeps its own words."""
    return tuple(dict.fromkeys(_need(part) for cell in cells for part in _parts(cell)))


def _parts(cell: str) -> tuple[str, ...]:
    """Cut a cell into needs; one that is a need of the vocabulary is not cut at its commas."""
    if is_nothing(cell):
        return ()
    whole = fold(need_names().get(need_code(cell), "")) == fold(cell)
    return (cell,) if whole else several(cell)


def _need(words: str) -> Need:
    code = need_code(words)
    return Need(code, need_names()[code]) if code else Need(OTHER + fold(words), words)


def _expression(asked: Asked, row: Row) -> Outcome:
    written = asked.sense.pick(row.values, "departement")
    codes = departements_in(written)
    needs = needs_in(asked.sense.every(row.values, "need"))
    if not codes:
        return asked.refusal(row, f"le département « {written} » n’est pas reconnu ; écrivez 54 ou Meurthe-et-Moselle.")
    if not needs:
        return asked.refusal(row, "le besoin est vide ; complétez-le ou supprimez la ligne.")
    inside = tuple(code for code in codes if asked.perimeter.holds(code))
    if not inside:
        return asked.outside(row)
    return asked.record(row, (), tuple(Expression(need, inside) for need in needs))
