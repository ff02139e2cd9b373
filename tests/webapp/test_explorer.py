"""The explorer in pages and in a real Chromium: filters, groups, gaps with their evidence, undo, places that stay."""

import csv
import io
import itertools
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from graph.atlas import Atlas
from tests.graph.worlds import attendance, contracts, load_world, posts
from tests.webapp.conftest import served
from tests.webapp.reading import read
from webapp import create_app

DATA = "JSON.parse(document.querySelector('[data-picture-data]').textContent)"


def data(page):
    """Return the nodes of the page, by id: where each stands."""
    return {node["id"]: node for node in page.evaluate(DATA)["nodes"]}


def opened(open_page, address, **options):
    page = open_page(address, **options)
    page.wait_for_selector("[data-drawn]")
    return page


def moved(page, act):
    """Do something that changes the view, and wait until the page shows it."""
    page.evaluate("document.querySelector('[data-said]').textContent = ''")
    act()
    page.locator("[data-said]:not(:empty)").wait_for(state="attached")


def spot_of(page, node):
    """Return where a node is on the screen, when the whole picture is seen."""
    return page.evaluate(
        """(id) => {
      const { nodes, options: { bounds } } = JSON.parse(document.querySelector("[data-picture-data]").textContent);
      const node = nodes.find((each) => each.id === id);
      const box = document.querySelector("[data-picture-canvas]").getBoundingClientRect();
      const scale = Math.min(box.width / (bounds.right - bounds.left), box.height / (bounds.bottom - bounds.top), 1.6);
      return [box.x + box.width / 2 + (node.x - (bounds.left + bounds.right) / 2) * scale,
              box.y + box.height / 2 + (node.y - (bounds.top + bounds.bottom) / 2) * scale];
    }""",
        node,
    )


def asked(page):
    return parse_qs(urlsplit(page.url).query)


WATCH_NAMES = """
const fillText = CanvasRenderingContext2D.prototype.fillText;
window.names = [];
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const size = parseFloat(this.font.replace("bold ", ""));
  if (this.textBaseline === "top") {
    const half = this.measureText(text).width / 2;
    window.names.push({ text, left: x - half, right: x + half, top: y, bottom: y + size });
  }
  return fillText.apply(this, [text, x, y]);
};
"""


# Without JavaScript: pages and forms


def test_the_whole_region_is_grouped_by_departement_and_every_group_can_be_opened(client):
    page = read(client, "/reseau")
    assert "367\u202forganisations dont 367 dans 11\u202fgroupes" in page.text
    openings = [link for link in page.links("/reseau?") if "ouvert=" in link]
    assert len(openings) == 11
    bas_rhin = next(link for link in openings if "grp%3A67" in link or "grp:67" in link)
    opened_page = read(client, bas_rhin)
    assert "Association Themis" in opened_page.text or "Themis" in opened_page.text
    assert len(opened_page.links("/organisations/")) > 60


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/reseau?mode=3d", 400, "« mode » ne peut pas être « 3d »"),
        ("/reseau?de=hier", 400, "n’est pas une date"),
        ("/reseau?departement=99", 404, "n’est pas dans la carte"),
        ("/reseau?autour=org-0000000000000000", 404, "Cet acteur n’est pas dans la carte"),
        ("/reseau?besoin=inconnu", 200, "Rien de connu ne répond à ces choix"),
    ],
)
def test_a_wrong_address_is_told_in_french(client, address, status, told):
    assert told in read(client, address, status).text


def test_choices_say_how_many_they_would_show_and_combine(client):
    page = client.get("/reseau?departement=67&dispositif=Fonjep").get_data(as_text=True)
    both = re.search(r"<strong>Bas-Rhin ; dispositif Fonjep</strong> — (\d+)", page)
    alone = re.search(r"Bas-Rhin</bdi> <span class=\"soft\">(\d+)<", page)
    assert both
    assert alone
    assert int(both[1]) == int(alone[1])  # the count beside a choice is what it shows with the other filters


