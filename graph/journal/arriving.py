"""When each row first came."""

from collections.abc import Iterable, Iterator

from graph.journal.database import Journal, StoredRecord

FIRST_RUNS = (
    "SELECT record, MIN(run) FROM changes "
    "WHERE present = 1 AND run NOT IN (SELECT run FROM undone_runs) GROUP BY record ORDER BY record"
)


def with_arrivals(journal: Journal, records: Iterable[StoredRecord]) -> Iterator[tuple[StoredRecord, int]]:
    """Yield records, given in the order of their ids, with the first run that stands and stated each; 0: none does."""
    came = journal.connection.execute(FIRST_RUNS)
    key, run = next(came, (None, 0))
    for stored in records:
        while key is not None and key < stored.id:
            key, run = next(came, (None, 0))
        yield stored, run if key == stored.id else 0
