"""How pages write things in French: numbers, shares, kinds, and the address of each node's sheet."""

import json
from typing import Any

from flask import Flask, url_for

from graph.drawing.grammar import kind
from graph.french import count, date, number, severity, share, unbroken
from graph.vocabulary import departement_name, departements

ENDPOINTS = {
    "org": "network.organization",
    "ter": "sheets.territory",
    "act": "sheets.action",
    "evt": "sheets.event",
    "rec": "sheets.record",
}


def sheet_url(node_id: str) -> str:
    """Return the address of a node's sheet; a département's id is its code."""
    endpoint = ENDPOINTS.get(node_id.partition("-")[0])
    if endpoint:
        return url_for(endpoint, node_id=node_id)
    return url_for("network.departement", code=node_id) if node_id in departements() else ""


def init_app(app: Flask) -> None:
    """Make these words available to templates."""
    filters: dict[str, Any] = {"number": number, "count": count, "date": date, "severity": severity, "kind": kind}
    app.jinja_env.filters.update(filters, from_json=json.loads, departement=departement_name, unbroken=unbroken)
    app.context_processor(lambda: {"invented": app.extensions["atlas"].invented()})
    app.jinja_env.globals.update(share=share, sheet_url=sheet_url)
