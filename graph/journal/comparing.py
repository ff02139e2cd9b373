"""Two versions of a file: which rows are new, which are gone, and which are one row whose cells were changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.journal.pairing import Rows, alike, equal
from graph.model import Position, Record


@dataclass(frozen=True)
class Change:
    """One row in both versions; ``cells`` are (column, before, after), none when only its reading changed."""

    before: Position
    after: Position
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Comparison:
    """What a version changed: new rows, gone rows, corrected rows, and how many only changed place."""

    new: Sequence[Record] = ()
    gone: Sequence[Record] = ()
    changed: tuple[Change, ...] = ()
    moved: int = 0


def compare(gone: Sequence[Record], new: Sequence[Record]) -> Comparison:
    """Pair the rows that went with those that came, both in the order of their places; each once, the surest first."""
    if not gone:  # a list of any length may come for the first time
        return Comparison(new=new)
    left, right = Rows(gone), Rows(new)
    moved = left.take_pairs(right, equal(left, right))
    pairs = left.take_pairs(right, alike(left, right))
    changed = sorted((change(before, after) for before, after in pairs), key=lambda each: each.after)
    return Comparison(new=right.in_order, gone=left.in_order, changed=tuple(changed), moved=len(moved))


def change(before: Record, after: Record) -> Change:
    """Return what differs between two versions of one row."""
    columns: Sequence[str] = list(dict.fromkeys([*after.values, *before.values]))
    cells = ((column, before.values.get(column, ""), after.values.get(column, "")) for column in columns)
    return Change(before.position, after.position, tuple(cell for cell in cells if cell[1] != cell[2]))
