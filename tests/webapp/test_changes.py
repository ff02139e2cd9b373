"""The page that says what changed, over a map that lived."""

import pytest
from playwright.sync_api import expect

from graph.atlas import Atlas
from tests.graph.changes.conftest import Living, actions, came
from tests.webapp.conftest import served
from tests.webapp.reading import read
from webapp import create_app

FIRST, SECOND = "Rencontre régionale | 2019-10-14", "Visioconférence | 2020-07-03"
ALONE = "Cours du soir | 2019 | Mission locale de Nancy | porteur | 54 | apprendre le français"
PARTNER = "Vélo pour tous | 2020 | CIDFF <b>des Vosges</b> | porteur | 88 | mobilité"


@pytest.fixture(scope="module")
def atlas(tmp_path_factory):
    living = Living(tmp_path_factory.mktemp("changements"))
    former = came(f"{FIRST} | CCAS de Toul", f"{FIRST} | Mission locale de Nancy")
    living.load(former, actions(ALONE))
    living.load(came(f"{SECOND} | CCAS de Toul", file="visio.csv"), actions(ALONE, PARTNER))
    living.unite("CCAS de Toul", "Mission locale de Nancy")
    opened = Atlas.open(living.settings)
    yield opened
    opened.close()


@pytest.fixture
def client(atlas):
    return create_app(atlas=atlas).test_client()


def test_without_dates_it_says_what_came_since_the_last_load(client):
    page = read(client, "/changements")
    assert "Ce que la carte savait, avant le chargement n° 2 puis aujourd’hui" in page.text
    assert "CIDFF <b>des Vosges</b> entre dans la carte." in page.text
    assert "Le même réseau, mieux dit" in page.text
    assert "ne font plus qu’une organisation" in page.text


def test_each_change_opens_its_subjects_and_its_proofs(client):
    page = read(client, "/changements?de=14/10/2019&a=03/07/2020")
    assert page.links("/lignes/")
    for address in (*page.links("/organisations/"), *page.links("/rencontres/"), *page.links("/lignes/")):
        assert client.get(address).status_code == 200, address


def test_two_meetings_by_name_are_what_happened(client):
    page = read(client, "/changements?de=rencontre+régionale&a=visioconférence")
    assert "Ce qui s’est passé, d’après la carte d’aujourd’hui" in page.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("de=les+fetes", "n’est ni une date, ni une rencontre"),
        ("de=1&a=14/10/2019", "un chargement et une date ne se comparent pas ainsi"),
        ("de=chargement+9", "Il n’y a pas de chargement n° 9"),
        ("de=03/07/2020&a=14/10/2019", "échangez-les"),
        ("sans=personne+de+connu&de=1", "Aucune organisation ne porte ce nom"),
        ("departement=999", "n’est pas un département"),
    ],
)
def test_a_wrong_question_is_answered_beside_the_form(client, asked, said):
    page = read(client, f"/changements?{asked}", status=400)
    assert said in page.text
    assert "Comparer" in page.text


def test_the_file_says_on_each_row_what_was_compared(client):
    header, first, *_ = client.get("/changements.csv?de=1&a=2").get_data(as_text=True).splitlines()
    assert header.endswith("Avertissement")
    assert "Ce que la carte savait, après le n° 1" in first


@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_read_in_a_browser(atlas, open_page, width):
    with served(atlas) as site:
        page = open_page(f"{site}/changements", width=width)
        assert page.complaints == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_label("De", exact=True).fill("14/10/2019")
        page.get_by_role("button", name="Comparer").click()
        expect(page.get_by_text("Ce qui s’est passé, d’après la carte d’aujourd’hui")).to_be_visible()
        assert page.complaints == []
