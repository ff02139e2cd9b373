"""What a person decided of the columns of a shape of file, by a name: the next file of that shape is read the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from graph.journal.database import Journal, transaction


@dataclass(frozen=True)
class Remembered:
    """A named mapping: the kind of list (empty: found each time) and column → meaning."""

    name: str
    kind: str
    columns: Mapping[str, str]


def remember(journal: Journal, shape: str, mapping: Remembered) -> None:
    """Keep a mapping for a shape of file; it takes the place of the one kept before."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with transaction(journal.connection):
        row = (shape, mapping.name, mapping.kind, msgspec.json.encode(mapping.columns), now)
        journal.connection.execute("INSERT INTO mappings (shape, name, kind, columns, at) VALUES (?, ?, ?, ?, ?)", row)


def remembered(journal: Journal) -> dict[str, Remembered]:
    """Return shape → the last mapping kept for it."""
    rows = journal.connection.execute("SELECT shape, name, kind, columns FROM mappings ORDER BY id")
    decode = msgspec.json.Decoder(dict[str, str]).decode
    return {shape: Remembered(name, kind, decode(columns)) for shape, name, kind, columns in rows}
