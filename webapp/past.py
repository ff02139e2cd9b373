"""What was done to the map, run by run, and undoing it."""

from flask import Blueprint, abort, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from graph.past import changes, runs, said, undo_run
from graph.sheets.refused import refused_csv, refused_lines
from webapp.maps import get_atlas

bp = Blueprint("past", __name__, url_prefix="/historique")

REFUSED = 500
SHOWN = 200  # rows of each kind in one file; the rest is counted


@bp.get("")
def index() -> str:
    """List all the runs, and what people said of the duplicates, the latest first."""
    settings = get_atlas().settings
    return render_template("past/index.html", lines=runs(settings), said=said(settings, SHOWN))


@bp.get("/refusees")
def refused() -> str:
    """List the rows that could not be read, with the reason of each."""
    return render_template("past/refused.html", rows=refused_lines(get_atlas()), shown=REFUSED)


@bp.get("/refusees.csv")
def refused_file() -> Response:
    """Send the same list as a file that a spreadsheet opens."""
    headers = {"Content-Disposition": 'attachment; filename="lignes-non-comprises.csv"'}
    return Response(refused_csv(get_atlas()), content_type="text/csv; charset=utf-8", headers=headers)


@bp.get("/<int:number>")
def run(number: int) -> str:
    """Show the rows that one run brought, corrected or took away."""
    line, documents, ids = changes(get_atlas().settings, number)
    return render_template("past/run.html", line=line, documents=documents, ids=ids, shown=SHOWN)


@bp.post("/<int:number>/annuler")
def undo(number: int) -> Response:
    """Undo a run; undoing that again brings it back."""
    if not current_app.config["IMPORT"]:
        abort(403, "Sur ce serveur la carte se lit ; elle se corrige ailleurs (MAILLAGE_IMPORT).")
    atlas = get_atlas()
    undo_run(atlas.settings, atlas.store, number)
    return redirect(url_for(".index"), 303)
