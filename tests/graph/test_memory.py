"""What a load holds in memory does not grow with its rows: only the graph does, by about a kilobyte a row."""

import tracemalloc

import pytest

from benchmarks.loading import write_list
from graph.build import build_graph
from graph.journal import Journal
from graph.loaders.reading import Perimeter
from graph.loading import gather, load

FEW, MANY = 2_000, 6_000
EVERYWHERE = Perimeter()


@pytest.fixture(scope="module")
def peaks(tmp_path_factory):
    """Return rows → the most that reading and writing held, and that building held (bytes of Python’s own)."""
    folder = tmp_path_factory.mktemp("memory")
    loaded(folder, FEW)  # what is read once and kept: vocabularies, compiled expressions
    tracemalloc.start()
    try:
        return {rows: loaded(folder, rows) for rows in (FEW, MANY)}
    finally:
        tracemalloc.stop()


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
