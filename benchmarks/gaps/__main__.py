"""How long all the gaps of a large network take, on both engines, against looking at every pair in networkx.

``python -m benchmarks.gaps [ORGANISATIONS TIES]`` draws an invented network over Grand Est (over the whole of France
beyond 10,000 organisations), writes it into each store and finds its gaps, as the pages and ``maillage gaps`` do. The
naive way is what a notebook does: the same ties in one networkx graph, and for every pair of organisations what they
share, to say who met without working together and who works on the same need without having met. It is measured on a
sample of the pairs and scaled.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx

from benchmarks.gaps.invented import network
from graph.gaps import find_gaps
from graph.projection.model import Graph
from graph.settings import Settings
from graph.store import open_store
from graph.vocabulary import departements, departements_of_region
from tests.neo4j.server import NoNeo4jError, running_neo4j

SIZE = (2_000, 20_000)
SAMPLE = 20_000  # pairs looked at, before scaling
REPEATS = 3
NATIONAL = 10_000  # organisations beyond which the network is of the whole country


def ours(url: str, graph: Graph) -> tuple[float, int]:
    """Return the best time to find all the gaps, in seconds, and how many there are."""
    store = open_store(Settings.from_env(url))
    store.write(graph, "benchmark")
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        found = len(find_gaps(store).gaps)
        times.append(time.perf_counter() - started)
    store.close()
    return min(times), found


def naive(graph: Graph) -> float:
    """Return how long every pair would take in networkx, in seconds."""
    ties: nx.Graph[str] = nx.Graph()
    for tie, rows in graph.ties.items():
        if tie.type in ("TAKES_PART_IN", "ATTENDED", "ADDRESSES"):
            ties.add_edges_from((str(row[0]), str(row[1]), {"tie": tie.type}) for row in rows)
    organizations = [node for node in graph.nodes["Organization"] if node in ties]
    pairs = len(organizations) * (len(organizations) - 1) // 2
    draw = random.Random(6)
    started = time.perf_counter()
    for left, right in (draw.sample(organizations, 2) for _ in range(SAMPLE)):
        shared = {ties[left][fact]["tie"] for fact in nx.common_neighbors(ties, left, right)}
        needs = [
            {need for fact in ties[one] for need in ties[fact] if need in graph.nodes["Need"]} for one in (left, right)
        ]
        bool(needs[0] & needs[1]), shared == {"ATTENDED"}
    return (time.perf_counter() - started) / SAMPLE * pairs


def main(organizations: int, ties: int) -> None:
    """Print the figures of one size."""
    codes = sorted(departements() if organizations > NATIONAL else departements_of_region("44"))
    graph = network(organizations, ties, codes)
    pairs = naive(graph)
    print(f"{organizations} organisations, {ties} ties: every pair in networkx, {pairs:.0f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        show("Ladybug", ours(str(Path(folder) / "carte.lbug"), graph), pairs)
        os.environ["_JAVA_OPTIONS"] = "-Xmx3g"  # one transaction holds the whole map
        try:
            server = Path(folder) / "neo4j"
            server.mkdir()
            with running_neo4j(server) as address:
                show("Neo4j", ours(address, graph), pairs)
        except NoNeo4jError as error:
            print(f"Neo4j: not measured ({error})")


def show(engine: str, measured: tuple[float, int], pairs: float) -> None:
    """Print one engine's figures."""
    seconds, gaps = measured
    print(f"{engine}: {gaps} gaps in {seconds:.2f} s, {pairs / seconds:.0f} times faster", flush=True)


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:3]) if len(sys.argv) > 2 else SIZE))
