"""Needs expressed per département: what a workshop noted, or what organisations answered to a form.

One row per need, or one column per département, with crosses or with the needs themselves under its name.
"""

import re
from collections.abc import Iterator

from graph.loaders.around import departement_around
from graph.loaders.cells import departements_in, is_nothing, several
from graph.loaders.mentions import participants
from graph.loaders.reading import Asked, Outcome
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import ORGANIZATION, Understanding
from graph.model import ALREADY_THERE, Expression, Need
from graph.names import fold
from graph.needs import OTHER, need_code, need_names

NAME = "needs"
TITLE = "besoins exprimés par département"
USED = ORGANIZATION | {"there", "need", "departement", "need_of_departement"}
OTHER_KINDS = frozenset({"action", "carrier", "event", "gap", "partner", "funder", "cross", "presence"})
BESIDE = frozenset({"partner", "funder"})  # a form may ask for them beside needs, and name no action
LACKING = re.compile(r"\b(besoins?|difficultes?|freins?|manques?|problematiques?)\b")  # « thèmes » may be what one does
ROLES = {"organization": "a exprimé le besoin", "there": ALREADY_THERE}
UNKNOWN = "le département « {} » n’est pas reconnu ; écrivez 54, Meurthe-et-Moselle ou Grand Est."


def recognises(table: Table, sense: Understanding) -> str:
    """Return why the table says which département expressed which need, or an empty text."""
    lacking = any(LACKING.search(fold(column)) for column in sense.columns.get("need", ()))
    other = sense.meanings & OTHER_KINDS - (BESIDE if lacking else frozenset())
    # A workshop may be named beside the need it noted; an agenda has meetings and themes, but no « besoin ».
    if other and not (other == {"event"} and any("besoin" in fold(column) for column in sense.columns.get("need", ()))):
        return ""
    if len(sense.columns.get("need_of_departement", ())) > 1 and "organization" not in sense.meanings:
        return "une colonne de besoins par département"
    if "need" not in sense.meanings or not ("departement" in sense.meanings or departement_around(table, sense)):
        return ""
    if "organization" not in sense.meanings:
        return "des besoins et des départements, sans organisation, action ni rencontre"
    return "des besoins que des organisations expriment, par département" if lacking else ""


def read(asked: Asked) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    columns = asked.sense.columns.get("need_of_departement", ())
    for row in asked.table.rows:
        yield _by_column(asked, row, columns) if columns else _expression(asked, row)


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
    written = ", ".join(asked.sense.every(row.values, "departement")) or asked.departement
    codes = departements_in(written)
    needs = needs_in(asked.sense.every(row.values, "need"))
    if not codes:
        return asked.refusal(row, UNKNOWN.format(written))
    if not needs:
        return asked.refusal(row, "le besoin est vide ; complétez-le ou supprimez la ligne.")
    inside = tuple(code for code in codes if asked.perimeter.holds(code))
    if not inside:
        return asked.outside(row)
    people = participants(asked.sense, row.values, ROLES, inside[0] if len(inside) == 1 else "")
    return asked.record(row, people, tuple(Expression(need, inside) for need in needs))


def _by_column(asked: Asked, row: Row, columns: tuple[str, ...]) -> Outcome:
    """Read a row whose cells are the needs of the département that heads their column."""
    said: list[Expression] = []
    for column in columns:
        codes = tuple(code for code in departements_in(column) or () if asked.perimeter.holds(code))
        said += [Expression(need, codes) for need in needs_in((row.values.get(column, "").strip(),)) if codes]
    return asked.record(row, (), tuple(said)) if said else asked.outside(row)
