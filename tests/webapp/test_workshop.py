"""The sheet of a département on paper, and the way of a coordinator from a gap to that sheet."""

import re

import pytest
from playwright.sync_api import expect

from graph.french import unbroken
from tests.webapp.reading import read

pytestmark = pytest.mark.browser

PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def pages_of(page, address):
    page.goto(address)
    return len(PAGE.findall(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("code", ["08", "51", "54", "67"])
def test_the_sheet_of_a_departement_prints_on_two_pages(open_page, example_site, code):
    assert pages_of(open_page(example_site), f"{example_site}/departements/{code}/fiche") == 2


@pytest.mark.parametrize("code", ["55", "57", "67"])
def test_it_does_on_the_real_data_too(open_page, site, code):
    assert pages_of(open_page(site), f"{site}/departements/{code}/fiche") == 2


def test_every_line_of_the_sheet_opens_what_it_says(client):
    page = read(client, "/departements/57/fiche")
    links = [link for family in ("/organisations/", "/lignes/") for link in page.links(family)]
    assert len(links) > 20
    for link in links:
        assert client.get(link).status_code == 200, link


def test_each_cell_of_the_matrix_opens_its_actors_and_its_gaps(open_page, example_site):
    page = open_page(f"{example_site}/matrice")
    page.get_by_role("link", name="Bas-Rhin, Maîtriser le français").click()
    page.wait_for_url("**/besoins/**departement=67")
    assert page.locator("table").first.locator("tbody tr").count() == 1
    told = unbroken("2 organisations répondent au besoin « Maîtriser le français »")
    assert told in page.locator(".gaps").inner_text()
    assert page.complaints == []


def test_the_matrix_is_printed_whole(open_page, example_site):
    page = open_page(f"{example_site}/matrice", width=720)
    page.emulate_media(media="print")
    matrix = page.get_by_role("region", name="Matrice")
    expect(matrix.get_by_role("row", name="Vosges")).to_be_visible()
    shown, held = matrix.evaluate("(it) => [[it.clientWidth, it.clientHeight], [it.scrollWidth, it.scrollHeight]]")
    assert shown == held


def test_a_coordinator_finds_a_gap_understands_it_plans_it_and_prints_the_sheet(open_page, walked_site):
    page = open_page(walked_site)
    page.locator(".menu summary", has_text="Agir").press("Enter")
    page.get_by_role("link", name="Manques", exact=True).click()
    page.get_by_label("Département").select_option("51")
    page.get_by_role("button", name="Filtrer").click()
    page.wait_for_url("**departement=51**")
    gap = page.locator(".gap").first
    sentence = gap.locator(".gap-sentence").inner_text()

    several = gap.locator(".gap-side summary")
    if several.count():
        several.click()
    gap.locator(".proof a").first.click()  # its evidence: the row as it was written
    expect(page.locator("main")).to_contain_text("Valeurs telles qu’elles sont écrites dans le fichier")
    page.go_back()

    gap = page.locator(".gap").first
    gap.get_by_text("Suivre ce manque").click()
    gap.get_by_label("État").select_option("planned")
    gap.get_by_label("Qui").fill("Ana")
    gap.get_by_label("Pour le").fill("2026-12-10")
    gap.get_by_role("button", name="Garder").click()
    page.wait_for_url("**/manques#*")

    page.goto(f"{walked_site}/carte")
    page.locator("a.place", has=page.locator("title", has_text="Marne :")).first.press("Enter")
    page.wait_for_url("**/departements/51/fiche")
    planned = page.locator(".brief-gaps li", has_text=sentence)
    assert "Suivi par Ana, pour le 10/12/2026" in planned.inner_text()
    assert len(PAGE.findall(page.pdf(prefer_css_page_size=True))) == 2
    assert page.complaints == []
