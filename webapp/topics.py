"""The sheets that a workshop is prepared with: a département on two pages, a need, a kind of organisation."""

from flask import Blueprint, render_template, request

from graph.matrix import STATES
from graph.sheets.summary import map_summary
from graph.sheets.topics import topic_sheet
from graph.sheets.workshop import workshop_sheet
from webapp.maps import get_atlas

bp = Blueprint("topics", __name__)

# What the two printed pages hold; the rest is counted, and is on the screen.
PRINTED_GAPS = 5
PRINTED_NAMES = 8


@bp.get("/departements/<code>/fiche")
def departement(code: str) -> str:
    """Show the sheet of a département, which prints on two pages."""
    atlas = get_atlas()
    return render_template(
        "topics/departement.html",
        sheet=workshop_sheet(atlas, code),
        states=STATES,
        most_gaps=PRINTED_GAPS,
        most_names=PRINTED_NAMES,
        summary=atlas.latest(map_summary),
        records=atlas.records,
    )


@bp.get("/besoins/<path:topic>")
def need(topic: str) -> str:
    """Show a need: where it is expressed, who acts, together or not, what is missing."""
    return _topic("need", topic)


@bp.get("/types/<path:topic>")
def kind(topic: str) -> str:
    """Show a kind of organisation: who is of it, where, with which actions."""
    return _topic("kind", topic)


def _topic(axis: str, topic: str) -> str:
    atlas, departement = get_atlas(), request.args.get("departement", "")
    return render_template(
        "topics/topic.html",
        sheet=topic_sheet(atlas, axis, topic, departement),
        departement=departement,
        states=STATES,
        records=atlas.records,
    )
