"""Where the nodes of a cell stand inside it: drawn as the other pictures up to a few hundred, in knots beyond."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.explorer.cells import Cell
from graph.explorer.facts import Facts, Mask
from graph.layout import ASPECT, Point, layout
from graph.network import Network, Node, Tie

Array = NDArray[np.float64]

DRAWN = 120  # nodes beyond which springs and boxes take longer than a reader waits
FILLED = 0.94  # of the sides of a cell
JITTER = 0.22  # of the way to the next place: rows of a grid read as a table, which this is not


def inside(facts: Facts, cell: Cell, previous: Mapping[str, Point]) -> dict[str, Point]:
    """Return the place of every node of a cell, before it is fitted there; ``previous`` are those before a load."""
    nodes = [facts.nodes[rank] for rank in cell.nodes]
    held = np.zeros(len(facts.nodes), dtype=bool)
    held[list(cell.nodes)] = True
    pairs = _pairs(facts, held)
    if len(nodes) > DRAWN:
        return _knotted([node.id for node in nodes], pairs)
    drawn = tuple(Node(node.id, node.label, node.name) for node in nodes)
    return layout(Network("", "", drawn, tuple(Tie(org, thing, "") for org, thing in pairs)), previous)


def fitted(cell: Cell, places: Mapping[str, Point]) -> dict[str, Point]:
    """Move places to the middle of a cell, closer together when they do not fit."""
    if not places:
        return {}
    found: Array = np.array(list(places.values()), dtype=float)
    low, high = found.min(axis=0), found.max(axis=0)
    room = np.array([cell.width, cell.height]) * FILLED
    scale = min(1.0, float((room / np.maximum(high - low, 1.0)).min()))
    moved = np.round((found - (low + high) / 2) * scale + np.array(cell.centre), 1)
    return {node: (float(x), float(y)) for node, (x, y) in zip(places, moved, strict=True)}


def _pairs(facts: Facts, held: Mask) -> list[tuple[str, str]]:
    both = held[facts.org] & held[facts.thing]
    pairs = zip(facts.org[both].tolist(), facts.thing[both].tolist(), strict=True)
    return sorted({(facts.nodes[org].id, facts.nodes[thing].id) for org, thing in pairs})


def _knotted(nodes: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, Point]:
    """Lay nodes along Hilbert's curve, each thing followed by those it alone holds best: knots stay knots."""
    order = _by_knot(nodes, pairs)
    side = 1 << max(1, int(np.ceil(np.log2(np.sqrt(len(order))))))
    spread = np.linspace(0, side * side - 1, len(order)).astype(int)
    chance = np.random.default_rng(len(order)).uniform(-JITTER, JITTER, (len(order), 2))
    steps = np.array([170.0, 170.0 / ASPECT])
    points = (np.array([_hilbert(side, int(rank)) for rank in spread]) + chance) * steps
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(order, points, strict=True)}


def _by_knot(nodes: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[str]:
    size = Counter(thing for _, thing in pairs)
    best: dict[str, str] = {}
    for org, thing in pairs:
        best[org] = min(best.get(org, thing), thing, key=lambda each: (size[each], each))
    knots: dict[str, list[str]] = defaultdict(list)
    for org, thing in sorted(best.items()):
        knots[thing].append(org)
    ordered = [node for thing in sorted(size, key=lambda each: (-size[each], each)) for node in (thing, *knots[thing])]
    return ordered + sorted(set(nodes) - set(ordered))


def _hilbert(side: int, rank: int) -> tuple[int, int]:
    """Return the place of a rank on Hilbert's curve over a square of ``side`` (a power of two) places."""
    x = y = 0
    step = 1
    while step < side:
        right, up = 1 & (rank // 2), 1 & (rank ^ (rank // 2))
        if up == 0:
            if right == 1:
                x, y = step - 1 - x, step - 1 - y
            x, y = y, x
        x, y = x + step * right, y + step * up
        rank //= 4
        step *= 2
    return x, y
