"""How pages write things in French: numbers, shares, kinds, and the address of each node's sheet."""

import json
from typing import Any

from flask import Flask, url_for

from graph.drawing.grammar import kind
from graph.vocabulary import departement_name, departements

NARROW_SPACE = "\u202f"
ENDPOINTS = {
    "org": "network.organization",
    "ter": "sheets.territory",
    "act": "sheets.action",
    "evt": "sheets.event",
    "rec": "sheets.record",
}
SEVERITIES = ((0.7, "très forte"), (0.5, "forte"), (0.3, "moyenne"), (0.0, "faible"))


def number(value: int) -> str:
    """Write « 3 086 »."""
    return f"{value:,}".replace(",", NARROW_SPACE)


def share(part: int, whole: int) -> str:
    """Write « 2 305 sur 3 006 (77 %) »; a share of nothing has no percentage."""
    if not whole:
        return f"{number(part)} sur {number(whole)}"
    percent = round(100 * part / whole)
    if percent == 100 and part < whole:
        percent = 99  # « 100 % » is said only of all of them
    return f"{number(part)} sur {number(whole)} ({percent}{NARROW_SPACE}%)"


def count(value: int, singular: str, plural: str = "") -> str:
    """Write « 1 lien », « 3 liens »."""
    return f"{number(value)}{NARROW_SPACE}{singular if abs(value) < 2 else plural or singular + 's'}"


def date(value: str) -> str:
    """Write an ISO date, whole or cut at the month or the year, as « 14/10/2019 »."""
    return "/".join(reversed(value[:10].split("-")))


def severity(value: float) -> str:
    """Say a severity in words."""
    return next(word for floor, word in SEVERITIES if value >= floor)


def sheet_url(node_id: str) -> str:
    """Return the address of a node's sheet; a département's id is its code."""
    endpoint = ENDPOINTS.get(node_id.partition("-")[0])
    if endpoint:
        return url_for(endpoint, node_id=node_id)
    return url_for("network.departement", code=node_id) if node_id in departements() else ""


def init_app(app: Flask) -> None:
    """Make these words available to templates."""
    filters: dict[str, Any] = {"number": number, "count": count, "date": date, "severity": severity, "kind": kind}
    app.jinja_env.filters.update(filters, from_json=json.loads, departement=departement_name)
    app.context_processor(lambda: {"invented": app.extensions["atlas"].invented()})
    app.jinja_env.globals.update(share=share, sheet_url=sheet_url)
