"""A journal of an earlier version becomes one of this version, in one transaction, without losing a row."""

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from graph.journal.content import content
from graph.model import Record

# What version 1 had and version 2 has in another form: table → its columns as read from the former one.
KEPT = {
    "documents": "run, source, file, loader, fingerprint, rows, refused, outside, NULL, NULL",
    "records": "id, source, file, run, body, ''",
    "changes": "record, run, present, 1 - present, 0",
}

# Before version 6 a judgement only had the time its author gave; without one, it is taken to come after all the runs.
DATED_JUDGEMENTS = """
INSERT INTO judgements
SELECT id, first, second, body,
    (SELECT coalesce(max(runs.id), 0) FROM runs WHERE said.moment = '' OR runs.at <= said.moment),
    CASE said.moment WHEN '' THEN (SELECT coalesce(max(runs.at), '') FROM runs) ELSE said.moment END
FROM (
    SELECT *, coalesce(json_extract(CAST(body AS TEXT), '$.said_at'), '') AS moment FROM former_judgements
) AS said
ORDER BY id
"""

# Tables that came, or took another form, after version 2: with which version.
SINCE = {"judgements": 6, "follow_ups": 4, "shares": 5, "revocations": 5, "saved_views": 5}


def migrate(connection: sqlite3.Connection, script: Sequence[str], version: int) -> None:
    """Bring a journal to version 6; ``script`` holds the statements of the present schema."""
    if version < 2:
        _from_first(connection, script)
    if version > 2:
        connection.execute("ALTER TABLE judgements RENAME TO former_judgements")
    added = tuple(table for table, since in SINCE.items() if version < since)
    for statement in _about(script, added, ()):
        connection.execute(statement)
    if version > 2:
        connection.execute(DATED_JUDGEMENTS)
        connection.execute("DROP TABLE former_judgements")
    connection.execute("UPDATE journal SET version = 6")


def _from_first(connection: sqlite3.Connection, script: Sequence[str]) -> None:
    connection.execute("DROP VIEW live_records")
    connection.execute("DROP TABLE undone")  # version 1 had no way to fill it
    for table in KEPT:
        connection.execute(f"ALTER TABLE {table} RENAME TO former_{table}")
    for statement in _about(script, (*KEPT, "undone", "mappings"), ("INDEX", "VIEW")):
        connection.execute(statement)
    for table, columns in KEPT.items():
        connection.execute(f"INSERT INTO {table} SELECT {columns} FROM former_{table}")  # noqa: S608 — our own names
    for table in reversed(KEPT):
        connection.execute(f"DROP TABLE former_{table}")
    _fill(connection)


def _about(script: Iterable[str], tables: tuple[str, ...], kinds: tuple[str, ...]) -> list[str]:
    """Return the statements that create these tables, and all that create these kinds of thing."""
    wanted = (*(f"CREATE TABLE {table} (" for table in tables), *(f"CREATE {kind} " for kind in kinds))
    return [statement for statement in script if any(opening in statement for opening in wanted)]


def _fill(connection: sqlite3.Connection) -> None:
    decode = msgspec.json.Decoder(Record).decode
    records = [(decode(body), key) for key, body in connection.execute("SELECT id, body FROM records").fetchall()]
    connection.executemany("UPDATE records SET content = ? WHERE id = ?", ((content(r), key) for r, key in records))
    rows = ((record.position.row, key) for record, key in records)
    connection.executemany("UPDATE changes SET row = ? WHERE record = ? AND present = 1", rows)
