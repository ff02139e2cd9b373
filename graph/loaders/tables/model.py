"""What a file becomes: tables of text with their positions. No meaning is given to a column here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One row: its number as the user's software shows it, counted from 1, and its cells as written."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """One sheet of one file."""

    file: str
    sheet: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    title: tuple[str, ...] = ()
    """What is written above the header, line by line."""
    left_aside: tuple[tuple[int, str], ...] = ()
    """Rows that are not data, with the reason in French; 0 is no row but something said of the whole file."""


@dataclass
class Grid:
    """A sheet before its header is known: the lines that hold something, with their number."""

    sheet: str
    lines: list[tuple[int, list[str]]]
    spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """Merged cells: line number → first and last column, counted from 0."""
    separator: str = ""
    """What separates the cells of a text, where a line may have more cells than the header by accident."""


class Unreadable(Exception):
    """A file, or a part of it, cannot be read: the problem in French and its place in the file."""

    def __init__(self, problem: str, *, sheet: str = "", row: int | None = None, inner: str = "") -> None:
        super().__init__(problem)
        self.problem, self.sheet, self.row, self.inner = problem, sheet, row, inner
