"""The matrix: what is known of each need, or kind of organisation, in each département."""

from flask import Blueprint, render_template

from graph.gaps import Gap
from graph.matrix import AXES, STATES, matrix
from graph.sheets.summary import map_summary
from webapp.asked import one_of
from webapp.maps import get_atlas

bp = Blueprint("matrix", __name__)


@bp.get("/matrice")
def index() -> str:
    """Show the matrix; each cell leads to the gaps that are there."""
    atlas = get_atlas()
    found = atlas.once(matrix, one_of("par", AXES, "need"))
    return render_template(
        "matrix/index.html",
        matrix=found,
        axes=AXES,
        states=STATES,
        gaps=_by_cell(atlas.gaps().gaps) if found.axis == "need" else {},
        summary=atlas.latest(map_summary),
    )


def _by_cell(gaps: tuple[Gap, ...]) -> dict[tuple[str, str], list[Gap]]:
    found: dict[tuple[str, str], list[Gap]] = {}
    for gap in gaps:
        if gap.need:
            found.setdefault((gap.departement, gap.need), []).append(gap)
    return found
