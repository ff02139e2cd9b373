"""The map of the départements, coloured by a chosen figure, with its table."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import dist, hypot
from operator import itemgetter

from flask import Blueprint, render_template, request

from graph.atlas import Atlas
from graph.choropleth import (
    FIGURES,
    HEIGHT,
    WIDTH,
    Asked,
    Link,
    choropleth,
    kinds,
    links_between,
    missing_links,
    needs,
    outlines,
    spots,
)
from graph.choropleth.links import DRAWN, SHARED
from graph.drawing.badges import Box, clearest
from graph.gaps import Gap
from graph.layout import Point
from graph.sheets.summary import map_summary
from webapp.asked import one_of, whole
from webapp.maps import get_atlas

bp = Blueprint("choropleth", __name__)

LINKS = {"": "aucun", "organizations": "organisations en commun", "actions": "actions en commun"}
WIDEST = 11.0  # px of the strongest link
CLEAR = 40.0  # px left free around a centre, where names and values are written
LABEL = (130.0, 80.0)  # px of a name over a value, around a centre
NUMBER = (38.0, 38.0)  # px of the number of a gap
BESIDE = (8.0, 8.0)  # px around a line, where the number of another would be taken for its own
POINTS = 12  # of a line, around which no other number stands
ASIDE = 36.0  # px between the number of one gap and the next on the same border


@dataclass(frozen=True)
class Line:
    """A line of the map between the centres of two départements, and where its number stands."""

    start: Point
    end: Point
    middle: Point
    width: float
    told: str


@bp.get("/carte")
def index() -> str:
    """Show the départements by the figure, the need, the kind and the year that are asked."""
    atlas = get_atlas()
    asked, shared = _asked(atlas), one_of("liens", LINKS)
    gaps = missing_links(atlas, needs(atlas).get(asked.need, ""))
    links = links_between(atlas, asked, shared) if shared in SHARED else ()
    dots, territories = spots(atlas) if request.args.get("points") else ((), 0)
    return render_template(
        "choropleth/index.html",
        map=choropleth(atlas, asked),
        asked=asked,
        figures=FIGURES,
        needs=needs(atlas),
        kinds=kinds(atlas),
        years=[year for year in reversed(atlas.years()) if year],
        shared=shared,
        link_titles=LINKS,
        links=links,
        lines=_lines(links),
        missing=gaps,
        broken=_broken(gaps),
        dots=dots,
        territories=territories,
        names={node: name for node, (_, name) in atlas.names().items()},
        outlines=outlines(),
        size=(WIDTH, HEIGHT),
        most=DRAWN,
        summary=atlas.latest(map_summary),
        records=atlas.records,
    )


def _asked(atlas: Atlas) -> Asked:
    """Read what is asked from the address; what is not known asks for everything, as a search that is empty does."""
    return Asked(
        one_of("chiffre", FIGURES, "organizations"),
        one_of("besoin", needs(atlas)),
        one_of("type", kinds(atlas)),
        whole("annee", atlas.years(), 0),
    )


def _lines(links: tuple[Link, ...]) -> list[Line]:
    known = outlines()
    drawn = [link for link in links if link.start in known and link.end in known][:DRAWN]
    strongest = max((link.weight for link in drawn), default=1)
    return [
        _line(link.start, link.end, 1.5 + (WIDEST - 1.5) * link.weight / strongest, f"{link.weight}") for link in drawn
    ]


def _broken(gaps: tuple[Gap, ...]) -> list[tuple[Line, Gap]]:
    """Return the missing ties that can be drawn; several between the same two stand side by side.

    The shortest are placed first: they have the least room.
    """
    known, held = outlines(), Counter[tuple[str, str]]()
    ends = [(*pair, gap) for gap in gaps for pair in gap.missing if known.keys() >= set(pair)]
    found: list[tuple[Line, Gap]] = []
    for start, end, gap in sorted(ends, key=lambda each: dist(known[each[0]].centre, known[each[1]].centre)):
        line = _beside(start, end, gap, held[start, end], [line for line, _ in found])
        held[start, end] += 1
        found.append((line, gap))
    return sorted(found, key=lambda each: each[1].number)


def _beside(start: str, end: str, gap: Gap, rank: int, placed: list[Line]) -> Line:
    """Return the line of a gap: aside when its number would hide a name, or be taken for that of another line."""
    busy: list[Box] = [(*outline.centre, *LABEL) for outline in outlines().values()]
    for line in placed:
        busy += [(*line.middle, *NUMBER), *((*point, *BESIDE) for point in _along(line))]
    tried = []
    for aside in (rank, rank + 1, -rank - 1, rank + 2, -rank - 2):
        line = _line(start, end, 5, str(gap.number), aside * ASIDE)
        room, place = clearest(line.start, line.end, busy, NUMBER)
        near = (dist(point, other.middle) - NUMBER[0] / 2 for other in placed for point in _along(line))
        tried.append((min([room, *near]), replace(line, middle=place)))
        if tried[-1][0] >= 0:
            break
    return max(tried, key=itemgetter(0))[1]


def _along(line: Line) -> Iterator[Point]:
    (ax, ay), (bx, by) = line.start, line.end
    yield from ((ax + (bx - ax) * at / POINTS, ay + (by - ay) * at / POINTS) for at in range(POINTS + 1))


def _line(start: str, end: str, width: float, told: str, aside: float = 0) -> Line:
    (ax, ay), (bx, by) = outlines()[start].centre, outlines()[end].centre
    length = hypot(bx - ax, by - ay) or 1.0
    dx, dy = -(by - ay) / length * aside, (bx - ax) / length * aside
    cut = min(CLEAR / length, 0.3)
    ends = [_moved((ax + (bx - ax) * at, ay + (by - ay) * at), dx, dy) for at in (cut, 1 - cut, 0.5)]
    return Line(ends[0], ends[1], ends[2], round(width, 1), told)


def _moved(point: Point, dx: float, dy: float) -> Point:
    return round(point[0] + dx, 1), round(point[1] + dy, 1)
