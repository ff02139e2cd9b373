"""The graph in a Ladybug file, with no server.

Ladybug allows one process and one Database object on a file that is written, so a file is never written twice: a
write builds a new file beside the old one and takes its place by renaming it. Readers, in this process or another,
go on with the file they opened and take the new one at their next read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from glob import escape
from pathlib import Path
from threading import Lock, local
from typing import Any

import ladybug
import pyarrow as pa
from filelock import FileLock

from graph.errors import StoreError
from graph.projection.columns import NodeRows, Row
from graph.projection.model import Difference, Graph
from graph.schema import LABELS, RELATIONSHIPS, Property
from graph.spool import batches
from graph.store.base import STAMP_QUERY, Progress, WriteReport, read_snapshot, schema_statements, tie_columns

TYPES = {
    "STRING": pa.string(),
    "INT64": pa.int64(),
    "DOUBLE": pa.float64(),
    "STRING[]": pa.list_(pa.string()),
}
ROWS = 10_000  # that are turned into columns at once
# What is kept in memory of a file at most; the default, most of the machine, costs 40 MB a file before any reading.
BUFFERS = 1 << 30  # bytes
THREADS = 1  # each takes memory of its own, whatever is written; the time of processor is the same

Identity = tuple[int, int]


class LadybugStore:
    """A Ladybug file; it may not be there yet, which reads as an empty graph."""

    engine = "ladybug"

    def __init__(self, path: str) -> None:
        """Prepare the store; nothing is opened before the first read."""
        self.path = Path(path)
        self._lock = Lock()
        self._opened: tuple[Identity, ladybug.Database] | None = None
        self._stamped: tuple[Identity, str] | None = None
        self._thread = local()

    def write(self, graph: Graph, stamp: str, progress: Progress | None = None) -> WriteReport:
        """Build the new file, then let it take the old one's place: a reader sees the old graph or the new one."""
        with self._writing():
            difference = Difference.between(self._former(), graph)
            if not difference.written and not difference.removed and self.stamp() == stamp:
                return WriteReport(0, 0)
            report = WriteReport(difference.written, difference.removed)
            del difference  # as many rows as the graph has
            new = self.path.with_name(self.path.name + ".new")
            _remove(new)
            try:
                _fill(new, graph, stamp, progress)
                new.replace(self.path)
            except (RuntimeError, OSError) as error:
                _remove(new)
                raise StoreError(
                    f"La carte « {self.path} » n’a pas pu être écrite, elle est restée comme avant ({error})."
                ) from error
        return report

    def _former(self) -> Graph:
        """Return what is there; a file that is damaged, or of another version's schema, is only a projection."""
        try:
            return self.snapshot()
        except StoreError:
            return Graph()

    def snapshot(self) -> Graph:
        """Return the whole graph as it stands in the file."""
        return read_snapshot(self) if self.path.exists() else Graph()

    def read(
        self, text: str, parameters: Mapping[str, Any] | None = None, columns: Sequence[str] = ()
    ) -> list[dict[str, Any]]:
        """Run one reading statement on the file, opened read-only."""
        if not self.path.exists():
            return []
        try:
            found = self._connection().execute(text, dict(parameters or {}))
            if isinstance(found, list):  # one result per statement
                raise StoreError("Une seule instruction à la fois.")
            table = found.get_as_arrow()  # a third of the time of rows made one by one
            cells = zip(*(column.to_pylist() for column in table.columns), strict=True)
            return [dict(zip(table.column_names, row, strict=True)) for row in cells]
        except RuntimeError as error:
            raise StoreError(f"La requête a échoué dans la carte « {self.path} » ({error}).") from error

    def stamp(self) -> str:
        """Return the stamp of the last write, or an empty text when there is none or the file is damaged.

        A page asks for it hundreds of times: it is read once a file.
        """
        if not self.path.exists():
            return ""
        identity = self._identity()
        if self._stamped and self._stamped[0] == identity:
            return self._stamped[1]
        try:
            found = self.read(STAMP_QUERY)
        except StoreError:
            return ""  # a damaged file is only a projection: the caller rebuilds it from the journal
        stamp = str(found[0]["stamp"]) if found else ""
        self._stamped = identity, stamp
        return stamp

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._opened:
                self._thread = local()
                self._opened[1].close()
                self._opened = None

    def _identity(self) -> Identity:
        """Return what tells the file from the one that takes its place: it is never written twice."""
        status = self.path.stat()
        return status.st_ino, status.st_mtime_ns

    def _connection(self) -> ladybug.Connection:
        """Return this thread's connection to the file as it is now: another process may have replaced it."""
        identity = self._identity()
        with self._lock:
            if self._opened is None or self._opened[0] != identity:
                # The old Database is left to the garbage collector: other threads may still read from it.
                self._opened = (identity, ladybug.Database(str(self.path), buffer_pool_size=BUFFERS, read_only=True))
            database = self._opened[1]
        if getattr(self._thread, "identity", None) != identity:
            self._thread.connection = ladybug.Connection(database)
            self._thread.identity = identity
        connection: ladybug.Connection = self._thread.connection
        return connection

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the map's lock file: one writer at a time, among all processes."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{self.path}.lock"):
            yield


