"""How long 100,000 rows take to load: our load against one statement per row, which is how tutorials do it.

``python -m benchmarks.loading [ROWS]`` writes an attendance list, loads it into each engine as ``maillage load``
does (read, journal, resolution, projection, store) and, in the same run, sends the same rows one by one: a ``MERGE``
per row with the Neo4j driver, an ``execute`` per row in Ladybug, both with the same constraints and no resolution.
The naive way is measured on a sample of the rows, from an empty store, which is its best case, and scaled.
Each load runs in a process of its own, so that its peak of memory is its own; a quarter of the rows says how it grows.
"""

import csv
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import ladybug
import neo4j

from graph.build import build_graph, stamp_of
from graph.journal import Journal
from graph.journal.writing import keep_issued_ids
from graph.loaders.reading import Perimeter
from graph.loading import gather, load
from graph.settings import Settings
from graph.store import open_store
from graph.store.base import schema_statements
from tests.neo4j.server import NoNeo4jError, running_neo4j

ROWS = 100_000
WARM, SAMPLE = 2_000, 3_000  # rows sent one by one: the first are not counted, the engine warms up
ORGANIZATIONS, EVENTS = 2_000, 400
FACTOR = 20  # the promise of the issue
FLAT = 1.25  # how much more memory four times the rows may take
CODES = ("08", "10", "51", "52", "54", "55", "57", "67", "68", "88")
COLUMNS = ("rencontre", "date", "département", "organisation", "rôle")
SYLLABLES = [consonant + vowel for consonant in "bcdfglmnprstv" for vowel in "aeiou"]

# One row as a person writes it the first time: everything merged, in one statement. The nodes, the ties and the
# properties are those that our load writes of the row.
NAIVE = """
MERGE (s:Source {id: 'liste'}) SET s.name = 'liste.csv'
MERGE (d:Departement {id: $code}) SET d.name = $code, d.region = '44'
MERGE (o:Organization {id: $organization})
SET o.name = $organization, o.aliases = [$organization], o.confidence = 1.0
MERGE (e:Event {id: $event}) SET e.name = $event, e.date = $date
MERGE (r:Record {id: $id}) SET r.file = 'liste.csv', r.row = $row, r.date = $date, r.run = 1
MERGE (r)-[:FROM]->(s)
MERGE (r)-[:NAMES]->(o)
MERGE (r)-[:STATES]->(e)
MERGE (o)-[:ATTENDED {role: $role}]->(e)
MERGE (e)-[:LOCATED_IN]->(d)
"""


def write_list(file: Path, rows: int) -> None:
    """Write an invented attendance list, the same at each run."""
    chance = random.Random(4)
    names = {"".join(chance.choices(SYLLABLES, k=5)).capitalize() for _ in range(ORGANIZATIONS)}
    places = {name: chance.choice(CODES) for name in sorted(names)}
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(COLUMNS)
        for number in range(rows):
            event, name = number % EVENTS, chance.choice(list(places)[number % 7 :: 7])
            day = f"{2015 + event % 10}-{1 + event % 12:02}-{1 + event % 28:02}"
            writer.writerow((f"Rencontre {event}", day, CODES[event % 10], name, f"participant {number // EVENTS}"))


def ours(store_url: str, file: Path, journal: Path) -> dict[str, float]:
    """Load a file as the command does; return the seconds of each step, and the peak of memory in MB."""
    settings, perimeter, steps = Settings.from_env(store_url, str(journal)), Perimeter(), {}
    store = open_store(settings)
    with Journal(journal) as opened:
        with clock(steps, "read"):
            gathered = gather([file], perimeter)
        with clock(steps, "journal"):
            load(opened, gathered, perimeter)
        with clock(steps, "resolve"):
            built = build_graph(opened)
            keep_issued_ids(opened, built.founded)
        with clock(steps, "store"):
            store.write(built.graph, stamp_of(opened))
    nodes, ties = built.graph.size
    store.close()
    return {**steps, "nodes": nodes, "ties": ties, "memory": peak(resource.RUSAGE_SELF), "reader": peak_of_reader()}


def peak(who: int) -> float:
    """Return the most memory that a process held, in MB."""
    return resource.getrusage(who).ru_maxrss / 1024


def peak_of_reader() -> float:
    """Return the most memory that the child which parses the file held, in MB; never less than what its parent had."""
    return peak(resource.RUSAGE_CHILDREN)


def naive(store_url: str, file: Path, folder: Path) -> float:
    """Send a sample of the rows one by one; return the seconds per row."""
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened, delimiter=";")
        rows = [parameters(number, row) for number, row in zip(range(WARM + SAMPLE), reader, strict=False)]
    send = naive_neo4j if "://" in store_url else naive_ladybug
    return send(store_url if "://" in store_url else str(folder / "naive.lbug"), rows) / SAMPLE


