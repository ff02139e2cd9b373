"""Which row of a new version is which row of the former one: the surest pairs first, each row once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz

from graph.journal.content import content
from graph.model import Record

Cell = tuple[str, str]
"""A column and what is written there."""

COMMON = 50  # a cell that more rows hold says nothing of which row is which
FEW = 10_000  # pairs; below, each is looked at
SAME_PLACE, ELSEWHERE = (
    0.5,
    0.5,
)  # the share of equal cells from which two rows may be one, corrected (elsewhere: beyond)
CLOSE = 0.5  # elsewhere, the cells that differ must be as close as this, or a cell found nowhere else be equal


class Rows:
    """The rows of one side that are not paired yet."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.left = dict(enumerate(sorted(records, key=lambda record: record.position)))

    @property
    def in_order(self) -> tuple[Record, ...]:
        """Return them in the order of their places."""
        return tuple(self.left.values())

    def take_pairs(self, other: "Rows", pairs: Iterable[tuple[int, int]]) -> list[tuple[Record, Record]]:
        """Take the pairs whose two rows are still there."""
        pairs = list(pairs)
        return [
            (self.left.pop(mine), other.left.pop(theirs))
            for mine, theirs in pairs
            if mine in self.left and theirs in other.left
        ]


def equal(gone: Rows, new: Rows) -> Iterator[tuple[int, int]]:
    """Yield rows that say the same: they only changed place."""
    waiting: dict[str, list[int]] = defaultdict(list)
    if gone.left:
        for key, record in new.left.items():
            waiting[content(record)].append(key)
    for key, record in gone.left.items():
        if found := waiting.get(content(record)):
            yield key, found.pop(0)


def alike(gone: Rows, new: Rows) -> list[tuple[int, int]]:
    """Return the pairs of rows that may be one, the most alike first; of equal likeness, those of one place first."""
    holders = (_holders(gone), _holders(new))
    scored = []
    for key, other in _candidates(gone, new, holders[1]):
        before, after = gone.left[key], new.left[other]
        same_place = (before.position.sheet, before.position.row) == (after.position.sheet, after.position.row)
        share, closeness = likeness(before.values, after.values)
        shared = before.values.items() & after.values.items()
        alone = any(all(len(held.get(cell, ())) == 1 for held in holders) for cell in shared)
        if share >= SAME_PLACE if same_place else share > ELSEWHERE and (alone or closeness >= CLOSE):
            scored.append((share + (1 - share) * closeness, same_place, key, other))
    return [(key, other) for *_, key, other in sorted(scored, key=lambda s: (-s[0], not s[1], *s[2:]))]


def _candidates(gone: Rows, new: Rows, holders: Mapping[Cell, list[int]]) -> set[tuple[int, int]]:
    """Return the pairs worth looking at: all when they are few, else one place, or a cell that few rows hold."""
    if len(gone.left) * len(new.left) <= FEW:
        return {(key, other) for key in gone.left for other in new.left}
    places = {(record.position.sheet, record.position.row): key for key, record in new.left.items()}
    found = set()
    for key, record in gone.left.items():
        same = places.get((record.position.sheet, record.position.row))
        found |= {(key, same)} if same is not None else set()
        rare = (rows for cell in record.values.items() if len(rows := holders.get(cell, [])) <= COMMON)
        found |= {(key, other) for rows in rare for other in rows}
    return found


def _holders(rows: Rows) -> dict[Cell, list[int]]:
    """Return which rows hold each cell that is filled."""
    found: dict[Cell, list[int]] = defaultdict(list)
    for key, record in rows.left.items():
        for cell in record.values.items():
            if cell[1].strip():
                found[cell].append(key)
    return found


def likeness(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[float, float]:
    """Return the share of equal cells among those filled on either side, and how close the others are (0 to 1)."""
    filled = [column for column in one.keys() | other.keys() if one.get(column) or other.get(column)]
    differ = [column for column in filled if one.get(column, "") != other.get(column, "")]
    close = sum(fuzz.ratio(one.get(column, ""), other.get(column, "")) / 100 for column in differ)
    return 1 - len(differ) / max(len(filled), 1), close / max(len(differ), 1)
