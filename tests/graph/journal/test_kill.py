"""kill -9 at 50 random instants of loads: nothing acknowledged is lost, no file is half there, all opens by itself.

A child loads small files one after another, each with its rebuild, and notes on disk each load it was told is done.
Children are forked by a server that has imported everything, so that an instant of a load is drawn, not of a start.
"""

import multiprocessing
import random
import time
from collections import Counter
from itertools import count

import pytest

from graph.build import build_graph, is_current, rebuild
from graph.fingerprint import fingerprint
from graph.journal import Journal
from graph.journal.restoring import integrity
from graph.journal.writing import write_load
from graph.settings import Settings
from graph.store import open_store
from tests.graph.journal.lists import document

ROWS = 40
BATCHES = {"ladybug": (5, 10), "neo4j": (1, 5)}  # maps, and kills of each
NAMES = ("MJC", "Mission locale", "CIDFF", "Amitié", "Croix-Rouge", "Centre social", "CCAS", "Mairie")


def a_list(number):
    rows = [(f"Cours {number}-{row}", NAMES[(number + row) % len(NAMES)], "54") for row in range(ROWS)]
    return document(rows, f"{number}.csv")


def load_until_killed(store_url, journal_path, acknowledged):
    """What the child does: load, rebuild, say so on disk, and go on with the next file."""
    settings = Settings.from_env(store_url, str(journal_path))
    store = open_store(settings)
    with Journal(settings.journal) as journal, open(acknowledged, "a") as told:  # noqa: PTH123
        for number in count(len(journal.documents())):
            write_load(journal, [a_list(number)], {})
            told.write(f"{number}\n")
            told.flush()
            rebuild(journal, store)


@pytest.fixture(scope="module")
def forks():
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "graph.store.ladybug_", "graph.store.neo4j_"])
    return context


def killed(forks, after, *arguments):
    """Start a child, kill it -9 after that many seconds of loading, and say how it ended."""
    child = forks.Process(target=load_until_killed, args=arguments)
    child.start()
    time.sleep(after)
    child.kill()
    child.join()
    return child.exitcode


def check_whole(journal, told):
    """Each file is wholly there or not at all, and each that was acknowledged is there."""
    assert integrity(journal.path) == []
    rows = Counter(stored.record.position.file for stored in journal.records())
    assert set(rows.values()) <= {ROWS}
    acknowledged = {f"{line}.csv" for line in told.read_text().split()} if told.exists() else set()
    assert acknowledged <= rows.keys()


def check_heals(journal, store):
    """The map opens as any command opens it, and is then what the journal says."""
    if not is_current(journal, store):
        rebuild(journal, store)
    assert fingerprint(store.snapshot()) == fingerprint(build_graph(journal).graph)


def test_a_load_killed_at_any_instant_loses_nothing_and_leaves_nothing_half_done(store_url, tmp_path, forks):
    maps, kills = BATCHES["neo4j" if "://" in store_url else "ladybug"]
    instants, loaded = random.Random(9), 0
    killed(forks, 0.5, store_url, tmp_path / "warm.sqlite", tmp_path / "warm.txt")
    for number in range(maps):
        url = store_url if "://" in store_url else str(tmp_path / f"{number}.lbug")
        path, told = tmp_path / f"{number}.sqlite", tmp_path / f"{number}.txt"
        for _ in range(kills):
            assert killed(forks, instants.uniform(0.02, 0.7), url, path, told) == -9
            store = open_store(Settings.from_env(url))
            with Journal(path) as journal:
                check_whole(journal, told)
                check_heals(journal, store)
                loaded = max(loaded, journal.head)
            store.close()
    assert loaded > 1  # the instants do fall during loads
