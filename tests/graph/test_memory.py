"""What a load holds in memory does not grow with its rows: only the graph does, by about a kilobyte a row."""

import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from benchmarks.loading import write_list
from graph.build import build_graph
from graph.journal import Journal
from graph.loaders.reading import Perimeter
from graph.loading import gather, load

FEW, MANY = 2_000, 6_000
EVERYWHERE = Perimeter()


ALONE = "import json, sys; from tests.graph.test_memory import measured; print(json.dumps(measured(sys.argv[1])))"


@pytest.fixture(scope="module")
def peaks(tmp_path_factory):
    """Return rows → the most that reading and writing held, and that building held (bytes of Python’s own).

    Measured in a process of its own: a cache that other tests filled may double its table at any row of this one.
    """
    command = [sys.executable, "-c", ALONE, str(tmp_path_factory.mktemp("memory"))]
    told = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True).stdout
    return dict(zip((FEW, MANY), json.loads(told), strict=True))


def measured(name):
    """Return for few rows, then for many, what ``peaks`` says."""
    folder = Path(name)
    loaded(folder, FEW)  # what is read once and kept: vocabularies, compiled expressions
    tracemalloc.start()
    return [loaded(folder, rows) for rows in (FEW, MANY)]


def loaded(folder, rows):
    file, path = folder / f"{rows}.csv", folder / f"{rows}.sqlite"
    write_list(file, rows)
    path.unlink(missing_ok=True)
    with Journal(path) as journal:
        return peak(lambda: load(journal, gather([file], EVERYWHERE), EVERYWHERE)), peak(lambda: build_graph(journal))


def peak(work):
    if not tracemalloc.is_tracing():
        return work() and 0
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    work()
    return tracemalloc.get_traced_memory()[1] - before


def test_reading_and_writing_take_the_same_memory_whatever_the_rows(peaks):
    assert peaks[MANY][0] - peaks[FEW][0] < 300 * (MANY - FEW)


def test_building_takes_the_memory_of_the_graph_and_no_more(peaks):
    assert peaks[MANY][1] - peaks[FEW][1] < 1_500 * (MANY - FEW)
