"""The menu: every page of it answers, and it is worked by keyboard alone, with or without JavaScript."""

import pytest

from tests.webapp.reading import read
from webapp import create_app
from webapp.navigation import GROUPS, PAGES


def test_every_page_of_the_menu_answers(client):
    assert {page.group for page in PAGES} <= GROUPS.keys()
    with client.application.test_request_context():
        addresses = [client.application.url_for(page.endpoint) for page in PAGES]
    for address in addresses:
        page = read(client, address)
        assert set(addresses) <= set(page.links()), address
        current = [tag["href"] for tag in page.named("a") if tag.get("aria-current") == "page"]
        assert current[:1] == [address]


def test_a_map_that_is_only_read_does_not_lead_to_what_writes(atlas):
    app = create_app(atlas=atlas)
    app.config["IMPORT"] = False
    assert not {"/importer", "/doublons"} & set(read(app.test_client(), "/manques").links())


@pytest.mark.browser
@pytest.mark.parametrize("scripted", [True, False])
def test_the_keyboard_alone_goes_through_the_menu(open_page, site, scripted):
    page = open_page(f"{site}/matrice", 360, 740, java_script_enabled=scripted)
    group = page.locator(".menu details", has_text="Données")
    group.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/importer")


@pytest.mark.browser
def test_escape_closes_the_menu_and_keeps_the_place(open_page, site):
    page = open_page(f"{site}/matrice")
    summary = page.locator(".menu summary").first
    summary.press("Enter")
    assert page.locator(".menu [open]").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator(".menu [open]").count() == 0
    assert summary.evaluate("node => node === document.activeElement")
