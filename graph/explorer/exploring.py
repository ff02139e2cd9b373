"""A view of an open map, ready to be drawn: what it shows, its gaps, where all stands. All that costs is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from graph.atlas import Atlas
from graph.drawing.scene import DRAWN_GAPS, Scene, make_scene
from graph.explorer.cells import Cell
from graph.explorer.explored import Explored, explored
from graph.explorer.facts import Facts, read_facts
from graph.explorer.inside import DRAWN, inside
from graph.explorer.looks import bounds_of, look_of, weighed
from graph.explorer.measures import Key, painted
from graph.explorer.missing import Introducer, introducers, seen_gaps, with_places
from graph.explorer.places import arrange, pinned, place, with_ends, zoom_of
from graph.explorer.rings import in_rings
from graph.explorer.sentence import sentence
from graph.explorer.view import View
from graph.gaps import Gap
from graph.layout import Point, layout
from graph.network import Network, Node
from graph.queries import run_query
from graph.store import GraphStore

KEPT = "reseau"  # what the names of kept places begin with
COUNTED = 2_000  # organisations whose ties say how many records prove them


@dataclass(frozen=True, eq=False)
class Sight:
    """A view as a picture and its twin show it.

    ``gaps`` are all those of the view, ``scene.gaps`` those that are drawn; ``keys`` is the legend of colours; ``told``
    is the gap that the reader chose, and ``introducers`` are those who could bring its ends together.
    """

    facts: Facts
    seen: Explored
    network: Network
    scene: Scene
    gaps: tuple[Gap, ...]
    keys: tuple[Key, ...]
    told: Gap | None = None
    introducers: tuple[Introducer, ...] = ()


def facts_of_map(atlas: Atlas) -> Facts:
    """Return the facts of the map, read once."""
    return atlas.once(read_facts)


def look_at(atlas: Atlas, view: View) -> Sight:
    """Return a view of the map; raise NotFound when what it looks at, or one of its départements, is not there."""
    return atlas.latest(_look_at, view)


def _look_at(atlas: Atlas, view: View) -> Sight:
    facts = facts_of_map(atlas)
    seen = replace(atlas.once(_explored, facts, view.drawing), view=view)
    report = atlas.gaps(departements=view.departements)
    gaps = seen_gaps(facts, seen, report.gaps) if view.gaps else ()
    told = next((gap for gap in report.all_gaps if view.gap and gap.id == view.gap), None)
    known = introducers(facts, told) if told else ()
    network, keys = painted(facts, seen)
    scene = _scene(atlas, facts, seen, network, _drawn(gaps, told), {one.id for one in known})
    return Sight(facts, seen, network, scene, gaps, keys, told, known)


def _drawn(gaps: tuple[Gap, ...], told: Gap | None) -> tuple[Gap, ...]:
    """Return the gaps to draw: the first ones, and the one that was chosen."""
    first = gaps[:DRAWN_GAPS]
    chosen = [gap for gap in gaps if told and gap.id == told.id]
    return first if not chosen or chosen[0] in first else (*first[:-1], *chosen)


def _explored(store: GraphStore, facts: Facts, view: View) -> Explored:
    seen = explored(facts, view)
    alone = sorted(node.id for node in seen.network.nodes if node.label == "Organization" and not node.members)
    if view.mode == "organizations" or not alone or len(alone) > COUNTED:
        return seen
    counts: dict[tuple[str, str], int] = {}
    for row in run_query(store, "tie_records", organizations=alone):
        thing = facts.nodes[facts.rank[row["thing"]]].id
        counts[row["organization"], thing] = counts.get((row["organization"], thing), 0) + row["records"]
    ties = tuple(replace(tie, records=counts.get((tie.start, tie.end), 0)) for tie in seen.network.ties)
    return replace(seen, network=replace(seen.network, ties=ties))


def _scene(
    atlas: Atlas, facts: Facts, seen: Explored, network: Network, gaps: tuple[Gap, ...], ringed: set[str]
) -> Scene:
    grouping = seen.grouping.name if seen.grouping.name != "none" else "departement"
    arrangement = atlas.once(arrange, facts, grouping)
    if seen.view.focus and not seen.view.is_way:
        found = _around(atlas, seen)
    else:
        found = place(facts, seen, arrangement, lambda group, cell: _inside(atlas, facts, f"{grouping}:{group}", cell))
    places = pinned(seen, found)
    zoom = zoom_of(places)
    shown = replace(with_places(facts, network, gaps), title=sentence(seen.view, facts.names))
    places = with_ends(facts, places, gaps, arrangement, zoom)
    scene = make_scene(shown, gaps, places, _nobody, look_of(seen, zoom, ringed))
    lines = tuple(weighed(line, zoom) for line in scene.lines)
    return replace(scene, bounds=bounds_of(scene, zoom), lines=lines, zoom=zoom)


def _nobody(node: str) -> Node:
    raise AssertionError(node)  # ``with_places`` added every end of a gap


def _inside(atlas: Atlas, facts: Facts, name: str, cell: Cell) -> Mapping[str, Point]:
    """Return the places kept of a cell, drawn anew when something has come since."""
    return _kept(atlas, name, {facts.nodes[rank].id for rank in cell.nodes}, lambda stored: inside(facts, cell, stored))


def _around(atlas: Atlas, seen: Explored) -> Mapping[str, Point]:
    view, network = seen.view, seen.network
    nodes = {node.id for node in network.nodes}
    name = f"autour:{view.focus}:{view.steps}:{view.mode}"
    if len(nodes) > DRAWN:
        return _kept(atlas, name, nodes, lambda _: in_rings(network, view.focus))
    return _kept(atlas, name, nodes, lambda stored: layout(network, stored))


def _kept(
    atlas: Atlas, name: str, nodes: set[str], draw: Callable[[Mapping[str, Point]], Mapping[str, Point]]
) -> Mapping[str, Point]:
    stored = atlas.journal.positions(f"{KEPT}:{name}")
    if nodes <= stored.keys():
        return {node: stored[node] for node in nodes}
    placed = draw(stored)
    atlas.journal.keep_positions(f"{KEPT}:{name}", {**stored, **placed})
    return placed
