"""The network in figures: as a whole, what falls if somebody leaves, its actors, who takes part; and each as a file."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Blueprint, Response, render_template, request

from graph.atlas import Atlas
from graph.errors import NotFound
from graph.figures import rows
from graph.figures.actors import actors
from graph.figures.fragility import departures
from graph.figures.networks import NATURES, Scope, known_needs, scope_of
from graph.figures.participation import participation
from graph.figures.whole import whole_figures
from graph.leaving_out import left_out
from graph.sheets.summary import departement_summaries
from webapp.asked import one_of
from webapp.downloads import csv_file
from webapp.maps import get_atlas

bp = Blueprint("figures", __name__)

FIRST = 20  # lines shown of each list; the file has them all
FILES = {
    "reseau": rows.WHOLE,
    "organisations": rows.ACTORS,
    "fragilite": rows.DEPARTURES,
    "participation": rows.PARTICIPATION,
}


@bp.get("/chiffres")
def index() -> str:
    """Show the figures of the network, all of it or what is asked."""
    with _asked() as (atlas, scope, nature):
        whole = get_atlas()
        return render_template(
            "figures/index.html",
            natures=NATURES,
            figures=atlas.once(whole_figures, scope),
            said=rows.said_of,
            departures=atlas.once(departures, scope)[:FIRST],
            actors=atlas.once(actors, scope, nature, "departement")[:FIRST],
            read_actors=rows.READ_ACTORS,
            participation=rows.participation_rows(atlas.once(participation)),
            participation_columns=rows.PARTICIPATION,
            departements=whole.latest(departement_summaries),
            needs=known_needs(whole.store),
            chosen={name: request.args.get(name) or None for name in ("departement", "besoin", "sans", "liens")},
            nature=nature,
        )


@bp.get("/chiffres/<name>.csv")
def download(name: str) -> Response:
    """Send one of the lists as a file that a spreadsheet opens."""
    if name not in FILES:
        raise NotFound(f"Il n’y a pas de liste « {name} ».")
    with _asked() as (atlas, scope, nature):
        found = _rows(name, atlas, scope, nature)
    without = request.args.get("sans", "")
    return csv_file(f"{name}.csv", found, FILES[name], f"Sans {without}." if without else "")


def _rows(name: str, atlas: Atlas, scope: Scope, nature: str) -> rows.Rows:
    if name == "reseau":
        return rows.whole_rows(atlas.once(whole_figures, scope))
    if name == "organisations":
        return rows.actor_rows(atlas.once(actors, scope, nature, "departement"))
    if name == "fragilite":
        return rows.departure_rows(atlas.once(departures, scope))
    return rows.participation_rows(atlas.once(participation))


@contextmanager
def _asked() -> Iterator[tuple[Atlas, Scope, str]]:
    """Give the map asked for (without an organisation, when one is named), the scope and the network."""
    departement, need, without = (request.args.get(name, "") for name in ("departement", "besoin", "sans"))
    whole = get_atlas()
    scope = scope_of(whole.store, [departement] if departement else (), [need] if need else ())
    with left_out(whole, [without] if without else ()) as atlas:
        yield atlas, scope, one_of("liens", NATURES, "partnership")
