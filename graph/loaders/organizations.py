"""A directory: who exists, where, with which identifiers. Being listed is not working together: no tie is made."""

from collections.abc import Iterator
from itertools import islice

import msgspec

from graph.loaders.cells import departement_code, is_place
from graph.loaders.columns import HALF, SAMPLE
from graph.loaders.deciding import ONLY_A_NAME
from graph.loaders.mentions import participants
from graph.loaders.personal import domain_of
from graph.loaders.reading import Asked, Outcome
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import ORGANIZATION, Understanding
from graph.model import Participant, Profile

NAME = "organizations"
TITLE = "annuaire d’organisations"

LEAST_PLACES = 5  # rows: fewer may be the branches of one body
USED = ORGANIZATION | {"departement", "kind", "website"}


def recognises(table: Table, sense: Understanding) -> str:
    """Return why the table is a directory of organisations, or an empty text."""
    if "organization" not in sense.meanings or _are_places(table, sense):
        return ""
    if "presence" in sense.meanings:
        return (
            "des organisations ; une colonne de présence, mais aucune rencontre : ajoutez une colonne « rencontre » et "
            "« date », ou mettez le mot « réunion » et la date dans le titre ou le nom du fichier"
        )
    return "des organisations, sans action ni rencontre"


def _are_places(table: Table, sense: Understanding) -> bool:
    """Whether a column that only says « nom » holds départements, régions or communes, with nothing of a body in it."""
    if sense.meanings & {"siren", "siret", "rna", "address", "website", "email"}:
        return False
    (column, *_) = sense.columns["organization"]
    if not any(choice.column == column and choice.reason == ONLY_A_NAME for choice in sense.choices):
        return False
    cells = [cell for row in islice(table.rows, SAMPLE) if (cell := row.values.get(column, "").strip())]
    return len(cells) >= LEAST_PLACES and sum(map(is_place, cells)) >= HALF * len(cells)


def read(asked: Asked) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    for row in asked.table.rows:
        yield _organization(asked, row)


def _organization(asked: Asked, row: Row) -> Outcome:
    sense, values = asked.sense, row.values
    where = departement_code(sense.pick(values, "departement")) or asked.departement
    people = participants(sense, values, {"organization": ""}, where)
    if not people:
        return asked.refusal(row, "le nom de l’organisation est vide ; complétez-le ou supprimez la ligne.")
    placed = tuple(_placed(person, where) for person in people)
    known = placed[0].mention.departement
    if known and not asked.perimeter.holds(known):
        return asked.outside(row)
    website = sense.pick(values, "website") or domain_of(sense.pick(values, "email"))
    return asked.record(row, placed, (Profile(sense.pick(values, "kind"), website),) if len(placed) == 1 else ())


def _placed(person: Participant, where: str) -> Participant:
    """In a directory the département of a row is that of its organisation."""
    if person.mention.departement or not where:
        return person
    return Participant(msgspec.structs.replace(person.mention, departement=where), person.role)
