"""The real data, loaded once a session, and built on the engine that a test asks for."""

from pathlib import Path

import pytest

from graph.atlas import Atlas
from graph.journal import Journal
from graph.loaders.reading import Perimeter
from graph.loading import gather, load
from graph.settings import Settings
from tests.conftest import ENGINES

SOURCES = Path(__file__).parents[2] / "data" / "sources"


@pytest.fixture(scope="session")
def grand_est_journal(tmp_path_factory):
    """The journal of the shipped sources, for Grand Est. Nothing may be loaded into it."""
    path = tmp_path_factory.mktemp("grand-est") / "journal.sqlite"
    perimeter = Perimeter.of("44")
    with Journal(path) as journal:
        load(journal, gather([SOURCES], perimeter), perimeter)
    return path


@pytest.fixture(params=ENGINES)
def grand_est(request, grand_est_journal):
    """An atlas of Grand Est on each engine; built again only when another test has used the server since."""
    store = str(grand_est_journal.with_name("carte.lbug"))
    if request.param == "neo4j":
        store = request.getfixturevalue("neo4j_address")
    atlas = Atlas.open(Settings.from_env(store, str(grand_est_journal)))
    yield atlas
    atlas.close()


@pytest.fixture(scope="module")
def example(store_url_once, tmp_path_factory):
    """The invented network, whose actions, needs and neighbours are written down in its README."""
    path = tmp_path_factory.mktemp("example") / "journal.sqlite"
    with Journal(path) as journal:
        load(journal, gather([SOURCES.parent / "example"], Perimeter()), Perimeter())
    atlas = Atlas.open(Settings.from_env(store_url_once, str(path)))
    yield atlas
    atlas.close()
