"""Opening the journal and reading what is live in it."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import msgspec

from graph.errors import JournalError
from graph.journal.migrating import migrate
from graph.model import Participant, Position, Record, Source, Statement

VERSION = 6


@dataclass(frozen=True)
class StoredRecord:
    """A record with its id, its source and the last run that stands and stated it; its row is that of this run."""

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


@dataclass(frozen=True)
class Run:
    """One run: ``at`` is UTC (ISO 8601), ``undone_by`` the run that undid it and stands, or None."""

    number: int
    at: str
    action: str
    parameters: Mapping[str, Any]
    undone_by: int | None


@dataclass(frozen=True)
class Appearance:
    """What one run said of a record: where it stood, or that a newer version of its file no longer has it."""

    run: Run
    present: bool
    row: int


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
            self._counted = ""
        except (sqlite3.Error, OSError) as error:
            raise JournalError(f"Le journal « {path} » ne peut pas être ouvert ({error}).") from error

    def _ensure_schema(self) -> None:
        with transaction(self.connection):
            tables = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not tables:
                for statement in _script():
                    self.connection.execute(statement)
        try:
            version = self.connection.execute("SELECT version FROM journal").fetchone()[0]
        except sqlite3.OperationalError as error:
            raise JournalError(f"« {self.path} » n’est pas un journal de Maillage.") from error
        if version < VERSION:
            with transaction(self.connection):
                migrate(self.connection, _script(), version)
        if version > VERSION:
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

    @property
    def judged(self) -> int:
        """Return the number of the last judgement; 0 when there is none."""
        return int(self.connection.execute("SELECT coalesce(max(id), 0) FROM judgements").fetchone()[0])

    @property
    def version(self) -> tuple[str | int, ...]:
        """Return what changes with each addition, whatever it is; where nodes were drawn does not count.

        Tables without a rowid are filled by runs only.
        """
        if not self._counted:
            tables = self.connection.execute(
                "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT wr AND schema = 'main'"
            )
            names = sorted(name for (name,) in tables if not name.startswith("sqlite_"))
            # The names come from our own schema.
            maxima = (f"(SELECT coalesce(max(rowid), 0) FROM {name})" for name in names)  # noqa: S608
            self._counted = f"SELECT (SELECT id FROM journal), {', '.join(maxima)}"  # noqa: S608
        return tuple(self.connection.execute(self._counted).fetchone())

    def records(self) -> Iterator[StoredRecord]:
        """Yield the live records, in the order of their ids."""
        return self._live(msgspec.json.Decoder(Record).decode)

    def meanings(self) -> Iterator[StoredRecord]:
        """Yield the same without the cells that were read: what they mean is known."""
        decode = msgspec.json.Decoder(_Meaning).decode
        return self._live(lambda body: decode(body).record())

    def _live(self, decode: Callable[[bytes], Record]) -> Iterator[StoredRecord]:
        cursor = self.connection.execute("SELECT id, source, run, row, body FROM live_records ORDER BY id")
        for record_id, source, run, row, body in cursor:
            yield StoredRecord(record_id, source, run, at_row(decode(body), row))

    def record(self, record_id: str) -> StoredRecord | None:
        """Return one record, live or not, or None."""
        return self.records_of([record_id]).get(record_id)

    def records_of(self, record_ids: Iterable[str]) -> dict[str, StoredRecord]:
        """Return some records by id, live or not, in one reading; one that is unknown is not there."""
        decode = msgspec.json.Decoder(Record).decode
        return {
            name: StoredRecord(name, source, run, at_row(decode(body), row))
            for name, source, run, row, body in self.last_said(record_ids)
        }

    def last_said(self, record_ids: Iterable[str]) -> Iterable[tuple[str, str, int, int, bytes]]:
        """Return (id, source, run, row, body) of records, as the last run that stands stated each.

        One that is unknown is not there.
        """
        query = (
            "SELECT records.id, source, said.run, said.row, body FROM json_each(?) AS asked "
            "JOIN records ON records.id = asked.value JOIN changes AS said ON said.record = records.id "
            "WHERE present = 1 ORDER BY said.run NOT IN (SELECT run FROM undone_runs), said.run"
        )
        rows = self.connection.execute(query, (json.dumps(sorted(set(record_ids))),))
        return {row[0]: row for row in rows}.values()  # the last row of each is the one that holds

    def appearances(self, record_id: str) -> tuple[Appearance, ...]:
        """Return what each run said of a record, the oldest first: run, date, row."""
        query = "SELECT run, present, row FROM changes WHERE record = ? ORDER BY run"
        rows = self.connection.execute(query, (record_id,)).fetchall()
        return tuple(Appearance(self.run(run), bool(present), row) for run, present, row in rows)

    def run(self, number: int) -> Run:
        """Return one run; raise JournalError when there is none of this number."""
        for run in self._runs(number):
            return run
        raise JournalError(f"Il n’y a pas de chargement n° {number} ; le dernier est le n° {self.head}.")

    def runs(self) -> list[Run]:
        """Return all the runs, the oldest first."""
        return list(self._runs())

    def _runs(self, only: int | None = None) -> Iterator[Run]:
        query = (
            "SELECT id, at, action, parameters, by_run FROM runs LEFT JOIN undone_runs ON run = id "
            "WHERE ?1 IS NULL OR id = ?1 ORDER BY id"
        )
        for number, at, action, said, undone_by in self.connection.execute(query, (only,)):
            yield Run(number, at, action, json.loads(said), undone_by)

    def sources(self) -> dict[str, Source]:
        """Return the sources by id, each as it was last declared by a run that stands, if one does."""
        query = "SELECT id, declaration FROM sources ORDER BY run NOT IN (SELECT run FROM undone_runs), run"
        rows = self.connection.execute(query)
        return {source: msgspec.json.decode(declaration, type=Source) for source, declaration in rows}

    def documents(self) -> list[DocumentLine]:
        """Return, for each file, what its last load that still stands brought."""
        rows = self.connection.execute(
            "SELECT source, file, run, at, rows, refused, outside FROM live_documents "
            "JOIN runs ON runs.id = live_documents.run ORDER BY source, file"
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


class _Meaning(msgspec.Struct):
    """A record as it is kept, of which the cells are not read."""

    position: Position
    participants: tuple[Participant, ...] = ()
    states: tuple[Statement, ...] = ()
    date: str = ""

    def record(self) -> Record:
        return Record(self.position, {}, self.participants, self.states, self.date)


@contextmanager
def one_state(journal: Journal) -> Iterator[None]:
    """Read the journal several times as it stands now, whoever writes to it meanwhile."""
    if journal.connection.in_transaction:
        yield
        return
    journal.connection.execute("BEGIN")
    try:
        yield
    finally:
        journal.connection.execute("ROLLBACK")  # nothing was written


class transaction:  # noqa: N801 — reads as a statement: with transaction(connection)
    """One SQLite transaction that takes the write lock at once: all of it stays, or nothing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *exc: object) -> None:
        self.connection.execute("COMMIT" if kind is None else "ROLLBACK")


def at_row(record: Record, row: int) -> Record:
    """Return the record where its last version has it: rows above it may have come or gone."""
    if record.position.row == row:
        return record
    return msgspec.structs.replace(record, position=msgspec.structs.replace(record.position, row=row))


def _script() -> list[str]:
    """Return the statements of the schema, one by one: executescript would commit on its own."""
    found, pending = [], ""
    for line in Path(__file__).with_name("schema.sql").read_text(encoding="utf-8").splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
