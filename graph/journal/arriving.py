"""When each row first came."""

from graph.journal.database import Journal


def arrivals(journal: Journal) -> dict[str, int]:
    """Return for each record the first run that stands and stated it."""
    query = (
        "SELECT record, MIN(run) FROM changes "
        "WHERE present = 1 AND run NOT IN (SELECT run FROM undone_runs) GROUP BY record"
    )
    return dict(journal.connection.execute(query))
