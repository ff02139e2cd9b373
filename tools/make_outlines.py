"""Make ``data/vocabulary/outlines.geojson``: outlines of départements, light enough to be drawn in a page.

    python tools/make_outlines.py FROM.geojson

A border that two départements share is cut at the same points, so that no sliver opens between them.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]

TOLERANCE = 0.006  # degrees of longitude; at the size of a page, less than a pixel and a half
SQUEEZE = 0.66  # a degree of longitude against one of latitude, at 48.5° N
TO = Path(__file__).parents[1] / "data" / "vocabulary" / "outlines.geojson"


def main(file: Path) -> None:
    """Write the outlines of a GeoJSON whose features have ``code`` and ``nom``."""
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    rings = {feature["properties"]["code"]: _rings(feature["geometry"]) for feature in features}
    joints = _joints([ring for several in rings.values() for ring in several])
    made = [
        {
            "type": "Feature",
            "properties": feature["properties"],
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[_simplified(ring, joints)] for ring in rings[feature["properties"]["code"]]],
            },
        }
        for feature in features
    ]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in made)
    TO.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def _rings(geometry: dict) -> list[list[Point]]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    outer = ([(round(x, 4), round(y, 4)) for x, y in polygon[0]] for polygon in polygons)
    return [[point for at, point in enumerate(ring[:-1]) if not at or ring[at - 1] != point] for ring in outer]


def _joints(rings: list[list[Point]]) -> set[Point]:
    """Return the points where borders part: the two neighbours of the point are not the same in every ring."""
    beside: dict[Point, frozenset[Point]] = {}
    joints = set()
    for ring in rings:
        for at, point in enumerate(ring):
            around = frozenset((ring[at - 1], ring[(at + 1) % len(ring)]))
            if beside.setdefault(point, around) != around:
                joints.add(point)
    shared = {point for point in beside if sum(point in ring for ring in map(set, rings)) > 1}
    for ring in rings:  # where a shared border begins, the ring that goes on alone tells
        joints |= {
            point
            for at, point in enumerate(ring)
            if point in shared and not {ring[at - 1], ring[(at + 1) % len(ring)]} <= shared
        }
    return joints


def _simplified(ring: list[Point], joints: set[Point]) -> list[Point]:
    first = next((at for at, point in enumerate(ring) if point in joints), 0)
    turned = [*ring[first:], *ring[:first], ring[first]]
    stops = [at for at, point in enumerate(turned) if point in joints or at in (0, len(turned) - 1)]
    made = [turned[0]]
    for start, end in pairwise(stops):
        arc = turned[start : end + 1]
        backwards = arc[0] > arc[-1]  # both neighbours cut the border from the same end
        cut = _cut(arc[::-1] if backwards else arc)
        made += (cut[::-1] if backwards else cut)[1:]
    return [(round(x, 3), round(y, 3)) for x, y in made]


def _cut(arc: list[Point]) -> list[Point]:
    """Douglas and Peucker's line simplification (The Canadian Cartographer 10, 1973)."""
    if len(arc) < 3:
        return arc
    away = [_distance(point, arc[0], arc[-1]) for point in arc[1:-1]]
    far = max(range(len(away)), key=away.__getitem__)
    if away[far] <= TOLERANCE:
        return [arc[0], arc[-1]]
    return [*_cut(arc[: far + 2])[:-1], *_cut(arc[far + 1 :])]


def _distance(point: Point, start: Point, end: Point) -> float:
    (px, py), (ax, ay), (bx, by) = ((x * SQUEEZE, y) for x, y in (point, start, end))
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length)) if length else 0.0
    return float(((px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2) ** 0.5)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
