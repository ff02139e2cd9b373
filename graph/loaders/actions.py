"""Who runs which action: one row per organisation and action; an action without known organisation is one row."""

from collections.abc import Iterator

from graph.loaders.columns import fold, meanings, pick
from graph.loaders.mentions import departement_code, participant
from graph.loaders.reading import Outcome, Outside, Perimeter, Refusal, position
from graph.loaders.tables import Row, Table
from graph.model import Action, Record

NAME = "actions"


def recognises(table: Table) -> bool:
    """Whether the table says who runs which action."""
    return {"action", "organization"} <= meanings(table.columns).keys()


def read(table: Table, perimeter: Perimeter) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    found = meanings(table.columns)
    for row in table.rows:
        departement = departement_code(pick(row.values, found, "departement"))
        if departement and not perimeter.holds(departement):
            yield Outside(position(table, row))
        else:
            yield _action(table, row, found, departement)


def _action(table: Table, row: Row, found: dict[str, str], departement: str) -> Outcome:
    name, year = pick(row.values, found, "action"), pick(row.values, found, "year")
    if not name:
        return Refusal(position(table, row), "l’intitulé de l’action est vide.")
    if year and not (year.isdigit() and len(year) == 4):
        return Refusal(position(table, row), f"l’année « {year} » n’est pas une année.")
    if pick(row.values, found, "departement") and not departement:
        return Refusal(position(table, row), "le département n’est pas un code connu (par exemple 54).")
    action = Action(
        key=f"{fold(name)}:{departement}:{year}",
        name=name,
        kind=pick(row.values, found, "kind"),
        year=int(year) if year else None,
        scale=pick(row.values, found, "scale"),
        departements=(departement,) if departement else (),
    )
    people = participant(row.values, found, "porteur")
    return Record(position(table, row), dict(row.values), people, (action,), year)
