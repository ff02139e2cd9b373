"""The rows of a load before they are written, beside what the journal knows of their files.

They stand in temporary tables of the connection, on disk: a list of any length takes the same memory. What a load does
is asked of sets of rows, never of rows one by one.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from graph.journal.content import fingerprint, said_by
from graph.journal.database import Journal
from graph.loaders.reading import no_records
from graph.model import Record
from graph.spool import Spool

Place = tuple[str, str]
"""A source and the name of one of its files."""

TABLES = (
    # equal rows are told apart by their occurrence; the first of them counts them all
    "CREATE TEMP TABLE IF NOT EXISTS coming (version INTEGER, id TEXT, content TEXT, sheet TEXT, row INTEGER, "
    "body BLOB, occurrences INTEGER, UNIQUE (version, id))",
    "CREATE TEMP TABLE IF NOT EXISTS had (version INTEGER, id TEXT, live INTEGER, PRIMARY KEY (version, id)) "
    "WITHOUT ROWID",
)
OF_BOTH = "FROM coming LEFT JOIN had USING (version, id) WHERE version = :version"
OTHERS = (
    "FROM had WHERE version = :version "
    "AND NOT EXISTS (SELECT 1 FROM coming WHERE coming.version = had.version AND coming.id = had.id)"
)
SHARED = (
    "WITH mine AS (SELECT content, count(*) AS times FROM coming WHERE version = :version GROUP BY content), "
    "theirs AS (SELECT content, count(*) AS times FROM had JOIN records USING (id) "
    "WHERE version = :other AND live GROUP BY content) "
    "SELECT sum(min(mine.times, theirs.times)) FROM mine JOIN theirs USING (content)"
)


def forget_coming(journal: Journal) -> None:
    """Make room for the rows of a load: those of the one before are no longer of use."""
    for statement in TABLES:
        journal.connection.execute(statement)
    journal.connection.execute("DELETE FROM coming")
    journal.connection.execute("DELETE FROM had")


class Version:
    """One version of a file: its rows as they come, and those that the journal has had in its place."""

    def __init__(self, journal: Journal, number: int) -> None:
        """Stand for one version, by its number among those of a load."""
        self._connection, self.number = journal.connection, number

    def _rows(self, query: str, **given: object) -> Iterator[Any]:
        return self._connection.execute(query, {"version": self.number, **given})

    def _count(self, query: str, **given: object) -> int:
        return int(next(self._rows(query, **given))[0] or 0)

    def add(self, source: str, records: Spool[Record]) -> None:
        """Add the rows of a table."""
        execute, add = self._connection.execute, "INSERT OR IGNORE INTO coming VALUES (?, ?, ?, ?, ?, ?, 1)"
        for record, body in records.with_packed():
            said, place = said_by(record), record.position
            key, row = said.record_id(source), (said.content, place.sheet, place.row, body)
            if not execute(add, (self.number, key, *row)).rowcount:
                occurrence = self._again(key)
                execute(add, (self.number, said.record_id(source, occurrence), *row))

    def _again(self, key: str) -> int:
        """Count one more row equal to one that came, and return how many there are."""
        self._rows("UPDATE coming SET occurrences = occurrences + 1 WHERE version = :version AND id = :id", id=key)
        return self._count("SELECT occurrences FROM coming WHERE version = :version AND id = :id", id=key)

    def know(self, rows: Iterable[tuple[str, bool]]) -> None:
        """Take rows that the journal has had, and whether they are live, in the place of those known so far."""
        self._rows("DELETE FROM had WHERE version = :version")
        numbered = ((self.number, key, live) for key, live in rows)
        self._connection.executemany("INSERT INTO had VALUES (?, ?, ?)", numbered)

    def __len__(self) -> int:
        return self._count("SELECT count(*) FROM coming WHERE version = :version")

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of the document."""
        rows = self._rows("SELECT content FROM coming WHERE version = :version ORDER BY content")
        return fingerprint(content for (content,) in rows)

    @property
    def known_fingerprint(self) -> str:
        """The fingerprint of the live rows that the journal has."""
        query = "SELECT content FROM had JOIN records USING (id) WHERE version = :version AND live ORDER BY content"
        return fingerprint(content for (content,) in self._rows(query))

    @property
    def kept(self) -> int:
        """How many live rows are in this version too."""
        return self._count(f"SELECT count(*) {OF_BOTH} AND live")

    @property
    def changes_something(self) -> bool:
        """Whether a row comes or goes."""
        return bool(self._count(f"SELECT EXISTS (SELECT 1 {OF_BOTH} AND live IS NOT 1)")) or bool(
            self._count(f"SELECT EXISTS (SELECT 1 {OTHERS} AND live)")
        )

    @property
    def gone(self) -> list[str]:
        """The live rows that are not in this version, by id."""
        return [key for (key,) in self._rows(f"SELECT id {OTHERS} AND live")]

    @property
    def new(self) -> Spool[Record]:
        """The rows that are not live, in the order of their places."""
        found = no_records()
        for (body,) in self._rows(f"SELECT body {OF_BOTH} AND live IS NOT 1 ORDER BY sheet, row"):
            found.append(body)
        return found

    def shared(self, other: "Version") -> int:
        """Return how many rows say what live rows of another place say."""
        return self._count(SHARED, other=other.number)

    @property
    def sharing(self) -> set[Place]:
        """The places, in the journal, of rows that say what some of these say."""
        query = "SELECT DISTINCT source, file FROM coming JOIN records USING (content) WHERE version = :version"
        return set(self._rows(query))

    def write(self, place: Place, run: int) -> None:
        """State each row of this version, and deny each other that the file, or the one it replaces, ever had."""
        source, file = place
        told = {"run": run, "source": source, "file": file}
        self._rows(
            "INSERT OR IGNORE INTO records SELECT coming.id, :source, :file, :run, body, content "
            f"{OF_BOTH} AND live IS NULL ORDER BY coming.id",
            **told,
        )
        self._rows(f"INSERT INTO changes SELECT id, :run, 1, coalesce(live, 0), row {OF_BOTH} ORDER BY id", run=run)
        self._rows(f"INSERT INTO changes SELECT id, :run, 0, live, 0 {OTHERS}", run=run)
