"""A map that lives: lists that come, are corrected and taken back, and what people say of them."""

import pytest

from graph.atlas import Atlas
from graph.build import rebuild
from graph.changes.asking import asked
from graph.changes.report import changes
from graph.journal import Document, Journal
from graph.journal.writing import write_load
from graph.loaders import read_table
from graph.loaders.reading import Perimeter
from graph.model import Source
from graph.past import undo_run
from graph.review.desk import Desk
from graph.settings import Settings
from graph.store import open_store
from tests.graph.worlds import ATTENDANCE_COLUMNS, table

ACTION_COLUMNS = ("action", "année", "organisation", "rôle", "département", "besoin")


class Living:
    """A map in a folder, to which lists are given one after the other."""

    def __init__(self, folder, store="carte.lbug"):
        self.settings = Settings.from_env(str(folder / store), str(folder / "journal.sqlite"))

    def load(self, *tables, exhaustive=False):
        """Load tables as one source and make the map follow; return the number of the run."""
        source = Source(name="invented", title="Listes inventées", exhaustive=exhaustive)
        read = [Document(source, read_table(each, Perimeter()), Perimeter()) for each in tables]
        store = open_store(self.settings)
        with Journal(self.settings.journal) as journal:
            run = write_load(journal, read, {}).run
            rebuild(journal, store)
        store.close()
        return run

    def undo(self, run):
        store = open_store(self.settings)
        undo_run(self.settings, store, run)
        store.close()

    def unite(self, one, two):
        atlas = Atlas.open(self.settings)
        Desk(atlas).unite(one, two)
        atlas.close()

    def changes(self, start="", end="", **how):
        """Return what changed, as a person asks for it."""
        atlas = Atlas.open(self.settings)
        try:
            return changes(atlas, asked(atlas, start, end, **how))
        finally:
            atlas.close()


def came(*lines, file="presences.csv"):
    """Return an attendance list from lines ``meeting | date | organisation``."""
    return table(file, ATTENDANCE_COLUMNS, *(f"{line} | participant" for line in lines))


def actions(*lines, file="actions.csv"):
    """Return a list of actions from lines ``action | year | organisation | role | département | need``."""
    return table(file, ACTION_COLUMNS, *lines)


@pytest.fixture
def living(tmp_path):
    return Living(tmp_path)
