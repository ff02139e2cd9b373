"""The real data, and the invented network, built on the engine that a test asks for."""

from dataclasses import replace

import pytest

from graph.atlas import Atlas
from tests.conftest import ENGINES


@pytest.fixture(params=ENGINES)
def grand_est(request, grand_est_settings):
    """An atlas of Grand Est on each engine; built again only when another test has used the server since."""
    store = request.getfixturevalue("neo4j_address") if request.param == "neo4j" else grand_est_settings.store
    atlas = Atlas.open(replace(grand_est_settings, store=store))
    yield atlas
    atlas.close()


@pytest.fixture(scope="module")
def example(store_url_once, example_settings):
    """The invented network, whose actions, needs and neighbours are written down in its README."""
    atlas = Atlas.open(replace(example_settings, store=store_url_once))
    yield atlas
    atlas.close()
