"""Where records stand, read without what they say: proofs are told by the thousand in a file of gaps or changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import msgspec

from graph.journal.database import Journal
from graph.model import Position


@dataclass(frozen=True)
class Place:
    """Where a record stands, by its id; ``date`` is that of what it tells, ISO and may be cut or empty."""

    id: str
    file: str
    sheet: str
    row: int
    date: str

    @cached_property
    def told(self) -> str:
        """Say it in French: file, sheet of a workbook, row."""
        return f"{self.file}, {f'{self.sheet}, ' if self.sheet else ''}ligne {self.row}"


class _Placed(msgspec.Struct):
    """A record as it is kept, of which only the place is read."""

    position: Position
    date: str = ""


def places_of(journal: Journal, record_ids: Iterable[str]) -> dict[str, Place]:
    """Return where some records stand, by id, in one reading; one that is unknown is not there."""
    decode = msgspec.json.Decoder(_Placed).decode
    found = {}
    for name, _, _, row, body in journal.last_said(record_ids):
        said = decode(body)
        found[name] = Place(name, said.position.file, said.position.sheet, row, said.date)
    return found
