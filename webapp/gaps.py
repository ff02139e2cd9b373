"""The list of gaps, filtered, and the same list as a file."""

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirection

from graph.following import decide
from graph.gap_rows import COLUMNS, gap_rows
from graph.gaps import STATES, Gap, GapReport, gap_queries
from graph.loaders.dates import iso_date
from graph.model import FollowUp
from graph.sheets.summary import departement_summaries, map_summary
from webapp.asked import one_of, page_of
from webapp.downloads import csv_file
from webapp.maps import get_atlas

bp = Blueprint("gaps", __name__)

PAGE = 50
LONGEST = 200  # characters of a name or a reason


@bp.get("/manques")
def index() -> str:
    """List the gaps, the most severe first."""
    report, gaps, chosen = _asked()
    page, pages = page_of(len(gaps), PAGE)
    atlas = get_atlas()
    return render_template(
        "gaps/index.html",
        report=report,
        found=len(gaps),
        gaps=gaps[(page - 1) * PAGE : page * PAGE],
        states=STATES,
        page=page,
        pages=pages,
        kinds=gap_queries(),
        departements=atlas.latest(departement_summaries),
        chosen=chosen,
        summary=atlas.latest(map_summary),
        records=atlas.records,
    )


@bp.get("/manques.csv")
def download() -> Response:
    """Send the same list as a file that a spreadsheet opens."""
    _, gaps, _ = _asked()
    return csv_file("manques.csv", gap_rows(get_atlas(), gaps), COLUMNS)


def _asked() -> tuple[GapReport, list[Gap], dict[str, str | None]]:
    """Return what was counted, the gaps asked for, and what the address asked, to be asked again."""
    kind, departement = one_of("type", {query.name for query in gap_queries()}), request.args.get("departement", "")
    state = one_of("etat", STATES)
    report = get_atlas().gaps([kind] if kind else (), [departement] if departement else ())
    gaps = [gap for gap in report.gaps if not state or gap.state == state]
    return report, gaps, {"type": kind or None, "departement": departement or None, "etat": state or None}


@bp.post("/manques/<gap_id>/suivi")
def follow(gap_id: str) -> Redirection:
    """Keep what is decided of a gap."""
    if not current_app.config["IMPORT"]:
        abort(403, "Sur ce serveur la carte se lit ; elle se corrige ailleurs (MAILLAGE_IMPORT).")
    state = request.form.get("etat", "")
    if state not in STATES:
        abort(400, "Cet état n’est pas prévu.")
    owner, why = (request.form.get(name, "").strip()[:LONGEST] for name in ("responsable", "raison"))
    decide(get_atlas(), FollowUp(gap_id, state, owner, iso_date(request.form.get("echeance", "")), why))
    return redirect(url_for(".index", _anchor=gap_id), 303)
