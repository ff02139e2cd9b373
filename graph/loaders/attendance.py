"""Who came to which meeting: one row per organisation and meeting; a meeting without known participant is one row."""

import re
from collections.abc import Iterator

from graph.loaders.columns import fold, meanings, pick
from graph.loaders.mentions import departement_code, participant
from graph.loaders.reading import Outcome, Outside, Perimeter, Refusal, position
from graph.loaders.tables import Row, Table
from graph.model import Event, Record

NAME = "attendance"
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
FRENCH_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def recognises(table: Table) -> bool:
    """Whether the table says who came to which meeting."""
    return {"event", "date"} <= meanings(table.columns).keys()


def read(table: Table, perimeter: Perimeter) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    found = meanings(table.columns)
    for row in table.rows:
        departement = departement_code(pick(row.values, found, "departement"))
        if departement and not perimeter.holds(departement):
            yield Outside(position(table, row))
        else:
            yield _attendance(table, row, found, departement)


def iso_date(text: str) -> str:
    """Return ``2019-10-14``, ``2019-01`` or ``2019`` for a date so written or as ``14/10/2019``; else an empty text."""
    if DATE.fullmatch(text):
        return text
    french = FRENCH_DATE.fullmatch(text)
    return f"{french[3]}-{int(french[2]):02}-{int(french[1]):02}" if french else ""


def _attendance(table: Table, row: Row, found: dict[str, str], departement: str) -> Outcome:
    name, written = pick(row.values, found, "event"), pick(row.values, found, "date")
    date = iso_date(written)
    if not name:
        return Refusal(position(table, row), "le nom de la rencontre est vide.")
    if not date:
        return Refusal(position(table, row), f"la date « {written} » n’est pas lue ; écrivez 14/10/2019 ou 2019-10-14.")
    if pick(row.values, found, "departement") and not departement:
        return Refusal(position(table, row), "le département n’est pas un code connu (par exemple 54).")
    event = Event(
        key=f"{fold(name)}:{date}",
        name=name,
        date=date,
        place=pick(row.values, found, "place"),
        scale=pick(row.values, found, "scale"),
        departements=(departement,) if departement else (),
    )
    people = participant(row.values, found, "participant")
    return Record(position(table, row), dict(row.values), people, (event,), date)
