"""Headers, host names, errors, hostile words and vendored files."""

import json
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest

import webapp
from graph.errors import StoreError
from tests.webapp.conftest import HOSTILE
from tests.webapp.reading import read
from webapp import create_app, home

VENDOR = Path(webapp.__file__).parent / "static" / "vendor"
TOOLS = Path(__file__).parents[2] / "tools" / "vendor"


@pytest.mark.parametrize("address", ["/", "/manques.csv", "/nulle-part", "/static/app.css"])
def test_every_answer_is_protected(client, address):
    with client.get(address) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example"])
def test_an_undeclared_host_is_refused(client, host):
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert host not in answer.get_data(as_text=True)


def test_a_declared_host_is_served(atlas, monkeypatch):
    monkeypatch.setenv("MAILLAGE_HOSTS", "carte.exemple.fr, autre.exemple.fr")
    app = create_app(atlas=atlas)
    assert app.test_client().get("/", headers={"Host": "autre.exemple.fr:8080"}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/nulle-part",
        "/departements/99",
        "/departements/zz",
        "/organisations/org-0000",
        "/territoires/ter-0000",
        "/actions/act-0000",
        "/rencontres/evt-0000",
        "/lignes/rec-0000",
        "/sources/rien",
        "/liens/org-0000/act-0000",
        "/liens/x/y",
        "/liens/%3Cscript%3E/y",
        "/organisations/" + "x" * 3000,
    ],
)
def test_what_is_not_there_is_said_in_french(client, address):
    page = read(client, address, 404)
    assert "Page introuvable" in page.text
    assert "Traceback" not in page.text


def test_other_errors_are_pages_too(client):
    assert "Demande non prévue" in read_posted(client, 405)


def read_posted(client, status):
    answer = client.post("/manques")
    assert answer.status_code == status
    return answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [(StoreError("La base ne répond pas."), 503, "La base ne répond pas."), (RuntimeError("secret"), 500, "prévenez")],
)
def test_a_failure_shows_no_trace(atlas, monkeypatch, error, status, words):
    def fail(*_):
        raise error

    monkeypatch.setattr(home, "map_summary", fail)
    page = read(create_app(atlas=atlas).test_client(), "/", status)
    assert words in page.text
    assert "secret" not in page.text
    assert "Traceback" not in page.text


@pytest.mark.parametrize(("value", "aside"), [("abc", 1), ("9" * 20, 1), ("-1", 1), ("1800", 1), ("0", 0), ("", 0)])
def test_a_strange_year_breaks_nothing_and_is_said(client, value, aside):
    answer = client.get(f"/departements/57?annee={value}")
    assert answer.status_code == 200
    assert answer.get_data(as_text=True).count("L’adresse demandait") == aside


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_in_a_search_are_words(client, text):
    page = read(client, f"/rechercher?q={quote(text)}")
    assert not [tag for tag, attributes in page.tags if tag == "img" and attributes.get("src") == "x"]
    assert "49" not in page.text


def test_hostile_names_are_shown_as_text_everywhere(hostile_client, hostile_atlas):
    network = hostile_atlas.departement_network("54")
    addresses = [
        "/",
        "/manques",
        "/departements/54",
        *read(hostile_client, "/departements/54").links("/organisations/"),
    ]
    for address in [*addresses, f"/territoires/{next(n.id for n in network.nodes if n.label == 'Territory')}"]:
        page = read(hostile_client, address)
        assert not [tag for tag, attributes in page.tags if tag == "img" and attributes.get("src") == "x"], address
        assert not [a for _, attributes in page.tags for a in attributes if a.startswith("on")], address
        for script in page.named("script"):
            assert "src" in script or script["type"] == "application/json", address


def test_the_vendored_files_are_those_that_were_vetted():
    ((folder, entry),) = json.loads((VENDOR / "vendor.json").read_text()).items()
    versions = json.loads((TOOLS / "package.json").read_text())["dependencies"]
    assert folder == f"vis-network@{versions['vis-network']}"
    assert {name: each["version"] for name, each in entry["packages"].items()} == versions
    assert all("MIT" in each["licence"] for each in entry["packages"].values())
    assert {file.name: sha256(file.read_bytes()).hexdigest() for file in (VENDOR / folder).iterdir()} == entry["sha256"]
    licences = (VENDOR / folder / "LICENSES.txt").read_text()
    assert all(f"{name} {version}\n" in licences for name, version in versions.items())
    assert [each.name for each in VENDOR.iterdir() if each.is_dir()] == [folder]


def test_the_pages_use_the_vendored_versions(client):
    scripts = [tag["src"] for tag in read(client, "/departements/54").named("script") if "src" in tag]
    for address in scripts:
        with client.get(address) as answer:
            assert answer.status_code == 200, address
    assert sum("/vendor/" in address for address in scripts) == 1
