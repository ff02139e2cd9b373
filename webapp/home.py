"""The home page, and the search."""

from typing import cast

from flask import Blueprint, current_app, render_template, request

from graph.changes.lately import lately
from graph.review import Desk
from graph.sheets.health import health
from graph.sheets.summary import departement_summaries, map_summary
from webapp.maps import get_atlas

bp = Blueprint("home", __name__)

FIRST_GAPS = 5
LONGEST_QUERY = 200  # characters; no name is longer, and comparing costs


@bp.get("/")
def index() -> str:
    """Show the state of the network: the first gaps, what changed, the health of the data, where to go."""
    atlas = get_atlas()
    report = atlas.gaps()
    return render_template(
        "home/index.html",
        summary=atlas.latest(map_summary),
        departements=atlas.latest(departement_summaries),
        report=report,
        gaps=report.gaps[:FIRST_GAPS],
        lately=atlas.latest(lately),
        health=atlas.latest(health),
        doubts=_doubts(),
        records=atlas.records,
    )


def _doubts() -> int | None:
    """Return how many questions on duplicates wait; None while nobody asked for them: to count them is slow."""
    desk = cast(Desk, current_app.extensions["desk"])
    return sum(desk.review.left(get_atlas().journal).values()) if desk.is_ready else None


@bp.get("/rechercher")
def search() -> str:
    """Find actors, actions, territories and rencontres by name."""
    text = request.args.get("q", "").strip()[:LONGEST_QUERY]
    results = get_atlas().search(text) if text else ()
    return render_template("home/search.html", text=text, results=results)
