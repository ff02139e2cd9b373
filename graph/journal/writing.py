"""One load into the journal: all the files of a command in one run and one transaction."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from graph.journal.comparing import Comparison, compare
from graph.journal.database import Journal, transaction
from graph.journal.planning import Already, Document, Plan, Resemblance, plans_of, without_copies


@dataclass(frozen=True)
class DocumentReport:
    """What a load changed in one file; ``ended`` says whether a row that went has ended, or is only not mentioned."""

    source: str
    file: str
    replaced: str
    ended: bool
    comparison: Comparison


@dataclass(frozen=True)
class RunReport:
    """What a load did to the journal; ``run`` is None when nothing was new."""

    run: int | None
    unchanged: int
    documents: tuple[DocumentReport, ...] = ()
    already: tuple[Already, ...] = ()
    resembling: tuple[Resemblance, ...] = ()

    @property
    def added(self) -> int:
        """How many rows are new."""
        return sum(len(document.comparison.new) for document in self.documents)

    @property
    def retired(self) -> int:
        """How many rows are gone."""
        return sum(len(document.comparison.gone) for document in self.documents)

    @property
    def changed(self) -> int:
        """How many rows were corrected."""
        return sum(len(document.comparison.changed) for document in self.documents)


def write_load(
    journal: Journal,
    documents: Sequence[Document],
    parameters: Mapping[str, object],
    progress: Callable[[int, int], None] | None = None,
    replaces: str = "",
) -> RunReport:
    """Write all the documents in one transaction; a load that brings nothing new leaves the journal as it was.

    ``replaces`` is the name of the file whose place a single document takes, under another name.
    """
    with transaction(journal.connection):
        plans, already, alike = without_copies(journal, plans_of(journal, documents, replaces))
        told = (tuple(already), tuple(alike))
        unchanged = sum(plan.version.kept for plan in plans)
        plans = [plan for plan in plans if plan.brings_something]
        if not plans:
            return RunReport(None, unchanged, (), *told)
        reports = tuple(_report(journal, plan) for plan in plans)
        unchanged += sum(report.comparison.moved for report in reports)
        report = RunReport(journal.head + 1, unchanged, reports, *told)
        run = start_run(journal, "load", {**parameters, **_counts(report)})
        for number, plan in enumerate(plans, 1):
            _write_document(journal, run, plan)
            if progress:
                progress(number, len(plans))
    return report


def keep_issued_ids(journal: Journal, issued: Mapping[str, str]) -> None:
    """Remember the organisation ids that were just founded (mention key → id); another process may have done so."""
    if issued:
        with transaction(journal.connection):
            rows = [(mention, organization, journal.head) for mention, organization in issued.items()]
            journal.connection.executemany("INSERT OR IGNORE INTO issued_ids VALUES (?, ?, ?)", rows)


def start_run(journal: Journal, action: str, parameters: Mapping[str, object]) -> int:
    """Add a run and return its number; the caller holds the transaction."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = (journal.head + 1, now, action, json.dumps(parameters, ensure_ascii=False))
    journal.connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?)", row)
    return row[0]


def _counts(report: RunReport) -> dict[str, int]:
    """Return what history says of a load."""
    ended = sum(len(document.comparison.gone) for document in report.documents if document.ended)
    return {"new": report.added, "changed": report.changed, "gone": report.retired, "ended": ended}


def _report(journal: Journal, plan: Plan) -> DocumentReport:
    gone = (journal.record(record_id) for record_id in plan.version.gone)
    comparison = compare([stored.record for stored in gone if stored], plan.version.new)
    replaced = plan.replaced[1] if plan.replaced else ""
    return DocumentReport(*plan.place, replaced, plan.source.exhaustive, comparison)


def _write_document(journal: Journal, run: int, plan: Plan) -> None:
    source, file = plan.place
    execute, many = journal.connection.execute, journal.connection.executemany
    execute("INSERT OR IGNORE INTO sources VALUES (?, ?, ?)", (source, run, msgspec.json.encode(plan.source)))
    loaders = " ".join(dict.fromkeys(reading.loader for reading in plan.readings))
    refusals = [refusal for reading in plan.readings for refusal in reading.refusals]
    counts = (len(plan.version), len(refusals), sum(reading.outside for reading in plan.readings))
    replaced = plan.replaced or (None, None)
    line = (run, source, file, loaders, plan.version.fingerprint, *counts, *replaced)
    execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", line)
    places = [(r.position.file, r.position.sheet, r.position.row, r.reason) for r in refusals]
    many("INSERT INTO refusals VALUES (?, ?, ?, ?, ?, ?)", [(run, source, *place) for place in places])
    plan.version.write(plan.place, run)
