"""The sheet of an organisation."""

from graph.atlas import Atlas
from graph.evidence import actions_of, events_of, present_organization
from graph.queries import run_query
from graph.said import said_of
from graph.sheets.model import OrganizationSheet
from graph.sheets.wording import grouped


def organization_sheet(atlas: Atlas, organization_id: str) -> OrganizationSheet:
    """Return an organisation's sheet; raise NotFound."""
    row = present_organization(atlas.store, atlas.journal, organization_id)
    own = {"organizations": [row["id"]]}
    naming = [found["record"] for found in run_query(atlas.store, "naming_records", id=row["id"])]
    actions = actions_of(atlas.journal, run_query(atlas.store, "participations", **own))
    events = events_of(atlas.journal, run_query(atlas.store, "attendances", **own))
    return OrganizationSheet(
        id=row["id"],
        name=row["name"],
        aliases=tuple(row["aliases"]),
        siren=row["siren"] or "",
        kind=row["kind"] or "",
        website=row["website"] or "",
        confidence=row["confidence"],
        reason=row["reason"] or "",
        departements=tuple(row["departements"]),
        ties=grouped([*actions, *events]),
        said=said_of(atlas.journal, naming, row["aliases"]),
    )