def test_the_files_hold_all_the_nodes_and_ties_of_the_view(client):
    actors = client.get("/reseau/acteurs.csv?departement=67").get_data(as_text=True)
    ties = client.get("/reseau/liens.csv?departement=67").get_data(as_text=True)
    assert actors.startswith("\ufeffIdentifiant;Nom;Nature")
    assert len(actors.splitlines()) == 83
    assert len(ties.splitlines()) == 88


def test_the_file_has_the_order_of_the_page_and_the_measure_it_shows(client):
    page = client.get("/reseau?departement=67&taille=betweenness").get_data(as_text=True)
    file = client.get("/reseau/acteurs.csv?departement=67&taille=betweenness").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(file[1:]), delimiter=";"))
    shown = re.findall(r'<th scope="row">(?:<a [^>]*>)?<bdi>([^<]*)</bdi>', page)
    assert [unescape(name) for name in shown] == [row["Nom"] for row in rows]
    assert max(float(row["place sur les chemins des autres"].replace(",", ".")) for row in rows) > 0


def test_names_are_completed_though_misspelt(client):
    found = client.get("/reseau/noms.json?q=mezon des asociations de strasbour").get_json()["found"]
    assert any("Maison des Associations" in each["name"] for each in found)
    assert client.get("/reseau/noms.json?q=").get_json() == {"found": []}


def test_without_javascript_a_name_leads_to_its_view(client):
    page = read(client, "/reseau?qui=themis")
    around = next(link for link in page.links("/reseau?") if "autour=" in link)
    assert "à un pas" in read(client, around).text


def test_every_tie_of_a_view_opens_its_records(client):
    page = read(client, "/reseau?departement=55")
    proofs = page.links("/liens/")
    assert len(proofs) > 5
    assert read(client, proofs[0]).links("/lignes/")


def test_every_tie_between_organizations_opens_what_both_do(small, open_page):
    client = create_app(atlas=small).test_client()
    proofs = read(client, "/reseau?mode=organizations").links("/liens/org")
    assert proofs
    for proof in proofs:
        shown = read(client, proof)
        assert len(shown.links("/lignes/")) >= 2  # one record of each at least


# In a browser

