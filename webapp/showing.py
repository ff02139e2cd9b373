"""*Montrer*: a view as a file, and the addresses by which others may see it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import BoundedSemaphore

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirection

from graph.atlas import Atlas
from graph.export.exhibit import Exhibit
from graph.export.files import FORMS, written
from graph.export.views import make_exhibit
from graph.leaving_out import left_out
from graph.names import fold
from graph.sharing import DAYS, LONGEST, MOST_DAYS, name_view, named_views, revoke, share, shares, shown
from webapp.maps import get_atlas

bp = Blueprint("showing", __name__, url_prefix="/montrer")

LEFT_OUT = 5  # organisations
# Files made at once: an image takes a processor for a second, a map without somebody is a whole map; anybody may ask.
PREPARED = BoundedSemaphore(2)
PATIENCE = 15.0  # seconds
VIEW_LENGTH = 6000  # characters of the name of a view


@bp.get("")
def index() -> str:
    """Offer a view as a file or as an address, and list what is shared."""
    return _page()


@bp.get("/fichier.<form>")
def download(form: str) -> Response:
    """Send a view as a file."""
    if form not in FORMS:
        abort(404, f"Une vue s’écrit en {', '.join(FORMS)}.")
    view, without = _view(), _without()
    if not PREPARED.acquire(timeout=PATIENCE):
        abort(503, "D’autres fichiers se préparent ; réessayez dans un instant.")
    try:
        with _shown(view, without) as (atlas, exhibit):
            title, content = exhibit.notes.title, written(atlas, exhibit, form)
    finally:
        PREPARED.release()
    name = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:60] or "carte"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(content, content_type=FORMS[form], headers=headers)


@contextmanager
def _shown(view: str, without: Sequence[str]) -> Iterator[tuple[Atlas, Exhibit]]:
    """Give a view as it is shown, and the map it is of."""
    atlas = get_atlas()
    with left_out(atlas, without) as seen:
        yield seen, make_exhibit(seen, view, without) if without else shown(atlas, view)


@bp.post("")
def create() -> tuple[str, int]:
    """Share a view; its address is told on this page only."""
    _allowed()
    days = request.form.get("jours", default=DAYS, type=int)
    token, kept = share(get_atlas(), _view(), request.form.get("titre", ""), days)
    return _page(told=url_for("shared.view", token=token, _external=True), title=kept.title), 201


@bp.post("/<int:number>/fermer")
def close(number: int) -> Redirection:
    """Revoke a share."""
    _allowed()
    revoke(get_atlas(), str(number))
    return redirect(url_for(".index", _anchor="partages"), 303)


@bp.post("/vues")
def keep() -> Redirection:
    """Give a view a name, or give a name up."""
    _allowed()
    name = name_view(get_atlas(), request.form.get("nom", ""), request.form.get("vue", "")[:VIEW_LENGTH])
    return redirect(url_for(".index", vue=name if request.form.get("vue") else None, _anchor="vues"), 303)


def _page(told: str = "", title: str = "") -> str:
    atlas = get_atlas()
    asked, exhibit = request.values.get("vue", "").strip(), None
    if asked:
        with _shown(_view(), _without()) as (_, exhibit):
            pass
    return render_template(
        "showing/index.html",
        view=asked,
        exhibit=exhibit,
        without=_without(),
        shares=shares(atlas) if current_app.config["IMPORT"] else (),
        saved=named_views(atlas),
        told=told,
        title=title,
        days=DAYS,
        most_days=MOST_DAYS,
        longest=LONGEST,
    )


def _view() -> str:
    view = request.values.get("vue", "").strip()
    if not view or len(view) > VIEW_LENGTH:
        abort(400, "Dites quelle vue montrer.")
    return view


def _without() -> tuple[str, ...]:
    found = tuple(name for name in request.values.getlist("sans") if name.strip())
    if len(found) > LEFT_OUT:
        abort(400, f"On ne retire pas plus de {LEFT_OUT} organisations à la fois.")
    return found


def _allowed() -> None:
    if not current_app.config["IMPORT"]:
        abort(403, "Sur ce serveur la carte se lit ; elle se partage ailleurs (MAILLAGE_IMPORT).")