def _fill(path: Path, graph: Graph, stamp: str, progress: Progress | None) -> None:
    tables = [*_node_tables(graph), *_tie_tables(graph)]
    database = ladybug.Database(str(path), buffer_pool_size=BUFFERS, max_num_threads=THREADS)
    connection = ladybug.Connection(database)
    try:
        for line in schema_statements("ladybug"):
            connection.execute(line)
        for number, (statement, properties, rows) in enumerate(tables, 1):
            connection.execute(statement, {"rows": _table(properties, rows())})
            if progress:
                progress("Écriture de la carte", number, len(tables))
        at = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute("CREATE (:Build {id: 'current', stamp: $stamp, at: $at})", {"stamp": stamp, "at": at})
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
        database.close()


Copy = tuple[str, Sequence[Property], Callable[[], Iterable[Row]]]
"""A statement, the columns of its rows, and what gives the rows in their order: one table is made at a time."""


def _node_tables(graph: Graph) -> Iterator[Copy]:
    for label in LABELS:
        if rows := graph.nodes[label.name]:
            yield f"COPY {label.name} FROM $rows", label.properties, partial(_in_order, rows)


def _in_order(rows: Mapping[str, Row]) -> Iterable[Row]:
    return rows.in_order(0) if isinstance(rows, NodeRows) else [rows[node] for node in sorted(rows)]


def _tie_tables(graph: Graph) -> Iterator[Copy]:
    for tie in RELATIONSHIPS:
        ends = tuple(Property(name, "STRING", "") for name in tie_columns(tie)[:2])
        if rows := graph.ties[tie]:
            copy = f"COPY {tie.type} FROM $rows (from='{tie.start}', to='{tie.end}')"
            yield copy, (*ends, *tie.properties), partial(rows.in_order, 0, 1)


def _table(properties: Sequence[Property], rows: Iterable[Row]) -> pa.Table:
    """Return rows as a typed table: Ladybug guesses wrongly the type of a column that is all empty."""
    schema = pa.schema([(p.name, TYPES[p.type]) for p in properties])
    return pa.Table.from_batches([_batch(schema, some) for some in batches(rows, ROWS)], schema)


def _batch(schema: pa.Schema, rows: Sequence[Row]) -> pa.RecordBatch:
    pool = pa.system_memory_pool()  # which gives back to the system what is no longer of use
    columns = zip(zip(*rows, strict=True), schema.types, strict=True)
    arrays = [pa.array(values, kind, memory_pool=pool) for values, kind in columns]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _remove(path: Path) -> None:
    # Beside the file the engine keeps others (.wal, .shadow, .wal.checkpoint), which a killed write leaves behind.
    for leftover in (path, *path.parent.glob(f"{escape(path.name)}.*")):
        leftover.unlink(missing_ok=True)
