"""Both stores keep the same promises: the graph read back is the graph written, all at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import StoreError
from graph.projection import Graph
from graph.schema import RELATIONSHIPS
from graph.settings import Settings
from graph.store import open_store

TAKES_PART = next(tie for tie in RELATIONSHIPS if tie.type == "TAKES_PART_IN")
SHARED = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

# What both engines can hold: any text but lone surrogates (not UTF-8) and NUL.
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=40)


@pytest.fixture
def store(store_url):
    opened = open_store(Settings.from_env(store_url))
    yield opened
    opened.close()


def a_graph(*names, role="porteur"):
    graph = Graph()
    for number, name in enumerate(names):
        graph.add_node("Organization", (f"org-{number}", name, (name, "autre"), None, "association", None, 0.5, None))
        graph.add_node("Action", (f"act-{number}", name, None, "Fonjep", 2020 + number, None, ("jeunes",)))
        graph.add_tie(TAKES_PART, f"org-{number}", f"act-{number}", role)
    return graph


def test_a_new_store_is_empty(store):
    assert store.snapshot().size == (0, 0)
    assert store.stamp() == ""


def test_what_is_written_is_read_back(store):
    report = store.write(a_graph("A", "B"), "1")
    assert (report.written, report.removed) == (6, 0)
    assert store.snapshot().fingerprint() == a_graph("A", "B").fingerprint()
    assert store.stamp() == "1"


def test_the_stamp_is_that_of_what_another_wrote_since(store, store_url):
    other = open_store(Settings.from_env(store_url))
    for stamp in ("1", "2", "3"):
        other.write(a_graph("A", stamp), stamp)
        assert [store.stamp(), store.stamp()] == [stamp, stamp]
    other.close()


def test_the_same_graph_again_writes_nothing(store):
    store.write(a_graph("A"), "1")
    report = store.write(a_graph("A"), "1")
    assert (report.written, report.removed) == (0, 0)


def test_a_smaller_or_changed_graph_takes_the_place_of_the_old_one(store):
    store.write(a_graph("A", "B", "C"), "1")
    report = store.write(a_graph("A", "Bis", role="pilote"), "2")
    assert store.snapshot().fingerprint() == a_graph("A", "Bis", role="pilote").fingerprint()
    assert (report.written, report.removed) == (4, 5)  # B and its action renamed, two roles; C, its action, three ties
    assert store.stamp() == "2"


@SHARED
@given(names=st.lists(TEXT, max_size=4))
def test_any_text_comes_back_as_it_was(store, names):
    store.write(a_graph(*names), "1")
    assert store.snapshot().fingerprint() == a_graph(*names).fingerprint()


NAMES, FROM = (next(tie for tie in RELATIONSHIPS if tie.type == kind) for kind in ("NAMES", "FROM"))


def with_proof(graph, *rows):
    """Add a source and records of these rows; the record of an even row names the first organisation, others both."""
    graph.add_node("Source", ("liste", "Liste", None, None, None))
    for row in rows:
        graph.add_node("Record", (f"rec-{row}", "liste.csv", None, row, None, 1))
        graph.add_tie(FROM, f"rec-{row}", "liste")
        for number in (0,) if row % 2 == 0 else (0, 1):
            graph.add_tie(NAMES, f"rec-{row}", f"org-{number}")
    return graph


def test_records_come_with_their_ties_whether_they_are_new_or_changed(store):
    for rows in ((2, 3), (2, 3, 4, 5), (3, 4)):
        store.write(with_proof(a_graph("A", "B"), *rows), str(rows))
        assert store.snapshot().fingerprint() == with_proof(a_graph("A", "B"), *rows).fingerprint()
    changed = with_proof(a_graph("A", "B"), 3, 4)
    changed.add_node("Record", ("rec-4", "liste.csv", None, 9, None, 1))
    changed.add_tie(NAMES, "rec-4", "org-1")
    store.write(changed, "changed")
    assert store.snapshot().fingerprint() == changed.fingerprint()
    counted = store.read("MATCH (:Record)-[t:NAMES]->() RETURN count(t) AS ties")
    assert counted == [{"ties": len(changed.ties[NAMES])}]


def test_a_reader_that_is_already_open_sees_the_new_graph(store, store_url):
    reader = open_store(Settings.from_env(store_url))
    store.write(a_graph("A"), "1")
    assert reader.stamp() == "1"
    store.write(a_graph("A", "B"), "2")
    assert reader.stamp() == "2"
    assert reader.snapshot().size == (4, 2)
    reader.close()


def test_reads_from_many_threads_see_whole_graphs_while_another_writes(store):
    """Each graph has as many actions as organisations: a half-written one would be seen at once."""
    store.write(a_graph("A"), "0")
    count = "MATCH (o:Organization) WITH count(o) AS o MATCH (a:Action) RETURN o, count(a) AS a"

    def look(_):
        row = store.read(count)[0]
        return row["o"] == row["a"]

    with ThreadPoolExecutor(4) as pool:
        looks = pool.map(look, range(60))
        for number in range(2, 8):
            store.write(a_graph(*"ABCDEFGH"[:number]), str(number))
        assert all(looks)


@pytest.mark.parametrize(
    "text", ["CREATE (:Need {id: 'x'})", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.name = 'x'"]
)
def test_a_read_cannot_write(store, text):
    store.write(a_graph("A"), "1")
    with pytest.raises(StoreError):
        store.read(text)
    assert store.snapshot().fingerprint() == a_graph("A").fingerprint()


def test_a_wrong_address_is_told_in_french():
    with pytest.raises(StoreError, match="ne répond pas"):
        open_store(Settings(store="bolt://127.0.0.1:1", journal=None))


def test_writers_at_once_leave_one_whole_graph(store, store_url):
    """Whoever is overtaken begins again: no tie is there twice, none is of another graph."""
    graphs = [a_graph(*"AB", role="porteur"), a_graph(*"ABC", role="pilote"), a_graph("A", role="relais")]

    def write(number):
        writer = open_store(Settings.from_env(store_url))
        for turn in range(3):
            writer.write(graphs[number], f"{number}-{turn}")
        writer.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, range(3)))
    last = graphs[int(store.stamp().partition("-")[0])]
    assert store.snapshot().fingerprint() == last.fingerprint()
    counted = store.read("MATCH (o:Organization)-[t:TAKES_PART_IN]->(a:Action) RETURN count(t) AS ties")
    assert counted == [{"ties": last.size[1]}]
