"""The duplicates: one question at a time, what the answers are worth, and correcting an organisation by hand."""

import secrets
from typing import cast

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as Redirection

from graph.errors import JudgementError, MaillageError, NotFound
from graph.review import ANSWERS, Answer, Desk, Quality
from webapp.maps import get_atlas

bp = Blueprint("duplicates", __name__, url_prefix="/doublons")

TARGETS = (95, 98, 99)  # per cent of right joins
LATEST = 20
READER = "lecteur"  # the cookie that tells two people apart, so that they are not asked the same thing
SIGNATURE = 80  # characters
NOTICES = {
    "deja": "Une réponse a déjà été donnée à cette question : elle est gardée, la vôtre ne l’est pas. "
    "Pour la changer, reprenez-la parmi les dernières réponses.",
    "partie": "Votre réponse n’est pas gardée : la carte a changé entre-temps et cette question n’est plus posée.",
    "reprise": "Cette réponse était déjà reprise.",
    "suivie": "La carte suit toutes les réponses.",
}


def init_app(app: Flask) -> None:
    """Make the one desk at which everybody answers."""
    app.extensions["desk"] = Desk(app.extensions["atlas"])


@bp.before_request
def allowed() -> None:
    """Refuse where the map is only shown."""
    if not current_app.config["IMPORT"]:
        abort(403, "Sur ce serveur la carte se lit ; elle se corrige ailleurs (MAILLAGE_IMPORT).")


@bp.get("")
def index() -> Response:
    """Ask the next question, and say how good the grouping is."""
    desk, who, journal = _desk(), _reader(), get_atlas().journal
    audit = request.args.get("tirage") == "1"
    target = request.args.get("objectif", default=98, type=int)
    quality = desk.review.quality(journal, (target if target in TARGETS else 98) / 100)
    question = desk.review.question(journal, who, audit)
    page = render_template(
        "duplicates/index.html",
        audit=audit,
        asked=desk.shown(question) if question else None,
        targets=TARGETS,
        quality=quality,
        measured=_measured(quality),
        left=desk.review.left(journal),
        waiting=desk.waiting,
        mine=desk.review.last_of(journal, who),
        latest=desk.latest()[:LATEST],
        suspects=desk.suspects(),
        signature=_signature(),
        notice=NOTICES.get(request.args.get("dit", "")),
        kept=_kept(),
    )
    answer = make_response(page)
    answer.set_cookie(READER, who, httponly=True, samesite="Strict")
    return answer


def _measured(quality: Quality) -> list[tuple[str, int, int, int]]:
    """Return in per cent what a random audit found: what it is, the least, the most, on how many pairs."""
    both = (("le sont avec raison", quality.precision), ("de celles qu’il fallait réunir l’ont été", quality.recall))
    return [(what, round(100 * e.low), round(100 * e.high), e.asked) for what, e in both if e.asked]


@bp.post("/<question_id>")
def answer(question_id: str) -> Redirection:
    """Keep an answer, unless another came first, and ask the next question."""
    given = request.form.get("avis", "")
    if given not in ANSWERS:
        abort(400, "Cette réponse n’est pas prévue.")
    signature = request.form.get("signature", "").strip()[:SIGNATURE]
    try:
        kept = _desk().review.answer(get_atlas().journal, question_id, cast(Answer, given), _reader(), signature)
        back = _back("" if kept else "deja")
    except KeyError:
        back = _back("partie")
    back.set_cookie("signature", signature, httponly=True, samesite="Strict")
    return back


@bp.post("/reprendre")
def withdraw() -> Redirection:
    """Take an answer back."""
    keys = request.form.get("first", ""), request.form.get("second", "")
    gone = _desk().review.withdraw(get_atlas().journal, *keys, signed=_signature())
    return _back("" if gone else "reprise")


@bp.post("/appliquer")
def apply() -> Redirection:
    """Make the map follow the answers."""
    _desk().apply()
    return _back("suivie")


@bp.errorhandler(JudgementError)
@bp.errorhandler(NotFound)
def not_corrected(error: MaillageError) -> tuple[str, int]:
    """Say why an organisation was left as it was, and lead back to its sheet."""
    title, advice = "Le regroupement n’a pas été corrigé", "Rien n’a changé dans la carte."
    back = url_for("network.organization", node_id=(request.view_args or {})["organization_id"])
    code = 404 if isinstance(error, NotFound) else 400
    return render_template(
        "error.html", code=code, title=title, message=str(error), advice=advice, back=(back, "Revenir à la fiche")
    ), code


@bp.post("/separer/<organization_id>")
def separate(organization_id: str) -> Redirection:
    """Take some spellings out of an organisation."""
    _desk().separate(organization_id, request.form.getlist("ecriture"))
    return redirect(url_for("network.organization", node_id=organization_id), 303)


@bp.post("/reunir/<organization_id>")
def unite(organization_id: str) -> Redirection:
    """Make one organisation of this one and another."""
    found = _desk().unite(organization_id, request.form.get("avec", "").strip())
    return redirect(url_for("network.organization", node_id=found.id), 303)


def _kept() -> dict[str, str | None]:
    return {name: request.args.get(name) for name in ("tirage", "objectif")}


def _back(notice: str = "") -> Redirection:
    """Return to the question, not to the top of the page, with something to say."""
    tirage, objectif = request.args.get("tirage"), request.args.get("objectif")
    return redirect(url_for(".index", tirage=tirage, objectif=objectif, dit=notice or None, _anchor="suite"), 303)


def _signature() -> str:
    return request.cookies.get("signature", "")


def _reader() -> str:
    return request.cookies.get(READER) or secrets.token_urlsafe(8)


def _desk() -> Desk:
    return cast(Desk, current_app.extensions["desk"])
