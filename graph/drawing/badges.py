"""Where the number of each gap is written: on its line, as far as can be from all that is written already."""

from collections.abc import Mapping, Sequence
from math import hypot

import numpy as np

from graph.layout import GHOST, Point, standing
from graph.network import Network

Box = tuple[float, float, float, float]  # middle, width and height, px
BADGE = (70.0, 50.0)  # px taken by a number, at the zoom of a whole département


def place_badges(ends: Sequence[tuple[str, str]], network: Network, positions: Mapping[str, Point]) -> list[Point]:
    """Return the middle of the badge of each line, given by the nodes at its ends; short lines choose first.

    A number stands on the ghost at the end of its line when there is one.
    """
    busy = [standing(node, positions[node.id]) for node in network.nodes]
    ghosts = {node.id for node in network.nodes if node.label == GHOST}
    places: dict[int, Point] = {}
    for index in sorted(range(len(ends)), key=lambda i: _length(*(positions[end] for end in ends[i]))):
        start, end = ends[index]
        place = positions[end] if end in ghosts else clearest(positions[start], positions[end], busy)[1]
        busy.append((*place, *BADGE))
        places[index] = place
    return [places[index] for index in range(len(ends))]


def _length(start: Point, end: Point) -> float:
    return hypot(start[0] - end[0], start[1] - end[1])


def clearest(start: Point, end: Point, busy: Sequence[Box], size: Point = BADGE) -> tuple[float, Point]:
    """Return the point of a line with the most room around a number of that size, and this room: under 0, it hides."""
    steps = np.linspace(0.15, 0.85, 29)[:, None]
    points = np.array(start) * (1 - steps) + np.array(end) * steps
    taken = np.array(busy)
    reach = (taken[:, 2:] + size) / 2
    room = (np.abs(points[:, None, :] - taken[None, :, :2]) - reach).max(axis=2).min(axis=1)
    x, y = points[int(np.argmax(room))]
    return float(room.max()), (round(float(x), 1), round(float(y), 1))
