"""The map of the départements in a browser: each opens by keyboard, and the table says what the picture says."""

from itertools import combinations, permutations, product
from math import dist

import pytest

from graph.atlas import Atlas
from tests.graph.worlds import load_world, posts
from tests.webapp.reading import read
from webapp import create_app
from webapp.choropleth import _broken


def test_what_is_asked_is_what_is_shown(client):
    page = read(client, "/carte?chiffre=gaps&annee=2024")
    assert "Ce chiffre ne dépend pas de l’année" in page.text
    assert page.named("title")
    for strange in ("chiffre=rien", "annee=abc", "besoin=%3Cscript%3E", "liens=zz", "type=inconnu&points=1"):
        assert client.get(f"/carte?{strange}").status_code == 200


def test_a_departement_outside_the_known_outlines_is_told_beside(tmp_path):
    settings = load_world(tmp_path / "carte.lbug", tmp_path, posts("R | AMLI | 2024 | CV999 | 75"))
    atlas = Atlas.open(settings)
    page = read(create_app(atlas=atlas).test_client(), "/carte")
    assert "Sans contour connu" in page.text
    assert "/departements/75/fiche" in page.links()
    assert "aucun fichier chargé ne parle de ce département" in page.text
    atlas.close()


@pytest.mark.browser
def test_each_departement_opens_by_keyboard_and_says_its_value(open_page, site):
    page = open_page(f"{site}/carte")
    place = page.locator("a.place", has=page.locator("title", has_text="Vosges"))
    label = place.get_attribute("aria-label")
    row = page.locator("tbody tr", has_text="Vosges").inner_text()
    assert label.split(" : ")[1] in row
    place.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/departements/88/fiche")
    assert page.complaints == []


def test_the_number_of_a_gap_hides_neither_a_name_nor_another_number(open_page, example_site):
    page = open_page(f"{example_site}/carte")
    boxes = """(all) => all.map((each) => { const { x, y, width, height } = each.getBoundingClientRect();
      return [each.textContent, x, y, width, height]; })"""
    numbers = page.locator(".missing-number circle").evaluate_all(boxes)
    names = page.locator(".place-name, .place-value").evaluate_all(boxes)
    assert len(numbers) == 3
    for (said, x, y, width, height), (other, x2, y2, width2, height2) in (
        *product(numbers, names),
        *combinations(numbers, 2),
    ):
        assert x >= x2 + width2 or x2 >= x + width or y >= y2 + height2 or y2 >= y + height, (said, other)


def test_the_number_of_a_gap_stands_on_its_own_line_alone(example_atlas):
    gaps = tuple(gap for gap in example_atlas.gaps().gaps if gap.kind == "missing_neighbour")
    drawn = _broken(gaps)
    assert [gap.number for _, gap in drawn] == [gap.number for gap in gaps]
    for (line, gap), (other, _) in permutations(drawn, 2):
        points = [[a + (b - a) * at / 50 for a, b in zip(other.start, other.end, strict=True)] for at in range(51)]
        assert min(dist(line.middle, point) for point in points) > 17, gap.number
