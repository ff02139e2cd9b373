"""Who runs which action: carrier, partners and funder of each row, in one cell or several columns."""

import re
from collections.abc import Iterator

from graph.loaders.cells import departements_in, several
from graph.loaders.dates import years_in, years_of
from graph.loaders.mentions import participants
from graph.loaders.needs import needs_in
from graph.loaders.persons import without_persons
from graph.loaders.reading import Asked, Outcome
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import ORGANIZATION, Understanding
from graph.model import ALREADY_THERE, Action
from graph.names import fold
from graph.needs import public_code

NAME = "actions"
TITLE = "qui mène quelle action"
USED = ORGANIZATION | {
    *("action", "carrier", "partner", "funder", "there", "role", "kind", "scale", "amount"),
    *("departement", "year", "date", "need", "public"),
}
# « Projet de loi de finances pour 2020 : associations subventionnées en 2018 » tells of 2018
PAID_IN = re.compile(r"\b(?:en|annee|exercice|au titre de|au titre de l.annee)\s*:? ((?:19|20)\d\d)\b")
BILL = re.compile(r"\b(?:plf|projet de loi de finances|loi de finances)(?: pour)?(?: l.annee)? (?:19|20)\d\d\b")
ROLES = {
    **{"carrier": "porteur", "organization": "porteur", "partner": "partenaire", "funder": "financeur"},
    "there": ALREADY_THERE,
}


def recognises(table: Table, sense: Understanding) -> str:
    """Return why the table says who runs which action, or an empty text."""
    if "action" in sense.meanings and sense.meanings & {"organization", "carrier", "partner", "there"}:
        return "une colonne d’actions et une d’organisations"
    return ""


def read(asked: Asked) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    for row in asked.table.rows:
        yield _action(asked, row)


def roles_of(sense: Understanding, row: Row) -> dict[str, str]:
    """Return meaning → role; a row that says the role says that of its organisation."""
    written = sense.pick(row.values, "role").lower()
    return ROLES | ({"organization": written} if written else {})


def _action(asked: Asked, row: Row) -> Outcome:
    sense, values = asked.sense, row.values
    name = without_persons(sense.pick(values, "action"))
    if not name and not (_is_grant(sense) and sense.pick(values, "organization")):
        return asked.refusal(row, "l’intitulé de l’action est vide ; complétez-le.")
    written = ", ".join(sense.every(values, "departement")) or asked.departement
    codes = departements_in(written)
    if codes is None:
        return asked.refusal(row, f"le département « {written} » n’est pas reconnu ; écrivez 54 ou Meurthe-et-Moselle.")
    dated = ", ".join(sense.every(values, "year")) or sense.pick(values, "date")
    years = years_of(dated) if dated else _year_around(asked)
    if dated and not years:
        return asked.refusal(row, f"l’année « {dated} » n’est pas lue ; écrivez 2019, ou 2019-2020.")
    inside = tuple(code for code in codes if asked.perimeter.holds(code))
    if codes and not inside:
        return asked.outside(row)
    people = participants(sense, values, roles_of(sense, row), inside[0] if len(inside) == 1 else "")
    owner = people[0].mention.name if people and _is_grant(sense) else ""
    # a grant whose object is not said tells that its beneficiary exists, no more
    states = tuple(_statement(asked, row, (name, year, owner), inside) for year in years or (None,) if name)
    return asked.record(row, people, states, str(years[0]) if years else "")


def _year_around(asked: Asked) -> tuple[int, ...]:
    """Return the year of a list that has no column for it, when its title, its sheet or its amounts say only one."""
    sense, table = asked.sense, asked.table
    if sense.meanings & {"year", "date"}:
        return ()
    said = [*table.title, table.sheet, *sense.columns.get("amount", ())]
    found = {year for text in said for year in years_in(BILL.sub(" ", fold(text)))}
    paid = {int(year) for text in said for year in PAID_IN.findall(fold(text))}
    return tuple(found) if len(found) == 1 else tuple(paid) if len(paid) == 1 else ()


def _is_grant(sense: Understanding) -> bool:
    """A list of grants repeats one object (« fonctionnement ») for many who do not work together."""
    return "amount" in sense.meanings


def _statement(asked: Asked, row: Row, what: tuple[str, int | None, str], departements: tuple[str, ...]) -> Action:
    name, year, owner = what
    sense, values = asked.sense, row.values
    return Action(
        key=":".join([fold(name), "+".join(departements), str(year or ""), *filter(None, [fold(owner)])]),
        name=name,
        kind=sense.pick(values, "kind"),
        year=year,
        scale=sense.pick(values, "scale"),
        departements=departements,
        needs=needs_in(sense.every(values, "need")),
        publics=tuple(public_code(part) for cell in sense.every(values, "public") for part in several(cell)),
    )
