"""Pictures of a network, each with its gaps and its table twin: a département, an organisation."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from graph.sheets.lineage import lineage_of
from graph.sheets.organizations import organization_sheet
from graph.sheets.summary import map_summary
from graph.views import ALL_YEARS
from webapp.asked import whole
from webapp.maps import get_atlas, node_of
from webapp.picture import draw

bp = Blueprint("network", __name__)

MOST_GAPS = 50  # gaps read under the picture of a département; a large one has hundreds, which its list of gaps shows


@bp.get("/departements/<code>")
def departement(code: str) -> str:
    """Show who acts where in a département, one year or all, and what is missing."""
    atlas = get_atlas()
    year = whole("annee", {0, *atlas.years()}, None)
    network = atlas.departement_network(code, year)
    report = atlas.gaps(departements=[code])
    summary = atlas.latest(map_summary)
    return render_template(
        "network/departement.html",
        code=code,
        most_gaps=MOST_GAPS,
        year=atlas.latest_year() if year is None else year,
        all_years=ALL_YEARS,
        years=reversed(atlas.years()),
        picture=draw(network, report.gaps, atlas.positions(network.view), node_of),
        report=report,
        summary=summary,
        records=atlas.records,
    )


@bp.get("/organisations/<node_id>")
def organization(node_id: str) -> str | Response:
    """Show an organisation: those around it, its spellings, its ties year by year with their records."""
    atlas = get_atlas()
    sheet = organization_sheet(atlas, node_id)
    if sheet.id != node_id:  # merged into another: its old address still leads to it
        return redirect(url_for("network.organization", node_id=sheet.id))
    network = atlas.organization_network(sheet.id)
    report = atlas.gaps(organization=sheet.id)
    return render_template(
        "network/organization.html",
        sheet=sheet,
        lineage=lineage_of(atlas, sheet),
        picture=draw(network, report.gaps, atlas.positions(network.view), node_of),
        report=report,
        summary=atlas.latest(map_summary),
        records=atlas.records,
    )
