"""Where each node stands on a picture, in pixels: the same place on the screen, on the slide and in print.

Pure and deterministic. Springs say who stands near whom; then each label, a box, takes the free place nearest
to the one it wants, so that no two labels ever touch. The whole is wide, because maps are projected. A node that
already had a place keeps it, so that the map stays recognisable after a load.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from textwrap import wrap
from unicodedata import east_asian_width

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.network import Network, Node

Point = tuple[float, float]
Array = NDArray[np.float64]

FONT = 16  # px; the picture draws its labels at this size
RADIUS = 12  # px; of a node's shape, its label stands under it
LINE = 1.2 * FONT
LINE_LENGTH = 20  # characters; two lines of twenty name most organisations
MARGIN: Array = np.array([10.0, 8.0])  # px left free between two boxes
ASPECT = 16 / 9
GHOST = "Ghost"  # the label of a partner nobody knows yet: not in the schema, because it is not in the graph
GHOST_BOX = (84.0, 60.0)  # px; a numbered badge stands there
STEP = np.array([16.0, 12.0])  # px between two places that are tried
BLOCK = 256  # places tried at once
ROUNDING = 1.0  # px; places are kept to a tenth, which must not push a known node away
SEED = 2019


def layout(network: Network, previous: Mapping[str, Point] | None = None) -> dict[str, Point]:
    """Return the centre of each node's shape; nodes of ``previous`` stay where they were.

    When ``previous`` holds less than half of the nodes there is no map to recognise: it is drawn anew.
    """
    nodes = sorted(network.nodes, key=lambda node: node.id)
    known = {node.id: previous[node.id] for node in nodes if node.id in previous} if previous else {}
    graph = _graph(network, nodes)
    board = _Board()
    if 2 * len(known) < len(nodes):
        _draw_anew(board, graph, nodes)
    else:
        _extend(board, graph, nodes, known)
    return {node.id: board.places[node.id] for node in nodes}


def caption(name: str) -> str:
    """Shorten a name to the two lines that are written on a picture."""
    lines = wrap(name[:200], LINE_LENGTH, break_long_words=True) or [""]
    if len(lines) <= 2:
        return "\n".join(lines)
    return f"{lines[0]}\n{lines[1][: LINE_LENGTH - 1].rstrip(' ,.-–')}…"


def box(node: Node) -> tuple[float, float]:
    """Return the width and height of a node's shape with its caption under it.

    Widths follow DejaVu Sans, the widest of the usual system fonts: elsewhere the labels only stand further apart.
    """
    if node.label == GHOST:
        return GHOST_BOX
    lines = caption(node.name).split("\n")
    return max(2.0 * RADIUS, *map(written_width, lines)), 2.0 * RADIUS + 4 + LINE * len(lines)


def standing(node: Node, place: Point) -> tuple[float, float, float, float]:
    """Return the middle, width and height of the box of a node whose shape is at ``place``."""
    width, height = box(node)
    down = 0.0 if node.label == GHOST else height / 2 - RADIUS
    return place[0], place[1] + down, width, height


def written_width(line: str, size: float = FONT) -> float:
    """Return how wide a line is at most, in px, as written at this size in the usual system fonts."""
    wide = sum(character.isupper() or character in "MWmw@%—" for character in line)
    square = 0 if line.isascii() else sum(east_asian_width(character) in "WF" for character in line)
    return size * (0.56 * len(line) + 0.14 * wide + 0.46 * square)


class _Board:
    """The boxes already placed. Positions are those of boxes' centres; ``places`` those of the shapes."""

    def __init__(self) -> None:
        self.places: dict[str, Point] = {}
        self.centres: Array = np.zeros((0, 2))
        self.boxes: Array = np.zeros((0, 2))

    def put(self, node: Node, wanted: Array, slack: float = 0.0) -> None:
        """Place a box at the free place nearest to the wanted one; ``slack`` px of its margin may be eaten."""
        boxes = _boxes([node])
        self._keep([node], wanted + self._first_free(_shifts(), wanted, boxes - 2 * slack))

    def fit(self, nodes: Sequence[Node], wanted: Array) -> None:
        """Place a group where the whole stays smallest, as seen on a wide page."""
        boxes = _boxes(nodes)
        shifts = _shifts() * 3  # a group is placed more coarsely: many pairs to compare
        if len(self.boxes):
            low = np.minimum((self.centres - self.boxes / 2).min(axis=0), (wanted - boxes / 2).min(axis=0) + shifts)
            high = np.maximum((self.centres + self.boxes / 2).max(axis=0), (wanted + boxes / 2).max(axis=0) + shifts)
            shifts = shifts[np.argsort(((high - low) / [ASPECT, 1.0]).max(axis=1), kind="stable")]
        self._keep(nodes, wanted + self._first_free(shifts, wanted, boxes))

    def _keep(self, nodes: Sequence[Node], centres: Array) -> None:
        self.centres, self.boxes = np.vstack([self.centres, centres]), np.vstack([self.boxes, _boxes(nodes)])
        for node, (x, y) in zip(nodes, centres - _offsets(nodes), strict=True):
            self.places[node.id] = (round(float(x), 1), round(float(y), 1))

    def _first_free(self, shifts: Array, wanted: Array, boxes: Array) -> Array:
        reach = (boxes[:, None, :] + self.boxes[None, :, :]) / 2
        apart = wanted[:, None, :] - self.centres[None, :, :]
        near, far = (apart - reach).reshape(-1, 2), (apart + reach).reshape(-1, 2)
        for first in range(0, len(shifts), BLOCK):
            tried = -shifts[first : first + BLOCK]
            hit = (tried[:, :1] > near[:, 0]) & (tried[:, :1] < far[:, 0])
            hit &= (tried[:, 1:] > near[:, 1]) & (tried[:, 1:] < far[:, 1])
            free = ~hit.any(axis=1)
            if free.any():
                found: Array = -tried[int(np.argmax(free))]
                return found
        beyond: Array = (self.centres + self.boxes).max(axis=0) - (wanted - boxes).min(axis=0)
        return beyond


