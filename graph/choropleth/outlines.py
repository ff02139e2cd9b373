"""Outlines of départements as SVG paths, on a page ``WIDTH`` × ``HEIGHT`` units.

The projection is equirectangular around the middle parallel (Snyder, Map Projections, USGS 1987, p. 90): over one
région its distortion is under 2 %.
"""

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians

from graph.layout import Point
from graph.settings import shipped

WIDTH, HEIGHT = 1000, 900
MARGIN = 12

Ring = list[Point]


@dataclass(frozen=True)
class Outline:
    """A département: its SVG path, and the point of its largest part where a label is centred."""

    path: str
    centre: Point


@cache
def outlines() -> dict[str, Outline]:
    """Return the outlines that are known, by département code: those of Grand Est."""
    return {code: _outline(rings) for code, rings in _rings().items()}


def project(longitude: float, latitude: float) -> Point:
    """Return where a place of the world stands on the page."""
    left, top, scale, squeeze = _frame()
    return round(MARGIN + (longitude - left) * squeeze * scale, 1), round(MARGIN + (top - latitude) * scale, 1)


@cache
def _rings() -> dict[str, list[Ring]]:
    """Return the outer rings of each département, in longitude and latitude."""
    features = json.loads((shipped("vocabulary") / "outlines.geojson").read_text(encoding="utf-8"))["features"]
    return {
        feature["properties"]["code"]: [polygon[0] for polygon in feature["geometry"]["coordinates"]]
        for feature in features
    }


@cache
def _frame() -> tuple[float, float, float, float]:
    """Return the western and northern edges, how many units a degree of latitude takes, and what shortens one of
    longitude."""
    points = [point for rings in _rings().values() for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = cos(radians((south + north) / 2))
    scale = min((WIDTH - 2 * MARGIN) / ((east - west) * squeeze), (HEIGHT - 2 * MARGIN) / (north - south))
    return west, north, scale, squeeze


def _outline(rings: list[Ring]) -> Outline:
    drawn = [[project(*point) for point in ring] for ring in rings]
    path = "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in ring[:-1]) + "Z" for ring in drawn)
    return Outline(path, _centroid(max(drawn, key=lambda ring: abs(_area(ring)))))


def _area(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def _centroid(ring: Ring) -> Point:
    area = _area(ring)
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)) / (6 * area)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)) / (6 * area)
    return round(x, 1), round(y, 1)
