"""The picture of a network, gaps highlighted: pyvis holds nodes, ties and options; our template shows them.

pyvis's own page is not served: it loads files from other hosts and runs scripts put in a title.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import current_app
from markupsafe import Markup
from pyvis.network import Network as Pyvis

from graph.gaps import UNKNOWN, Gap
from graph.layout import GHOST, Point, layout
from graph.network import Network, Node, Tie
from webapp import drawing

DRAWN_GAPS = 10
TEMPLATE = "components/picture.html"


@dataclass(frozen=True)
class Picture:
    """A picture ready to be put in a page; ``drawn`` are the numbers of the gaps that it shows."""

    html: Markup
    network: Network
    drawn: frozenset[int]

    @property
    def names(self) -> dict[str, str]:
        """Return the names of the nodes, by id."""
        return {node.id: node.name for node in self.network.nodes}

    @property
    def degree(self) -> Counter[str]:
        """Return how many ties each node has."""
        return Counter(end for tie in self.network.ties for end in (tie.start, tie.end))


class SafeNetwork(Pyvis):  # type: ignore[misc]  # pyvis is not typed
    """A pyvis network rendered by this application's templates, which escape everything."""

    def __init__(self, title: str) -> None:
        """Take the title as heading; nodes, edges and options are assigned."""
        super().__init__(heading=title)
        self.templateEnv = current_app.jinja_env
        self.path = TEMPLATE


def draw(network: Network, gaps: Sequence[Gap], places: Mapping[str, Point], node_of: Callable[[str], Node]) -> Picture:
    """Draw a network with its first gaps; ``node_of`` names an actor that a gap is about and the view lacks."""
    drawn = gaps[:DRAWN_GAPS]
    shown = with_gaps(network, drawn, node_of)
    positions = layout(shown, places)
    page = SafeNetwork(network.title)
    focus = network.view.partition(":")[2]
    page.nodes = [drawing.node(node, positions[node.id], focus) for node in shown.nodes]
    page.edges = [drawing.tie(number, tie) for number, tie in enumerate(network.ties)]
    page.edges += drawing.gap_edges(drawn, shown, positions)
    page.options = {**drawing.OPTIONS, "bounds": drawing.bounds(shown, positions)}
    html = Markup(page.generate_html())  # noqa: S704  # rendered by our own autoescaping template
    return Picture(html, network, frozenset(gap.number for gap in drawn if gap.missing))


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
                nodes[drawing.ghost_id(gap)] = ghost(gap)
                ties.append(Tie(start, drawing.ghost_id(gap), "manque"))
    return replace(network, nodes=tuple(nodes.values()), ties=tuple(ties))


def _absent(node: Node) -> Node:
    return node if node.label == "Departement" else replace(node, faded=True, detail="Absente de cette vue")


def ghost(gap: Gap) -> Node:
    """Return the node that stands for the unknown partner of a gap."""
    return Node(drawing.ghost_id(gap), GHOST, f"? {gap.number}", gap.sentence)
