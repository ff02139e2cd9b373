"""How the explorer draws: nodes, lines and margins that are seen at the zoom of the whole picture."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import log2

from graph.drawing import grammar
from graph.drawing.grammar import Look
from graph.drawing.scene import Bounds, Line, Scene
from graph.explorer.explored import Explored
from graph.explorer.joining import IN_COMMON
from graph.explorer.places import radius_of_group
from graph.explorer.view import MEASURES
from graph.layout import GHOST
from graph.network import Node

READABLE = 0.55  # the zoom under which nodes are drawn larger, to be seen at all
LARGEST = 5.0
LIGHT = "#a3a9b2"  # of a presence that makes no partnership
STRONG = "#4a5160"  # of what two organisations do together
MARGIN = (80.0, 34.0)  # px on the screen around the outermost nodes, for their names


def look_of(seen: Explored, zoom: float, ringed: Iterable[str] = ()) -> Callable[[Node], Look]:
    """Return how to draw each node: large enough to be seen at the zoom of the whole; ``ringed`` ones wear a ring."""
    growth = min(max(READABLE / zoom, 1.0), LARGEST)
    rings = {seen.view.focus, seen.view.start, seen.view.end, *ringed}

    def look(node: Node) -> Look:
        found = grammar.look(node, node.id if node.id in rings else "")
        plain = seen.view.size not in MEASURES or node.label in ("Departement", "Territory", GHOST)
        size = found.size * growth * (1.0 if plain else 0.7 + 1.6 * node.size**0.5)
        if node.members:
            size = max(size, radius_of_group(node.members) if not seen.view.focus else 12 + 4 * node.members**0.5)
        return replace(found, size=round(size, 1), fill=node.fill or found.fill)

    return look


def weighed(line: Line, zoom: float) -> Line:
    """Return a tie as thick as what it stands for, seen at the zoom of the whole."""
    if line.badge or not line.tie:
        return line
    growth = min(1 / zoom, 2 * LARGEST)
    colour = LIGHT if line.tie.faded else STRONG if line.tie.name == IN_COMMON else line.colour
    return replace(line, colour=colour, width=round(line.width * growth * (1 + 0.6 * log2(max(line.tie.weight, 1))), 1))


def bounds_of(scene: Scene, zoom: float) -> Bounds:
    """Return the rectangle that holds every shape, and the names of the outermost."""
    if not scene.shapes:
        return Bounds()
    across, down = (margin / zoom for margin in MARGIN)
    return Bounds(
        min(shape.x - shape.look.size for shape in scene.shapes) - across,
        min(shape.y - shape.look.size for shape in scene.shapes) - down / 2,
        max(shape.x + shape.look.size for shape in scene.shapes) + across,
        max(shape.y + shape.look.size for shape in scene.shapes) + down,
    )
