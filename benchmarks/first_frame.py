"""How long until a département is seen: our page against pyvis's own page for the same nodes and ties.

``python -m benchmarks.first_frame [CODE…]`` loads the shipped sources of Grand Est, serves both pages from this
machine and opens each in turn in a new Chromium context, so that nothing is cached. Both are measured the same way:
from the start of the navigation to the first shape painted on the canvas, and to the last one before the picture
stands still for a second, because a map that still moves cannot be read. What pyvis's page asks of other hosts is
refused at once, which is its best case.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from threading import Thread

from flask import Flask, Response, request
from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network as Pyvis
from waitress import create_server

from graph.atlas import Atlas
from graph.journal import Journal
from graph.loaders.reading import Perimeter
from graph.loading import gather, load
from graph.network import Network
from graph.settings import Settings
from webapp import create_app

SOURCES = Path(__file__).parents[1] / "data" / "sources"
RUNS = 7
LIMIT = 1000  # ms; the promise of the issue
STILL = 1000  # ms without a new shape
PATIENCE = 60_000  # ms for a picture to stand still; one that never does counts until then
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]

WATCH = """
const fill = CanvasRenderingContext2D.prototype.fill;
CanvasRenderingContext2D.prototype.fill = function (...path) {
  window.firstShape ??= performance.now();
  window.lastShape = performance.now();
  return fill.apply(this, path);
};
"""


def main(codes: list[str]) -> int:
    """Measure each département; return 1 when one of our medians is over the limit."""
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        atlas = grand_est(Path(folder))
        app = create_app(atlas=atlas)
        networks = {code: atlas.departement_network(code) for code in codes}
        add_stock_pages(app, networks)
        site = served(app)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
            for code, network in networks.items():
                slow |= compare(browser, site, code, network)
        atlas.close()
    return int(slow)


def served(app: Flask) -> str:
    """Serve an application as ``maillage serve`` does, until the end of the process; return its address."""
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    Thread(target=server.run, daemon=True).start()
    return f"http://127.0.0.1:{server.effective_port}"


def grand_est(folder: Path) -> Atlas:
    """Load and build the shipped sources."""
    settings = Settings.from_env(str(folder / "carte.lbug"), str(folder / "journal.sqlite"))
    perimeter = Perimeter.of("44")
    with Journal(settings.journal) as journal:
        load(journal, gather([SOURCES], perimeter), perimeter)
    return Atlas.open(settings)


def add_stock_pages(app: Flask, networks: dict[str, Network]) -> None:
    """Serve pyvis's own page of each network, as its documentation makes it."""
    pages = {code: stock_page(network) for code, network in networks.items()}
    app.add_url_rule("/pyvis/<code>", "pyvis", lambda code: pages[code])
    # Its page needs inline scripts: this benchmark alone lets it have them.
    app.after_request_funcs.setdefault(None, []).insert(0, without_policy)


def without_policy(response: Response) -> Response:
    """Take the policy off pyvis's page only."""
    if request.endpoint == "pyvis":
        response.headers.pop("Content-Security-Policy", None)
    return response


def stock_page(network: Network) -> str:
    """Return the page that pyvis makes by itself, its libraries inside."""
    page = Pyvis(cdn_resources="in_line", height="640px")
    for node in network.nodes:
        page.add_node(node.id, label=node.name, title=node.detail)
    for tie in network.ties:
        page.add_edge(tie.start, tie.end)
    return page.generate_html()


def compare(browser: Browser, site: str, code: str, network: Network) -> bool:
    """Print the medians of one département and their ratios; tell whether ours is over the limit."""
    pages = {"ours": f"/departements/{code}", "pyvis": f"/pyvis/{code}"}
    seen(browser, site + pages["ours"])  # the server's own caches are warm in use
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in pages}
    for _ in range(RUNS):
        for name, address in pages.items():
            times[name].append(seen(browser, site + address))
    print(f"{code}: {len(network.nodes)} nodes, {len(network.ties)} ties, {RUNS} runs")
    for rank, what in enumerate(("first frame", "stands still")):
        ours, stock = ([pair[rank] for pair in times[name]] for name in ("ours", "pyvis"))
        print(f"  {what}: ours {spread(ours)}, pyvis {spread(stock)}, ratio {median(stock) / median(ours):.1f}")
    return median(first for first, _ in times["ours"]) > LIMIT


def spread(times: list[float]) -> str:
    """Write a median with the extremes."""
    return f"{median(times):.0f} ms ({min(times):.0f}-{max(times):.0f})"


def seen(browser: Browser, address: str) -> tuple[float, float]:
    """Return the milliseconds from the start of the navigation to the first shape, and to a picture that is still."""
    host = address.split("/")[2]
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(WATCH)
    page = context.new_page()
    page.route(lambda url: url.split("/")[2] != host, lambda route: route.abort())
    page.goto(address, wait_until="commit")
    for _ in range(PATIENCE // 100):
        page.wait_for_timeout(100)
        if page.evaluate("performance.now() - (window.lastShape ?? performance.now())") >= STILL:
            break
    first, last = page.evaluate("[window.firstShape, window.lastShape]")
    context.close()
    return float(first), float(last)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["54", "67"]))
