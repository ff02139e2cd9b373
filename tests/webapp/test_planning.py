"""Who should meet whom, and preparing a meeting, on the invented network: read, changed, followed, in a browser."""

import csv
import io

import pytest
from playwright.sync_api import expect

from graph.atlas import Atlas
from graph.planning.asking import who_should_meet
from tests.webapp.conftest import served
from tests.webapp.reading import read as page_of
from webapp import create_app

PAIR = ("Accueil Solidaire de Mirelwiller", "Maison des Langues de Mirelwiller")


@pytest.fixture(scope="module")
def example(example_settings):
    opened = Atlas.open(example_settings)
    yield opened
    opened.close()


@pytest.fixture
def planner(example):
    return create_app(atlas=example).test_client()


def test_a_plan_names_who_is_invited_why_at_which_table_and_what_is_left(planner):
    page = page_of(planner, "/preparer?departement=67&places=2").text
    for name in PAIR:
        assert f"Pour rencontrer {name} sur « Maîtriser le français » (manque n° 4, Bas-Rhin)." in page
    assert "Manques que cette liste fait avancer : 4 sur 6 qu’une rencontre peut faire avancer (8 en tout ici)." in page
    assert "Ce que cette liste laisse" in page
    assert "Exemple inventé" in page


def test_the_address_is_the_plan(planner, example):
    address = "/preparer?departement=51&places=3&tables=2"
    again = create_app(atlas=example).test_client()
    assert planner.get(address).data == again.get(address).data


def test_somebody_uninvited_is_replaced_and_can_be_put_back(planner):
    first = page_of(planner, "/preparer?departement=54&places=2")
    (out, *_) = [address for address in first.links("/preparer?") if "sauf=" in address]
    second = page_of(planner, out)
    assert "pas invitée" in second.text
    back = [address for address in second.links("/preparer?") if "sauf=" not in address and "avec=" not in address]
    assert page_of(planner, back[0]).text == first.text


def test_the_invitations_are_a_file_for_a_mailing(planner):
    answer = planner.get("/preparer.csv?departement=67&places=3")
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff")), delimiter=";"))
    assert {row["Organisation"] for row in rows} >= set(PAIR)
    assert all("Exemple inventé" in row["Avertissement"] for row in rows)


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ("departement=99", 404, "n’est pas dans la carte"),
        ("departement=67&places=beaucoup", 400, "s’écrit en chiffres"),
        ("departement=67&places=0", 400, "va de 1 à 500"),
        ("departement=67&places=9999", 400, "va de 1 à 500"),
        ("departement=67&avec=Inconnue", 404, "Aucune organisation ne porte ce nom"),
        ("departement=67&besoin=astronomie", 404, "Aucun besoin ne répond"),
    ],
)
def test_a_wrong_wish_is_said_above_the_form_which_keeps_the_rest(planner, asked, status, told):
    page = page_of(planner, f"/preparer?{asked}", status)
    assert told in page.text
    assert {"name": "departement", "id": "departement"} in page.named("select")


def test_without_attendance_or_needs_the_page_says_so(client):
    page = page_of(client, "/preparer?departement=57").text
    assert "on ne peut pas dire qui est déjà venu" in page
    assert "aucune liste ne dit à quoi répondent les actions" in page


def test_names_that_attack_are_shown_as_text(hostile_client):
    for address in ("/rencontrer", "/preparer?departement=54", "/preparer?departement=&avec=<script>"):
        html = hostile_client.get(address).get_data(as_text=True)
        assert "<script>document" not in html
        assert "<script>'" not in html
        assert "<img" not in html.replace('<img src="/static', "")


def test_who_should_meet_whom_says_why_through_whom_where_and_the_proofs(planner, example):
    page = page_of(planner, "/rencontrer?departement=67")
    first = who_should_meet(example, ["67"])[0]
    why = [gap.sentence for gap in first.gaps]
    for told in (*PAIR, *why, "qui était à une rencontre avec chacune", "rencontre régionale", "n° 4"):
        assert told in page.text
    assert any(link.startswith("/lignes/") for link in page.links())
    rows = planner.get("/rencontrer.csv?departement=67").get_data(as_text=True)
    assert PAIR[0] in rows


def test_a_pair_is_followed_put_aside_with_a_reason_and_not_asked_again(planner, example):
    one = next(one for one in who_should_meet(example) if {actor.name for actor in one.people} == set(PAIR))
    address = f"/rencontrer/{one.id}/suivi"
    assert planner.post(address, data={"etat": "set_aside"}).status_code == 400  # a reason is asked for
    assert planner.post(address, data={"etat": "in_discussion", "responsable": "Ana"}).status_code == 303
    assert "En discussion" in page_of(planner, "/rencontrer?departement=67").text
    assert planner.post(address, data={"etat": "set_aside", "raison": "déjà tenté"}).status_code == 303
    assert one.id not in planner.get("/rencontrer").get_data(as_text=True)
    states = {gap.id: gap.state for gap in example.gaps().all_gaps}
    assert {states[gap.id] for gap in one.gaps} == {"set_aside"}
    assert planner.post(address, data={"etat": "open"}).status_code == 404
    for gap in one.gaps:  # as it was, for the tests that follow
        planner.post(f"/manques/{gap.id}/suivi", data={"etat": "open"})
    assert one.id in planner.get("/rencontrer").get_data(as_text=True)


def test_where_the_map_is_only_read_nothing_is_decided(example):
    app = create_app(atlas=example)
    app.config["IMPORT"] = False
    client = app.test_client()
    one = who_should_meet(example)[0]
    assert client.post(f"/rencontrer/{one.id}/suivi", data={"etat": "open"}).status_code == 403
    assert "mettre de côté" not in client.get("/rencontrer").get_data(as_text=True)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_coordinator_prepares_a_meeting_without_javascript(example, open_page, width):
    with served(example) as site:
        page = open_page(f"{site}/preparer", width, java_script_enabled=False)
        page.get_by_label("Territoire", exact=True).select_option("51")
        page.get_by_label("Places", exact=True).fill("3")
        page.get_by_role("button", name="Préparer").click()
        invitations = page.get_by_role("heading", name="3\u202finvitations")
        expect(invitations).to_be_visible()
        page.wait_for_load_state()  # before its style sheet is there, a table has any width
        assert page.evaluate("document.documentElement.scrollWidth") == width
        invited = page.locator("table.stack tbody th a")
        gone = invited.first.inner_text()
        page.get_by_role("link", name=f"ne pas inviter {gone}").click()
        expect(page.get_by_role("link", name=f"remettre {gone}")).to_be_visible()
        assert gone not in invited.all_inner_texts()
        page.get_by_role("link", name=f"remettre {gone}").click()
        expect(page.get_by_role("link", name=f"ne pas inviter {gone}")).to_be_visible()
        assert gone in invited.all_inner_texts()
        page.emulate_media(media="print")
        expect(page.locator(".plan-form")).to_be_hidden()
        expect(invitations).to_be_visible()
        assert page.complaints == []
