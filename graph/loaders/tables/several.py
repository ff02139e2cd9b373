"""Several tables on one sheet, each under a header of its own: those who came, then those who sent their excuses.

Only a line that can be nothing but a header begins another table; the same header again goes on with its table.
"""

from itertools import pairwise

from graph.loaders.tables.header import filled, filled_width, find_header, folded, is_certain
from graph.loaders.tables.model import Grid

Line = tuple[int, list[str]]
Labels = tuple[str, ...]
MOST_TITLES = 4  # lines


def apart(grid: Grid) -> list[Grid]:
    """Return one grid for each kind of header, with all the lines under it."""
    lines = [(number, cells) for number, cells in grid.lines if filled(cells)]
    if not lines:
        return [grid]
    first = find_header(lines)
    kinds = _kinds(lines, first)
    if len(set(kinds.values())) < 2:
        return [grid]
    if cards := _cards(lines, kinds):
        return [Grid(grid.sheet, cards, grid.spans, grid.separator)]
    groups: dict[Labels, list[Line]] = {}
    current = kinds[first]
    for place, line in enumerate(lines):
        current = kinds.get(place) or _announced(lines, kinds, place) or current
        groups.setdefault(current, []).append(line)
    return [
        Grid(_name(grid.sheet, rank), group, grid.spans, grid.separator)
        for rank, group in enumerate(groups.values(), 1)
    ]


def _kinds(lines: list[Line], first: int) -> dict[int, Labels]:
    """Return the headers by their place; the line under the first one may be its second half."""
    top = lines[first][1]
    found = {first: _labels(top)}
    own = {cell.strip() for cell in top}
    for place in range(first + 2, len(lines)):
        cells = lines[place][1]
        if cells[min(filled(cells))].strip() in own or is_certain(cells):  # few lines begin as a header does
            labels = _labels(cells)
            if labels == found[first] or is_certain(cells):
                found[place] = labels
    return found


def _cards(lines: list[Line], kinds: dict[int, Labels]) -> list[Line]:
    """Return the lines of a list of cards as rows: two headers in turn, one line under each, say one thing together."""
    places = sorted(kinds)
    turn = [kinds[place] for place in places]
    if len(places) < 4 or turn != turn[:2] * (len(places) // 2):
        return []
    if any(following - place != 2 for place, following in pairwise(places)):
        return []
    width = max(filled_width(lines[at][1]) for place in places[::2] for at in (place, place + 1))
    joined = [_beside(lines[at], lines[at + 2], width) for place in places[::2] for at in (place, place + 1)]
    return [*lines[: places[0]], *joined, *lines[places[-1] + 2 :]]


def _beside(left: Line, right: Line, width: int) -> Line:
    cells = left[1][:width]
    return left[0], [*cells, *[""] * (width - len(cells)), *right[1]]


def _labels(cells: list[str]) -> Labels:
    return tuple(folded(cells[place]) for place in sorted(filled(cells)))


def _announced(lines: list[Line], kinds: dict[int, Labels], place: int) -> Labels | None:
    """Lone cells just above another header are its titles."""
    following = place
    while place and following < len(lines) and following - place < MOST_TITLES:
        if len(filled(lines[following][1])) != 1:
            return kinds.get(following) if following > place else None
        following += 1
    return None


def _name(sheet: str, rank: int) -> str:
    if rank == 1:
        return sheet
    return f"{sheet} ({rank})" if sheet else f"tableau {rank}"