pytestmark = [pytest.mark.browser]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Four associations of one département, two rencontres; one body coordinates and comes to both."""
    folder = tmp_path_factory.mktemp("small")
    lines = [f"F | Association {name} | 2024 | CV001 | 54" for name in ("Alpha", "Beta", "Gamma", "Delta")]
    came = attendance(
        *(
            f"Réunion de mars | 2024-03-04 | {name} | participant"
            for name in ("Association Alpha", "Réseau Coordination")
        ),
        *(
            f"Réunion de mai | 2024-05-06 | {name} | participant"
            for name in ("Association Beta", "Réseau Coordination")
        ),
    )
    place = contracts("CV001 | CV001 - Ville | 54 | 54395 | 900")
    atlas = Atlas.open(load_world(folder / "carte.lbug", folder, posts(*lines), place, came))
    yield atlas
    atlas.close()


@pytest.fixture(scope="module")
def small_site(small):
    with served(small) as address:
        yield address


def test_filter_gap_evidence_undo_reload(open_page, site):
    page = opened(open_page, f"{site}/reseau")
    groups = data(page)
    assert "grp:67/" in groups
    page.locator('[data-facet="departement"] summary').click()
    moved(page, lambda: page.locator('[type="checkbox"][name="departement"][value="67"]').check())
    assert asked(page) == {"departement": ["67"]}
    assert page.locator("h1").inner_text() == "Bas-Rhin"
    shown = data(page)
    assert len(shown) > 60
    page.locator('button[data-gap="1"]').click()
    assert "Manque 1" in page.locator("[data-panel]").inner_text()
    assert page.locator('[data-gap-row="1"].chosen').count() == 1
    page.locator('[data-gap-row="1"] .proof a').first.wait_for(state="attached")
    page.locator("[data-undo]").click()
    page.locator("h1", has_text="Tout le réseau").wait_for()
    assert data(page).keys() >= groups.keys()
    page.locator("[data-redo]").click()
    page.locator("h1", has_text="Bas-Rhin").wait_for()
    page.reload()
    page.wait_for_selector("[data-drawn]")
    again = data(page)
    assert {key: (node["x"], node["y"]) for key, node in again.items()} == {
        key: (node["x"], node["y"]) for key, node in shown.items()
    }
    assert page.complaints == []


def test_a_node_keeps_its_place_in_every_filter(client):
    def places(address):
        page = client.get(address).get_data(as_text=True)
        found = re.search(r"data-picture-data>(.*?)</script>", page, re.S)

        return {
            node["id"]: (node["x"], node["y"])
            for node in json.loads(found[1])["nodes"]
            if node["id"][:3] in ("org", "act")
        }

    whole, one, kind = (places(f"/reseau?{query}") for query in ("grouper=none", "departement=67", "nature=Commune"))
    assert len(one.keys() & whole.keys()) > 60
    assert len(kind.keys() & whole.keys()) > 20
    for part in (one, kind):
        assert {key: whole[key] for key in part if key in whole} == {key: part[key] for key in part if key in whole}


def test_a_group_opens_where_it_is_clicked_and_closes_by_undo(open_page, site):
    page = opened(open_page, f"{site}/reseau")
    spot = spot_of(page, "grp:67/")
    moved(page, lambda: page.mouse.click(*spot))
    assert asked(page)["ouvert"] == ["grp:67/"]
    page.go_back()
    page.locator("[data-undo][disabled]").wait_for()
    assert page.complaints == []


def test_the_keyboard_alone_finds_an_actor_and_what_is_around_it(open_page, site):
    page = opened(open_page, f"{site}/reseau")
    page.locator("#qui").focus()
    page.keyboard.type("themis acces")
    page.locator("#qui-options li").first.wait_for()
    assert page.locator("#qui").get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator('#qui-options [aria-selected="true"]').get_attribute("id")
    assert page.locator("#qui").get_attribute("aria-activedescendant") == chosen
    moved(page, lambda: page.keyboard.press("Enter"))
    assert asked(page)["autour"]
    assert "à un pas" in page.locator(".caption").inner_text()
    assert "à un pas" in page.locator("[data-said]").inner_text()  # read aloud too


def test_an_actor_is_hidden_pinned_and_walked_from_with_the_panel(open_page, site):
    page = opened(open_page, f"{site}/reseau?departement=55")
    page.locator('[data-show^="org-"]').first.click()
    panel = page.locator("[data-panel]")
    hidden = page.locator('[data-show^="org-"]').first.get_attribute("data-show")
    moved(page, panel.get_by_role("button", name="Masquer").click)
    assert hidden not in data(page)
    assert page.locator(".chips", has_text="Masqué").count() == 1
    page.locator('[data-show^="org-"]').first.click()
    moved(page, panel.get_by_role("button", name="Épingler ici").click)
    assert re.fullmatch(r"org-[0-9a-f]+@-?\d+,-?\d+", asked(page)["epingle"][0])
    page.locator("[data-undo]").click()
    page.locator(".chips", has_text="épinglé").wait_for(state="detached")
    page.locator('[data-show^="org-"]').first.click()
    moved(page, panel.get_by_role("button", name="Chemin depuis ici").click)
    page.locator('[data-show^="act-"]').last.click()
    moved(page, panel.get_by_role("button", name="Chemin jusqu’ici").click)
    assert "Chemin le plus court entre" in page.locator(".caption").inner_text()
    assert page.complaints == []


def test_a_node_that_is_dragged_stays_where_it_was_put(open_page, small_site):
    page = opened(open_page, f"{small_site}/reseau")
    node = next(key for key in data(page) if key.startswith("org-"))
    x, y = spot_of(page, node)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 20, steps=4)
    page.mouse.move(x + 60, y + 40, steps=4)
    moved(page, page.mouse.up)
    (pin,) = asked(page)["epingle"]
    placed = data(page)[node]
    assert pin == f"{node}@{placed['x']:.0f},{placed['y']:.0f}"


def test_the_body_that_coordinates_is_proposed_to_be_left_out_and_the_holes_appear(open_page, small_site):
    page = opened(open_page, f"{small_site}/reseau?mode=organizations")
    tied = len(page.evaluate(DATA)["edges"])
    page.locator('[data-facet="sans"] summary').click()
    assert "Réseau Coordination" in page.locator('[data-facet="sans"]').inner_text()
    moved(page, lambda: page.locator('[type="checkbox"][name="sans"]').first.check())
    assert len([edge for edge in page.evaluate(DATA)["edges"] if "gap" not in edge]) < tied
    assert "Réseau Coordination" not in [node["name"] for node in data(page).values()]
    assert "sans Réseau Coordination" in page.locator(".caption").inner_text()


def test_the_sliders_move_over_years_and_days_of_meetings(open_page, small_site):
    page = opened(open_page, f"{small_site}/reseau")
    page.locator('[data-facet="de"] summary').click()
    slider = page.locator('[data-period] input[type="range"]').last
    slider.focus()
    moved(page, lambda: page.keyboard.press("ArrowLeft"))
    assert asked(page)["a"] == ["2024-03-04"]
    assert "jusqu’à 04/03/2024" in page.locator(".caption").inner_text()
    assert [node["name"] for node in data(page).values() if node["kind"] == "rencontre"] == ["Réunion de mars"]


def test_hostile_names_are_text_everywhere(open_page, hostile_site):
    page = opened(open_page, f"{hostile_site}/reseau")
    for index in range(min(page.locator("[data-show]").count(), 8)):
        page.locator("[data-show]").nth(index).click()
    page.locator("#qui").fill("script")
    page.locator("#qui-options li").first.wait_for()
    assert page.title() == "Tout le réseau · Maillage"
    assert page.locator("img[src=x]").count() == 0
    for address in ("?mode=organizations", "?qui=<script>alert(1)</script>", "?couleur=kind&taille=degree"):
        narrow = open_page(f"{hostile_site}/reseau{address}", 360, 740)
        assert narrow.evaluate("document.documentElement.scrollWidth") == 360, address
        assert narrow.complaints == []
    assert page.complaints == []


def test_without_javascript_all_is_there_but_the_picture(open_page, site):
    page = open_page(f"{site}/reseau", java_script_enabled=False)
    assert "demande JavaScript" in page.locator("noscript").inner_text()
    page.locator('[data-facet="departement"] summary').click()
    page.locator('[type="checkbox"][name="departement"][value="55"]').check()
    page.locator("[data-send]").click()
    expect(page.locator("h1")).to_have_text("Meuse")
    assert page.locator("a[data-tie]").count() > 5


def test_a_name_hides_neither_another_name_nor_a_node(example_site, open_page):
    page = open_page(f"{example_site}/reseau")
    page.add_init_script(WATCH_NAMES)
    page.reload()
    page.wait_for_selector("[data-drawn]")
    page.evaluate("window.names.length = 0")
    page.set_viewport_size({"width": 1281, "height": 800})  # draws again
    names = page.evaluate(
        """() => new Promise((found) => {
      const look = () => (window.names.length ? found(window.names) : requestAnimationFrame(look));
      look();
    })"""
    )
    lines = {(each["text"], each["left"], each["top"]): each for each in names}.values()
    assert len(lines) > 15
    for one, other in itertools.combinations(lines, 2):
        apart = one["left"] >= other["right"] or other["left"] >= one["right"]
        assert apart or one["top"] >= other["bottom"] or other["top"] >= one["bottom"], (one["text"], other["text"])
    for node, line in itertools.product(data(page).values(), lines):
        inside = line["left"] < node["x"] < line["right"] and line["top"] < node["y"] < line["bottom"]
        assert not inside, (line["text"], node["name"])
