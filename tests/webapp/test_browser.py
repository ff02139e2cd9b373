"""The pages in a real Chromium: what is drawn, what can be done with it, and what the browser complains of."""

import re

import pytest

from tests.webapp.reading import read

pytestmark = pytest.mark.browser

LABEL_BOXES = """() => {
  const data = JSON.parse(document.querySelector("[data-picture-data]").textContent);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "16px system-ui, sans-serif";
  return data.nodes.filter((node) => node.label.trim()).map((node) => {
    const lines = node.label.split("\\n");
    const half = Math.max(...lines.map((line) => pen.measureText(line).width)) / 2;
    return [node.name, node.x - half, node.y - 10, node.x + half, node.y + 14 + 18 * lines.length];
  });
}"""

INK = """() => {
  const canvas = document.querySelector("[data-picture-canvas] canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0, vermillion = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] && data[i] + data[i + 1] + data[i + 2] < 740) painted++;
    if (data[i + 3] > 200 && data[i] > 200 && data[i + 1] > 70 && data[i + 1] < 120 && data[i + 2] < 40) vermillion++;
  }
  return [painted, vermillion];
}"""


@pytest.fixture
def picture(open_page, site):
    page = open_page(f"{site}/departements/54")
    page.wait_for_selector("[data-drawn]")
    return page


def addresses(client):
    departement = read(client, "/departements/54?annee=0")
    families = ("/organisations/", "/territoires/", "/actions/", "/rencontres/", "/liens/")
    found = [departement.links(family)[0] for family in families]
    return ["/", "/manques", "/departements/67", "/rechercher?q=cidff", "/sources/anct_ville", *found]


def test_no_page_makes_the_browser_complain_or_call_elsewhere(open_page, site, client):
    for address in addresses(client):
        page = open_page(site + address)
        page.wait_for_load_state("networkidle")
        assert page.complaints == [], address


def test_no_page_is_wider_than_a_telephone(open_page, site, client):
    for address in addresses(client):
        page = open_page(site + address, 360, 740)
        assert page.evaluate("document.documentElement.scrollWidth") == 360, address


def test_the_picture_is_drawn_with_its_gaps(picture):
    painted, vermillion = picture.evaluate(INK)
    assert painted > 20_000
    assert vermillion > 2_000
    assert picture.complaints == []


def test_the_gaps_can_be_seen_on_a_telephone(open_page, site):
    page = open_page(f"{site}/departements/54", 360, 740)
    page.wait_for_selector("[data-drawn]")
    assert page.evaluate(INK)[1] > 300


@pytest.mark.parametrize("code", ["08", "54", "57", "67"])
def test_no_two_labels_overlap_as_this_browser_writes_them(open_page, site, code):
    boxes = open_page(f"{site}/departements/{code}").evaluate(LABEL_BOXES)
    assert len(boxes) > 10
    for index, (one, *a) in enumerate(boxes):
        for other, *b in boxes[index + 1 :]:
            assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3], (one, other)


def test_the_numbers_of_the_picture_are_those_of_the_list(picture):
    script = "JSON.parse(document.querySelector('[data-picture-data]').textContent).edges.filter(e => e.gap)"
    edges = picture.evaluate(script)
    assert len({edge["gap"] for edge in edges}) == 10
    for edge in edges:
        row = picture.locator(f'[data-gap-row="{edge["gap"]}"]')
        assert row.locator("button.badge").inner_text() == str(edge["gap"])
        assert row.locator(".gap-sentence").inner_text() == edge["sentence"]


def test_a_gap_chosen_in_the_list_is_marked_and_told_beside_the_picture(picture):
    picture.locator('button[data-gap="3"]').focus()
    picture.keyboard.press("Enter")
    assert picture.locator('[data-gap-row="3"]').get_attribute("class") == "gap chosen"
    sentence = picture.locator('[data-gap-row="3"] .gap-sentence').inner_text()
    assert sentence in picture.locator("[data-panel]").inner_text()
    picture.keyboard.press("Escape")
    assert picture.locator("[data-panel]").is_hidden()
    assert picture.locator(".gap.chosen").count() == 0


def test_an_actor_chosen_in_the_list_is_told_with_its_ties_and_their_records(picture):
    picture.locator("[data-show]").first.click()
    panel = picture.locator("[data-panel]")
    assert "Ouvrir la fiche" in panel.inner_text()
    proof = panel.locator('a[href^="/liens/"]').first
    proof.click()
    picture.wait_for_url(re.compile("/liens/"))
    assert picture.locator('a[href^="/lignes/"]').count()


