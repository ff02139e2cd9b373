"""Réseau: the network that one explores. The address is the view; every choice is a link or a form that works alone."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as Redirection

from graph.drawing import vis
from graph.explorer import View, address_of, from_args, title, to_args
from graph.explorer.exploring import Sight, facts_of_map, look_at
from graph.explorer.facets import facets, moments, most_present
from graph.explorer.groups import group_name, is_group, is_rest
from graph.explorer.heirs import as_it_is_now
from graph.explorer.measures import measured
from graph.explorer.view import COLOURS, GROUPINGS, MEASURES, MODES, SIZES, STEPS, TIES
from graph.french import count
from graph.network import Node
from graph.sheets.summary import map_summary
from webapp.downloads import cell, text_file
from webapp.home import LONGEST_QUERY
from webapp.labels import sheet_url
from webapp.maps import get_atlas
from webapp.picture import PROOFS, SafeNetwork

bp = Blueprint("explorer", __name__)
bp.add_app_template_filter(group_name)

ROWS = 100  # rows of each table of the page: all of them are in the files
FOUND = 8  # names proposed for what is being typed
CHOICES = {"modes": MODES, "ties": TIES, "groupings": GROUPINGS, "sizes": SIZES, "colours": COLOURS, "steps": STEPS}


@bp.get("/reseau")
def index() -> str | Redirection:
    """Show a view of the network: filters, picture, gaps, table."""
    asked, atlas = _asked(), get_atlas()
    view = as_it_is_now(atlas, asked)
    if view != asked:  # kept from before a merge: the old address still leads there
        return redirect(_address(view))
    facts = facts_of_map(atlas)
    sight = look_at(atlas, view)
    degree = measured(facts, sight.seen, "degree")
    sizes = measured(facts, sight.seen, view.size) if view.size in MEASURES else {}
    text = request.args.get("qui", "").strip()[:LONGEST_QUERY]
    return render_template(
        "explorer/index.html",
        view=view,
        sight=sight,
        title=title(view, facts.names),
        picture=_picture(sight),
        nodes=_by_ties(sight, degree)[:ROWS],
        degree=degree,
        sizes=sizes,
        rows=ROWS,
        names={**facts.names, **{node.id: node.name for node in sight.network.nodes}},
        choices=CHOICES,
        facets=atlas.once(facets, facts, _filters(view)),
        present=atlas.once(most_present, facts),
        moments=atlas.once(moments, facts),
        text=text,
        found=_found(text) if text else (),
        args=to_args(view),
        address=_address,
        records=atlas.records,
        summary=atlas.latest(map_summary),
    )


@bp.get("/reseau/noms.json")
def names() -> dict[str, Any]:
    """Return the nodes of the explorer whose names are nearest to a text, for the completion of the search."""
    text = request.args.get("q", "").strip()[:LONGEST_QUERY]
    return {"found": [{"id": key, "name": name, "kind": kind} for key, name, kind in _found(text)]}


@bp.get("/reseau/acteurs.csv")
def actors_file() -> Response:
    """Send all the nodes of a view with their measures, in the order of the page; passages, which cost, if asked."""
    sight = look_at(get_atlas(), _asked())
    wanted = [measure for measure in MEASURES if measure != "betweenness" or sight.seen.view.size == measure]
    measures = {measure: measured(sight.facts, sight.seen, measure) for measure in wanted}
    header = ["Identifiant", "Nom", "Nature", "Organisations", *(MEASURES[name] for name in measures)]
    rows = (
        [
            node.id,
            node.name,
            node.detail,
            node.members or "",
            *(cell(round(found.get(node.id, 0.0), 2)).removesuffix(",00") for found in measures.values()),
        ]
        for node in _by_ties(sight, measures["degree"])
    )
    return text_file("acteurs.csv", header, (map(str, row) for row in rows))


@bp.get("/reseau/liens.csv")
def ties_file() -> Response:
    """Send all the ties of a view."""
    sight = look_at(get_atlas(), _asked())
    names = {node.id: node.name for node in sight.network.nodes}
    rows = (
        [names[tie.start], tie.name, tie.detail, names[tie.end], tie.records or "", tie.start, tie.end]
        for tie in sight.network.ties
    )
    header = ["De", "Lien", "Précision", "Vers", "Lignes", "Identifiant", "Identifiant"]
    return text_file("liens.csv", header, (map(str, row) for row in rows))


def _by_ties(sight: Sight, degree: Mapping[str, float]) -> list[Node]:
    """Return the nodes of a view, those with most ties first."""
    return sorted(sight.network.nodes, key=lambda node: (-degree.get(node.id, 0.0), node.name))


def _asked() -> View:
    return from_args({name: request.args.getlist(name) for name in request.args})


def _address(view: View, **changes: Any) -> str:
    """Return the address of a view with some of its fields changed: the links of the page."""
    asked = address_of(view.but(**changes))
    return url_for("explorer.index") + (f"?{asked}" if asked else "")


def _filters(view: View) -> View:
    """Return what the counts beside the choices depend on."""
    kept = ("departements", "territories", "needs", "kinds", "events", "schemes", "since", "until", "without")
    return View(**{field: getattr(view, field) for field in kept})


def _found(text: str) -> list[tuple[str, str, str]]:
    """Return (id, name, what it is) of the nodes of the explorer named nearest to a text, spelling forgiven."""
    atlas = get_atlas()
    rank = facts_of_map(atlas).rank
    near = atlas.search(text, 4 * FOUND)
    kinds = {"Organization": "organisation", "Event": "rencontre", "Action": "action"}
    return [
        (key, name, " · ".join(filter(None, (kinds[label], place)))) for key, label, name, place in near if key in rank
    ][:FOUND]


def _sheets() -> vis.Address:
    """Return the address of each node's sheet; Flask builds one of each sort, not one of each of thousands."""
    bases: dict[str, str] = {}

    def address(node: str) -> str:
        prefix, dash, _ = node.partition("-")
        if not dash:
            return sheet_url(node)
        if prefix not in bases:
            bases[prefix] = sheet_url(f"{prefix}-").removesuffix(f"{prefix}-")
        return bases[prefix] and bases[prefix] + node

    return address


def _picture(sight: Sight) -> Markup:
    page = SafeNetwork(sight.network.title, "explorer/picture.html")
    page.nodes = [_drawn(node, sight) for node in vis.nodes(sight.scene, _sheets())]
    page.edges = [_line(edge) for edge in vis.edges(sight.scene)]
    page.options = vis.options(sight.scene, PROOFS)
    # In this view the reader may move a node: it is then pinned there.
    own = {"dragNodes": True, "hideEdgesOnDrag": len(page.edges) > 600}
    page.options["interaction"] = {**page.options["interaction"], **own}
    return Markup(page.generate_html())  # noqa: S704  # rendered by our own autoescaping template


def _drawn(node: dict[str, Any], sight: Sight) -> dict[str, Any]:
    """Add to a node what can be done with it."""
    own: dict[str, Any] = {"drawable": node["id"] in sight.facts.rank}
    if is_group(node["id"]):
        own |= {"kind": count(node["members"], "organisation"), "url": "", "opens": not is_rest(node["id"])}
    return node | own


def _line(edge: dict[str, Any]) -> dict[str, Any]:
    return {**edge, "grouped": is_group(edge["from"]) or is_group(edge["to"])}
