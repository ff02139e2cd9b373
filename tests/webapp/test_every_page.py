"""What every page must hold, in a real browser: a page that is added is held to it by the application's own map."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.webapp.every import pages
from webapp import create_app

pytestmark = pytest.mark.browser

STANDARD = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # of what passes, axe need not say where
}

# Elements that can be worked but not reached, or reached without showing it. The outline may be the element's own or,
# in a picture, the thicker stroke of its shape.
UNSEEN = """async () => {
  const shown = (node) => node.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
  const look = (node) => [node, ...node.querySelectorAll("*"), node.parentElement].map((each) => {
    const style = getComputedStyle(each);
    return [style.outline, style.boxShadow, style.stroke, style.strokeWidth, style.left].join();
  }).join("|");
  const worked = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const bad = [];
  const seen = new Set();
  for (const node of document.querySelectorAll(worked)) {
    const sort = node.tagName + node.className.toString();
    if (!shown(node) || node.disabled || seen.has(sort)) continue;
    seen.add(sort);
    const before = look(node);
    node.focus({ focusVisible: true });
    const reached = node.tabIndex >= 0 && document.activeElement === node;
    if (!reached || look(node) === before) bad.push(node.outerHTML.slice(0, 120));
    node.blur();
  }
  return bad;
}"""

# What would be there if a name had been taken for HTML.
INJECTED = """() => [...document.querySelectorAll("img[src=x], [onerror], [onload], [onclick], script:not([src])")]
  .filter((node) => node.type !== "application/json").map((node) => node.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def walk(browser, example_atlas, example_site):
    """Visit every page of the invented map at a size, and do something there; what the browser says is kept."""
    return _walk(browser, example_site, pages(create_app(atlas=example_atlas), example_atlas))


@pytest.fixture(scope="module")
def hostile_walk(browser, hostile_atlas, hostile_site):
    """The same over the map whose every word attacks."""
    return _walk(browser, hostile_site, pages(create_app(atlas=hostile_atlas), hostile_atlas))


def _walk(browser, site, found):
    def visit(do, width=1280, height=800, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        page = context.new_page()
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda sent: sent.url.startswith((site, "data:")) or said.append(sent.url))
        wrong = {}
        for address in found:
            said.clear()
            page.goto(site + address)
            if problem := do(page) or said[:3]:
                wrong[address] = problem
        context.close()
        return wrong

    return visit


def test_axe_finds_nothing(walk):
    axe = Axe()

    def check(page):
        found = axe.run(page, options=STANDARD).response["violations"]
        return [(one["id"], one["nodes"][0]["html"][:160]) for one in found]

    assert walk(check) == {}


def width_of(page):
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return wide if wide[0] > wide[1] else None


def test_no_page_scrolls_sideways_on_a_telephone_or_at_200_per_cent(walk):
    """On a screen of 1280 px, 200 % leaves 640 (WCAG 2.2, 1.4.4 and 1.4.10)."""

    def check(page):
        page.set_viewport_size({"width": 360, "height": 740})
        narrow = width_of(page)
        page.set_viewport_size({"width": 640, "height": 400})
        return narrow or width_of(page)

    assert walk(check, device_scale_factor=2) == {}


def test_the_keyboard_reaches_everything_and_the_focus_is_seen(walk):
    assert walk(lambda page: page.evaluate(UNSEEN)) == {}


def test_every_page_says_itself_without_javascript(walk):
    def read(page):
        return None if len(page.locator("main").inner_text()) > 40 else "empty"

    assert walk(read, java_script_enabled=False) == {}


def test_hostile_words_are_shown_as_text_on_every_page(hostile_walk):
    def attacked(page):
        return page.evaluate(INJECTED) or ("pirate" in page.title().split("<")[0] and "title") or width_of(page)

    assert hostile_walk(attacked, 360, 740) == {}
