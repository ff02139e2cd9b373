"""Where everything that a view shows stands, in pixels: one place each, whatever the filter, kept from load to load.

What one looks at (a focus, a way) is drawn for itself: it would be scattered over the whole map.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

import numpy as np

from graph.drawing.scene import ghost_id
from graph.explorer.cells import Cell, cells
from graph.explorer.explored import Explored
from graph.explorer.facts import Facts
from graph.explorer.groups import PREFIX, is_group, is_rest
from graph.explorer.inside import fitted
from graph.explorer.ways import distances
from graph.gaps import UNKNOWN, Gap
from graph.layout import Point
from graph.store import GraphStore

WALL = (1240.0, 620.0)  # px of the picture on a common screen
DISC = 24.0  # px of the radius of a group, for the root of its members
ROW, COLUMN = 90.0, 300.0  # px between the nodes of a way
ASIDE = 70.0  # px on the screen between an actor and the partner it lacks

Kept = Callable[[str, Cell], Mapping[str, Point]]
"""Gives the places inside the cell of a group, from what is kept or drawn now."""


@dataclass(frozen=True, eq=False)
class Arrangement:
    """The cells of a grouping, and the group where each node (by rank) stands."""

    cells: Mapping[str, Cell]
    group: Mapping[int, str]


def arrange(_: GraphStore, facts: Facts, grouping: str) -> Arrangement:
    """Return the arrangement of a grouping, for ``Atlas.once``."""
    found = cells(facts, grouping)
    return Arrangement(found, {rank: group for group, cell in found.items() for rank in cell.nodes})


def place(facts: Facts, seen: Explored, arrangement: Arrangement, kept: Kept) -> dict[str, Point]:
    """Return the places of the nodes of a view, one without a focus."""
    nodes = [node.id for node in seen.network.nodes]
    return _in_columns(facts, seen, nodes) if seen.view.is_way else _in_cells(facts, nodes, arrangement, kept)


def pinned(seen: Explored, places: Mapping[str, Point]) -> dict[str, Point]:
    """Move what the reader pinned to where it was put."""
    return {**places, **{node: (x, y) for node, x, y in seen.view.pinned if node in places}}


def _in_cells(facts: Facts, nodes: Iterable[str], arrangement: Arrangement, kept: Kept) -> dict[str, Point]:
    alone: dict[str, list[str]] = defaultdict(list)
    found: dict[str, Point] = {}
    for node in nodes:
        if is_group(node):
            found[node] = _of_group(arrangement.cells[node.removesuffix("+")], rest=is_rest(node))
        else:
            alone[arrangement.group[facts.rank[node]]].append(node)
    for group, members in alone.items():
        cell = arrangement.cells[group]
        inside = fitted(cell, kept(group, cell))
        found |= {node: inside[node] for node in members}
    return found


def _of_group(cell: Cell, rest: bool) -> Point:
    x, y = cell.centre
    return (x, y + 0.55 * cell.height) if rest else (x, y)


def _in_columns(facts: Facts, seen: Explored, nodes: list[str]) -> dict[str, Point]:
    """Put the nodes of the ways between two in columns, by how far they are from the first."""
    far = distances(facts, seen.ties, facts.rank[seen.view.start])
    columns: dict[int, list[str]] = defaultdict(list)
    for node in sorted(nodes):
        columns[int(far[facts.rank[node]])].append(node)
    return {
        node: (step * COLUMN, (rank - (len(column) - 1) / 2) * ROW)
        for step, column in columns.items()
        for rank, node in enumerate(column)
    }


def zoom_of(places: Mapping[str, Point]) -> float:
    """Return the zoom at which all the places are seen at once on a common screen, at most 1."""
    if not places:
        return 1.0
    found = np.array(list(places.values()))
    wide, high = np.ptp(found, axis=0) + 300.0
    return float(min(1.0, WALL[0] / wide, WALL[1] / high))


def radius_of_group(members: int) -> float:
    """Return the radius (px) of the disc of a group: its surface is in proportion to its members."""
    return DISC * sqrt(members)


def with_ends(
    facts: Facts, places: Mapping[str, Point], gaps: Iterable[Gap], arrangement: Arrangement, zoom: float
) -> dict[str, Point]:
    """Add the places of what only gaps need: partners to find, départements, contrats de ville."""
    found = dict(places)
    ends = {end for gap in gaps for pair in gap.missing for end in pair} - {UNKNOWN} - found.keys()
    for end in sorted(ends):
        cell = arrangement.cells.get(f"{PREFIX}{end}/")
        if cell:
            found[end] = (cell.centre[0], cell.centre[1] - cell.height / 2)
        else:
            near = [found[node.id] for node in facts.nodes if node.territory == end and node.id in found]
            x, y = np.mean(near, axis=0) if near else (0.0, 0.0)
            found[end] = (round(float(x) + 0.5 * ASIDE, 1), round(float(y) + 0.5 * ASIDE, 1))
    for gap in gaps:
        for start, end in gap.missing:
            if end == UNKNOWN:
                found[ghost_id(gap)] = _beside(found[start], found, ASIDE / zoom)
    return found


def _beside(place: Point, taken: Mapping[str, Point], far: float) -> Point:
    """Return the freest place around another."""
    others = np.array(list(taken.values()))
    tried = [(place[0] + far * cos(turn * pi / 6), place[1] + far * sin(turn * pi / 6)) for turn in range(12)]
    room = [float(np.hypot(*(others - point).T).min()) for point in tried]
    x, y = tried[int(np.argmax(np.round(room, 3)))]
    return round(x, 1), round(y, 1)
