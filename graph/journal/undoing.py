"""Undoing a run: a new run says so, and nothing is taken away.

A run stands unless a run that stands undoes it; so undoing an undo redoes. What is live is what the last run that
stands said of each row (the view ``live_records``).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import JournalError
from graph.journal.database import Journal, Run, transaction
from graph.journal.writing import start_run


@dataclass(frozen=True)
class UndoReport:
    """The run that undoes, the run that is undone, and how many live rows went and came back."""

    run: int
    undone: Run
    gone: int
    back: int


def undo(journal: Journal, number: int) -> UndoReport:
    """Undo a run; raise JournalError when there is none of this number, or when it is undone already."""
    with transaction(journal.connection):
        target = _undoable(journal, number)
        before = _live(journal)
        _write_states(journal, number)
        after = _live(journal)
        gone, back = len(before - after), len(after - before)
        run = start_run(journal, "undo", {"undoes": number, "gone": gone, "new": back})
    return UndoReport(run, target, gone, back)


def standing(targets: Mapping[int, int | None]) -> dict[int, bool]:
    """Return whether each run stands, from the run that each one undoes (None for one that undoes none)."""
    stands: dict[int, bool] = {}
    undone: set[int] = set()
    for run in sorted(targets, reverse=True):  # an undo comes after what it undoes
        stands[run] = run not in undone
        target = targets[run]
        if stands[run] and target is not None:
            undone.add(target)
    return stands


def _undoable(journal: Journal, number: int) -> Run:
    if not journal.head:
        raise JournalError("Rien à annuler : le journal est vide.")
    target = journal.run(number)
    if target.undone_by:
        raise JournalError(
            f"Le n° {number} est déjà annulé, par le n° {target.undone_by} ; "
            f"pour le rétablir : maillage undo {target.undone_by}."
        )
    return target


def _live(journal: Journal) -> set[str]:
    return {record_id for (record_id,) in journal.connection.execute("SELECT id FROM live_records")}


def _write_states(journal: Journal, number: int) -> None:
    """Write the runs whose state is no longer the one written last, once the next run undoes this one."""
    runs, run = journal.runs(), journal.head + 1
    stands = standing({each.number: each.parameters.get("undoes") for each in runs} | {run: number})
    moved = [each.number for each in runs if stands[each.number] == bool(each.undone_by)]
    changed = [(each, run, int(not stands[each])) for each in moved]
    journal.connection.executemany("INSERT INTO undone VALUES (?, ?, ?)", changed)
