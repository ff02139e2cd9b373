"""``check`` names each node, tie and property by which a map is not what its journal says."""

import sqlite3

import pytest

from graph.checking import check, discrepancies
from graph.journal import Journal
from graph.projection import Graph
from graph.schema import RELATIONSHIPS
from graph.store import open_store
from tests.graph.worlds import attendance, load_world

LIST = attendance("Forum | 2019-10-14 | MJC Bazin | participant", "Forum | 2019-10-14 | CIDFF 54 | animation")


@pytest.fixture
def world(store_url, tmp_path):
    settings = load_world(store_url, tmp_path, LIST)
    store = open_store(settings)
    with Journal(settings.journal) as journal:
        yield journal, store
    store.close()


def test_a_map_that_was_just_built_has_no_difference(world):
    report = check(*world)
    assert (report.is_sound, report.is_current, report.compared) == (True, True, world[1].snapshot().size)


def test_each_thing_that_differs_is_named_on_either_engine(world):
    journal, store = world
    graph = store.snapshot()
    (event,) = graph.nodes["Event"]
    graph.nodes["Event"][event] = (event, "Autre", *graph.nodes["Event"][event][2:])
    (attended,) = [tie for tie in RELATIONSHIPS if tie.type == "ATTENDED"]
    lost = sorted(graph.ties[attended])[0]
    graph.ties[attended].remove(lost)
    graph.add_node("Need", ("besoin", "Inventé"))
    store.write(graph, "by hand")
    report = check(journal, store)
    assert not report.is_sound
    assert not report.is_current
    told = {(d.what, d.id, d.property, d.expected, d.found) for d in report.differences}
    assert told == {
        ("rencontre", event, "nom", "Forum", "Autre"),
        (f"lien « a participé à » ({lost[2]})", f"{lost[0]} → {lost[1]}", "", "présent", "absent"),
        ("besoin", "besoin", "", "", "de trop dans la carte"),
    }


def test_nothing_is_written_by_a_check(world):
    journal, store = world
    before = (list(journal.connection.iterdump()), store.stamp(), store.snapshot().fingerprint())
    journal.connection.execute("DELETE FROM issued_ids WHERE rowid = 1")
    ids = list(journal.connection.iterdump())
    check(journal, store)
    assert list(journal.connection.iterdump()) == ids
    assert (store.stamp(), store.snapshot().fingerprint()) == before[1:]


def test_a_store_that_is_empty_misses_everything(world):
    found = list(discrepancies(world[1].snapshot(), Graph()))
    assert len(found) == sum(world[1].snapshot().size)
    assert {d.found for d in found} == {"absent"}


def test_a_damaged_journal_is_told(world):
    journal, store = world
    with sqlite3.connect(journal.path) as connection:
        connection.execute("INSERT INTO undone VALUES (77, 78, 1)")
    connection.close()
    report = check(journal, store)
    assert report.damage == ("undone → runs", "undone → runs")
    assert not report.is_sound