@cache
def _shifts() -> Array:
    """Return the moves to try, the shortest first, as seen on a wide page."""
    across, down = np.arange(-200, 201) * STEP[0], np.arange(-150, 151) * STEP[1]
    moves: Array = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    page = np.abs(moves) / [ASPECT, 1.0]
    return moves[np.argsort(page.max(axis=1) + 0.3 * np.hypot(*page.T), kind="stable")]


def _boxes(nodes: Sequence[Node]) -> Array:
    boxes: Array = np.array([box(node) for node in nodes], dtype=float).reshape(-1, 2)
    return boxes + MARGIN


def _offsets(nodes: Sequence[Node]) -> Array:
    """Return the vectors from a shape's centre to its box's centre: the caption hangs below."""
    down = [0.0 if node.label == GHOST else box(node)[1] / 2 - RADIUS for node in nodes]
    return np.stack([np.zeros(len(nodes)), np.array(down)], axis=1)


def _graph(network: Network, nodes: Sequence[Node]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    ties = sorted({(tie.start, tie.end) for tie in network.ties if tie.start != tie.end})
    graph.add_edges_from((start, end) for start, end in ties if start in graph and end in graph)
    return graph


def _draw_anew(board: _Board, graph: "nx.Graph[str]", nodes: Sequence[Node]) -> None:
    by_id = {node.id: node for node in nodes}
    for component in sorted(nx.connected_components(graph), key=lambda ids: (-len(ids), min(ids))):
        members = [by_id[node] for node in sorted(component)]
        board.fit(members, _component(graph, members))


def _component(graph: "nx.Graph[str]", nodes: Sequence[Node]) -> Array:
    """Return the centres of the boxes of one component, without overlap, around (0, 0)."""
    boxes = _boxes(nodes)
    if len(nodes) == 1:
        return np.zeros((1, 2))
    wanted = _sprung(graph, nodes)
    # Wanted places are tighter than the boxes allow: what has to give way fills the holes.
    area = 0.35 * float(boxes.prod(axis=1).sum())
    wanted *= np.array([np.sqrt(area * ASPECT), np.sqrt(area / ASPECT)]) / np.maximum(np.ptp(wanted, axis=0), 1e-6)
    board = _Board()
    for index in np.argsort(np.hypot(wanted[:, 0] / ASPECT, wanted[:, 1]), kind="stable"):
        board.put(nodes[index], wanted[index : index + 1])
    shapes = np.array([board.places[node.id] for node in nodes])
    return _gathered(shapes + _offsets(nodes), boxes)


def _sprung(graph: "nx.Graph[str]", nodes: Sequence[Node]) -> Array:
    # Sorted, so that the drawing does not depend on the order of the input.
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(node.id for node in nodes)
    ordered.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.edges(ordered.nodes)))
    # Above 300 nodes a rougher drawing is better than a page that does not come; "force" needs no scipy.
    turns = 80 if len(nodes) <= 300 else 15
    found = nx.spring_layout(ordered, seed=SEED, iterations=turns, method="force")
    places = np.array([found[node.id] for node in nodes], dtype=float)
    return np.asarray(places - (places.max(axis=0) + places.min(axis=0)) / 2)


def _gathered(centres: Array, boxes: Array) -> Array:
    """Slide each box towards the middle as far as it stays free: the smaller the whole, the larger the letters."""
    centres = centres - (centres.max(axis=0) + centres.min(axis=0)) / 2
    reach = (boxes[:, None, :] + boxes[None, :, :]) / 2
    for _ in range(6):
        before = centres.copy()
        for index in np.argsort((centres**2).sum(axis=1), kind="stable"):
            for axis in (1, 0):  # heights first: the whole must stay wide
                centres[index] = _slid(index, axis, centres, reach[index])
        if np.abs(centres - before).max() < 2:
            break
    return centres


def _slid(index: int, axis: int, centres: Array, reach: Array) -> Array:
    tried = np.repeat(centres[index][None, :], 5, axis=0)
    tried[:, axis] *= [0.4, 0.7, 0.85, 0.95, 1.0]
    hit: NDArray[np.bool_] = np.asarray((np.abs(tried[:, None, :] - centres[None, :, :]) < reach).all(axis=2))
    hit[:, index] = False
    hit[-1] = False  # it may always stay where it is
    slid: Array = tried[int(np.argmin(hit.any(axis=1)))]
    return slid


def _extend(board: _Board, graph: "nx.Graph[str]", nodes: Sequence[Node], known: Mapping[str, Point]) -> None:
    """Put back the known nodes where they were, then each new one near its partners."""
    for node in nodes:
        if node.id in known:
            board.put(node, np.array([known[node.id]]) + _offsets([node]), ROUNDING)
    low = board.centres.max(axis=0) * [0.0, 1.0] if len(board.centres) else np.zeros(2)
    for node in nodes:
        if node.id not in known:
            around = [board.places[other] for other in sorted(graph[node.id]) if other in board.places]
            wanted = np.mean(around, axis=0) if around else low
            board.put(node, wanted[None, :] + _offsets([node]))
