"""The real data, and the invented network, built on the engine that a test asks for."""

from dataclasses import replace

import pytest

from graph.atlas import Atlas
from graph.journal import Journal
from graph.loaders.reading import Perimeter
from graph.loading import gather, load
from graph.settings import Settings
from tests.conftest import DATA, ENGINES


@pytest.fixture(params=ENGINES)
def grand_est(request, grand_est_settings):
    """An atlas of Grand Est on each engine; built again only when another test has used the server since."""
    store = request.getfixturevalue("neo4j_address") if request.param == "neo4j" else grand_est_settings.store
    atlas = Atlas.open(replace(grand_est_settings, store=store))
    yield atlas
    atlas.close()


@pytest.fixture(scope="module")
def example(store_url_once, tmp_path_factory):
    """The invented network, whose actions, needs and neighbours are written down in its README."""
    path = tmp_path_factory.mktemp("example") / "journal.sqlite"
    with Journal(path) as journal:
        load(journal, gather([DATA / "example"], Perimeter()), Perimeter())
    atlas = Atlas.open(Settings.from_env(store_url_once, str(path)))
    yield atlas
    atlas.close()
