"""Opening the journal and reading what is live in it."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec

from graph.errors import JournalError
from graph.model import Record, Source

VERSION = 1


@dataclass(frozen=True)
class StoredRecord:
    """A live record with its id, its source and the run that first brought it."""

    id: str
    source: str
    run: int
    record: Record


@dataclass(frozen=True)
class DocumentLine:
    """What the last load of one file brought."""

    source: str
    file: str
    run: int
    at: str
    rows: int
    refused: int
    outside: int


class Journal:
    """One journal file; every write goes through ``graph.journal.writing``. Use one object per thread."""

    def __init__(self, path: Path) -> None:
        """Open the journal, creating it if need be; raise JournalError when the file is not one of ours."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # The transaction is opened by hand, so that a load is exactly one.
            self.connection = sqlite3.connect(path, isolation_level=None, timeout=30)
            self.connection.execute("PRAGMA journal_mode=WAL")
            self.connection.execute("PRAGMA synchronous=FULL")
            self._ensure_schema()
        except (sqlite3.Error, OSError) as error:
            raise JournalError(f"Le journal « {path} » ne peut pas être ouvert ({error}).") from error

    def _ensure_schema(self) -> None:
        with transaction(self.connection):
            tables = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not tables:
                for statement in _statements(Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")):
                    self.connection.execute(statement)
        try:
            version = self.connection.execute("SELECT version FROM journal").fetchone()[0]
        except sqlite3.OperationalError as error:
            raise JournalError(f"« {self.path} » n’est pas un journal de Maillage.") from error
        if version != VERSION:
            raise JournalError(f"« {self.path} » vient d’une autre version de Maillage (journal {version}).")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def id(self) -> str:
        """Return what tells this journal from any other."""
        return str(self.connection.execute("SELECT id FROM journal").fetchone()[0])

    @property
    def head(self) -> int:
        """Return the number of the last run; 0 for an empty journal."""
        return int(self.connection.execute("SELECT coalesce(max(id), 0) FROM runs").fetchone()[0])

    def records(self) -> Iterator[StoredRecord]:
        """Yield the live records, in the order of their ids."""
        decode = msgspec.json.Decoder(Record).decode
        cursor = self.connection.execute("SELECT id, source, run, body FROM live_records ORDER BY id")
        for record_id, source, run, body in cursor:
            yield StoredRecord(record_id, source, run, decode(body))

    def record(self, record_id: str) -> StoredRecord | None:
        """Return one record, live or not, or None."""
        query = "SELECT id, source, run, body FROM records WHERE id = ?"
        for found, source, run, body in self.connection.execute(query, (record_id,)):
            return StoredRecord(found, source, run, msgspec.json.decode(body, type=Record))
        return None

    def sources(self) -> dict[str, Source]:
        """Return the sources by id, each as it was last declared."""
        rows = self.connection.execute("SELECT id, declaration FROM sources ORDER BY run")
        return {source: msgspec.json.decode(declaration, type=Source) for source, declaration in rows}

    def documents(self) -> list[DocumentLine]:
        """Return, for each file, what its last load that still stands brought."""
        rows = self.connection.execute(
            "SELECT source, file, max(documents.run), at, rows, refused, outside FROM documents "
            "JOIN runs ON runs.id = documents.run WHERE documents.run NOT IN (SELECT run FROM undone) "
            "GROUP BY source, file ORDER BY source, file"
        )
        return [DocumentLine(*row) for row in rows]

    def issued_ids(self) -> dict[str, str]:
        """Return mention key → organisation id, in the order they were issued."""
        return dict(self.connection.execute("SELECT mention, organization FROM issued_ids ORDER BY run, rowid"))

    def positions(self, view: str) -> dict[str, tuple[float, float]]:
        """Return where the nodes of a view were last drawn, in pixels."""
        rows = self.connection.execute("SELECT node, x, y FROM positions WHERE view = ?", (view,))
        return {node: (x, y) for node, x, y in rows}

    def keep_positions(self, view: str, positions: Mapping[str, tuple[float, float]]) -> None:
        """Replace the positions of a view."""
        with transaction(self.connection):
            self.connection.execute("DELETE FROM positions WHERE view = ?", (view,))
            rows = [(view, node, x, y) for node, (x, y) in positions.items()]
            self.connection.executemany("INSERT INTO positions VALUES (?, ?, ?, ?)", rows)


class transaction:  # noqa: N801 — reads as a statement: with transaction(connection)
    """One SQLite transaction that takes the write lock at once: all of it stays, or nothing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *exc: object) -> None:
        self.connection.execute("COMMIT" if kind is None else "ROLLBACK")


def _statements(script: str) -> Iterator[str]:
    """Split a script where SQLite itself sees a complete statement (executescript would commit on its own)."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
