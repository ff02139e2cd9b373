"""What comes out of a loader: records, rows refused with their reason, rows outside the asked perimeter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from graph.loaders.around import departement_around
from graph.loaders.personal import REMOVED, kept, scrubbed
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import Understanding
from graph.loaders.unused import checked_columns
from graph.model import Participant, Position, Record, Statement
from graph.spool import Spool
from graph.vocabulary import departements_of_region


@dataclass(frozen=True)
class Refusal:
    """A row that was not understood, why, and what to do about it (French)."""

    position: Position
    reason: str


@dataclass(frozen=True)
class Outside:
    """A row that says it stands outside the perimeter: counted, not kept."""

    position: Position


@dataclass(frozen=True)
class Perimeter:
    """The départements to read, by INSEE code; empty means everywhere."""

    departements: frozenset[str] = frozenset()

    @classmethod
    def of(cls, region: str = "", departements: Iterable[str] = ()) -> "Perimeter":
        """Build the perimeter of a région code, of départements, or of both together."""
        return cls(frozenset(departements) | (departements_of_region(region) if region else frozenset()))

    def holds(self, departement: str) -> bool:
        """Whether a row of this département is to be read; a row that names none is only read everywhere."""
        return not self.departements or departement in self.departements


Outcome = Record | Refusal | Outside


@dataclass(frozen=True)
class Asked:
    """What a loader reads: a table, how it was understood, the perimeter, and the other tables of the same load."""

    table: Table
    sense: Understanding
    perimeter: Perimeter
    others: Sequence[Table] = ()

    @cached_property
    def departement(self) -> str:
        """Return the département of the whole list, which stands where a row says none; or an empty text."""
        return departement_around(self.table, self.sense)

    def position(self, row: Row) -> Position:
        """Return where a row stands."""
        return Position(self.table.file, self.table.sheet, row.number)

    def refusal(self, row: Row, reason: str) -> Refusal:
        """Refuse a row, with the reason and what to do (French)."""
        return Refusal(self.position(row), scrubbed(reason))  # it quotes the cell

    def outside(self, row: Row) -> Outside:
        """Count a row as out of the perimeter."""
        return Outside(self.position(row))

    def record(
        self, row: Row, participants: tuple[Participant, ...], states: tuple[Statement, ...], date: str = ""
    ) -> Record:
        """Make the record of a row: what names persons is not kept."""
        return Record(self.position(row), kept(row.values, self.sense.meaning_of), participants, states, date)


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Record).decode


def no_records() -> Spool[Record]:
    """Return a sequence to which records are added as the journal writes them (JSON)."""
    return Spool(_decode)


@dataclass
class Reading:
    """All that was read from one table, and how it was understood."""

    table: Table
    sense: Understanding
    records: Spool[Record] = field(default_factory=no_records)
    refusals: list[Refusal] = field(default_factory=list)
    outside: int = 0
    unused_cells: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    """Column and reason (French) → the rows whose cell there was of no use."""
    removed: dict[str, list[int]] = field(default_factory=dict)
    """Column → the rows of which a name, an address or a telephone was taken out of the cell."""

    @property
    def loader(self) -> str:
        """Return the kind of list that was recognised."""
        return self.sense.kind

    @property
    def unused_columns(self) -> tuple[str, ...]:
        """Return the columns that were given no meaning."""
        return self.sense.unused

    def collect(self, outcomes: Iterator[Outcome]) -> "Reading":
        """Sort the outcomes of a loader into this reading."""
        checked = checked_columns(self.sense)
        for outcome in outcomes:
            match outcome:
                case Record():
                    self.records.append(_encode(outcome))
                    for column, cell in outcome.values.items():
                        if "retiré" in cell and any(mark in cell for mark in REMOVED):
                            self.removed.setdefault(column, []).append(outcome.position.row)
                    for column, is_unused, why in checked:
                        if (cell := outcome.values.get(column, "").strip()) and is_unused(cell, outcome):
                            self.unused_cells.setdefault((column, why), []).append(outcome.position.row)
                case Refusal():
                    self.refusals.append(outcome)
                case Outside():
                    self.outside += 1
        return self
