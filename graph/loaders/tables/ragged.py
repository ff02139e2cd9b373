"""Lines of text with more cells than the header: an unquoted separator inside a cell, put back where it is certain.

« 28 000,00 » in a comma-separated file is two cells. What each column holds in the other lines tells which cells are
one; where two readings are possible, the line is refused.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import pairwise

WHOLE = re.compile(r"-?(?:\d{1,3}(?:[ \xa0\u202f.]\d{3})+|\d+)")
DECIMALS = re.compile(r"\d{1,2}(?:\s?[€%])?")
NUMBER = re.compile(r"-?[\d \xa0\u202f.]+(?:,\d+)?(?:\s?[€%])?")
ENOUGH = 5  # lines that show what a column holds
FEW = 6  # kinds of cells, for a column to be known by them
MOST_EXTRA = 8
WIDEST = 300

Fits = Callable[[str], bool]
Line = tuple[int, list[str]]


def mend(lines: list[Line], width: int, separator: str) -> tuple[dict[int, list[str]], list[int]]:
    """Return the cells of the lines that were too long, mended, and the numbers of those that cannot be."""
    good = [cells for _, cells in lines if len(cells) <= width]
    long = [(number, cells) for number, cells in lines if len(cells) > width]
    mended = _joined_numbers(long, width) if separator == "," else {}
    decimal = {place for _, places in mended.values() for place in places}
    known = good + [cells for cells, _ in mended.values()]
    result = {number: cells for number, (cells, _) in mended.items()}
    reading = _Reading(known, width, decimal, separator) if len(known) >= ENOUGH else None
    for number, cells in long:
        if number not in result and reading and (found := reading.only(cells)):
            result[number] = found
    return result, [number for number, _ in long if number not in result]


def _joined_numbers(long: list[Line], width: int) -> dict[int, tuple[list[str], tuple[int, ...]]]:
    """Join the two halves of decimal numbers in the lines where this alone gives the right width."""
    found: dict[int, tuple[list[str], tuple[int, ...]]] = {}
    for number, cells in long:
        places = _halves(cells)
        if places and len(places) == len(cells) - width:
            columns = tuple(place - before for before, place in enumerate(places))
            found[number] = (_join(cells, places), columns)
    usual = Counter(columns for _, columns in found.values())
    if not usual:
        return {}
    columns, lines = usual.most_common(1)[0]
    # a number that has decimals in one column has them there in all lines
    return {n: line for n, line in found.items() if line[1] == columns} if lines >= 0.9 * len(found) else {}


def _halves(cells: list[str]) -> list[int]:
    """Return where a number is followed by decimals; nothing when a cell may be either."""
    pairs = enumerate(pairwise(cells))
    places = [at for at, (left, right) in pairs if WHOLE.fullmatch(left.strip()) and DECIMALS.fullmatch(right.strip())]
    return [] if any(place + 1 in places for place in places) else places


def _join(cells: list[str], places: list[int]) -> list[str]:
    result: list[str] = []
    for place, cell in enumerate(cells):
        if place - 1 in places:
            result[-1] += "," + cell
        else:
            result.append(cell)
    return result


class _Reading:
    """What each column holds, and the ways to read a long line that agree with it."""

    def __init__(self, known: list[list[str]], width: int, decimal: set[int], separator: str) -> None:
        columns = [[line[place] if place < len(line) else "" for line in known] for place in range(width)]
        self.fits = [_fits(column) for column in columns]
        self.decimal, self.width, self.separator = decimal, width, separator
        # in a column whose cells never begin with a space, a comma followed by a space is in the text
        self.spaced = [any(cell.startswith(" ") for cell in column) for column in columns]
        self.whole = {place for place in decimal if any("," not in cell for cell in columns[place] if cell.strip())}

    def only(self, cells: list[str]) -> list[str] | None:
        """Return the line in the one way it can be read; None when there is none, or several."""
        extra = len(cells) - self.width
        if extra > MOST_EXTRA or self.width > WIDEST:
            return None

        @cache
        def ways(start: int, column: int) -> tuple[tuple[str, ...], ...]:
            if column == self.width:
                return ((),) if start == len(cells) else ()
            found: list[tuple[str, ...]] = []
            for size in range(1, extra + 2):
                if start + size <= len(cells) and self._is_cell(cells[start : start + size], column):
                    text = self.separator.join(cells[start : start + size])
                    found += ((text, *rest) for rest in ways(start + size, column + 1))
                if len(found) > 1:
                    break
            return tuple(found[:2])

        found = ways(0, 0)
        return list(found[0]) if len(found) == 1 else None

    def _is_cell(self, pieces: list[str], column: int) -> bool:
        if pieces[0].startswith(" ") and not self.spaced[column]:
            return False
        if column in self.decimal:
            halves = len(pieces) == 2 and _halves(pieces) == [0]
            return halves or (len(pieces) == 1 and column in self.whole and bool(WHOLE.fullmatch(pieces[0].strip())))
        if len(pieces) > 1 and self.fits[column] is not _anything:
            return False
        return self.fits[column](pieces[0])


def _fits(column: list[str]) -> Fits:
    values = set(column)
    if 10 * len(values) <= len(column) and len(values) <= FEW:
        return values.__contains__
    shapes = {_shape(value) for value in values}
    if len(shapes) <= FEW and sum(map(str.isalpha, "".join(shapes))) < 0.3 * len("".join(shapes)):
        return lambda cell: _shape(cell) in shapes
    return _is_number if all(NUMBER.fullmatch(value.strip()) for value in values if value) else _anything


def _shape(cell: str) -> str:
    return re.sub(r"\d", "9", cell)


def _is_number(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell.strip()))


def _anything(cell: str) -> bool:
    return True
