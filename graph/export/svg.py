"""An exhibit as one SVG: title, filter, picture, legend, numbers, gaps in words, sources and date.

The picture keeps the places it has on the screen; what is written around grows with it, to be read from as far.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.drawing.grammar import GAP_COLOUR, INK, PAPER, SOFT, Look, legend
from graph.export.cells import draw_matrix, matrix_legend
from graph.export.drawing import Body, draw_scene
from graph.export.elements import FAMILY, badge, broken, clean, form, tag, text
from graph.export.exhibit import Exhibit
from graph.gaps import Gap
from graph.layout import written_width

WIDTH = 1280.0  # px, at least; a wider picture is seen smaller, and all that is written grows
LARGEST = 1.5  # times; a small picture is enlarged to the width, not more
MARGIN, TITLE, SMALL, LEADING = 36.0, 30.0, 15.0, 1.35
MANY = 4  # gaps

Sign = Callable[[float, float, float], str]
"""Draws what a legend explains, given its middle and its size."""


@dataclass
class _Sheet:
    """A sheet written from top to bottom: ``y`` is where the next thing goes, ``scale`` how much all is enlarged."""

    width: float
    scale: float
    y: float = 0.0
    parts: list[str] = field(default_factory=list)

    @property
    def inside(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * MARGIN * self.scale

    def write(
        self, written: str, size: float, bold: bool = False, ink: str = INK, left: float = 0.0, room: float = 0.0
    ) -> None:
        """Write a text over as many lines as it takes, ``room`` px wide (all that is left when it is 0)."""
        size *= self.scale
        style = {"fill": ink, **({"font_weight": "bold"} if bold else {})}
        for line in broken(written, room or self.inside - left, size, bold):
            self.y += LEADING * size
            self.parts.append(text(line, MARGIN * self.scale + left, self.y - 0.3 * size, size, **style))

    def skip(self, px: float) -> None:
        """Leave a blank."""
        self.y += px * self.scale


def to_svg(exhibit: Exhibit) -> str:
    """Write an exhibit as an SVG of its own, in UTF-8."""
    body = _body(exhibit, 1.0)
    scale = max(1.0, body.width / WIDTH)
    sheet = _Sheet(max(WIDTH, body.width + 2 * MARGIN * scale), scale)
    sheet.skip(MARGIN / 2)
    _banner(sheet, exhibit.notes.invented)
    sheet.write(exhibit.notes.title, TITLE, bold=True)
    sheet.write(exhibit.notes.said, SMALL + 1, ink=SOFT)
    sheet.skip(14)
    _put(sheet, body if scale == 1 else _body(exhibit, scale))
    sheet.skip(14)
    _put_legend(sheet, list(_legend(exhibit)))
    sheet.skip(6)
    _put_gaps(sheet, exhibit.shown_gaps)
    sheet.skip(12)
    _foot(sheet, exhibit)
    sheet.skip(MARGIN / 2)
    return _whole(sheet, exhibit)


def _body(exhibit: Exhibit, scale: float) -> Body:
    if exhibit.matrix:
        return draw_matrix(exhibit.matrix, exhibit.shown_gaps)
    assert exhibit.scene
    return draw_scene(exhibit.scene, scale)


def _banner(sheet: _Sheet, invented: str) -> None:
    """Say over all the width that what is shown is invented."""
    if not invented:
        return
    size = SMALL * sheet.scale
    lines = broken(f"Données inventées — {invented}", sheet.inside, size, bold=True)
    height = (len(lines) + 0.7) * LEADING * size
    sheet.parts.append(tag("rect", x=0.0, y=0.0, width=sheet.width, height=height, fill="#fff3bf"))
    sheet.y = 0.35 * LEADING * size
    sheet.write(" ".join(lines), SMALL, bold=True)
    sheet.y = height
    sheet.skip(8)


def _put(sheet: _Sheet, body: Body) -> None:
    """Put the picture in the middle of the width."""
    grown = max(1.0, min(LARGEST, sheet.inside / body.width))
    place = f"translate({(sheet.width - grown * body.width) / 2:.1f} {sheet.y:.1f}) scale({grown:.3f})"
    sheet.parts.append(tag("g", body.markup, transform=place))
    sheet.y += grown * body.height


def _legend(exhibit: Exhibit) -> Iterator[tuple[str, Sign]]:
    if exhibit.matrix:
        yield from matrix_legend(exhibit.matrix)
        if exhibit.shown_gaps:
            yield "Manque, numéroté comme ci-dessous", lambda x, y, size: badge("n", x, y, 0.8 * size)
        return
    assert exhibit.scene
    nodes = [shape.node for shape in exhibit.scene.shapes]
    for said, look in legend({node.label for node in nodes}, any(node.faded for node in nodes)):
        yield said, _form_sign(look)
    for said, fill in exhibit.colours:
        yield said, _form_sign(Look("dot", 8, fill))
    if any(node.members for node in nodes):
        yield (
            "Groupe : plus il est grand, plus il compte d’organisations",
            _form_sign(Look("dot", 8, PAPER, stroke_width=3)),
        )
    yield "Présence prouvée", _stroke_sign("#80868f", 1.6, "")
    if exhibit.scene.badges:
        yield "Manque, numéroté comme ci-dessous", _stroke_sign(GAP_COLOUR, 4.0, "9 6")


def _form_sign(look: Look) -> Sign:
    return lambda x, y, size: form(look, x, y, 0.4 * size)


def _stroke_sign(colour: str, width: float, dash: str) -> Sign:
    def sign(x: float, y: float, size: float) -> str:
        ends = {"x1": x - size, "x2": x + size, "y1": y, "y2": y}
        grown = " ".join(f"{float(px) * size / SMALL:g}" for px in dash.split())
        style = {"stroke": colour, "stroke_width": width * size / SMALL}
        return tag("line", **ends, **style, **({"stroke_dasharray": grown} if dash else {}))

    return sign


def _put_legend(sheet: _Sheet, entries: list[tuple[str, Sign]]) -> None:
    """Put each sign before its words, over as many rows as it takes."""
    size = SMALL * sheet.scale
    x, left = 0.0, MARGIN * sheet.scale
    sheet.y += 1.6 * size
    for said, sign in entries:
        wide = 3.4 * size + written_width(said, size)
        if x and x + wide > sheet.inside:
            x, sheet.y = 0.0, sheet.y + 1.6 * size
        sheet.parts.append(sign(left + x + 1.1 * size, sheet.y - 0.35 * size, size))
        sheet.parts.append(text(said, left + x + 2.5 * size, sheet.y, size, fill=INK))
        x += wide + size


def _put_gaps(sheet: _Sheet, gaps: Sequence[Gap]) -> None:
    """Put the gaps in words, in two columns when they are many: a slide is wide."""
    columns = 2 if len(gaps) >= MANY else 1
    each = -(-len(gaps) // columns)
    top, bottom = sheet.y, sheet.y
    for column in range(columns):
        sheet.y = top
        for gap in gaps[column * each : (column + 1) * each]:
            _put_gap(sheet, gap, column * sheet.inside / columns, sheet.inside / columns)
        bottom = max(bottom, sheet.y)
    sheet.y = bottom


def _put_gap(sheet: _Sheet, gap: Gap, left: float, wide: float) -> None:
    """Put the number of a gap, what is missing, and what would close it."""
    size = SMALL * sheet.scale
    indent, room = left + 3.6 * size, wide - 5.6 * size
    sheet.skip(7)
    sheet.parts.append(badge(f"{gap.number}", MARGIN * sheet.scale + left + 1.5 * size, sheet.y + 0.75 * size, size))
    sheet.write(gap.sentence, SMALL, bold=True, left=indent, room=room)
    sheet.write(f"Pour le fermer : {gap.closes}", SMALL - 1, ink=SOFT, left=indent, room=room)


def _foot(sheet: _Sheet, exhibit: Exhibit) -> None:
    notes = exhibit.notes
    line = {"x1": MARGIN * sheet.scale, "x2": sheet.width - MARGIN * sheet.scale, "y1": sheet.y, "y2": sheet.y}
    sheet.parts.append(tag("line", **line, stroke="#d8d4ca", stroke_width=sheet.scale))
    sheet.skip(4)
    sheet.write(f"{notes.counted}. Carte du {notes.date}.", SMALL - 1, ink=SOFT)
    sheet.write(f"Sources : {notes.sources}.", SMALL - 1, ink=SOFT)
    sheet.write("Maillage. Une absence de donnée n’est pas une absence.", SMALL - 1, ink=SOFT)


def _whole(sheet: _Sheet, exhibit: Exhibit) -> str:
    notes = exhibit.notes
    told = [notes.said, notes.counted, *(f"Manque {gap.number} : {gap.sentence}" for gap in exhibit.shown_gaps[:10])]
    names = tag("title", clean(notes.title), id="titre") + tag("desc", clean(". ".join(filter(None, told))), id="texte")
    ground = tag("rect", width=sheet.width, height=sheet.y, fill=PAPER)
    content = "\n".join([names, ground, *sheet.parts])
    size = {"width": sheet.width, "height": sheet.y, "viewBox": f"0 0 {sheet.width:.1f} {sheet.y:.1f}"}
    spoken = {"role": "img", "aria_labelledby": "titre texte", "font_family": FAMILY}
    return tag("svg", content, xmlns="http://www.w3.org/2000/svg", **{"xml:lang": "fr"}, **size, **spoken) + "\n"
