"""The body of an image: a scene as shapes, lines, captions and badges, where they stand on the screen."""

from dataclasses import dataclass

from graph.drawing.grammar import GAP_DASH, PAPER, kind
from graph.drawing.scene import Line, Scene, Shape
from graph.export.elements import badge, clean, form, tag, text
from graph.layout import FONT, LINE, RADIUS, written_width

BADGE_SIZE = 17.0  # px
READABLE = 2.6  # times smaller: beyond, names cannot be read, and only those of groups are written
LARGEST_NAME = 3.0  # times larger than on a département, for the name of a group
WIDEST_BADGE = 1.8  # times that: more would not fit in the room that was kept for it


@dataclass(frozen=True)
class Body:
    """The middle of an image: markup whose top left corner is (0, 0), and its size in px."""

    markup: str
    width: float
    height: float


def draw_scene(scene: Scene, scale: float) -> Body:
    """Draw a scene; ``scale`` is how many times smaller it will be seen: gaps are drawn thicker by as much."""
    sides = scene.bounds
    parts = [_line(line, scene, scale) for line in scene.lines]
    parts += [_shape(shape, scale) for shape in scene.shapes if not shape.ghostly]
    size = BADGE_SIZE * (min(scale, WIDEST_BADGE) if scale <= READABLE else 0.7 * scale)
    parts += [badge(each.text, each.x, each.y, size) for each in scene.badges]
    markup = tag("g", "\n".join(parts), transform=f"translate({-sides.left:.1f} {-sides.top:.1f})")
    return Body(markup, sides.right - sides.left, sides.bottom - sides.top)


def _line(line: Line, scene: Scene, scale: float) -> str:
    start, end = scene.by_id[line.start], scene.by_id[line.end]
    ends = {"x1": start.x, "y1": start.y, "x2": end.x, "y2": end.y}
    thick = line.width * (scale if line.badge else 1.0)
    dash = {"stroke_dasharray": " ".join(f"{scale * px:g}" for px in GAP_DASH)} if line.badge else {}
    return tag("line", **ends, stroke=line.colour, stroke_width=float(thick), **dash)


def _shape(shape: Shape, scale: float) -> str:
    node = shape.node
    told = tag("title", clean(f"{node.name} — {node.detail or kind(node.label)}"[:300]))
    size = FONT * (min(scale, LARGEST_NAME) if node.members else 1.0)
    named = node.members or scale <= READABLE
    return tag("g", form(shape.look, shape.x, shape.y, content=told) + (_caption(shape, size) if named else ""))


def _caption(shape: Shape, size: float) -> str:
    """Return the lines under a shape, each on a veil that ties do not cross."""
    top = shape.y + max(RADIUS, shape.look.size) + 4
    leading = LINE * size / FONT
    parts = []
    for number, line in enumerate(shape.caption):
        y = top + leading * number
        wide = written_width(line, size)
        parts.append(tag("rect", x=shape.x - wide / 2, y=y, width=wide, height=leading, fill=PAPER, fill_opacity=0.8))
        ink = {"text_anchor": "middle", "fill": shape.look.ink}
        parts.append(text(line, shape.x, y + 0.82 * size, size, **ink))
    return "".join(parts)
