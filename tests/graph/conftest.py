"""The real data, loaded once a session, and built on the engine that a test asks for."""

import shutil
from pathlib import Path

import pytest

from graph.atlas import Atlas
from graph.journal import Journal
from graph.loaders.reading import Perimeter
from graph.loading import gather, load
from graph.settings import Settings

SOURCES = Path(__file__).parents[2] / "data" / "sources"


@pytest.fixture(scope="session")
def grand_est_journal(tmp_path_factory):
    """The journal of the shipped sources, for Grand Est. Copy it before writing to it."""
    path = tmp_path_factory.mktemp("grand-est") / "journal.sqlite"
    perimeter = Perimeter.of("44")
    with Journal(path) as journal:
        load(journal, gather([SOURCES], perimeter), perimeter)
        journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def grand_est(store_url, grand_est_journal, tmp_path):
    """An atlas of Grand Est on the engine of the test."""
    journal = tmp_path / "journal.sqlite"
    shutil.copy(grand_est_journal, journal)
    atlas = Atlas.open(Settings.from_env(store_url, str(journal)))
    yield atlas
    atlas.close()
