"""What all tests share: real engines, a real browser, the data beside the checkout; each is skipped with its reason."""

import os
from pathlib import Path
from shutil import copytree

import neo4j
import pytest
from filelock import FileLock
from playwright.sync_api import Error, sync_playwright

from graph.atlas import Atlas
from graph.importing import read, write
from graph.loaders.reading import Perimeter
from graph.settings import Settings
from graph.store import open_store
from tests.neo4j.server import NoNeo4jError, running_neo4j

DATA = Path(__file__).parents[1] / "data"
CHROMIUM = Path("/usr/bin/chromium")
# As root and without network: no sandbox, and none of Chromium's own calls home.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def absent(reason, required):
    """Skip with the reason, or fail where the machine was promised to have it (CI)."""
    if os.environ.get(required):
        pytest.fail(f"{reason} ({required} is set)")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory):
    """The address of a Neo4j that tests may empty."""
    try:
        with running_neo4j(tmp_path_factory.mktemp("neo4j")) as address:
            yield address
    except NoNeo4jError as error:
        absent(f"no Neo4j: {error}", "MAILLAGE_REQUIRE_NEO4J")


ENGINES = [pytest.param("ladybug", id="ladybug"), pytest.param("neo4j", id="neo4j", marks=pytest.mark.neo4j)]


@pytest.fixture(params=ENGINES)
def store_url(request, tmp_path):
    """An empty store, on each engine in turn."""
    if request.param == "ladybug":
        return str(tmp_path / "carte.lbug")
    address = request.getfixturevalue("neo4j_address")
    empty(address)
    return address


@pytest.fixture(scope="module", params=ENGINES)
def store_url_once(request, tmp_path_factory):
    """An empty store for all the tests of a module, on each engine in turn."""
    if request.param == "ladybug":
        return str(tmp_path_factory.mktemp("once") / "carte.lbug")
    address = request.getfixturevalue("neo4j_address")
    empty(address)
    return address


def empty(address):
    """Delete everything from a Neo4j database."""
    user, password = os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD")
    with neo4j.GraphDatabase.driver(address, auth=(user, password) if password else None) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


@pytest.fixture(scope="session")
def loaded_once(tmp_path_factory):
    """Load some lists into an embedded map once a run, whatever the number of workers; give a copy of its own."""
    run = tmp_path_factory.getbasetemp()
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run

    def loaded(name, lists, perimeter):
        made = run / f"loaded-{name}"
        with FileLock(f"{made}.lock"):
            if not made.exists():
                part = run / f"part-{name}"
                part.mkdir()
                settings = settings_in(part)
                store = open_store(settings)
                write(settings, store, read(settings, [lists], perimeter), perimeter)
                store.close()
                part.rename(made)
        return settings_in(copytree(made, tmp_path_factory.mktemp(name), dirs_exist_ok=True))

    return loaded


def settings_in(folder):
    """Return the settings of an embedded map and its journal in a folder."""
    return Settings.from_env(str(folder / "carte.lbug"), str(folder / "journal.sqlite"))


@pytest.fixture(scope="session")
def grand_est_settings(loaded_once):
    """The shipped sources of Grand Est in a map of the session. Nothing may be loaded into it."""
    return loaded_once("grand-est", DATA / "sources", Perimeter.of("44"))


@pytest.fixture(scope="module")
def example_settings(loaded_once):
    """The invented network, small and of every kind of list, in a map that a module may write to."""
    return loaded_once("example", DATA / "example", Perimeter())


@pytest.fixture(scope="session")
def example_atlas(loaded_once):
    """The invented network, open for the session. Nothing may be written to it."""
    atlas = Atlas.open(loaded_once("example", DATA / "example", Perimeter()))
    yield atlas
    atlas.close()


@pytest.fixture(scope="session")
def chromium():
    """The path of Debian's Chromium."""
    if not CHROMIUM.exists():
        absent("no Chromium: apt install chromium", "MAILLAGE_REQUIRE_BROWSER")
    return CHROMIUM


@pytest.fixture(scope="session")
def browser(chromium):
    """One headless Chromium for all tests."""
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        except Error as error:
            absent(f"Chromium does not start: {error}", "MAILLAGE_REQUIRE_BROWSER")
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shared():
    """The folder beside the checkout that holds what may not be shipped."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside this checkout")
    return folder
