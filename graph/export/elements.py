"""The elements of an SVG, as text: whatever a name holds, it is written as text and cannot become markup.

Every function returns a string; sizes and places are in pixels.
"""

import re
from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from xml.sax.saxutils import escape, quoteattr

from graph.drawing.grammar import GAP_COLOUR, INK, PAPER, Look
from graph.layout import written_width

FAMILY = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Verdana, 'Liberation Sans', "
    "Arial, sans-serif"
)
BOLD = 1.16  # how much wider a line is in bold
LONGEST = 600  # characters of one text; a name may be longer than any page
# What XML refuses, and the marks that would write the rest of a line backwards.
UNWRITABLE = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)

# A line is never broken at a narrow space, as in « 12 liens », nor between a word and its punctuation.
BLANK = re.compile("(?<!«)[ \t\n\r]+(?![»:;?!])")


def clean(text: str) -> str:
    """Return a text without what XML refuses or what would reverse its neighbours, escaped."""
    return escape(UNWRITABLE.sub("", text))


def tag(name: str, content: str = "", /, **attributes: object) -> str:
    """Return one element; an underscore in the name of an attribute is a hyphen, ``content`` is markup already."""
    said = "".join(f" {key.replace('_', '-')}={_quoted(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"


def _quoted(value: object) -> str:
    text = f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
    return quoteattr(UNWRITABLE.sub("", text))


def text(written: str, x: float, y: float, size: float, **attributes: object) -> str:
    """Return one line of text whose baseline is at ``y``."""
    return tag("text", clean(written), x=float(x), y=float(y), font_size=float(size), **attributes)


def broken(written: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than ``width``; a word that is wider is cut."""
    room = width / (BOLD if bold else 1.0)
    lines, line = [], ""
    for word in _words(UNWRITABLE.sub("", written)[:LONGEST], room, size):
        longer = f"{line} {word}".strip()
        if line and written_width(longer, size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def _words(written: str, room: float, size: float) -> Iterator[str]:
    for word in BLANK.split(written.strip()):
        rest = word
        while written_width(rest, size) > room:
            kept = max(1, int(room / (size * 1.16)))  # as if each character were as wide as the widest
            yield rest[:kept]
            rest = rest[kept:]
        yield rest


def form(look: Look, x: float, y: float, size: float | None = None, content: str = "") -> str:
    """Return a shape of the grammar round a point, as vis-network draws it; ``content`` goes inside (a title)."""
    radius = size or look.size
    style = {"fill": look.fill, "stroke": look.stroke, "stroke_width": look.stroke_width}
    if look.form == "square":
        return tag("rect", content, x=x - radius, y=y - radius, width=2 * radius, height=2 * radius, **style)
    if look.form == "dot" or look.form not in CORNERS:
        return tag("circle", content, cx=x, cy=y, r=float(radius), **style)
    corners = " ".join(f"{x + radius * across:.1f},{y + radius * down:.1f}" for across, down in CORNERS[look.form])
    return tag("polygon", content, points=corners, **style)


# In units of the radius; the triangle is lowered so that its weight is at the point.
_SIDE, _LOW = 1.15, 0.275
CORNERS: dict[str, Sequence[tuple[float, float]]] = {
    "triangle": [(0, _LOW - 1.328), (_SIDE, _LOW + 0.664), (-_SIDE, _LOW + 0.664)],
    "diamond": [(0, 1), (1, 0), (0, -1), (-1, 0)],
    "hexagon": [(cos(turn * pi / 3), sin(turn * pi / 3)) for turn in range(6)],
}


def badge(written: str, x: float, y: float, size: float) -> str:
    """Return the number of a gap in its vermillion pill, ``size`` px high as text."""
    height = 1.5 * size
    width = max(height, written_width(written, size) * BOLD + 0.8 * size)
    style = {"fill": PAPER, "stroke": GAP_COLOUR, "stroke_width": size / 6, "rx": height / 2}
    pill = tag("rect", x=x - width / 2, y=y - height / 2, width=width, height=height, **style)
    middle = {"text_anchor": "middle", "font_weight": "bold", "fill": INK}
    return pill + text(written, x, y + 0.36 * size, size, **middle)
