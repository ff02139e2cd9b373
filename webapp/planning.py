"""Who should meet whom, and preparing a meeting: the address of a page is the plan that it shows."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirection

from graph.errors import JudgementError, NotFound
from graph.gaps import STATES
from graph.loaders.dates import iso_date
from graph.model import FollowUp
from graph.planning.asking import Ground, follow_introduction, ground, plan, who_should_meet
from graph.planning.figures import by_reason, figures, milestones
from graph.planning.model import Request
from graph.planning.rows import INTRODUCTION_COLUMNS, INVITATION_COLUMNS, introduction_rows, invitation_rows
from graph.sheets.summary import departement_summaries
from webapp.asked import page_of
from webapp.downloads import csv_file
from webapp.gaps import LONGEST, PAGE
from webapp.maps import get_atlas

bp = Blueprint("planning", __name__)

SEATS = 40
NAMED = 400  # organisations offered while a name is typed
ASKED = ("avec", "sauf", "sans")  # each may be said several times


@bp.get("/rencontrer")
def meet() -> str:
    """List who should meet whom, the best first."""
    atlas, chosen = get_atlas(), _chosen()
    found = who_should_meet(atlas, _departements(), chosen["besoin"] or "", chosen["sans"])
    page, pages = page_of(len(found), PAGE)
    return render_template(
        "planning/meet.html",
        found=found[(page - 1) * PAGE : page * PAGE],
        first=(page - 1) * PAGE,
        count=len(found),
        page=page,
        pages=pages,
        chosen=chosen,
        needs=ground(atlas).needs(),
        departements=atlas.latest(departement_summaries),
        states=STATES,
        records=atlas.records,
        gap_url=lambda number: _gap_url(number, chosen),
    )


@bp.get("/rencontrer.csv")
def meet_csv() -> Response:
    """Send the same list as a file."""
    chosen = _chosen()
    found = who_should_meet(get_atlas(), _departements(), chosen["besoin"] or "", chosen["sans"])
    return csv_file("rencontrer.csv", introduction_rows(found), INTRODUCTION_COLUMNS, _left_out(chosen))


@bp.post("/rencontrer/<introduction_id>/suivi")
def follow(introduction_id: str) -> Redirection:
    """Keep what is decided of an introduction, for each of its gaps."""
    if not current_app.config["IMPORT"]:
        abort(403, "Sur ce serveur la carte se lit ; elle se corrige ailleurs (MAILLAGE_IMPORT).")
    state = request.form.get("etat", "")
    if state not in STATES:
        abort(400, "Cet état n’est pas prévu.")
    owner, why = (request.form.get(name, "").strip()[:LONGEST] for name in ("responsable", "raison"))
    said = FollowUp("", state, owner, iso_date(request.form.get("echeance", "")), why)
    follow_introduction(get_atlas(), introduction_id, said)
    return redirect(url_for(".meet", _anchor=introduction_id), 303)


@bp.get("/preparer")
def prepare() -> tuple[str, int]:
    """Show the form, and the plan when a territory was asked for."""
    atlas, chosen = get_atlas(), _chosen()
    made, error, code = None, "", 200
    try:
        made = plan(atlas, _request(), chosen["sans"]) if "departement" in request.args else None
    except (NotFound, JudgementError) as wrong:
        error, code = str(wrong), 404 if isinstance(wrong, NotFound) else 400
    on = ground(atlas)
    page = render_template(
        "planning/prepare.html",
        made=made,
        error=error,
        chosen=chosen,
        named=made and {one.actor.id: one.actor.name for one in made.invitations},
        told=made and list(figures(made)),
        reasons=made and by_reason(made),
        steps=made and milestones(made),
        needs=on.needs(),
        meetings=sorted((one for one in on.known.meetings if one.came), key=lambda one: one.date, reverse=True),
        organizations=_offered(on),
        name=on.known.name,
        departements=atlas.latest(departement_summaries),
        records=atlas.records,
        again=_again,
    )
    return page, code


@bp.get("/preparer.csv")
def prepare_csv() -> Response:
    """Send the invitations as a file for a mailing."""
    chosen = _chosen()
    made = plan(get_atlas(), _request(), chosen["sans"])
    return csv_file("invitations.csv", invitation_rows(made), INVITATION_COLUMNS, _left_out(chosen))


def _left_out(chosen: Mapping[str, Any]) -> str:
    """Say in a file who was left out, as its page does."""
    return f"Sans {', '.join(chosen['sans'])}." if chosen["sans"] else ""


def _chosen() -> dict[str, Any]:
    """Return what the address says, as it is written back in forms and links."""
    words = ("departement", "places", "besoin", "tables", "rencontre")
    one = {name: request.args.get(name, "").strip()[:LONGEST] or None for name in words}
    several = {name: [each.strip()[:LONGEST] for each in request.args.getlist(name) if each.strip()] for name in ASKED}
    return {**one, **several}


def _departements() -> tuple[str, ...]:
    return tuple(filter(None, [request.args.get("departement", "").strip()]))


def _request() -> Request:
    said = _chosen()
    return Request(
        departements=_departements(),
        seats=_whole(said["places"], SEATS, "places"),
        need=said["besoin"] or "",
        meeting=said["rencontre"] or "",
        tables=_whole(said["tables"], 0, "tables"),
        wanted=tuple(said["avec"]),
        unwanted=tuple(said["sauf"]),
    )


def _whole(text: str | None, default: int, what: str) -> int:
    if text and not (text.isascii() and text.isdigit()):
        raise JudgementError(f"Le nombre de {what} s’écrit en chiffres : « {text} » n’en est pas un.")
    return int(text) if text else default


def _again(name: str, value: str, keep: bool = True) -> str:
    """Return the address of the same plan with one more value of a list, or without it."""
    said = _chosen()
    others = [each for each in said[name] if each != value]
    changed: Mapping[str, Any] = {**said, name: [*others, value] if keep else others}
    return url_for(".prepare", **{**changed, "departement": said["departement"] or ""})


def _gap_url(number: int, chosen: Mapping[str, Any]) -> str:
    """Return the place of a gap in the list of gaps; without some organisations it has no place there."""
    if chosen["sans"]:
        return ""
    return url_for("gaps.index", page=(number - 1) // PAGE + 1, _anchor=f"manque-{number}")


def _offered(on: Ground) -> list[str]:
    """Return the names offered while one types: those of the territory, else of the map."""
    places = _departements() or tuple(on.known.here)
    return sorted({on.known.name(one) for place in places for one in on.known.here.get(place, ())})[:NAMED]
