"""The page of duplicates: a question, its answers, and correcting an organisation from its sheet."""

import re

import pytest

from graph.sheets.organizations import organization_sheet
from graph.sheets.summary import map_summary
from tests.graph.review.test_asking import CAME, COLUMNS
from tests.webapp.conftest import served
from tests.webapp.reading import read
from tests.webapp.test_importing import atlas, client, sent
from webapp import create_app

__all__ = ["atlas", "client"]  # the fixtures of a map of its own

LIST = "\n".join((";".join(COLUMNS), *(line.replace(" | ", ";") for line in CAME), ""))


@pytest.fixture
def filled(client):
    assert client.post(f"{sent(client, 'presences.csv', LIST)}/charger").status_code == 200
    return client


def asked(client, address="/doublons"):
    """Return the question of a page: where its answer goes, and its heading."""
    html = client.get(address).text
    form = re.search(r'action="(/doublons/dbl-[0-9a-f]+)', html)
    return form[1] if form else ""


def test_an_empty_map_asks_nothing(client):
    assert "Rien d’autre à trancher" in read(client, "/doublons").text


def test_a_question_shows_both_sides_and_why(filled):
    text = read(filled, "/doublons").text
    assert "Première écriture" in text
    assert "Probabilité" in text
    assert "Journée (14/10/2019)" in text
    assert "rattachées d’après les scores" in text


def test_an_answer_leads_to_the_next_question_and_can_be_taken_back(filled):
    first = asked(filled)
    assert filled.post(first, data={"avis": "different", "signature": "Ana"}).status_code == 303
    assert asked(filled) != first
    page = filled.get("/doublons").text
    assert "1\u202fréponse que la carte ne suit" in page
    assert 'value="Ana"' in page
    keys = dict(re.findall(r'name="(first|second)" value="([^"]*)"', page))
    assert filled.post("/doublons/reprendre", data=keys).status_code == 303
    assert asked(filled) == first


def test_two_readers_get_two_questions(atlas, filled):
    other = filled.application.test_client()
    assert asked(filled) != asked(other)
    assert asked(filled) == asked(filled)


def test_the_map_follows_when_it_is_told(filled, atlas):
    before = map_summary(atlas).organizations
    while question := asked(filled):
        filled.post(question, data={"avis": "same"})
    assert filled.post("/doublons/appliquer").status_code == 303
    assert map_summary(atlas).organizations < before
    assert "réponses que la carte ne suit" not in filled.get("/doublons").text


def test_a_wrong_or_late_answer_is_told(filled):
    assert filled.post(asked(filled), data={"avis": "peut-être"}).status_code == 400
    late = filled.post("/doublons/dbl-0000000000000000", data={"avis": "same"}, follow_redirects=True)
    assert "la carte a changé entre-temps" in late.text
    assert asked(filled)  # and the next question stands below


def test_who_answers_what_another_answered_is_told_so_and_changes_nothing(filled):
    other = filled.application.test_client()
    question = asked(filled)
    other.post(question, data={"avis": "same", "signature": "Ana"})
    second = filled.post(question, data={"avis": "different"}, follow_redirects=True).text
    assert "Une réponse a déjà été donnée" in second
    assert "la même" in second
    assert "deux organisations," not in second
    assert "Reprendre ma dernière réponse" not in second  # hers is not his to take back with a key
    hers = other.get("/doublons").text
    keys = dict(re.findall(r'name="(first|second)" value="([^"]*)"', hers.split("Reprendre ma dernière réponse")[0]))
    other.post("/doublons/reprendre", data=keys)
    again = other.post("/doublons/reprendre", data=keys, follow_redirects=True).text
    assert "déjà reprise" in again
    assert "Reprendre ma dernière réponse" not in again


def test_an_audit_is_asked_at_random_and_says_what_it_found(filled):
    while question := asked(filled, "/doublons?tirage=1"):
        filled.post(f"{question}?tirage=1", data={"avis": "same"})
    assert "tirée" in read(filled, "/doublons").text.split("Regroupements")[0]
    assert "intervalle à 95" in read(filled, "/doublons").text


def test_an_organisation_is_corrected_from_its_sheet(filled, atlas):
    one, two = (atlas.organization_named(name) for name in ("Carrefour social et culturel", "AMATRAMI"))
    assert filled.post(f"/doublons/reunir/{one}", data={"avec": "AMATRAMI"}).status_code == 303
    moved = filled.get(f"/organisations/{two}")
    assert moved.status_code in (200, 302)
    assert organization_sheet(atlas, two).id == organization_sheet(atlas, one).id
    (gone,) = {one, two} - {present := organization_sheet(atlas, one).id}
    moved = filled.get(f"/reseau?autour={gone}&pas=2&cache={gone}&epingle={gone}@10,20&sans=org-unknown")
    assert moved.status_code == 302
    assert gone not in moved.location
    assert f"autour={present}" in moved.location
    assert filled.get(moved.location).status_code == 200
    past = filled.get(f"/organisations/{organization_sheet(atlas, one).id}").text.split("Son histoire dans la carte")[1]
    assert 'href="/historique/1"' in past
    assert "Tenues pour une seule" in past
    assert "AMATRAMI" in past
    parted = filled.post(f"/doublons/separer/{one}", data={"ecriture": "AMATRAMI"})
    assert parted.status_code == 303
    assert organization_sheet(atlas, two).id != organization_sheet(atlas, one).id
    events = read(filled, "/historique").text.split("Réunies, séparées")[1]
    assert events.index("Tenues pour deux") < events.index("Tenues pour une seule")
    for wrong, code in (("separer", 400), ("reunir", 404)):
        refused = filled.post(f"/doublons/{wrong}/{one}", data={"ecriture": "Personne", "avec": "Personne"})
        assert refused.status_code == code
        assert "Le regroupement n’a pas été corrigé" in refused.text
        assert f'href="/organisations/{one}"' in refused.text


def test_a_map_that_is_only_shown_is_not_corrected(atlas):
    app = create_app(atlas=atlas)
    app.config["IMPORT"] = False
    assert app.test_client().get("/doublons").status_code == 403


@pytest.mark.browser
def test_questions_are_answered_at_the_keyboard(filled, atlas, open_page):
    with served(atlas) as site:
        page = open_page(f"{site}/doublons")
        first = page.locator("[data-question]").get_attribute("data-question")
        page.keyboard.press("d")
        page.wait_for_selector(".answers li")
        assert page.locator("[data-question]").get_attribute("data-question") != first
        page.fill("#signature", "md")  # letters typed in a field are no answers
        assert page.locator(".answers li").count() == 1
        page.locator("h1").click()
        page.keyboard.press("z")
        page.wait_for_selector(".answers", state="detached")
        assert page.locator("[data-question]").get_attribute("data-question") == first
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert page.complaints == []
