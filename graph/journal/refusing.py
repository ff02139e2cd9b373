"""The rows that could not be read, of every file that stands: where each is, and why."""

from collections.abc import Iterator

from graph.journal.database import Journal
from graph.model import Position


def refusals(journal: Journal) -> Iterator[tuple[str, Position, str]]:
    """Yield (source id, place, reason) of each row refused by the last load of its file, in the order of files."""
    rows = journal.connection.execute(
        "SELECT source, file, sheet, row, reason FROM refusals JOIN live_documents USING (run, source, file) "
        "ORDER BY file, sheet, row"
    )
    for source, file, sheet, row, reason in rows:
        yield source, Position(file, sheet, row), reason
