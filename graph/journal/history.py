"""What the runs did: one line each, and for one run the rows that came, went or were corrected, file by file."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from graph.journal.coming import Place
from graph.journal.comparing import compare
from graph.journal.database import Journal, Run
from graph.journal.writing import DocumentReport
from graph.model import Position, Record, Source


@dataclass(frozen=True)
class RunLine:
    """One run in numbers; for an undo ``new`` are the rows that came back. ``ended`` are among ``gone``."""

    run: Run
    files: tuple[str, ...]
    refused: int
    new: int | None
    changed: int | None
    gone: int | None
    ended: int | None


def history(journal: Journal) -> list[RunLine]:
    """Return all the runs, the latest first."""
    files: dict[int, list[str]] = defaultdict(list)
    refused: dict[int, int] = defaultdict(int)
    for number, file, count in journal.connection.execute("SELECT run, file, refused FROM documents ORDER BY file"):
        files[number].append(file)
        refused[number] += count
    return [_line(run, tuple(files[run.number]), refused[run.number]) for run in reversed(journal.runs())]


def _line(run: Run, files: tuple[str, ...], refused: int) -> RunLine:
    counts = (run.parameters.get(name) for name in ("new", "changed", "gone", "ended"))
    return RunLine(run, files, refused, *counts)


def changes_of(journal: Journal, number: int) -> list[DocumentReport]:
    """Return what one load changed in each of its files; none for an undo. Raise JournalError for an unknown run."""
    journal.run(number)
    came, went = _moves(journal, number)
    query = "SELECT source, file, replaced_source, replaced_file FROM documents WHERE run = ? ORDER BY source, file"
    found = []
    for source, file, *replaced in journal.connection.execute(query, (number,)).fetchall():
        gone = [*went[source, file], *went[replaced[0], replaced[1]]]
        ended = _declared(journal, source, number).exhaustive
        new = sorted(came[source, file], key=lambda record: record.position)
        compared = compare(gone, new)
        found.append(DocumentReport(source, file, replaced[1] or "", ended, compared))
    return found


def _moves(journal: Journal, number: int) -> tuple[dict[Place, list[Record]], dict[Place, list[Record]]]:
    """Return the rows that came and those that went, by file, each where its file had it."""
    came: dict[Place, list[Record]] = defaultdict(list)
    went: dict[Place, list[Record]] = defaultdict(list)
    for place, present, _, record in _moved(journal, number):
        (came if present else went)[place].append(record)
    return came, went


def moved_ids(journal: Journal, number: int) -> dict[tuple[bool, Position], str]:
    """Return the ids of the records that a run brought (True) or took away (False), by where their file had them."""
    return {(present, record.position): id_ for _, present, id_, record in _moved(journal, number)}


def _moved(journal: Journal, number: int) -> Iterator[tuple[Place, bool, str, Record]]:
    query = (
        "SELECT source, file, present, said.record, body, CASE WHEN present THEN said.row ELSE "
        "(SELECT row FROM changes AS former WHERE former.record = said.record AND former.present "
        "AND former.run < said.run ORDER BY former.run DESC LIMIT 1) END "
        "FROM changes AS said JOIN records ON records.id = said.record WHERE said.run = ? AND present <> was"
    )
    decode = msgspec.json.Decoder(Record).decode
    for source, file, present, id_, body, row in journal.connection.execute(query, (number,)):
        record = decode(body)
        where = Position(file, record.position.sheet, row)
        yield (source, file), bool(present), id_, msgspec.structs.replace(record, position=where)


def _declared(journal: Journal, source: str, number: int) -> Source:
    """Return a source as a run declared it."""
    query = "SELECT declaration FROM sources WHERE id = ? AND run <= ? ORDER BY run DESC LIMIT 1"
    (declaration,) = journal.connection.execute(query, (source, number)).fetchone()
    return msgspec.json.decode(declaration, type=Source)
