"""How long thirty people wait for pages of a map of 20,000 ties, with everyone reading at once.

``python -m benchmarks.pages [TIES [PEOPLE]]`` loads an invented network, serves it as ``maillage serve`` does, in a
process of its own, and lets each person open a page, read it for about three seconds and open another, for half a
minute, from another process. Pages are found from the routes of the application, so that a new one is measured too.
In the same run the same people read a page that says one sentence, served by the same server: it is what the machine,
the server and this reader cost, and the ratio to it says what the pages cost.
"""

import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles

from benchmarks.pages.invented import Network
from graph.atlas import Atlas
from graph.journal import Journal
from graph.loaders.reading import Perimeter
from graph.loading import gather, load
from graph.settings import Settings
from webapp import create_app

TIES, PEOPLE, SECONDS, READING = 20_000, 30, 30.0, 3.0
ORGANIZATIONS = 2_000
LIMIT = 300  # ms at the 95th centile; the promise of the issue
PREFIXES = {"network.organization": "org", "sheets.action": "act", "sheets.event": "evt", "sheets.record": "rec"}
EMPTY = """
from flask import Flask
from waitress import serve
app = Flask(__name__)
app.add_url_rule("/<path:any>", "page", lambda any: "<p>Bonjour.</p>")
serve(app, host="127.0.0.1", port={port}, threads=8)
"""


def main(ties: int, people: int) -> int:
    """Measure; return 1 when one page in twenty takes longer than promised."""
    with tempfile.TemporaryDirectory() as name:
        settings = Settings.from_env(f"{name}/carte.lbug", f"{name}/journal.sqlite")
        addresses = loaded(settings, Path(name), ties)
        ours = ["-m", "graph.cli", "serve", "--store", settings.store, "--journal", str(settings.journal), "--port"]
        with served(ours) as port:
            once = [wait(port, address) for addresses_of in addresses.values() for address in addresses_of[:1]]
            found = read_by(people, port, addresses)
        with served(["-c", EMPTY]) as port:
            floor = read_by(people, port, addresses)
    print(f"{ties} ties, {people} people, a page every {READING:.0f} s for {SECONDS:.0f} s; {len(once)} kinds of page")
    for kind, times in sorted(found.items(), key=lambda item: -centile(item[1])):
        print(
            f"  {kind:32} {len(times):4} pages, median {median(times):6.0f} ms, 95th centile {centile(times):6.0f} ms"
        )
    every, least = ([time for times in run.values() for time in times] for run in (found, floor))
    print(f"all: median {median(every):.0f} ms, 95th centile {centile(every):.0f} ms; the first of each kind, alone,")
    print(f"  {max(once):.0f} ms at most; an empty page: {median(least):.0f} and {centile(least):.0f} ms")
    return int(centile(every) > LIMIT)


def loaded(settings: Settings, folder: Path, ties: int) -> dict[str, list[str]]:
    """Load an invented network; return kind of page → addresses."""
    files, perimeter = Network(max(10, ties * ORGANIZATIONS // TIES)).write(folder, ties), Perimeter()
    with Journal(settings.journal) as journal:
        load(journal, gather(files, perimeter), perimeter)
    atlas = Atlas.open(settings)
    app, names = create_app(atlas=atlas), sorted(atlas.names())
    chance = random.Random(3)
    found = defaultdict(list)
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        nodes = [name for name in names if name.startswith(PREFIXES.get(rule.endpoint, "?"))]
        if not rule.arguments:
            found[rule.endpoint] = [rule.rule]
        elif nodes:
            found[rule.endpoint] = [rule.rule.replace("<node_id>", node) for node in chance.choices(nodes, k=40)]
    found["network.departement"] = [f"/departements/{code}" for code in ("54", "57", "67")]
    atlas.close()
    return dict(found)


@contextmanager
def served(arguments: list[str]) -> Iterator[int]:
    """Serve from a process of its own; give the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    last = [argument.replace("{port}", str(port)) for argument in arguments]
    command = [sys.executable, *last, *([str(port)] if arguments[-1] == "--port" else [])]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        while not listening(port):
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def listening(port: int) -> bool:
    """Tell whether somebody answers."""
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def read_by(people: int, port: int, addresses: dict[str, list[str]]) -> dict[str, list[float]]:
    """Let people read; return kind of page → how long each page took, in ms."""
    end = time.perf_counter() + SECONDS
    times = defaultdict(list)
    with ThreadPoolExecutor(people) as pool:
        for walk in pool.map(lambda seed: list(reading(seed, port, addresses, end)), range(people)):
            for kind, took in walk:
                times[kind].append(took)
    return times


def reading(seed: int, port: int, addresses: dict[str, list[str]], end: float) -> Iterator[tuple[str, float]]:
    """Open a page, read it, open another, until the end."""
    chance = random.Random(seed)
    time.sleep(chance.random() * READING)
    while time.perf_counter() < end:
        kind = chance.choice(sorted(addresses))
        yield kind, wait(port, chance.choice(addresses[kind]))
        time.sleep(chance.expovariate(1 / READING))


def wait(port: int, address: str) -> float:
    """Return the milliseconds until a page is there, whole."""
    started = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status >= 500:
        print(f"{address}: {answer.status}", file=sys.stderr)
    return 1000 * (time.perf_counter() - started)


def centile(times: list[float]) -> float:
    """Return the 95th centile."""
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*given, *(TIES, PEOPLE)[len(given) :]))
