"""Small lists, as documents that a journal takes."""

from graph.journal import Document
from graph.loaders import read_table
from graph.loaders.reading import Perimeter
from graph.loaders.tables import Row, Table
from graph.model import Source

EVERYWHERE = Perimeter()
COLUMNS = ("action", "organisation", "département")


def document(rows, file="liste.csv", perimeter=EVERYWHERE, columns=COLUMNS, sheet="", **declared):
    """Return a list of actions from rows (action, organisation, département)."""
    named = [{column: dict(zip(COLUMNS, row, strict=True))[column] for column in columns} for row in rows]
    table = Table(file, sheet, tuple(columns), [Row(number, row) for number, row in enumerate(named, 2)])
    return Document(Source(name="liste", title="Liste", **declared), read_table(table, perimeter), perimeter)


def names(journal):
    """Return the organisations that live rows name."""
    return sorted(stored.record.participants[0].mention.name for stored in journal.records())
