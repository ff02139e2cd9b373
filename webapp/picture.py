"""The picture of a network, gaps highlighted: pyvis holds nodes, ties and options; our template shows them.

pyvis's own page is not served: it loads files from other hosts and runs scripts put in a title.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask import current_app
from markupsafe import Markup
from pyvis.network import Network as Pyvis

from graph.drawing import vis
from graph.drawing.grammar import Look
from graph.drawing.scene import Scene, make_scene
from graph.gaps import Gap
from graph.layout import Point
from graph.network import Network, Node
from webapp.labels import sheet_url

PROOFS = "/liens/"  # webapp.sheets.tie
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

    def __init__(self, title: str, template: str = TEMPLATE) -> None:
        """Take the title as heading; nodes, edges and options are assigned."""
        super().__init__(heading=title)
        self.templateEnv = current_app.jinja_env
        self.path = template


def draw(
    network: Network,
    gaps: Sequence[Gap],
    places: Mapping[str, Point],
    node_of: Callable[[str], Node],
    look: Callable[[Node], Look] | None = None,
) -> Picture:
    """Draw a network with its first gaps, as ``make_scene`` places them."""
    scene = make_scene(network, gaps, places, node_of, look)
    return Picture(render(scene, sheet_url, PROOFS), network, scene.drawn)


def render(scene: Scene, address: vis.Address = vis.nowhere, proofs: str = "") -> Markup:
    """Return a scene as a figure of a page; without addresses, nothing on it leads anywhere else."""
    page = SafeNetwork(scene.title)
    page.nodes, page.edges = vis.nodes(scene, address), vis.edges(scene)
    page.options = vis.options(scene, proofs)
    return Markup(page.generate_html())  # noqa: S704  # rendered by our own autoescaping template
