"""Rows kept as columns of numbers. The records and the ties of a graph are many, and made of the same few texts.

A row of three texts takes 12 bytes here, against 130 for a tuple in a set. Rows are made again as they are asked for.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableSet, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.schema import Property

Value = str | int | float | None | tuple[str, ...]
Row = tuple[Value, ...]
Numbers = NDArray[np.int64]
T = TypeVar("T")

CODES = {"STRING": "i", "INT64": "q"}  # of the arrays that hold each type; the records and the ties have no other
NOTHING = -(1 << 63)  # stands for a number that is not there
AT_ONCE = 5_000  # rows made again


class Texts:
    """Each text once, known by its number; None is one of them. Rows that share them compare by these numbers."""

    def __init__(self) -> None:
        """Hold none."""
        self.all: list[str | None] = []
        self._numbers: dict[object, int] = {}
        self._ranks: Numbers = np.zeros(0, dtype=np.int64)

    def number(self, text: Value) -> int:
        """Return the number of a text, new or not."""
        found = self._numbers.setdefault(text, len(self.all))
        if found == len(self.all):
            assert text is None or isinstance(text, str)
            self.all.append(text)
        return found

    def find(self, text: object) -> int:
        """Return the number of a text, or -1."""
        return self._numbers.get(text, -1)

    @property
    def ranks(self) -> Numbers:
        """Return the place of each text in their alphabetical order."""
        if len(self._ranks) != len(self.all):
            order = sorted(range(len(self.all)), key=lambda number: self.all[number] or "")
            self._ranks = np.argsort(order)
        return self._ranks


class Columns:
    """Rows of one shape, one after the other."""

    def __init__(self, texts: Texts, properties: Sequence[Property]) -> None:
        """Hold none."""
        self.texts = texts
        self._columns = [array(CODES[p.type]) for p in properties]
        self._of_texts = [p.type == "STRING" for p in properties]

    def numbers(self, place: int) -> Numbers:
        """Return a column: the numbers of its texts, or the numbers that it holds. For a moment: it is no copy."""
        return np.asarray(self._columns[place])

    def rows_at(self, positions: Numbers) -> Iterator[Row]:
        """Yield the rows at some positions."""
        for start in range(0, len(positions), AT_ONCE):
            some = positions[start : start + AT_ONCE]
            yield from zip(*self.columns_at(some), strict=True)

    def columns_at(self, positions: Numbers) -> Iterator[list[Value]]:
        """Yield the columns of the rows at some positions."""
        return (self._values(place, positions) for place in range(len(self._columns)))

    def in_order(self, *places: int) -> Iterator[Row]:
        """Yield every row, in the alphabetical order of some columns of texts, the first of them first."""
        ranks = [self.texts.ranks[self.numbers(place)] for place in reversed(places)]
        return self.rows_at(np.lexsort(ranks))

    def _values(self, place: int, positions: Numbers) -> list[Value]:
        found = self.numbers(place)[positions].tolist()
        if self._of_texts[place]:
            texts = self.texts.all
            return [texts[number] for number in found]
        return [None if number == NOTHING else number for number in found]

    def _value(self, place: int, number: int) -> Value:
        if self._of_texts[place]:
            return self.texts.all[number]
        return None if number == NOTHING else number

    def _coded(self, row: Row) -> list[int]:
        number = self.texts.number
        return [
            number(value) if is_text else NOTHING if value is None else value  # type: ignore[misc]
            for value, is_text in zip(row, self._of_texts, strict=True)
        ]

    def _append(self, row: Row) -> None:
        for column, value in zip(self._columns, self._coded(row), strict=True):
            column.append(value)

    def _every(self) -> Numbers:
        return np.arange(len(self._columns[0]))


class Chosen(Collection[Row]):
    """Some rows of columns, by their positions."""

    def __init__(self, rows: Columns, positions: Iterable[int] | Numbers) -> None:
        """Choose."""
        self.rows = rows
        given = positions if isinstance(positions, np.ndarray) else np.fromiter(positions, dtype=np.int64)
        self._positions: Numbers = given

    def numbers(self, place: int) -> Numbers:
        """Return a column of what is chosen."""
        found: Numbers = self.rows.numbers(place)[self._positions]
        return found

    def columns(self) -> Iterator[list[Value]]:
        """Yield the columns of what is chosen."""
        return self.rows.columns_at(self._positions)

    def texts(self, place: int) -> list[str]:
        """Return the texts of a column, each once."""
        return [str(self.rows.texts.all[number]) for number in np.unique(self.numbers(place)).tolist()]

    def parted(self, first: Numbers) -> "tuple[Chosen, Chosen]":
        """Return the rows whose first text is one of these numbers, and the others."""
        among = np.isin(self.numbers(0), first)
        return Chosen(self.rows, self._positions[among]), Chosen(self.rows, self._positions[~among])

    def sorted_by(self, keys: Numbers) -> "Chosen":
        """Return the same rows, in the order of a key for each."""
        return Chosen(self.rows, self._positions[np.argsort(keys, kind="stable")])

    def parts(self, size: int) -> "Iterator[Chosen]":
        """Yield the same rows, so many at a time."""
        for start in range(0, len(self), size):
            yield Chosen(self.rows, self._positions[start : start + size])

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)

    def __iter__(self) -> Iterator[Row]:
        return self.rows.rows_at(self._positions)

    def __len__(self) -> int:
        return len(self._positions)


class NodeRows(Columns, Mapping[str, Row]):
    """Nodes of one label, by id; their rows begin with it."""

    def __init__(self, texts: Texts, properties: Sequence[Property]) -> None:
        """Hold none."""
        super().__init__(texts, properties)
        self._positions = array("i")  # by the number of the id; -1 where there is no node

    def __setitem__(self, node: str, row: Row) -> None:
        """Write a node, in the place of the one that was there."""
        number = self.texts.number(node)
        if number >= len(self._positions):
            self._positions.extend([-1] * (number + 1 - len(self._positions)))
        if (position := self._positions[number]) >= 0:
            for column, value in zip(self._columns, self._coded(row), strict=True):
                column[position] = value
        else:
            self._positions[number] = len(self)
            self._append(row)

    def unlike(self, old: Mapping[str, Row]) -> Chosen:
        """Return the nodes that others do not have, or have otherwise."""
        if not old:
            return Chosen(self, self._every())
        return Chosen(self, (place for place, (node, row) in enumerate(self._pairs()) if old.get(node) != row))

    def absent_from(self, old: Mapping[str, Row]) -> Chosen:
        """Return the nodes that others do not have."""
        if not old:
            return Chosen(self, self._every())
        return Chosen(self, (place for place, node in enumerate(self) if node not in old))

    def _pairs(self) -> Iterator[tuple[str, Row]]:
        return ((str(row[0]), row) for row in self.rows_at(self._every()))

    def _position(self, node: object) -> int:
        number = self.texts.find(node)
        return self._positions[number] if 0 <= number < len(self._positions) else -1

    def __getitem__(self, node: str) -> Row:
        if (position := self._position(node)) < 0:
            raise KeyError(node)
        return tuple(self._value(place, column[position]) for place, column in enumerate(self._columns))

    def __contains__(self, node: object) -> bool:
        return self._position(node) >= 0

    def __iter__(self) -> Iterator[str]:
        return (node for node, _ in self._pairs())

    def __len__(self) -> int:
        return len(self._columns[0])


class TieRows(Columns, MutableSet[Row]):
    """Ties of one kind, each once, in the order of the numbers of their ends."""

    def __init__(self, texts: Texts, properties: Sequence[Property]) -> None:
        """Hold none; the properties begin with those of the two ends."""
        super().__init__(texts, properties)
        self._settled = 0

    def add(self, value: Row) -> None:
        """Add a tie, which may be there already."""
        self._append(value)

    def discard(self, value: Row) -> None:
        """Take a tie away, by going through all of them."""
        for position, row in enumerate(self):
            if row == value:
                for column in self._columns:
                    del column[position]
                self._settled -= 1
                return

    def unlike(self, old: "TieRows") -> Chosen:
        """Return the ties that others do not have."""
        if not len(old) or not len(self):
            return Chosen(self, self._every())
        known = set(old._numbered(old.texts))
        return Chosen(self, (place for place, row in enumerate(self._numbered(old.texts)) if row not in known))

    def _numbered(self, texts: Texts) -> Iterator[tuple[int, ...]]:
        """Yield the ties as the numbers that other texts have for them."""
        self._settle()
        there = np.fromiter(map(texts.find, self.texts.all), dtype=np.int64)
        columns = map(self.numbers, range(len(self._columns)))
        told = ((there[column] if of else column) for column, of in zip(columns, self._of_texts, strict=True))
        return zip(*(column.tolist() for column in told), strict=True)

    def _settle(self) -> None:
        """Keep each tie once. Sorting all of them at the first reading takes no more than they do."""
        if self._settled == len(self._columns[0]):
            return
        columns = [np.asarray(column) for column in self._columns]
        order = np.lexsort(columns[::-1])
        first = np.ones(len(order), dtype=bool)
        first[1:] = np.any([column[order[1:]] != column[order[:-1]] for column in columns], axis=0)
        self._columns = [
            array(old.typecode, new[order[first]].tobytes()) for old, new in zip(self._columns, columns, strict=True)
        ]
        self._settled = len(self._columns[0])

    @classmethod
    def _from_iterable(cls, it: Iterable[T]) -> set[T]:
        return set(it)

    def numbers(self, place: int) -> Numbers:
        """Return a column, the ties being each once."""
        self._settle()
        return super().numbers(place)

    def _every(self) -> Numbers:
        self._settle()
        return super()._every()

    def __contains__(self, row: object) -> bool:
        """Whether a tie is there; this goes through all of them: for many, see ``unlike``."""
        return any(row == one for one in self)

    def __iter__(self) -> Iterator[Row]:
        return self.rows_at(self._every())

    def __len__(self) -> int:
        self._settle()
        return len(self._columns[0])
