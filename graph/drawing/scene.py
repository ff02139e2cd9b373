"""What a picture is made of, in pixels, whoever draws it: shapes with their captions, lines, numbered badges."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from graph.drawing import grammar
from graph.drawing.badges import place_badges
from graph.drawing.grammar import Look
from graph.gaps import UNKNOWN, Gap
from graph.layout import GHOST, Point, caption, layout, standing
from graph.network import Network, Node, Tie

DRAWN_GAPS = 10  # more would hide the map


@dataclass(frozen=True)
class Shape:
    """A node where it stands; ``caption`` holds its lines, written under it."""

    node: Node
    x: float
    y: float
    look: Look
    caption: tuple[str, ...]

    @property
    def ghostly(self) -> bool:
        """Whether it stands for a partner that nobody knows yet."""
        return self.node.label == GHOST


@dataclass(frozen=True)
class Badge:
    """The number of a gap, as written on its line of this ``rank``, and the place of its middle."""

    gap: Gap
    rank: int
    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Line:
    """A straight line between the middles of two shapes: an existing tie, or a missing one, which bears a badge."""

    start: str
    end: str
    width: float
    colour: str
    tie: Tie | None = None
    badge: Badge | None = None


@dataclass(frozen=True)
class Bounds:
    """The rectangle that holds every shape and caption, in pixels."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


@dataclass(frozen=True)
class Scene:
    """A picture before any drawing: lines lie under shapes, badges over both. ``gaps`` are those it shows.

    ``zoom`` is that at which a common screen shows the whole, when sizes were chosen for it and names have no place of
    their own: a page then writes those that have room. 0 when each name has its place.
    """

    title: str
    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]
    bounds: Bounds
    gaps: tuple[Gap, ...] = ()
    zoom: float = 0.0

    @cached_property
    def by_id(self) -> Mapping[str, Shape]:
        """Return the shapes by the id of their node."""
        return {shape.node.id: shape for shape in self.shapes}

    @property
    def badges(self) -> tuple[Badge, ...]:
        """Return the numbers written on the picture."""
        return tuple(line.badge for line in self.lines if line.badge)

    @property
    def drawn(self) -> frozenset[int]:
        """Return the numbers of the gaps that are seen on the picture."""
        return frozenset(badge.gap.number for badge in self.badges)


def make_scene(
    network: Network,
    gaps: Sequence[Gap],
    places: Mapping[str, Point],
    node_of: Callable[[str], Node],
    look: Callable[[Node], Look] | None = None,
) -> Scene:
    """Place a network and its first gaps.

    Places that hold every node are taken as they are. ``node_of`` names an actor that a gap is about and the view
    lacks; ``look`` says how each node is drawn, as in the grammar when it is left out.
    """
    drawn = tuple(gaps[:DRAWN_GAPS])
    shown = with_gaps(network, drawn, node_of)
    known = all(node.id in places for node in shown.nodes)
    positions = places if known else layout(shown, places)
    focus = network.view.partition(":")[2]
    seen = look or (lambda node: grammar.look(node, focus))
    shapes = tuple(_shape(node, positions[node.id], seen(node)) for node in shown.nodes)
    lines = (*map(_tie, network.ties), *_missing(drawn, shown, positions))
    return Scene(network.title, shapes, lines, bounds(shown, positions), drawn)


def with_gaps(network: Network, gaps: Sequence[Gap], node_of: Callable[[str], Node]) -> Network:
    """Add to a network what its gaps need to be drawn: their ends, and one ghost for each unknown partner.

    A ghost is tied to the actor it would join, to stand beside it. Two actors without a tie are not drawn nearer.
    """
    nodes = {node.id: node for node in network.nodes}
    ties = list(network.ties)
    for gap in gaps:
        for start, end in gap.missing:
            for node_id in {start, end} - {UNKNOWN} - nodes.keys():
                nodes[node_id] = _absent(node_of(node_id))
            if end == UNKNOWN:
                nodes[ghost_id(gap)] = Node(ghost_id(gap), GHOST, f"? {gap.number}", gap.sentence)
                ties.append(Tie(start, ghost_id(gap), "manque"))
    return replace(network, nodes=tuple(nodes.values()), ties=tuple(ties))


def ghost_id(gap: Gap) -> str:
    """Return the id of the unknown partner of a gap."""
    return f"ghost-{gap.number}"


def bounds(network: Network, positions: Mapping[str, Point]) -> Bounds:
    """Return the rectangle that holds every shape and caption; that of nothing is not empty."""
    if not network.nodes:
        return Bounds()
    sides = np.array([standing(node, positions[node.id]) for node in network.nodes])
    low, high = (sides[:, :2] - sides[:, 2:] / 2).min(axis=0), (sides[:, :2] + sides[:, 2:] / 2).max(axis=0)
    return Bounds(float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def _absent(node: Node) -> Node:
    return node if node.label == "Departement" else replace(node, faded=True, detail="Absente de cette vue")


def _shape(node: Node, place: Point, look: Look) -> Shape:
    lines = () if node.label == GHOST else tuple(caption(node.name).split("\n"))
    return Shape(node, *place, look, lines)


def _tie(tie: Tie) -> Line:
    width = grammar.FADED_WIDTH if tie.faded else grammar.TIE_WIDTH
    return Line(tie.start, tie.end, width, grammar.FADED_TIE if tie.faded else grammar.TIE_COLOUR, tie)


def _missing(gaps: Sequence[Gap], network: Network, positions: Mapping[str, Point]) -> Iterator[Line]:
    """Yield the missing ties, each with the place of its number: on the ghost, or clear of all that is written."""
    lines = [
        (gap, rank, start, ghost_id(gap) if end == UNKNOWN else end)
        for gap in gaps
        for rank, (start, end) in enumerate(gap.missing)
    ]
    places = place_badges([(start, end) for *_, start, end in lines], network, positions)
    for (gap, rank, start, end), place in zip(lines, places, strict=True):
        text = f"? {gap.number}" if end == ghost_id(gap) else f"{gap.number}"
        badge = Badge(gap, rank, *place, text)
        yield Line(start, end, grammar.GAP_WIDTH, grammar.GAP_COLOUR, badge=badge)
