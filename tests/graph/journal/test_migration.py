"""A journal of an earlier version becomes one of version 6 without losing a row."""

import re
import sqlite3

import msgspec
import pytest

from graph.journal import Already, Journal
from graph.journal.judging import judgements_of
from graph.journal.undoing import undo
from graph.journal.writing import write_load
from graph.judgements import Judgement
from tests.graph.journal.lists import document, names

FORMER = """
CREATE TABLE journal (version INTEGER NOT NULL, id TEXT NOT NULL);
INSERT INTO journal VALUES (1, 'former');
CREATE TABLE runs (id INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, parameters TEXT NOT NULL);
CREATE TABLE sources (id TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs, declaration BLOB NOT NULL,
    PRIMARY KEY (id, run));
CREATE TABLE documents (run INTEGER NOT NULL REFERENCES runs, source TEXT NOT NULL, file TEXT NOT NULL,
    loader TEXT NOT NULL, fingerprint TEXT NOT NULL, rows INTEGER NOT NULL, refused INTEGER NOT NULL,
    outside INTEGER NOT NULL, PRIMARY KEY (run, source, file));
CREATE TABLE refusals (run INTEGER NOT NULL REFERENCES runs, source TEXT NOT NULL, file TEXT NOT NULL,
    sheet TEXT NOT NULL, row INTEGER NOT NULL, reason TEXT NOT NULL);
CREATE TABLE records (id TEXT PRIMARY KEY, source TEXT NOT NULL, file TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE changes (record TEXT NOT NULL REFERENCES records, run INTEGER NOT NULL REFERENCES runs,
    present INTEGER NOT NULL, PRIMARY KEY (record, run)) WITHOUT ROWID;
CREATE TABLE undone (run INTEGER PRIMARY KEY REFERENCES runs, by_run INTEGER NOT NULL REFERENCES runs);
CREATE TABLE issued_ids (mention TEXT PRIMARY KEY, organization TEXT NOT NULL UNIQUE,
    run INTEGER NOT NULL REFERENCES runs);
CREATE TABLE positions (view TEXT NOT NULL, node TEXT NOT NULL, x REAL NOT NULL, y REAL NOT NULL,
    PRIMARY KEY (view, node)) WITHOUT ROWID;
CREATE VIEW live_records AS SELECT records.id, records.source, records.file, records.run, records.body FROM records
JOIN (SELECT record, MAX(run), present FROM changes WHERE run NOT IN (SELECT run FROM undone) GROUP BY record) AS last
ON last.record = records.id WHERE last.present = 1;
"""
ROWS = [("Cours", name, "54") for name in "ABC"]


def former(path):
    """Write what version 1 wrote for a load of three rows, then for its correction, of two."""
    listed = document(ROWS)
    bodies = [("rec-" + str(n), msgspec.json.encode(record)) for n, record in enumerate(listed.reading.records)]
    with sqlite3.connect(path) as connection:
        connection.executescript(FORMER)
        for run in (1, 2):
            connection.execute("INSERT INTO runs VALUES (?, '2026-11-23T10:00:00+00:00', 'load', '{}')", (run,))
            line = (run, "liste", "liste.csv", "actions", "f", 4 - run, 0, 0)
            connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", line)
        connection.execute("INSERT INTO sources VALUES ('liste', 1, ?)", (msgspec.json.encode(listed.source),))
        for key, body in bodies:
            connection.execute("INSERT INTO records VALUES (?, 'liste', 'liste.csv', 1, ?)", (key, body))
            connection.execute("INSERT INTO changes VALUES (?, 1, 1)", (key,))
        connection.execute("INSERT INTO changes VALUES ('rec-2', 2, 0)")
        connection.execute("INSERT INTO issued_ids VALUES ('men-1', 'org-1', 1)")
    connection.close()


def test_a_former_journal_is_read_undone_and_added_to(tmp_path):
    path = tmp_path / "journal.sqlite"
    former(path)
    with Journal(path) as journal:
        assert (journal.id, journal.head, journal.issued_ids()) == ("former", 2, {"men-1": "org-1"})
        assert names(journal) == ["A", "B"]
        assert [s.record.position.row for s in journal.records()] == [2, 3]
        assert write_load(journal, [document(ROWS[:2], "copie.csv")], {}).already == (
            Already("copie.csv", "liste", "liste.csv", 2),
        )
        undo(journal, 2)
        assert names(journal) == ["A", "B", "C"]
    with Journal(path) as again, Journal(tmp_path / "new.sqlite") as new:
        assert shape(again) == shape(new)


OF_VERSION_5 = """
CREATE TABLE judgements (id INTEGER PRIMARY KEY, first TEXT NOT NULL, second TEXT NOT NULL, body BLOB NOT NULL)
"""


def test_a_judgement_takes_its_place_among_the_runs(tmp_path):
    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal:
        for name in "AB":
            write_load(journal, [document([("Cours", name, "54")], f"{name}.csv")], {})
        journal.connection.execute("DROP TABLE judgements")
        journal.connection.execute(OF_VERSION_5)
        journal.connection.execute("UPDATE runs SET at = '2026-11-2' || id || 'T10:00:00+00:00'")
        for number, at in enumerate(("2026-11-20T09:00:00+00:00", "2026-11-21T11:00:00+00:00", ""), 1):
            said = msgspec.json.encode(Judgement("a", str(number), "same", said_at=at))
            journal.connection.execute("INSERT INTO judgements VALUES (?, 'a', ?, ?)", (number, str(number), said))
        journal.connection.execute("UPDATE journal SET version = 5")
    with Journal(path) as journal, Journal(tmp_path / "new.sqlite") as new:
        runs = [run for (run,) in journal.connection.execute("SELECT run FROM judgements ORDER BY id")]
        assert runs == [0, 1, 2]
        assert [one.second for one in judgements_of(journal)] == ["1", "2", "3"]
        assert shape(journal) == shape(new)


SHARING = ("shares", "revocations", "saved_views")


@pytest.mark.parametrize(
    ("version", "absent"),
    [(2, ("judgements", "follow_ups", *SHARING)), (3, ("follow_ups", *SHARING)), (4, SHARING), (5, ())],
)
def test_a_journal_takes_the_tables_that_came_since(tmp_path, version, absent):
    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal:
        write_load(journal, [document(ROWS)], {})
        for table in sorted(absent):
            journal.connection.execute(f"DROP TABLE {table}")
        journal.connection.execute("UPDATE journal SET version = ?", (version,))
    with Journal(path) as journal, Journal(tmp_path / "new.sqlite") as new:
        assert names(journal) == ["A", "B", "C"]
        assert shape(journal) == shape(new)


def shape(journal):
    rows = journal.connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    return [(kind, name, said(sql or "")) for kind, name, sql in rows]


def said(sql):
    """Return a statement without its comments, its spaces and its quotes."""
    return "".join(re.sub(r"--.*", "", sql).replace('"', "").split())
