"""The journal: an append-only SQLite file that holds every record, run and issued id. The graph is rebuilt from it."""

from graph.journal.database import Journal
from graph.journal.writing import Document, RunReport

__all__ = ["Document", "Journal", "RunReport"]
