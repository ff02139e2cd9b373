"""The visual grammar, in the words of vis-network: four kinds of node, ties thin and grey, gaps dashed vermillion.

Colours are Okabe and Ito's, told apart by people who do not see all colours; shapes say the same thing twice.
"""

from collections.abc import Mapping, Sequence
from math import hypot
from typing import Any

import numpy as np

from graph.gaps import UNKNOWN, Gap
from graph.layout import FONT, GHOST, RADIUS, Point, box, caption
from graph.network import Network, Node, Tie
from webapp.labels import kind, sheet_url

GAP_COLOUR = "#D55E00"
INK = "#1d2430"
TITLE_LENGTH = 300
BADGE = (70.0, 50.0)  # px taken by a number, at the zoom of a whole département

# label: (shape, size in px, fill, fill when faded)
SHAPES = {
    "Organization": ("dot", 11, "#0072B2", "#B3D4E8"),
    "Action": ("square", 10, "#009E73", "#B3E2D5"),
    "Event": ("triangle", 13, "#CC79A7", "#F0D7E5"),
    "Territory": ("diamond", 14, "#E69F00", "#F8E2B3"),
    "Departement": ("hexagon", 14, "#F0E442", "#FBF7C6"),
    GHOST: ("dot", 9, "#ffffff", "#ffffff"),
}

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {
        "font": {"size": FONT, "face": "system-ui, sans-serif", "color": INK, "strokeWidth": 4, "strokeColor": "#fff"},
    },
    "edges": {"smooth": False, "selectionWidth": 2, "hoverWidth": 1},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": False,
        "dragNodes": False,  # the map is the same for everyone who looks at it
        "zoomView": False,  # until the picture has the focus: the wheel first scrolls the page
        "keyboard": {"enabled": False},  # until then too: it would take the focus from the page
        "tooltipDelay": 150,
    },
}


def node(node: Node, place: Point, focus: str) -> dict[str, Any]:
    """Return a node as vis-network reads it; ``kind``, ``name``, ``detail`` and ``url`` are for the side panel.

    ``focus`` is the id of the node that the view is about: it wears a ring.
    """
    shape, size, fill, faded_fill = SHAPES.get(node.label, SHAPES["Organization"])
    ghostly = node.label == GHOST
    border = GAP_COLOUR if ghostly else "#7a818c" if node.faded else INK
    title = node.name if ghostly else f"{node.name} — {node.detail or kind(node.label)}"
    return {
        "id": node.id,
        "label": " " if ghostly else caption(node.name),
        "title": (node.detail if ghostly else title)[:TITLE_LENGTH],
        "shape": shape,
        "size": size + 4 if node.id == focus else size,
        "borderWidth": 5 if node.id == focus else 1.5,
        "color": {"background": faded_fill if node.faded else fill, "border": border},
        "font": {"color": "#5b626d"} if node.faded else {},
        "x": place[0],
        "y": place[1],
        "kind": "" if ghostly else kind(node.label),
        "name": "Partenaire à trouver" if ghostly else node.name,
        "detail": node.detail,
        "url": "" if ghostly else sheet_url(node.id),
    }


def tie(number: int, tie: Tie) -> dict[str, Any]:
    """Return an existing tie: thin and grey."""
    return {
        "id": f"tie-{number}",
        "from": tie.start,
        "to": tie.end,
        "width": 0.8 if tie.faded else 1.4,
        "color": "#c9cdd3" if tie.faded else "#80868f",
        "name": tie.name,
        "detail": tie.detail,
        "records": tie.records,
    }


def gap_edges(gaps: Sequence[Gap], network: Network, positions: Mapping[str, Point]) -> list[dict[str, Any]]:
    """Return the missing ties: thick, dashed, vermillion, each with the place of its number."""
    busy = [_rectangle(node, positions[node.id]) for node in network.nodes]
    missing = [
        (gap, rank, start, ghost_id(gap) if end == UNKNOWN else end)
        for gap in gaps
        for rank, (start, end) in enumerate(gap.missing)
    ]
    # The number stands on the ghost, or where the line is furthest from all that is written; short lines choose first.
    places = {}
    for gap, rank, start, end in sorted(missing, key=lambda item: _length(positions[item[2]], positions[item[3]])):
        ghostly = end == ghost_id(gap)
        badge = positions[end] if ghostly else _clear_point(positions[start], positions[end], busy)
        busy.append((*badge, *BADGE))
        places[gap.number, rank] = badge
    return [_gap_edge(gap, rank, (start, end), places[gap.number, rank]) for gap, rank, start, end in missing]


def ghost_id(gap: Gap) -> str:
    """Return the id of the unknown partner of a gap."""
    return f"ghost-{gap.number}"


def _length(start: Point, end: Point) -> float:
    return hypot(start[0] - end[0], start[1] - end[1])


def _rectangle(node: Node, place: Point) -> tuple[float, float, float, float]:
    width, height = box(node)
    down = 0.0 if node.label == GHOST else height / 2 - RADIUS
    return place[0], place[1] + down, width, height


def _gap_edge(gap: Gap, rank: int, ends: tuple[str, str], badge: Point) -> dict[str, Any]:
    text = f"? {gap.number}" if ends[1] == ghost_id(gap) else f"{gap.number}"
    return {
        "id": f"gap-{gap.number}-{rank}",
        "from": ends[0],
        "to": ends[1],
        "width": 4,
        "dashes": [12, 8],
        "color": {"color": GAP_COLOUR, "highlight": GAP_COLOUR, "hover": GAP_COLOUR, "inherit": False},
        "gap": gap.number,
        "badge": {"x": badge[0], "y": badge[1], "text": text},
        "title": f"Manque {gap.number} : {gap.sentence}"[:TITLE_LENGTH],
        "sentence": gap.sentence,
        "closes": gap.closes,
    }


def _clear_point(start: Point, end: Point, busy: Sequence[tuple[float, float, float, float]]) -> Point:
    steps = np.linspace(0.15, 0.85, 29)[:, None]
    points = np.array(start) * (1 - steps) + np.array(end) * steps
    taken = np.array(busy)
    reach = (taken[:, 2:] + BADGE) / 2
    room = (np.abs(points[:, None, :] - taken[None, :, :2]) - reach).max(axis=2).min(axis=1)
    x, y = points[int(np.argmax(room))]
    return round(float(x), 1), round(float(y), 1)


def bounds(network: Network, positions: Mapping[str, Point]) -> dict[str, float]:
    """Return the rectangle that holds every shape and label, so that the first frame shows all of it."""
    if not network.nodes:
        return {"left": 0, "top": 0, "right": 1, "bottom": 1}
    sides = np.array([_rectangle(node, positions[node.id]) for node in network.nodes])
    low, high = (sides[:, :2] - sides[:, 2:] / 2).min(axis=0), (sides[:, :2] + sides[:, 2:] / 2).max(axis=0)
    return {"left": float(low[0]), "top": float(low[1]), "right": float(high[0]), "bottom": float(high[1])}
