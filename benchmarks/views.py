"""How long until the explorer shows a network, small or large, and how it moves: our page against pyvis's own page.

``python -m benchmarks.views [NODES…]`` makes an invented map of each size, serves the page of its whole network and,
for those that are drawn node by node, pyvis's own page of the same nodes and ties. Both are measured as in
``benchmarks.first_frame``; then the picture is dragged for two seconds and the frames are counted. Beyond 2,000 nodes
the page opens on groups, as in use, and there is no peer: pyvis would send them all.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.first_frame import CHROMIUM, add_stock_pages, seen, served, spread
from benchmarks.gaps.invented import network
from graph.atlas import Atlas
from graph.explorer import View
from graph.explorer.exploring import look_at
from graph.settings import Settings
from graph.store import open_store
from webapp import create_app

SIZES = (300, 2_000, 20_000, 100_000)
ALONE = 2_000  # nodes that are drawn one by one
LIMITS = {300: 500, 2_000: 1_000}  # ms; the promises of the issue
RUNS, STOCK_RUNS = 5, 2
CODES = ["08", "10", "51", "52", "54", "55", "57", "67", "68", "88"]
FRAMES = """() => new Promise((done) => {
  let count = 0;
  const start = performance.now();
  const step = () => {
    count += 1;
    if (performance.now() - start < 2000) requestAnimationFrame(step);
    else done(count / 2);
  };
  requestAnimationFrame(step);
})"""


def main(sizes: list[int]) -> int:
    """Measure each size; return 1 when a promise is not kept."""
    slow = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                slow |= measure(browser, size, Path(folder))
    return int(slow)


def measure(browser: Browser, size: int, folder: Path) -> bool:
    """Print the medians of one size; tell whether ours is over its limit."""
    settings = Settings.from_env(str(folder / "carte.lbug"), str(folder / "journal.sqlite"))
    store = open_store(settings)
    # About seven nodes out of ten are organisations.
    store.write(network(int(0.7 * size), int(1.5 * size), CODES), f"invented {size}")
    atlas = Atlas(settings, store)
    app = create_app(atlas=atlas)
    alone = size <= ALONE
    view = View(grouping="none" if alone else "auto")
    shown = look_at(atlas, view).network
    add_stock_pages(app, {str(size): shown} if alone else {})
    site = served(app)
    pages = {"ours": f"{site}/reseau{'?grouper=none' if alone else ''}"}
    if alone:
        pages["pyvis"] = f"{site}/pyvis/{size}"
    seen(browser, pages["ours"])  # the server's own caches are warm in use
    times = {
        name: [seen(browser, page)[0] for _ in range(STOCK_RUNS if name == "pyvis" else RUNS)]
        for name, page in pages.items()
    }
    told = ", ".join(f"{name} {spread(each)}" for name, each in times.items())
    frames = median(dragged(browser, pages["ours"]) for _ in range(3))
    drawn = f"{size} actors, {len(shown.nodes)} nodes and {len(shown.ties)} ties drawn"
    print(f"{drawn}: first frame {told}; {frames:.0f} frames/s")
    atlas.close()
    return median(times["ours"]) > LIMITS.get(size, max(LIMITS.values()))


def dragged(browser: Browser, address: str) -> float:
    """Return the frames a second while the picture is dragged."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    page.wait_for_selector("[data-drawn]")
    box = page.locator("[data-picture-canvas]").bounding_box()
    assert box
    x, y = box["x"] + 12, box["y"] + 12  # where no node stands
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"window.counted = ({FRAMES})()")
    for step in range(60):
        page.mouse.move(x + 5 * (step % 40), y + 3 * (step % 40))
        page.wait_for_timeout(25)
    frames = float(page.evaluate("window.counted"))
    page.mouse.up()
    page.close()
    return frames


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or list(SIZES)))
