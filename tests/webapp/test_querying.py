"""*Requêtes*: each named query with its form, its rows as table, picture and CSV; the console behind its password."""

import csv
import io
from base64 import b64encode

import pytest

from graph.atlas import Atlas
from graph.errors import MaillageError
from graph.queries import load_queries
from tests.conftest import empty
from tests.graph.worlds import contracts, load_world, posts
from tests.webapp.reading import read
from webapp import create_app

PASSWORD = "un mot de passe assez long"  # noqa: S105


@pytest.mark.parametrize("name", load_queries())
def test_each_query_has_its_page_with_its_text(client, name):
    page = read(client, f"/requetes/{name}")
    assert load_queries()[name].title in page.text
    assert "RETURN" in page.text


def test_the_list_leads_to_each(client):
    links = read(client, "/requetes").links("/requetes/")
    assert set(links) >= {f"/requetes/{name}" for name in load_queries()}


def test_a_query_is_asked_with_what_is_chosen(client):
    page = read(client, "/requetes/participations?voir=1&departements=54&departements=57")
    assert [option for option in page.named("option") if "selected" in option]
    assert page.links("/organisations/org-")
    assert page.links("/requetes/participations.csv")


def test_an_organization_may_be_given_by_its_name(client, atlas):
    name = next(name for label, name in atlas.names().values() if label == "Organization")
    page = client.get("/requetes/participations", query_string={"voir": 1, "organizations": name})
    assert page.status_code == 200
    unknown = client.get("/requetes/participations", query_string={"voir": 1, "organizations": "Zzz inconnue"})
    assert unknown.status_code == 404
    assert "Aucune organisation" in unknown.get_data(as_text=True)


def test_the_file_holds_every_row_and_no_formula(hostile_client):
    answer = hostile_client.get("/requetes/names.csv")
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff")), delimiter=";"))
    assert rows[0][:3] == ["id", "label", "name"]
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]


def test_rows_with_ids_are_a_picture(client):
    page = read(client, "/requetes/attendances?voir=1")
    assert [tag for tag in page.named("figure") if "data-picture" in tag]
    assert not read(client, "/requetes/years").named("figure")


@pytest.mark.parametrize(
    ("address", "code"),
    [("/requetes/rien", 404), ("/requetes/rien.csv", 404), ("/requetes/event?voir=1", 400), ("/requetes/console", 404)],
)
def test_what_cannot_be_asked_is_said(client, address, code):
    assert client.get(address).status_code == code


def test_without_a_server_there_is_no_console_even_with_a_password(hostile_atlas, monkeypatch):
    monkeypatch.setenv("MAILLAGE_CONSOLE", PASSWORD)
    client = create_app(atlas=hostile_atlas).test_client()
    assert client.get("/requetes/console", headers=said()).status_code == 404


def test_a_password_that_could_be_guessed_is_refused(hostile_atlas, monkeypatch):
    monkeypatch.setenv("MAILLAGE_CONSOLE", "court")
    with pytest.raises(MaillageError, match="MAILLAGE_CONSOLE"):
        create_app(atlas=hostile_atlas)


def said(password=PASSWORD, name="analyste"):
    return {"Authorization": f"Basic {b64encode(f'{name}:{password}'.encode()).decode()}"}


@pytest.fixture(scope="module")
def on_neo4j(neo4j_address, tmp_path_factory):
    empty(neo4j_address)
    lines = [f"R | <b>Organisation {n}</b> | 2024 | CV001 | 54" for n in range(3)]
    place = contracts("CV001 | Toul | 54 | 54395 | 900")
    atlas = Atlas.open(load_world(neo4j_address, tmp_path_factory.mktemp("console"), posts(*lines), place))
    yield atlas
    atlas.close()


@pytest.fixture
def console(on_neo4j, monkeypatch):
    monkeypatch.setenv("MAILLAGE_CONSOLE", PASSWORD)
    return create_app(atlas=on_neo4j).test_client()


@pytest.mark.neo4j
def test_the_console_is_off_unless_it_is_said(on_neo4j, monkeypatch):
    monkeypatch.delenv("MAILLAGE_CONSOLE", raising=False)
    client = create_app(atlas=on_neo4j).test_client()
    assert client.get("/requetes/console", headers=said()).status_code == 404
    assert "/requetes/console" not in read(client, "/requetes").links("/requetes/")


@pytest.mark.neo4j
@pytest.mark.parametrize("headers", [{}, said("faux"), said(name="admin"), {"Authorization": "Bearer x"}])
def test_the_console_opens_to_its_password_only(console, headers):
    answer = console.get("/requetes/console", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Basic")
    sent = console.post("/requetes/console", headers=headers, data={"requete": "RETURN 1"})
    assert sent.status_code == 401


@pytest.mark.neo4j
def test_the_console_answers_and_refuses_in_french(console):
    asked = {"requete": "MATCH (o:Organization)-->(a) RETURN o, a, o.name AS name LIMIT $n", "parametres": '{"n": 2}'}
    page = console.post("/requetes/console", headers=said(), data=asked)
    assert page.status_code == 200
    assert "&lt;b&gt;Organisation" in page.get_data(as_text=True)
    assert "data-picture" in page.get_data(as_text=True)
    for wrong in ({"requete": "MATCH (n) DETACH DELETE n"}, {"requete": "RETURN 1", "parametres": "[1]"}):
        refused = console.post("/requetes/console", headers=said(), data=wrong)
        assert refused.status_code == 400
        assert 'role="alert"' in refused.get_data(as_text=True)


@pytest.mark.neo4j
def test_another_site_cannot_ask_in_the_analysts_name(console):
    foreign = {**said(), "Sec-Fetch-Site": "cross-site"}
    assert console.post("/requetes/console", headers=foreign, data={"requete": "RETURN 1"}).status_code == 403
