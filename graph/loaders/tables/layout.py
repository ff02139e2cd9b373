"""What a person sees in a sheet: titles, a header of one or two lines, data, totals and notes.

Each line that holds something is in the title, in the header, among the rows, or left aside with a reason.
"""

import re
from dataclasses import dataclass, field

from graph.loaders.tables.header import (
    FOLLOWING,
    YEAR,
    filled,
    filled_width,
    find_header,
    folded,
    is_missing,
    is_tick,
    label_likeness,
)
from graph.loaders.tables.headings import with_headings
from graph.loaders.tables.leftovers import Leftovers
from graph.loaders.tables.limits import MOST_COLUMNS, TOO_HEAVY
from graph.loaders.tables.model import Grid, Unreadable
from graph.loaders.tables.naming import group_names, header_names
from graph.loaders.tables.ragged import mend
from graph.loaders.tables.wire import Sent

Line = tuple[int, list[str]]
IN_BRACKETS = re.compile(r"\([^()]+\)")
LEAST_SAME = 3  # lines of one width, beyond the header's, that make a column without a name

TOO_MANY = "{} cellules pour {} colonnes ; mettez entre guillemets les textes qui contiennent le séparateur."


@dataclass
class Laid:
    """A sheet with each of its lines in its place."""

    sheet: str
    title: list[Line] = field(default_factory=list)
    header: list[Line] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)
    left_aside: list[tuple[int, str]] = field(default_factory=list)

    def sent(self) -> Sent:
        """Return what goes to the parent process."""
        return Sent(
            sheet=self.sheet,
            columns=self.columns,
            numbers=[number for number, _ in self.rows],
            rows=[[*cells] for _, cells in self.rows],
            title=_texts(self.title),
            left_aside=self.left_aside,
        )


def lay_out(grid: Grid) -> Laid:
    """Find the parts of a sheet; raise Unreadable when none of its lines has the width of its header."""
    lines = [(number, cells[:width]) for number, cells in grid.lines if (width := filled_width(cells))]
    if not lines:
        return Laid(grid.sheet)
    if (widest := max(len(cells) for _, cells in lines)) > MOST_COLUMNS:
        raise Unreadable(TOO_HEAVY.format(f"{widest} colonnes"), sheet=grid.sheet)
    title, header, below = _parted(grid, lines)
    leftovers = Leftovers(header, below, grid.spans)
    left_aside, body = leftovers.sort()
    if grid.separator and header:
        body, refused = _even(body, max(len(cells) for _, cells in header), grid.separator)
        left_aside += refused
    names = header_names(header, body, grid.spans)
    rows = [(number, [cells[place] if place < len(cells) else "" for place in names]) for number, cells in body]
    told = leftovers.headings.over(next(iter(reversed(_texts(title))), ""))
    columns, rows = with_headings(list(names.values()), rows, told)
    return Laid(grid.sheet, title, header, columns, rows, sorted(left_aside))


def _parted(grid: Grid, lines: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Return the lines above the header, the header, which may be missing, and the lines under it."""
    first, last = _header_lines(grid, lines, find_header(lines))
    last += last + 1 < len(lines) and _specifies(lines[last], lines[last + 1])
    if is_missing(lines[first][1], [cells for _, cells in lines[last + 1 :][:FOLLOWING]]):
        return lines[:first], [], lines[first:]
    return lines[:first], lines[first : last + 1], lines[last + 1 :]


def _texts(title: list[Line]) -> list[str]:
    """Return titles without the repetitions that merged cells make."""
    texts = (" ".join(dict.fromkeys(cell.strip() for cell in cells if cell.strip())) for _, cells in title)
    return list(dict.fromkeys(texts))


def _header_lines(grid: Grid, lines: list[Line], found: int) -> tuple[int, int]:
    """Return the first and last place of the header: one line, or two when one groups the columns of the other."""
    body = [cells for _, cells in lines[found + 1 :][:FOLLOWING]]
    if found and _groups(grid, lines[found - 1], lines[found], body):
        return found - 1, found
    if found + 1 < len(lines) and _completes(grid, lines[found], lines[found + 1]):
        return found, found + 1
    return found, found


def _groups(grid: Grid, above: Line, header: Line, body: list[list[str]]) -> bool:
    """Whether a line above the header names groups of its columns: several labels, none of them a title's."""
    here = filled(above[1])
    if above[0] + 1 != header[0] or not all(_may_group(above[1][place]) for place in here):
        return False
    merged = [span for span in grid.spans.get(above[0], []) if span[0] in here]
    if merged:  # a title is merged over the whole width
        return len(here) > 1
    if len(here) == 1:
        return _asks(min(here), header, body)
    width = max(len(header[1]), *map(len, body)) if body else len(header[1])
    return 1 < len(here) < len(filled(header[1]) | here) and max(here) < width


def _asks(start: int, header: Line, body: list[list[str]]) -> bool:
    """Whether a lone text above the header is the question of a form: from there on, columns hold ticked answers."""
    answers = {start, start + 1}
    held = [line[place] for line in body for place in answers if place < len(line) and line[place].strip()]
    return start > 0 and answers <= filled(header[1]) and all(map(is_tick, held))


def _may_group(text: str) -> bool:
    """Whether a text may stand above several columns: a label, or the year of the meetings under it."""
    return label_likeness(text) == 1 or bool(YEAR.fullmatch(text))


def _completes(grid: Grid, header: Line, below: Line) -> bool:
    """Whether the line under the header names what the header only groups."""
    top, under = filled(header[1]), filled(below[1])
    if header[0] + 1 != below[0] or not all(label_likeness(below[1][place]) >= 0.5 for place in under):
        return False
    merged = grid.spans.get(header[0], [])
    width = max(len(header[1]), len(below[1]))
    grouped = set(group_names(header, grid.spans, width)) - top
    if not grouped & under or (merged and not grouped <= under):
        return False
    repeated = {place for place in top & under if folded(header[1][place]) == folded(below[1][place])}
    starts = {left for left, right in merged if left in top} if merged else {place - 1 for place in grouped}
    own = under - grouped - repeated
    # the columns that are no group have nothing of their own here: their cell is merged downwards, or empty
    return own <= starts and bool(merged or (top - starts) - own)


def _specifies(header: Line, below: Line) -> bool:
    """Whether the line under the header only says in brackets what its columns hold: « (dept) », « (en €) »."""
    under = filled(below[1])
    bracketed = all(IN_BRACKETS.fullmatch(below[1][place].strip()) for place in under)
    return header[0] + 1 == below[0] and bracketed and under <= filled(header[1])


def _even(body: list[Line], width: int, separator: str) -> tuple[list[Line], list[tuple[int, str]]]:
    """Mend the lines that are longer than the header; return those that cannot be with the reason."""
    long = [len(cells) for _, cells in body if len(cells) > width]
    if not long:
        return body, []
    mended, lost = mend(body, width, separator)
    if not mended and len(long) >= max(LEAST_SAME, 0.8 * len(body)) and len(set(long)) == 1:
        return body, []
    sizes = {number: len(cells) for number, cells in body}
    reasons = {number: TOO_MANY.format(sizes[number], width) for number in lost}
    kept = [(number, mended.get(number, cells)) for number, cells in body if number not in reasons]
    if not kept:
        raise Unreadable(reasons[lost[0]], row=lost[0])
    return kept, list(reasons.items())
