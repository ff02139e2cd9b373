"""The home page, and the search."""

from flask import Blueprint, render_template, request

from graph.sheets.summary import departement_summaries, map_summary
from webapp.maps import get_atlas

bp = Blueprint("home", __name__)

FIRST_GAPS = 10
LONGEST_QUERY = 200  # characters; no name is longer, and comparing costs


@bp.get("/")
def index() -> str:
    """Show what is in the map, from which sources, and where to look first."""
    atlas = get_atlas()
    report = atlas.gaps()
    return render_template(
        "home/index.html",
        summary=atlas.latest(map_summary),
        departements=atlas.latest(departement_summaries),
        report=report,
        gaps=report.gaps[:FIRST_GAPS],
        records=atlas.records,
    )


@bp.get("/rechercher")
def search() -> str:
    """Find actors, actions, territories and rencontres by name."""
    text = request.args.get("q", "").strip()[:LONGEST_QUERY]
    results = get_atlas().search(text) if text else ()
    return render_template("home/search.html", text=text, results=results)
