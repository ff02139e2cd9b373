"""The open map, as views reach it."""

from collections.abc import Callable
from typing import cast

from flask import current_app

from graph.atlas import Atlas
from graph.errors import NotFound
from graph.network import Node
from graph.sheets.model import OrganizationSheet, Sheet
from graph.sheets.organizations import organization_sheet
from graph.sheets.things import action_sheet, event_sheet, territory_sheet
from graph.vocabulary import departement_name, departements


def get_atlas() -> Atlas:
    """Return the map this application was made for."""
    return cast(Atlas, current_app.extensions["atlas"])


def node_of(node_id: str) -> Node:
    """Return a node by its id alone: the end of a gap that a view lacks, the end of a tie."""
    if node_id in departements():
        return Node(node_id, "Departement", departement_name(node_id), "Département")
    atlas = get_atlas()
    readers: dict[str, tuple[str, Callable[[Atlas, str], OrganizationSheet | Sheet]]] = {
        "org": ("Organization", organization_sheet),
        "ter": ("Territory", territory_sheet),
        "act": ("Action", action_sheet),
        "evt": ("Event", event_sheet),
    }
    prefix = node_id.partition("-")[0]
    if prefix not in readers:
        raise NotFound("Ce nœud n’est pas dans la carte.")
    label, read = readers[prefix]
    return Node(node_id, label, read(atlas, node_id).name)
