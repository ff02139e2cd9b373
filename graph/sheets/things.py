"""The sheets of a contrat de ville, an action, a rencontre, and of one tie of a picture."""

from typing import Any

from graph.atlas import Atlas
from graph.errors import NotFound
from graph.evidence import attendees_of, participants_of, ties_between
from graph.queries import found, run_query
from graph.said import said_of_fact
from graph.sheets.model import Sheet, TieEvidence
from graph.sheets.wording import facts, grouped

TERRITORY = {
    "departement_name": "Département",
    "codes": "Codes des contrats",
    "population": "Habitants des quartiers",
    "continuity": "Pourquoi un seul territoire",
}
ACTION = {
    "kind": "Nature",
    "scheme": "Dispositif",
    "year": "Année",
    "territory_name": "Contrat de ville",
    "scale": "Échelle",
    "departements": "Départements",
}
EVENT = {"date": "Date", "place": "Lieu", "scale": "Échelle", "departements": "Département"}


def territory_sheet(atlas: Atlas, territory_id: str) -> Sheet:
    """Return a contrat de ville's sheet; raise NotFound."""
    row = found(run_query(atlas.store, "territory", id=territory_id), "Ce contrat de ville")
    return _sheet(atlas, row, TERRITORY, _participants(atlas, territories=[territory_id]), row["departement"])


def action_sheet(atlas: Atlas, action_id: str) -> Sheet:
    """Return an action's sheet; raise NotFound."""
    row = found(run_query(atlas.store, "action", id=action_id), "Cette action")
    return _sheet(atlas, row, ACTION, _participants(atlas, actions=[action_id]), next(iter(row["departements"]), ""))


def event_sheet(atlas: Atlas, event_id: str) -> Sheet:
    """Return a rencontre's sheet; raise NotFound."""
    row = found(run_query(atlas.store, "event", id=event_id), "Cette rencontre")
    ties = attendees_of(atlas.journal, run_query(atlas.store, "attendances", events=[event_id]))
    return _sheet(atlas, row, EVENT, grouped(ties))


def tie_sheet(atlas: Atlas, start: str, end: str) -> Sheet:
    """Return the records that prove one tie of a picture, between two node ids; raise NotFound."""
    ties = grouped(ties_between(atlas.store, atlas.journal, start, end))
    if not ties:
        raise NotFound("Ce lien n’est pas dans la carte.")
    records = {record.id: record for tie in ties for record in tie.records}
    return Sheet(f"{start}/{end}", ties[0].name, (), ties, tuple(records.values()))


def _participants(atlas: Atlas, **filters: list[str]) -> tuple[TieEvidence, ...]:
    return grouped(participants_of(atlas.journal, run_query(atlas.store, "participations", **filters)))


def _sheet(
    atlas: Atlas, row: dict[str, Any], labels: dict[str, str], ties: tuple[TieEvidence, ...], departement: str = ""
) -> Sheet:
    said = said_of_fact(atlas.journal, row["records"], row["id"])
    return Sheet(row["id"], row["name"], facts(row, labels), ties, atlas.records(row["records"]), departement, said)
