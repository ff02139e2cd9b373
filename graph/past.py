"""What was done to a map, and undoing it, as the pages ask for it."""

from graph.build import rebuild
from graph.errors import JournalError, NotFound
from graph.journal import DocumentReport, Journal
from graph.journal.history import RunLine, changes_of, history, moved_ids
from graph.journal.judging import judgements_of
from graph.journal.undoing import UndoReport, undo
from graph.judgements import Judgement
from graph.model import Position
from graph.settings import Settings
from graph.store import GraphStore

Ids = dict[tuple[bool, Position], str]


def runs(settings: Settings) -> list[RunLine]:
    """Return all that was done, the latest first."""
    with Journal(settings.journal) as journal:
        return history(journal)


def said(settings: Settings, most: int) -> list[Judgement]:
    """Return what people said of the duplicates and took back, the latest first."""
    with Journal(settings.journal) as journal:
        return judgements_of(journal)[: -most - 1 : -1]


def changes(settings: Settings, number: int) -> tuple[RunLine, list[DocumentReport], Ids]:
    """Return one run, what it changed in each file, and the ids of the rows that came or went; raise NotFound."""
    with Journal(settings.journal) as journal:
        line = next((line for line in history(journal) if line.run.number == number), None)
        if line is None:
            raise NotFound(f"Il n’y a pas de chargement n° {number}.")
        return line, changes_of(journal, number), moved_ids(journal, number)


def undo_run(settings: Settings, store: GraphStore, number: int) -> UndoReport:
    """Undo a run and make the graph follow; raise NotFound when it cannot be undone."""
    with Journal(settings.journal) as journal:
        try:
            done = undo(journal, number)
        except JournalError as error:
            raise NotFound(str(error)) from error
        rebuild(journal, store)
        return done
