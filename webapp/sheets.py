"""One page per thing: a contrat de ville, an action, a rencontre, a tie, and the records that prove them."""

from flask import Blueprint, render_template

from graph.matrix import matrix
from graph.sheets.attendance import Attendance, attendance_of
from graph.sheets.model import Sheet
from graph.sheets.sources import record_sheet, source_summary
from graph.sheets.things import action_sheet, event_sheet, territory_sheet, tie_sheet
from webapp.maps import get_atlas, node_of

bp = Blueprint("sheets", __name__)


@bp.get("/territoires/<node_id>")
def territory(node_id: str) -> str:
    """Show a contrat de ville and who acts there."""
    return _page("Contrat de ville", territory_sheet(get_atlas(), node_id), "Qui y agit, ou y a agi")


@bp.get("/actions/<node_id>")
def action(node_id: str) -> str:
    """Show an action and who takes part in it."""
    return _page("Action", action_sheet(get_atlas(), node_id), "Qui y prend part")


@bp.get("/rencontres/<node_id>")
def event(node_id: str) -> str:
    """Show a rencontre and who is known to have come."""
    sheet = event_sheet(get_atlas(), node_id)
    return _page(
        "Rencontre", sheet, "Qui y a participé, d’après les lignes lues", came=attendance_of(get_atlas(), node_id)
    )


@bp.get("/liens/<start>/<end>")
def tie(start: str, end: str) -> str:
    """Show the records that prove one tie of a picture."""
    return _page("Lien", tie_sheet(get_atlas(), start, end), "Ce que disent les lignes", ends=(start, end))


def _page(kind: str, sheet: Sheet, ties_title: str, ends: tuple[str, ...] = (), came: Attendance | None = None) -> str:
    gaps = () if ends else get_atlas().gaps(organization=sheet.id).gaps
    return render_template(
        "sheets/sheet.html",
        kind=kind,
        sheet=sheet,
        ties_title=ties_title,
        ends=ends,
        came=came,
        topics=get_atlas().once(matrix, "need").topics,
        names={end: node_of(end).name for end in ends},
        gaps=gaps,
        records=get_atlas().records,
    )


@bp.get("/lignes/<node_id>")
def record(node_id: str) -> str:
    """Show a record as it was written."""
    return render_template(
        "sheets/record.html",
        sheet=record_sheet(get_atlas(), node_id),
        topics=get_atlas().once(matrix, "need").topics,
    )


@bp.get("/sources/<source_id>")
def source(source_id: str) -> str:
    """Show a source and what each of its files brought."""
    return render_template("sheets/source.html", source=source_summary(get_atlas(), source_id))
