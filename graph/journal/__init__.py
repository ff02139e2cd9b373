"""The journal: an append-only SQLite file that holds every record, run and issued id. The graph is rebuilt from it."""

from graph.journal.database import Appearance, Journal, Run, StoredRecord
from graph.journal.planning import Already, Document, Resemblance
from graph.journal.writing import DocumentReport, RunReport

__all__ = [
    "Already",
    "Appearance",
    "Document",
    "DocumentReport",
    "Journal",
    "Resemblance",
    "Run",
    "RunReport",
    "StoredRecord",
]
