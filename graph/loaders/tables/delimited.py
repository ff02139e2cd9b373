"""CSV and its relatives: which character separates the cells, and the lines as a spreadsheet numbers them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from graph.loaders.tables.encoding import text_of
from graph.loaders.tables.header import filled_width
from graph.loaders.tables.limits import LARGEST_FILE, MOST_CELLS, TOO_HEAVY
from graph.loaders.tables.model import Grid, Unreadable

SEPARATORS = (";", ",", "\t", "|")
SAMPLE_LINES = 400
LONGEST_CELL_IN_LINES = 100
LEAST_SEVERAL = 0.3  # of the lines that a spreadsheet filled up with empty cells
LEAST_EVEN = 0.7  # of the lines of a table
HINT = re.compile(r"sep=(.)\s*", re.IGNORECASE)  # how Excel is told the separator

Line = tuple[int, list[str]]


def grid_of_text(content: bytes) -> Grid:
    """Read lines of separated cells; the sheet has no name."""
    text = text_of(content)
    csv.field_size_limit(LARGEST_FILE)
    first, _, rest = text.partition("\n")
    if hint := HINT.fullmatch(first.strip('"')):
        return Grid("", [(number + 1, cells) for number, cells in _lines(rest, hint[1])], separator=hint[1])
    separator = separator_of(text)
    if unwrapped := _unwrapped(text, separator):
        return Grid("", unwrapped, separator=",")
    return Grid("", list(_lines(text, separator)), separator=separator)


def separator_of(text: str) -> str:
    """Return the separator that cuts most lines in as many cells."""
    return max(SEPARATORS, key=lambda separator: _evenness(text, separator))


def is_even(text: str) -> bool:
    """Whether some separator cuts most lines in as many cells, as in a table and not in prose."""
    return bool(HINT.match(text)) or _evenness(text, separator_of(text)) >= LEAST_EVEN


def _evenness(text: str, separator: str) -> float:
    """How evenly a separator cuts the lines: by the cells that hold something, or by all when empty ones fill up."""
    try:
        records = [cells for cells in islice(_records(text, separator), SAMPLE_LINES) if any(map(str.strip, cells))]
    except csv.Error:
        return 0
    held = [filled_width(cells) for cells in records]
    return max(_share(held, held), _share([len(cells) for cells in records], held))


def _share(widths: list[int], held: list[int]) -> float:
    """Return the share of lines of the usual width, of which enough must hold several cells; more cells break ties."""
    several = Counter(width for width, cells in zip(widths, held, strict=True) if cells > 1)
    counted = Counter(widths)
    usual = {width: count for width, count in counted.items() if several[width] >= LEAST_SEVERAL * count}
    if not usual:
        return 0
    width, lines = max(usual.items(), key=lambda item: (item[1], item[0]))
    return lines / counted.total() + min(width, 20) / 100


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _lines(text: str, separator: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number, before, count = 0, 0, 0
    try:
        for number, cells in enumerate(reader, 1):
            if reader.line_num - before > LONGEST_CELL_IN_LINES:
                raise Unreadable("un guillemet ouvert à cette ligne n’est jamais refermé ; corrigez-la.", row=number)
            before, count = reader.line_num, count + len(cells)
            if count > MOST_CELLS:
                raise Unreadable(TOO_HEAVY.format(f"plus de {MOST_CELLS} cellules"))
            if any(map(str.strip, cells)):
                yield number, cells
    except csv.Error as error:
        raise Unreadable(f"ligne illisible ({error}) ; corrigez-la.", row=number + 1) from error


def _unwrapped(text: str, separator: str) -> list[Line]:
    """Read a comma-separated file that was saved again by a spreadsheet which expects semicolons.

    Each line became one quoted cell, cut where the text had a semicolon.
    """
    header = next((cells for cells in _records(text, ";") if any(map(str.strip, cells))), [])
    resaved = separator == "," and len(header) > 1 and filled_width(header) == 1
    quoted = text.startswith('"') and _evenness(text, ",") == 0 and filled_width(header) == 1
    if not (resaved or quoted) or header[0].count(",") < 1:
        return []
    outer = [(number, ";".join(cells[: filled_width(cells)])) for number, cells in _lines(text, ";")]
    return [(number, cells) for (number, _), cells in zip(outer, _inner(line for _, line in outer), strict=True)]


def _inner(lines: Iterable[str]) -> Iterator[list[str]]:
    for line in lines:
        yield next(csv.reader([line.replace("\r", " ").replace("\n", " ")]))