def test_an_actor_or_a_gap_clicked_on_the_picture_opens_the_panel(picture):
    place = """(id) => {
      const data = JSON.parse(document.querySelector("[data-picture-data]").textContent);
      const { left, right, top, bottom } = data.options.bounds;
      const box = document.querySelector("[data-picture-canvas]").getBoundingClientRect();
      const scale = Math.min(box.width / (right - left), box.height / (bottom - top), 1.6);
      const spot = data.nodes.find((n) => n.id === id) ?? data.edges.find((e) => e.gap === id).badge;
      return [box.x + box.width / 2 + (spot.x - (left + right) / 2) * scale,
              box.y + box.height / 2 + (spot.y - (top + bottom) / 2) * scale];
    }"""
    shown = picture.locator("[data-show]").last.get_attribute("data-show")
    picture.mouse.click(*picture.evaluate(place, shown))
    picture.locator("[data-panel] h2").wait_for()
    assert "Ouvrir la fiche" in picture.locator("[data-panel]").inner_text()
    picture.keyboard.press("Escape")
    picture.mouse.click(*picture.evaluate(place, 1))
    picture.locator('[data-gap-row="1"].chosen').wait_for()
    assert "Manque 1" in picture.locator("[data-panel]").inner_text()


def test_the_wheel_scrolls_the_page_until_the_picture_is_clicked(picture):
    picture.mouse.move(640, 400)
    picture.mouse.move(660, 410)
    picture.mouse.wheel(0, 60)
    picture.wait_for_timeout(600)  # waiting for a function would be refused by the page's own policy
    assert picture.evaluate("scrollY") == 60
    picture.mouse.click(300, 300)
    before = picture.evaluate(INK)
    picture.mouse.wheel(0, 60)
    picture.wait_for_timeout(600)
    assert picture.evaluate("scrollY") == 60
    assert picture.evaluate(INK) != before


def changes(picture, before):
    """Wait until another image is drawn: a machine that is busy draws late."""
    for _ in range(40):
        if picture.evaluate(INK) != before:
            return True
        picture.wait_for_timeout(250)
    return False


def test_the_keyboard_alone_moves_the_picture(picture):
    before = picture.evaluate(INK)
    for _ in range(30):
        picture.keyboard.press("Tab")
        if picture.evaluate("document.activeElement.closest('[data-picture-canvas]') !== null"):
            break
    picture.keyboard.down("ArrowRight")
    assert changes(picture, before)
    picture.keyboard.up("ArrowRight")


def test_the_buttons_zoom(picture):
    before = picture.evaluate(INK)
    picture.locator('[data-zoom="in"]').click()
    assert changes(picture, before)


def test_without_javascript_everything_is_still_there(open_page, site):
    page = open_page(f"{site}/departements/54", java_script_enabled=False)
    assert "demande JavaScript" in page.locator("noscript").inner_text()
    assert page.locator("[data-gap-row]").count() > 5
    assert page.locator("a[data-tie]").count() > 50


def test_hostile_names_neither_run_nor_break_the_picture(open_page, hostile_site, hostile_client):
    page = open_page(f"{hostile_site}/departements/54")
    page.wait_for_selector("[data-drawn]")
    assert page.evaluate(INK)[0] > 1_000
    for index in range(page.locator("[data-show]").count()):
        page.locator("[data-show]").nth(index).click()
    assert page.title() == "Meurthe-et-Moselle · Maillage"
    assert page.locator("img[src=x]").count() == 0
    assert page.complaints == []
    for link in read(hostile_client, "/departements/54").links("/organisations/"):
        narrow = open_page(hostile_site + link, 360, 740)
        assert narrow.evaluate("document.documentElement.scrollWidth") == 360, link
        assert narrow.complaints == []


def test_letters_stand_out_from_what_is_behind_them(open_page, site):
    """WCAG contrast of every text of the heaviest page, computed from the styles that the browser applied."""
    page = open_page(f"{site}/manques")
    poor = page.evaluate("""() => {
      const light = (c) => { const v = c / 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
      const parse = (text) => text.match(/[\\d.]+/g).map(Number);
      const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
      const behind = (node) => {
        for (; node; node = node.parentElement) {
          const colour = parse(getComputedStyle(node).backgroundColor);
          if (colour.length < 4 || colour[3] > 0) return colour;
        }
        return [255, 255, 255];
      };
      return [...document.querySelectorAll("body *")]
        .filter((n) => [...n.childNodes].some((c) => c.nodeType === 3 && c.textContent.trim()))
        .filter((n) => {
          const pair = [luminance(parse(getComputedStyle(n).color)), luminance(behind(n))].sort((a, b) => b - a);
          return (pair[0] + 0.05) / (pair[1] + 0.05) < 4.5;
        })
        .map((n) => n.outerHTML.slice(0, 80));
    }""")
    assert poor == []
