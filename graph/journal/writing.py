"""One load into the journal: all the files of a command in one run and one transaction."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import msgspec

from graph.journal.database import Journal, transaction
from graph.loaders.reading import Perimeter, Reading
from graph.model import Record, Source, content_id


@dataclass(frozen=True)
class Document:
    """One table that was read, and the source it belongs to."""

    source: Source
    reading: Reading
    perimeter: Perimeter


@dataclass(frozen=True)
class RunReport:
    """What a load did to the journal; ``run`` is None when nothing was new."""

    run: int | None
    added: int
    retired: int
    unchanged: int


def identified(document: Document) -> dict[str, Record]:
    """Return the records by id: a hash of source, file and content, and of the occurrence among equal rows."""
    seen: Counter[str] = Counter()
    records = {}
    for record in document.reading.records:
        content = json.dumps(record.values, sort_keys=True, ensure_ascii=False)
        seen[content] += 1
        place = (document.source.name, record.position.file, record.position.sheet)
        records[content_id("rec", *place, content, str(seen[content]))] = record
    return records


def write_load(
    journal: Journal,
    documents: Sequence[Document],
    parameters: Mapping[str, object],
    progress: Callable[[int, int], None] | None = None,
) -> RunReport:
    """Write all the documents in one transaction; a load that brings nothing new leaves the journal as it was."""
    with transaction(journal.connection):
        plans = [_plan(journal, document) for document in documents]
        unchanged = sum(plan.unchanged for plan in plans)
        plans = [plan for plan in plans if plan.brings_something]
        if not plans:
            return RunReport(None, 0, 0, unchanged)
        run = _start_run(journal, "load", parameters)
        for number, plan in enumerate(plans, 1):
            _write_document(journal, run, plan)
            if progress:
                progress(number, len(plans))
    return RunReport(run, sum(len(plan.added) for plan in plans), sum(len(plan.retired) for plan in plans), unchanged)


def keep_issued_ids(journal: Journal, issued: Mapping[str, str]) -> None:
    """Remember the organisation ids that were just founded (mention key → id)."""
    if issued:
        with transaction(journal.connection):
            rows = [(mention, organization, journal.head) for mention, organization in issued.items()]
            journal.connection.executemany("INSERT INTO issued_ids VALUES (?, ?, ?)", rows)


@dataclass(frozen=True)
class _Plan:
    document: Document
    fingerprint: str
    added: dict[str, Record]
    retired: list[str]
    unchanged: int
    known: bool

    @property
    def brings_something(self) -> bool:
        return bool(self.added or self.retired or not self.known)


def _plan(journal: Journal, document: Document) -> _Plan:
    source, file = document.source.name, document.reading.table.file
    records = identified(document)
    live = _live_ids(journal, source, file, document.perimeter)
    fingerprint = sha256("\n".join(sorted(records)).encode()).hexdigest()
    return _Plan(
        document,
        fingerprint,
        added={record_id: record for record_id, record in records.items() if record_id not in live},
        retired=sorted(live - records.keys()),
        unchanged=len(live & records.keys()),
        known=_is_known(journal, source, file),
    )


def _live_ids(journal: Journal, source: str, file: str, perimeter: Perimeter) -> set[str]:
    """Return the live records of a file that the new version speaks for: those within its perimeter."""
    rows = journal.connection.execute("SELECT id, body FROM live_records WHERE source = ? AND file = ?", (source, file))
    if not perimeter.departements:
        return {record_id for record_id, _ in rows}
    decode = msgspec.json.Decoder(Record).decode
    return {record_id for record_id, body in rows if _places(decode(body)) <= perimeter.departements}


def _places(record: Record) -> set[str]:
    """Return the départements a record stands in; none means everywhere."""
    places = {participant.mention.departement for participant in record.participants}
    for statement in record.states:
        places.update(getattr(statement, "departements", ()) or (getattr(statement, "departement", ""),))
    return places - {""}


def _is_known(journal: Journal, source: str, file: str) -> bool:
    query = "SELECT 1 FROM documents WHERE source = ? AND file = ? AND run NOT IN (SELECT run FROM undone) LIMIT 1"
    return journal.connection.execute(query, (source, file)).fetchone() is not None


def _start_run(journal: Journal, action: str, parameters: Mapping[str, object]) -> int:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = (journal.head + 1, now, action, json.dumps(parameters, ensure_ascii=False))
    journal.connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?)", row)
    return row[0]


def _write_document(journal: Journal, run: int, plan: _Plan) -> None:
    source, reading = plan.document.source, plan.document.reading
    execute, many = journal.connection.execute, journal.connection.executemany
    execute("INSERT OR IGNORE INTO sources VALUES (?, ?, ?)", (source.name, run, msgspec.json.encode(source)))
    counts = (len(reading.records), len(reading.refusals), reading.outside)
    line = (run, source.name, reading.table.file, reading.loader, plan.fingerprint, *counts)
    execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", line)
    places = [(r.position.file, r.position.sheet, r.position.row, r.reason) for r in reading.refusals]
    many("INSERT INTO refusals VALUES (?, ?, ?, ?, ?, ?)", [(run, source.name, *place) for place in places])
    many("INSERT OR IGNORE INTO records VALUES (?, ?, ?, ?, ?)", _bodies(run, source.name, plan.added.items()))
    many("INSERT INTO changes VALUES (?, ?, 1)", [(record_id, run) for record_id in plan.added])
    many("INSERT INTO changes VALUES (?, ?, 0)", [(record_id, run) for record_id in plan.retired])


def _bodies(run: int, source: str, records: Iterable[tuple[str, Record]]) -> list[tuple[str, str, str, int, bytes]]:
    encode = msgspec.json.Encoder().encode
    return [(record_id, source, record.position.file, run, encode(record)) for record_id, record in records]
