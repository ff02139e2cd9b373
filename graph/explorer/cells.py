"""Where groups stand: a cell each, as large as what it holds, near where its département is on the map of France.

A cell is sized by the whole map, never by a filter, so that a node has one place in all of them; sizes go by steps, so
that a few more actors move nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, cos, log, pi, radians, sqrt

import numpy as np
from numpy.typing import NDArray

from graph.explorer.facts import Fact, Facts, Mask
from graph.explorer.groups import PREFIX, group_id
from graph.layout import ASPECT, Point
from graph.vocabulary import rows

Array = NDArray[np.float64]

ROOM = 17_000.0  # px² for a node and its caption
STEP = 1.3  # a cell is enlarged when it holds a third more
ROOMY = 1.25  # of the surface of the cells, to leave some ground between them
LATITUDE = radians(47.0)
WIDER = 1.1  # than the ground: walls and screens are
TURN = pi * (3 - sqrt(5))  # the golden angle: points that follow each other by it fill a disc evenly


@dataclass(frozen=True)
class Cell:
    """The ground of a group: its centre, its size, and the ranks of what stands there."""

    centre: Point
    width: float
    height: float
    nodes: tuple[int, ...]


def cells(facts: Facts, grouping: str) -> dict[str, Cell]:
    """Return the cells of a grouping by the id of their group; what is not grouped stands by département.

    Groups by département and kind share the cell of their département.
    """
    held = _held(facts, grouping if grouping in ("kind", "both") else "departement")
    if grouping == "both":
        return _shared(held, _standing(_held(facts, "departement")))
    return _standing(held)


def _standing(held: Mapping[str, Sequence[int]]) -> dict[str, Cell]:
    areas = np.array([_stepped(len(ranks)) * ROOM for ranks in held.values()])
    sizes = np.stack([np.sqrt(areas * ASPECT), np.sqrt(areas / ASPECT)], axis=1) if held else np.zeros((0, 2))
    centres = _apart(_wanted(list(held), areas), sizes)
    return {
        group: Cell((float(x), float(y)), float(width), float(height), tuple(ranks))
        for (group, ranks), (x, y), (width, height) in zip(held.items(), centres, sizes, strict=True)
    }


def _shared(held: Mapping[str, Sequence[int]], places: Mapping[str, Cell]) -> dict[str, Cell]:
    """Cut the cell of each département among its groups."""
    found: dict[str, Cell] = {}
    for place, cell in places.items():
        mine = [(group, ranks) for group, ranks in held.items() if group.startswith(place)]
        found |= _cut(mine, cell)
    return found


def _cut(groups: Sequence[tuple[str, Sequence[int]]], cell: Cell) -> dict[str, Cell]:
    """Halve the longer side of a cell, as near as can be to half of what it holds, until each group has its own."""
    if len(groups) <= 1:
        return {group: Cell(cell.centre, cell.width, cell.height, tuple(ranks)) for group, ranks in groups}
    counts = np.cumsum([len(ranks) for _, ranks in groups])
    half = int(np.abs(counts[:-1] - counts[-1] / 2).argmin()) + 1
    share = float(counts[half - 1] / counts[-1])
    (x, y), wide = cell.centre, cell.width >= cell.height
    first = Cell((x - cell.width * (1 - share) / 2, y), cell.width * share, cell.height, ())
    second = Cell((x + cell.width * share / 2, y), cell.width * (1 - share), cell.height, ())
    if not wide:
        first = Cell((x, y - cell.height * (1 - share) / 2), cell.width, cell.height * share, ())
        second = Cell((x, y + cell.height * share / 2), cell.width, cell.height * (1 - share), ())
    return _cut(groups[:half], first) | _cut(groups[half:], second)


def _stepped(count: int) -> float:
    steps = ceil(round(log(max(count, 4)) / log(STEP), 6))
    return float(STEP**steps)


def _held(facts: Facts, grouping: str) -> dict[str, list[int]]:
    """Return what each group holds, the largest first: its organisations, and the things that are mostly theirs."""
    found: dict[str, list[int]] = defaultdict(list)
    for rank in range(facts.organizations):
        found[group_id(facts.nodes[rank], grouping)].append(rank)
    of = {rank: group for group, ranks in found.items() for rank in ranks}
    theirs: dict[int, Counter[str]] = defaultdict(Counter)
    for org, thing in zip(facts.org.tolist(), facts.thing.tolist(), strict=True):
        theirs[thing][of[org]] += 1
    for thing in range(facts.organizations, len(facts.nodes)):
        node = facts.nodes[thing]
        at_home = f"{PREFIX}{node.home}/" if node.home and grouping == "departement" else ""
        common = sorted(theirs[thing].items(), key=lambda item: (-item[1], item[0]))
        found[at_home or (common[0][0] if common else group_id(Fact("", "", ""), grouping))].append(thing)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


@cache
def _centres() -> Mapping[str, Point]:
    """Return the middle of each département, in degrees, east and south of the origin."""
    across = WIDER * cos(LATITUDE)
    return {row["code"]: (across * float(row["longitude"]), -float(row["latitude"])) for row in rows("centres")}


def _wanted(groups: Sequence[str], areas: Array) -> Array:
    """Return where each group would stand if nothing else did: on the map, or around the middle without a place."""
    places = [group.removeprefix(PREFIX).partition("/")[0] for group in groups]
    known = [_centres()[place] for place in places if place in _centres()]
    if not known:
        side = float(np.sqrt(areas.mean())) if len(areas) else 0.0
        return np.array([_spiral(rank) for rank in range(len(groups))]).reshape(-1, 2) * side
    below = (float(np.mean([x for x, _ in known])), max(y for _, y in known) + 0.3)
    degrees = np.array([_centres().get(place, below) for place in places])
    spread = np.maximum(np.ptp(np.array([*known, below]), axis=0), 0.5)
    scale = sqrt(areas.sum() * ROOMY / float(spread.prod()))
    found: Array = (degrees - degrees.mean(axis=0)) * 1.1 ** round(log(scale) / log(1.1))
    return found


def _spiral(rank: int) -> Point:
    return sqrt(rank) * float(np.cos(rank * TURN)) * ASPECT, sqrt(rank) * float(np.sin(rank * TURN))


def _apart(wanted: Array, sizes: Array) -> Array:
    """Push rectangles apart, along the side where they overlap least, until none does."""
    centres = wanted.copy()
    if len(centres) < 2:
        return centres
    reach = (sizes[:, None, :] + sizes[None, :, :]) / 2
    for _ in range(2_000):
        between = centres[:, None, :] - centres[None, :, :]
        over = reach - np.abs(between)
        hit: Mask = np.asarray((over > 0.5).all(axis=2)) & ~np.eye(len(centres), dtype=bool)
        if not hit.any():
            break
        along = (over / reach).argmin(axis=2)
        side = np.sign(np.take_along_axis(between, along[..., None], axis=2)[..., 0])
        side[side == 0] = np.sign(np.arange(len(centres))[:, None] - np.arange(len(centres)))[side == 0]
        push = np.where(hit, side * np.take_along_axis(over, along[..., None], axis=2)[..., 0] / 2, 0.0)
        for axis in (0, 1):
            moved = np.where(along == axis, push, 0.0)
            # Half of the sum would creep, the whole would swing: the largest push each way is enough.
            centres[:, axis] += moved.max(axis=1, initial=0.0) + moved.min(axis=1, initial=0.0)
    return np.round(centres, 1)
