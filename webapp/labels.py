"""How pages write things in French: numbers, shares, kinds, and the address of each node's sheet."""

import json
from typing import Any

from flask import Flask, url_for

from graph.drawing.grammar import kind
from graph.errors import MaillageError
from graph.french import count, date, number, severity, share, unbroken
from graph.queries import run_query
from graph.vocabulary import departement_name, departements
from webapp.maps import get_atlas

ENDPOINTS = {
    "org": "network.organization",
    "ter": "sheets.territory",
    "act": "sheets.action",
    "evt": "sheets.event",
    "rec": "sheets.record",
}

UNNAMED = {"org": "L’organisation", "ter": "Le contrat de ville", "act": "L’action", "evt": "La rencontre"}


def sheet_url(node_id: str) -> str:
    """Return the address of a node's sheet; a département's id is its code."""
    endpoint = ENDPOINTS.get(node_id.partition("-")[0])
    if endpoint:
        return url_for(endpoint, node_id=node_id)
    return url_for("network.departement", code=node_id) if node_id in departements() else ""


def subject_name(node_id: str) -> str:
    """Return how a link to what a sentence tells of is written: its name, or what it is when it has none."""
    if node_id in departements():
        return departement_name(node_id)
    _, name = get_atlas().names().get(node_id, ("", ""))
    return name or UNNAMED.get(node_id.partition("-")[0], "")


def is_empty() -> bool:
    """Tell whether nothing is in the map: a page of nothing says how to begin.

    False while the map is being written: pages that do not read it, as the history, must open then too.
    """
    try:
        return not any(row["nodes"] for row in get_atlas().once(run_query, "node_counts"))
    except MaillageError:
        return False


def init_app(app: Flask) -> None:
    """Make these words available to templates."""
    filters: dict[str, Any] = {"number": number, "count": count, "date": date, "severity": severity, "kind": kind}
    app.jinja_env.filters.update(filters, from_json=json.loads, departement=departement_name, unbroken=unbroken)
    app.context_processor(lambda: {"invented": get_atlas().invented()})
    app.jinja_env.globals.update(share=share, sheet_url=sheet_url, subject_name=subject_name, is_empty=is_empty)
