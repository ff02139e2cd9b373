"""The page that stands alone, opened from a disk by a browser that refuses every request."""

import json

import pytest

from graph.export.html import to_html
from graph.export.views import make_exhibit

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser, tmp_path):
    """Write a page, open it from the disk; every message, dialog and request is held against it."""
    contexts = []

    def opening(atlas, view, **options):
        file = tmp_path / "page.html"
        file.write_text(to_html(atlas, make_exhibit(atlas, view)), encoding="utf-8")
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (page.complaints.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda sent: sent.url == file.as_uri() or page.complaints.append(sent.url))
        page.goto(file.as_uri())
        return page

    yield opening
    for context in contexts:
        context.close()


def test_it_draws_and_answers_without_a_network(opened, example_atlas):
    page = opened(example_atlas, "departement:57")
    page.wait_for_selector("[data-drawn]")
    page.locator("button[data-gap]").first.click()
    assert "Pour le fermer" in page.locator("[data-panel]").inner_text()
    page.keyboard.press("Escape")
    page.locator("[data-show]").first.click()
    panel = page.locator("[data-panel]")
    assert "ligne" in panel.inner_text()
    assert panel.locator("a:not([href^='#'])").count() == 0
    assert page.complaints == []


def test_it_stands_where_the_screen_has_it(opened, example_atlas):
    page = opened(example_atlas, "departement:57")
    nodes = json.loads(page.locator("[data-picture-data]").text_content())["nodes"]
    places = example_atlas.positions("departement:57")
    there = {node["id"]: (node["x"], node["y"]) for node in nodes}
    assert {node: there[node] for node in places} == places


def test_each_gap_opens_the_lines_that_prove_it(opened, example_atlas):
    page = opened(example_atlas, "departement:57")
    gap = page.locator("[data-gap-row]").first
    gap.locator("summary").click()
    assert "ligne" in gap.locator("h3").first.inner_text()
    assert gap.locator("dd").count() > 0


def test_the_matrix_is_a_page_too(opened, example_atlas):
    page = opened(example_atlas, "matrix")
    assert page.locator("table.matrix tbody tr").count() == 10
    page.locator("table.matrix a").first.click()
    assert page.locator(".gap:target").count() == 1
    assert page.complaints == []


def test_without_javascript_the_lists_are_there(opened, example_atlas):
    page = opened(example_atlas, "departement:57", java_script_enabled=False)
    assert page.locator("[data-gap-row]").count() > 0
    assert "demande JavaScript" in page.locator(".stage").inner_text()


def test_hostile_names_are_text(opened, hostile):
    event = next(key for key, (label, _) in hostile.names().items() if label == "Event")
    for view in ("departement:54", f"event:{event}"):
        page = opened(hostile, view)
        page.wait_for_selector("[data-drawn]")
        for button in page.locator("[data-show]").all()[:8]:
            button.click()
        assert page.complaints == []
        assert "<script>alert(1)</script>" in page.locator("main").inner_text()


def test_it_fits_a_telephone(opened, example_atlas):
    for view in ("departement:57", "matrix"):
        page = opened(example_atlas, view)
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") == 360


# What is written on the canvas, with its size on the screen.
WRITTEN = """() => {
  window.written = {};
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    window.written[text] = parseFloat(this.font) * this.getTransform().a;
    return fillText.call(this, text, ...place);
  };
}"""


@pytest.mark.parametrize("view", ["network", "network:grouper=departement"])
def test_the_names_of_a_whole_network_are_read_as_on_the_screen(opened, example_atlas, view):
    page = opened(example_atlas, view)
    page.wait_for_selector("[data-drawn]")
    page.evaluate(WRITTEN)
    page.locator('[data-zoom="all"]').click()
    page.wait_for_timeout(600)  # the move ends; waiting for a function would be refused by the page's own policy
    written = page.evaluate("window.written")
    nodes = json.loads(page.locator("[data-picture-data]").text_content())["nodes"]
    named = {line for node in nodes for line in node["caption"].split("\n")}
    sizes = [size for text, size in written.items() if text in named]
    assert len(sizes) > 5
    assert min(sizes) > 12
    assert page.complaints == []
