"""A list sent from a browser: upload, see what was understood, correct a column, load."""

from urllib.parse import quote

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirection

from graph.errors import InputError
from graph.importing import EVERYWHERE, keep_mapping, look, read, write
from graph.loaders import KINDS
from graph.loaders.understanding import MEANINGS
from graph.loading import Decided, Gathered
from graph.preview import VERDICTS, TablePreview, refused_rows
from graph.sheets.summary import map_summary
from graph.staging import Staging
from webapp.maps import get_atlas

bp = Blueprint("importing", __name__, url_prefix="/importer")

MAX_UPLOAD = 64 * 1024 * 1024  # bytes, all files together
MAX_FIELDS = 1024 * 1024  # bytes: choices of columns; files come by pieces of 64 KiB, and count here with what waits
SHOWN = 200  # verdicts of each kind; the rest is counted


@bp.before_request
def allowed() -> None:
    """Refuse where the map is only shown, and let a list be longer than a question."""
    if not current_app.config["IMPORT"]:
        abort(403, "Sur ce serveur la carte se lit ; les listes se chargent ailleurs (MAILLAGE_IMPORT).")
    request.max_content_length = MAX_UPLOAD
    request.max_form_memory_size = MAX_FIELDS


@bp.get("")
def index() -> str:
    """Ask for files."""
    return render_template("importing/index.html", kinds=KINDS)


@bp.post("")
def upload() -> Redirection | tuple[str, int]:
    """Keep the files aside and show what they are."""
    files = ((given.filename or "", given.read()) for given in request.files.getlist("listes"))
    try:
        token = _staging().add(files)
    except InputError as error:
        return render_template("importing/index.html", kinds=KINDS, problem=str(error)), 400
    return redirect(url_for(".preview", token=token), 303)


@bp.get("/<token>")
def preview(token: str) -> str | tuple[str, int]:
    """Show how each table was understood and what would become of its rows."""
    staging = _staging()
    decided = staging.decided(token)
    try:
        gathered = _gathered(staging, token)
        tables = look(get_atlas().settings, gathered)
    except InputError as error:
        return render_template("importing/unread.html", token=token, problem=str(error), decided=decided), 400
    return render_template(
        "importing/preview.html",
        left_aside=[name.rpartition("/")[2] for name in gathered.left_aside],
        token=token,
        tables=tables,
        decided=decided,
        kinds=KINDS,
        meanings=MEANINGS,
        verdicts=VERDICTS,
        shown=SHOWN,
        refused=sum(table.counts["refused"] for table in tables),
    )


@bp.post("/<token>/colonnes")
def decide(token: str) -> Redirection:
    """Keep what a person decided of the columns, and show again."""
    staging = _staging()
    staging.decide(token, *_decisions(staging, token))
    return redirect(url_for(".preview", token=token), 303)


def _decisions(staging: Staging, token: str) -> tuple[str, dict[str, str]]:
    """Return the kind and the columns of the form that differ from what was understood, or were decided before."""
    kind, before = request.form.get("type", ""), staging.decided(token)
    shown = {c.column: c.meaning for t in _tables(staging, token) for c in t.reading.sense.choices}
    fields = ((name.partition(":"), value) for name, value in request.form.items() if value in ("", *MEANINGS))
    given = {column: value for (field, _, column), value in fields if field == "colonne"}
    changed = {column: value for column, value in given.items() if shown.get(column) != value}
    return kind if kind in KINDS else "", {**before.columns, **changed}


def _tables(staging: Staging, token: str) -> tuple[TablePreview, ...]:
    try:
        return look(get_atlas().settings, _gathered(staging, token))
    except InputError:
        return ()


@bp.get("/<token>/refusees.csv")
def refused(token: str) -> Response:
    """Send the refused rows, to be corrected and loaded again."""
    staging = _staging()
    gathered = _gathered(staging, token)
    # A file replaces the one of its name: the refused rows of two lists must not have the same.
    name = quote(f"lignes-refusees-{staging.files(token)[0].stem}.csv")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(refused_rows(list(gathered.readings)), mimetype="text/csv", headers=headers)


@bp.post("/<token>/charger")
def load(token: str) -> str | tuple[str, int]:
    """Load for good: all of the upload or nothing."""
    staging, atlas = _staging(), get_atlas()
    try:
        gathered = _gathered(staging, token)
    except InputError as error:
        return render_template("importing/unread.html", token=token, problem=str(error), decided=Decided()), 400
    report = write(atlas.settings, atlas.store, gathered, EVERYWHERE)
    keep_mapping(atlas.settings, gathered, staging.decided(token), request.form.get("modele", "") or "sans nom")
    refused = sum(len(reading.refusals) for reading in gathered.readings)
    if not refused:  # else the upload stays for a day, so that its refused rows can be fetched and corrected
        staging.remove(token)
    told = {"token": token, "refused": refused}
    return render_template("importing/done.html", report=report, summary=atlas.latest(map_summary), **told)


@bp.post("/<token>/abandonner")
def forget(token: str) -> Redirection:
    """Throw the upload away."""
    _staging().remove(token)
    return redirect(url_for(".index"), 303)


def _gathered(staging: Staging, token: str) -> Gathered:
    return read(get_atlas().settings, staging.files(token), decided=staging.decided(token))


def _staging() -> Staging:
    return Staging(get_atlas().settings.journal)
