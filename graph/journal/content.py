"""What a row says, apart from where it stands: by this a copy of a file is known whatever its name and its order."""

import json
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from graph.model import Record, Statement, content_id

_encode = msgspec.json.Encoder(order="deterministic").encode
_written = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode
# A list that does not name its meetings takes their name from the file: the name is not what the row says.
NAMES = ("key", "name")
REMEMBERED = 4096  # statements: many rows of a list state the same meeting, or the same action


class Said(NamedTuple):
    """A row's cells and what they were understood to mean; the order of columns does not count, so nothing keeps it."""

    file: str
    sheet: str
    both: tuple[str, str, str]
    """Its cells, its date and its participants."""
    named: tuple[str, ...]
    """What it states."""
    unnamed: tuple[str, ...]
    """What it states, less the names that may come from the file's own."""

    @property
    def content(self) -> str:
        """Return a hash of what the row says wherever it is."""
        return content_id("row", *self.both, *self.unnamed)

    def record_id(self, source: str, occurrence: int = 1) -> str:
        """Return the id of the record: a hash of place and content, and of the occurrence among equal rows."""
        return content_id("rec", source, self.file, self.sheet, *self.both, *self.named, str(occurrence))


def said_by(record: Record) -> Said:
    """Return what a row says."""
    cells = _written({column: cell for column, cell in record.values.items() if cell.strip()})
    both = (cells, record.date, _encode(sorted(record.participants)).decode())
    stated = [_stated(statement) for statement in record.states]
    named, unnamed = (tuple(sorted(text)) for text in zip(*stated, strict=True)) if stated else ((), ())
    return Said(record.position.file, record.position.sheet, both, named, unnamed)


def content(record: Record) -> str:
    """Return a hash of a row's cells and of their meaning, less the names that may come from the file's own."""
    return said_by(record).content


def fingerprint(contents: Iterable[str]) -> str:
    """Return the fingerprint of a document from the contents of its rows, in their own order."""
    digest, mark = sha256(), ""
    for said in contents:
        digest.update(f"{mark}{said}".encode())
        mark = "\n"
    return digest.hexdigest()


@lru_cache(REMEMBERED)
def _stated(statement: Statement) -> tuple[str, str]:
    """Return a statement with and without its names."""
    fields = {"is": type(statement).__name__} | msgspec.structs.asdict(statement)
    ordered = {key: sorted(value) if isinstance(value, tuple) else value for key, value in fields.items()}
    less: dict[str, Any] = {key: value for key, value in ordered.items() if key not in NAMES}
    return _encode(ordered).decode(), _encode(less).decode()
