"""The body of an image: a matrix, its four states told apart by sign, border and ground, never by colour alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.drawing.grammar import GAP_COLOUR, INK, PAPER, SOFT
from graph.export.drawing import Body
from graph.export.elements import badge, broken, tag, text
from graph.french import capital, count
from graph.gaps import Gap
from graph.layout import written_width
from graph.matrix import STATES, Cell, Matrix, State

SIZE, LEADING = 15.0, 1.3  # px
COLUMN, ROW = 132.0, 68.0  # px
NUMBERED = 2  # gaps in one cell; the others are counted
BLUE = "#0a4f86"
GROUNDS: dict[State, str] = {"partnership": "#dcebf5", "actors": PAPER, "none": "#fdf1e7", "no_data": "#f4f2ec"}


def draw_matrix(matrix: Matrix, gaps: Sequence[Gap]) -> Body:
    """Draw a matrix with the numbers of the gaps that are in its cells."""
    first = max([120.0, *(written_width(name, SIZE) + 20 for name in matrix.departements.values())])
    heads = {topic: broken(name, COLUMN - 12, SIZE - 1, bold=True) for topic, name in matrix.topics.items()}
    top = LEADING * SIZE * max(map(len, heads.values()), default=1) + 10
    parts = [_head(heads[topic], first + COLUMN * across) for across, topic in enumerate(matrix.topics)]
    numbers = _by_cell(gaps)
    for down, (code, name) in enumerate(matrix.departements.items()):
        y = top + ROW * down
        parts.append(text(name, 0, y + 24, SIZE, font_weight="bold", fill=INK))
        for across, (topic, title) in enumerate(matrix.topics.items()):
            here = numbers.get((code, title), [])
            parts.append(_cell(matrix.cells[code, topic], first + COLUMN * across, y, here))
    width = first + COLUMN * max(1, len(matrix.topics))
    return Body("\n".join(parts), width, top + ROW * len(matrix.departements))


def matrix_legend(matrix: Matrix) -> Iterator[tuple[str, Callable[[float, float, float], str]]]:
    """Yield what a legend says of each state that the matrix holds, and how its sign is drawn."""
    for state, (_, said) in STATES.items():
        if matrix.counts[state]:
            yield f"{capital(said)} ({matrix.counts[state]})", _signer(state)
    if any(cell.expressed for cell in matrix.cells.values()):
        yield "Besoin exprimé par le département", lambda x, y, size: _mark(x, y + 0.35 * size, size)


def _signer(state: State) -> Callable[[float, float, float], str]:
    return lambda x, y, size: _sign(state, x, y, 0.4 * size)


def _by_cell(gaps: Sequence[Gap]) -> Mapping[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for gap in gaps:
        found.setdefault((gap.departement, gap.need), []).append(gap.number)
    return found


def _head(lines: Sequence[str], x: float) -> str:
    bold = {"font_weight": "bold", "fill": INK}
    return "".join(text(line, x + 6, LEADING * SIZE * (n + 1), SIZE - 1, **bold) for n, line in enumerate(lines))


def _cell(cell: Cell, x: float, y: float, numbers: Sequence[int]) -> str:
    box = {"x": x + 2, "y": y + 2, "width": COLUMN - 4, "height": ROW - 4}
    edge = {"none": {"stroke": GAP_COLOUR, "stroke_dasharray": "5 4"}, "no_data": {"stroke": "#d8d4ca"}}
    style = edge.get(cell.state, {"stroke": BLUE, "stroke_width": 2.0 if cell.state == "partnership" else 1.0})
    parts = [tag("rect", **box, fill=GROUNDS[cell.state], **style), _sign(cell.state, x + 16, y + 19, 6.5)]
    parts.append(_mark(x + 31, y + 24, SIZE) if cell.expressed else "")
    if cell.organizations:
        parts.append(text(count(cell.organizations, "acteur"), x + 10, y + 42, SIZE - 3, fill=SOFT))
    if cell.partnerships:
        parts.append(text(f"{cell.partnerships} à plusieurs", x + 10, y + 56, SIZE - 3, fill=SOFT))
    for rank, number in enumerate(numbers[:NUMBERED]):
        parts.append(badge(f"{number}", x + COLUMN - 22 - 36 * rank, y + 18, SIZE - 2))
    if len(numbers) > NUMBERED:
        parts.append(text(f"et {len(numbers) - NUMBERED}", x + COLUMN - 36, y + 42, SIZE - 3, fill=SOFT))
    return "".join(parts)


def _mark(x: float, y: float, size: float) -> str:
    return text("!", x, y, size, font_weight="bold", text_anchor="middle", fill=INK)


def _sign(state: State, x: float, y: float, radius: float) -> str:
    """Draw ● ○ × … as shapes: a font may lack them."""
    if state == "none":
        sides = {"x1": x - radius, "x2": x + radius, "stroke": "#a84300", "stroke_width": 2.5}
        return "".join(tag("line", **sides, y1=y - radius * way, y2=y + radius * way) for way in (1, -1))
    if state == "no_data":
        return "".join(tag("circle", cx=x + radius * step, cy=y, r=1.6, fill=SOFT) for step in (-1, 0, 1))
    fill = BLUE if state == "partnership" else PAPER
    return tag("circle", cx=x, cy=y, r=radius, fill=fill, stroke=BLUE, stroke_width=2.0)
