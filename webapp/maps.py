"""The open map, as views reach it."""

from typing import cast

from flask import current_app

from graph.atlas import Atlas
from graph.errors import NotFound
from graph.network import Node
from graph.queries import run_query
from graph.vocabulary import departement_name, departements


def get_atlas() -> Atlas:
    """Return the map this application was made for."""
    return cast(Atlas, current_app.extensions["atlas"])


def node_of(node_id: str) -> Node:
    """Return a node by its id alone: the end of a gap that a view lacks, the end of a tie."""
    if node_id in departements():
        return Node(node_id, "Departement", departement_name(node_id), "Département")
    atlas = get_atlas()
    # Actions of a scheme have no name of their own to be searched by.
    unnamed = run_query(atlas.store, "action", id=node_id) if node_id not in atlas.names() else []
    found = atlas.names().get(node_id) or next((("Action", row["name"]) for row in unnamed), None)
    if not found:
        raise NotFound("Ce nœud n’est pas dans la carte.")
    return Node(node_id, *found)
