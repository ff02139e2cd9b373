"""The pages over the real data of Grand Est, and over a small map whose names attack them; served to a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from graph.atlas import Atlas
from graph.following import decide
from graph.model import FollowUp
from tests.graph.worlds import attendance, contracts, load_world, posts, table
from webapp import create_app

SOURCES = Path(__file__).parents[2] / "data" / "sources"
EXAMPLE = SOURCES.parent / "example"

HOSTILE = (
    "<script>document.title='pirate'</script>",
    "</script><img src=x onerror=alert(1)>",
    "guillemets \" et ' et ` href=javascript:alert(1)",
    "=HYPERLINK(1+1)",
    "{{ 7 * 7 }} {% raw %}",
    "\u202eesrevni emon\u202c جمعية الأمل",
    "Très long " + "x" * 10_000,
)


@pytest.fixture(scope="session")
def atlas(grand_est_settings) -> Iterator[Atlas]:
    """The shipped sources of Grand Est, loaded and built once."""
    atlas = Atlas.open(grand_est_settings)
    yield atlas
    atlas.close()


@pytest.fixture(scope="session")
def hostile_atlas(tmp_path_factory) -> Iterator[Atlas]:
    """A map whose every word is meant to break pages: names, roles, needs, places, files, what is said of a gap."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [f"R | {name} | {year} | CV001 | 54" for name in HOSTILE for year in (2024, 2025)]
    lines.append(f"R | {HOSTILE[0]} qui part | 2024 | CV001 | 54")
    place = contracts(f"CV001 | CV001 - {HOSTILE[1]} | 54 | 54395 | 900")
    came = attendance(*(f"{HOSTILE[1]} | 2025-03-04 | {name} | {HOSTILE[0]}" for name in HOSTILE))
    does = (f"{a} action | {b} | {a} | {b} | 54 | 2025" for a, b in zip(HOSTILE, HOSTILE[::-1], strict=True))
    columns = ("action", "porteur", "partenaire", "besoin", "departement", "annee")
    acts = table(f"actions {HOSTILE[0][:20]}.csv", columns, *does)
    wants = table("besoins.csv", ("departement", "besoin"), *(f"54 | {word} sans réponse" for word in HOSTILE))
    known = (f"{name} | 54 | {HOSTILE[0]} | javascript:alert(1)" for name in HOSTILE)
    lists = table("annuaire.csv", ("organisation", "departement", "type", "site"), *known)
    settings = load_world(folder / "carte.lbug", folder, posts(*lines), place, came, acts, wants, lists)
    atlas = Atlas.open(settings)
    for gap in atlas.gaps().gaps[:3]:
        decide(atlas, FollowUp(gap.id, "planned", HOSTILE[0], "2026-05-01", HOSTILE[1]))
    yield atlas
    atlas.close()


@pytest.fixture
def client(atlas):
    return create_app(atlas=atlas).test_client()


@pytest.fixture
def hostile_client(hostile_atlas):
    return create_app(atlas=hostile_atlas).test_client()


@contextmanager
def served(atlas: Atlas) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(atlas=atlas), threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def site(atlas) -> Iterator[str]:
    with served(atlas) as address:
        yield address


@pytest.fixture(scope="session")
def example_site(example_atlas) -> Iterator[str]:
    with served(example_atlas) as address:
        yield address


@pytest.fixture
def walked_site(example_settings) -> Iterator[str]:
    """The invented network in a map that a test may write to."""
    atlas = Atlas.open(example_settings)
    with served(atlas) as address:
        yield address
    atlas.close()


@pytest.fixture(scope="session")
def hostile_site(hostile_atlas) -> Iterator[str]:
    with served(hostile_atlas) as address:
        yield address


@pytest.fixture
def open_page(browser):
    """Open an address at a given width; every console message and foreign request is held against the page."""
    contexts = []

    def opened(address: str, width: int = 1280, height: int = 800, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        host = address.split("/")[2]
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (page.complaints.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda sent: sent.url.split("/")[2] == host or page.complaints.append(sent.url))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def own(tmp_path):
    """A small map of one test alone."""
    settings = load_world(tmp_path / "carte.lbug", tmp_path, posts("R | Maison des Langues | 2024 | CV001 | 54"))
    atlas = Atlas.open(settings)
    yield atlas
    atlas.close()
