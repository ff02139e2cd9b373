"""What a row says, apart from where it stands: by this a copy of a file is known whatever its name and its order."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import msgspec

from graph.model import Record, content_id

_encode = msgspec.json.Encoder(order="deterministic").encode
# A list that does not name its meetings takes their name from the file: the name is not what the row says.
NAMES = ("key", "name")


def content(record: Record) -> str:
    """Return a hash of a row's cells and of their meaning, less the names that may come from the file's own."""
    return content_id("row", _cells(record), *_meaning(record, named=False))


def identified(source: str, records: Iterable[Record]) -> dict[str, Record]:
    """Return the records of one file by id: a hash of place and content, and of the occurrence among equal rows."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = {}
    for record in records:
        said = (record.position.sheet, _cells(record), *_meaning(record, named=True))
        seen[said] += 1
        found[content_id("rec", source, record.position.file, *said, str(seen[said]))] = record
    return found


def fingerprint(contents: Iterable[str]) -> str:
    """Return the fingerprint of a document from the contents of its rows, in any order."""
    return sha256("\n".join(sorted(contents)).encode()).hexdigest()


def _cells(record: Record) -> str:
    written = {column: cell for column, cell in record.values.items() if cell.strip()}
    return json.dumps(written, sort_keys=True, ensure_ascii=False)


def _meaning(record: Record, named: bool) -> Iterator[str]:
    """Yield what a row was understood to mean; the order of columns must not count, so nothing keeps it."""
    yield record.date
    yield _encode(sorted(record.participants)).decode()
    for stated in sorted(_encode(_ordered(statement, named)) for statement in record.states):
        yield stated.decode()


def _ordered(statement: msgspec.Struct, named: bool) -> dict[str, Any]:
    fields = msgspec.structs.asdict(statement)
    kept = {"is": type(statement).__name__} | {key: fields[key] for key in fields if named or key not in NAMES}
    return {key: sorted(value) if isinstance(value, tuple) else value for key, value in kept.items()}
