"""What comes out of a loader: records, rows refused with their reason, rows outside the asked perimeter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.loaders.tables import Row, Table
from graph.model import Position, Record
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


@dataclass
class Reading:
    """All that was read from one table."""

    table: Table
    loader: str
    records: list[Record] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    outside: int = 0
    unused_columns: tuple[str, ...] = ()

    def collect(self, outcomes: Iterator[Outcome]) -> "Reading":
        """Sort the outcomes of a loader into this reading."""
        for outcome in outcomes:
            match outcome:
                case Record():
                    self.records.append(outcome)
                case Refusal():
                    self.refusals.append(outcome)
                case Outside():
                    self.outside += 1
        return self


def position(table: Table, row: Row) -> Position:
    """Return where a row stands."""
    return Position(table.file, table.sheet, row.number)
