"""The journal as it stood: what was live after a run or at a date, and the ids issued by then.

Nothing is ever taken away from the journal, so any past state can be read again: runs undone since count, runs that
were undone then do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from graph.journal.database import Journal, StoredRecord, at_row
from graph.model import Record, Source

UNDONE = """
SELECT run FROM (SELECT run, MAX(by_run), undone FROM undone WHERE by_run <= ?1 GROUP BY run) WHERE undone = 1
"""
LIVE = f"""
SELECT records.id, source, said.run, said.row, body FROM records
JOIN changes AS said ON said.record = records.id AND said.run = (
    SELECT MAX(each.run) FROM changes AS each
    WHERE each.record = records.id AND each.run <= ?1 AND each.run NOT IN ({UNDONE})
)
WHERE said.present = 1 ORDER BY records.id
"""  # noqa: S608 — our own words
DECLARED = f"""
SELECT id, declaration FROM sources WHERE run <= ?1 ORDER BY run NOT IN ({UNDONE}), run
"""  # noqa: S608
LAST_WORD = f"""
SELECT record, MAX(run), present FROM changes
WHERE run <= ?1 AND run NOT IN ({UNDONE}) AND record IN (SELECT value FROM json_each(?2)) GROUP BY record
"""  # noqa: S608


@dataclass(frozen=True, order=True)
class Moment:
    """A state of the journal: its last run, and the last judgement that had come in."""

    run: int
    judgement: int


@dataclass(frozen=True)
class Kept:
    """What the journal knew at a moment; ``issued`` are organisation ids by founding mention, the oldest first."""

    records: tuple[StoredRecord, ...]
    issued: Mapping[str, str]
    sources: Mapping[str, Source]


def now(journal: Journal) -> Moment:
    """Return the journal's present."""
    return Moment(journal.head, journal.judged)


def after_run(journal: Journal, number: int) -> Moment:
    """Return the moment when a run had just been done (0: before all); raise JournalError when there is none."""
    if number:
        journal.run(number)
    return Moment(number, _one(journal, "SELECT max(id) FROM judgements WHERE run < ?", number))


def before_run(journal: Journal, number: int) -> Moment:
    """Return the moment just before a run: what was judged since the one before it counts. Raise JournalError."""
    journal.run(number)
    return Moment(number - 1, _one(journal, "SELECT max(id) FROM judgements WHERE run < ?", number))


def at_time(journal: Journal, at: str) -> Moment:
    """Return the moment of a time (UTC, ISO 8601); a date alone, or a month, or a year, is its end."""
    last = _one(journal, "SELECT max(id) FROM runs WHERE substr(at, 1, length(?1)) <= ?1", at)
    judged = "SELECT max(id) FROM judgements WHERE substr(at, 1, length(?1)) <= ?1 AND run <= ?2"
    return Moment(last, _one(journal, judged, at, last))


def kept_at(journal: Journal, moment: Moment) -> Kept:
    """Read what the journal knew at a moment."""
    decode = msgspec.json.Decoder(Record).decode
    rows = journal.connection.execute(LIVE, (moment.run,))
    records = (StoredRecord(key, source, run, at_row(decode(body), row)) for key, source, run, row, body in rows)
    query = "SELECT mention, organization FROM issued_ids WHERE run <= ? ORDER BY run, rowid"
    declared = journal.connection.execute(DECLARED, (moment.run,))
    return Kept(
        tuple(records),
        dict(journal.connection.execute(query, (moment.run,))),
        {source: msgspec.json.decode(said, type=Source) for source, said in declared},
    )


def denied(journal: Journal, moment: Moment, record_ids: list[str]) -> set[str]:
    """Return the records that a version of their file, standing at a moment, no longer had.

    The others, if they are not live then, are so because what stated them was undone or had not come.
    """
    rows = journal.connection.execute(LAST_WORD, (moment.run, msgspec.json.encode(record_ids).decode()))
    return {record for record, _, present in rows if not present}


def replaced_files(journal: Journal) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the files that took the place of another: (source, file) → that other."""
    query = "SELECT source, file, replaced_source, replaced_file FROM documents WHERE replaced_file IS NOT NULL"
    return {(source, file): (old, former) for source, file, old, former in journal.connection.execute(query)}


def _one(journal: Journal, query: str, *given: object) -> int:
    return int(journal.connection.execute(query, given).fetchone()[0] or 0)