def parameters(number: int, row: dict[str, str]) -> dict[str, object]:
    """Return the parameters of one row."""
    told = {"event": row["rencontre"], "date": row["date"], "code": row["département"], "role": row["rôle"]}
    return {"id": f"rec-{number}", "row": number, "organization": row["organisation"], **told}


def naive_neo4j(address: str, rows: list[dict[str, object]]) -> float:
    """One MERGE per row with the driver."""
    with neo4j.GraphDatabase.driver(address) as driver, driver.session() as session:
        for line in schema_statements("neo4j"):
            session.run(line).consume()
        return timed(lambda row: session.run(NAIVE, row).consume(), rows)


def naive_ladybug(path: str, rows: list[dict[str, object]]) -> float:
    """One execute per row."""
    database = ladybug.Database(path)
    connection = ladybug.Connection(database)
    for line in schema_statements("ladybug"):
        connection.execute(line)
    statement = connection.prepare(NAIVE)
    seconds = timed(lambda row: connection.execute(statement, row), rows)
    connection.close()
    database.close()
    return seconds


def timed(send: Callable[[dict[str, object]], object], rows: list[dict[str, object]]) -> float:
    """Return the seconds that the rows took once the engine was warm."""
    for row in rows[:WARM]:
        send(row)
    started = time.perf_counter()
    for row in rows[WARM:]:
        send(row)
    return time.perf_counter() - started


@contextmanager
def clock(steps: dict[str, float], name: str) -> Iterator[None]:
    """Keep how long a step took."""
    started = time.perf_counter()
    yield
    steps[name] = time.perf_counter() - started


def alone(work: Callable[..., object], *arguments: object) -> object:
    """Run in a new process and return what it returns."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def compare(engine: str, store_url: str, rows: int, folder: Path) -> bool:
    """Print one engine's figures; tell whether it is under the promise."""
    measured = {}
    for count in (rows // 4, rows):
        file = folder / f"liste-{count}.csv"
        write_list(file, count)
        clear(store_url)
        url = store_url if "://" in store_url else f"{store_url}-{count}"
        measured[count] = alone(ours, url, file, folder / f"{engine}-{count}.sqlite")
    clear(store_url)
    each = alone(naive, store_url, file, folder)
    whole = sum(measured[rows][step] for step in ("read", "journal", "resolve", "store"))
    print(f"{engine}: {rows} rows → {measured[rows]['nodes']:.0f} nodes, {measured[rows]['ties']:.0f} ties")
    print("  " + ", ".join(f"{step} {measured[rows][step]:.1f} s" for step in ("read", "journal", "resolve", "store")))
    print_memory(measured, rows)
    print(f"  naive: {each * 1000:.2f} ms a row on {SAMPLE} rows, scaled: {each * rows:.0f} s")
    store = measured[rows]["store"]
    print(f"  into the store: {each * rows / store:.0f} times faster; ", end="")
    print(f"the whole load, which also reads, journals and resolves, {whole:.1f} s: {each * rows / whole:.0f} times")
    return each * rows / store < FACTOR


def print_memory(measured: dict[int, dict[str, float]], rows: int) -> None:
    """Print the peaks of memory for all the rows and for a quarter of them, and how they grow."""
    quarter, whole = (measured[count]["memory"] for count in (rows // 4, rows))
    thousand = (whole - quarter) / (rows - rows // 4) * 1000
    print(f"  peak memory {quarter:.0f} MB at {rows // 4} rows, {whole:.0f} MB at {rows}: ", end="")
    print(f"{whole / quarter:.2f} times ({FLAT} at most), {thousand:.2f} MB each further 1,000 rows; ", end="")
    print(f"the reader {measured[rows // 4]['reader']:.0f} and {measured[rows]['reader']:.0f} MB")


def clear(store_url: str) -> None:
    """Empty a server; a file of Ladybug has a new name each time."""
    if "://" in store_url:
        with neo4j.GraphDatabase.driver(store_url) as driver, driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()


def main(rows: int) -> int:
    """Measure both engines; return 1 when one is not as fast as promised."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        slow = compare("Ladybug", str(folder / "carte.lbug"), rows, folder)
        try:
            server = folder / "neo4j"
            server.mkdir()
            # One transaction holds the whole map: with the tests' 1 GB of heap, 100,000 rows are refused by the server.
            os.environ["_JAVA_OPTIONS"] = "-Xmx3g"
            with running_neo4j(server) as address:
                slow |= compare("Neo4j", address, rows, folder)
        except NoNeo4jError as error:
            print(f"Neo4j: not measured ({error})")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
