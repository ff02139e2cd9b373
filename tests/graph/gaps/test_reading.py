"""What finding gaps asks of an engine: each thing once, the next while Python works, and no more than it can hold."""

from collections import Counter
from functools import partial

import pytest

from graph.gaps import find_gaps
from graph.gaps.ahead import AHEAD, read_ahead
from graph.gaps.readings import readings_of
from graph.gaps.ties import Proofs
from graph.queries import get_query
from graph.store import open_store
from tests.graph.worlds import load_world, table


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reading")
    actions = table("a.csv", ("action", "porteur", "département"), "Cours | Cimade | 54", "Prêt | Emmaüs | 57")
    opened = open_store(load_world(folder / "carte.lbug", folder, actions))
    yield opened
    opened.close()


def test_readings_come_in_order_and_few_are_begun_before_they_are_taken():
    begun = []

    def read(number):
        begun.append(number)
        return number

    found = read_ahead(partial(read, number) for number in range(20))
    assert next(found) == 0
    assert len(begun) <= AHEAD + 1
    assert list(found) == list(range(1, 20))


def test_a_reading_that_fails_says_so_and_none_is_begun_after():
    begun = []

    def read(number):
        begun.append(number)
        return 1 // (2 - number)

    with pytest.raises(ZeroDivisionError):
        list(read_ahead(partial(read, number) for number in range(20)))
    assert len(begun) <= 2 + AHEAD + 1


def test_nothing_is_asked_twice_of_the_engine(store, monkeypatch):
    asked = Counter()
    read = store.read

    def counted(text, *given):
        asked[text] += 1
        return read(text, *given)

    monkeypatch.setattr(store, "read", counted)
    find_gaps(store)
    assert asked[get_query("proofs").text] == 1
    assert asked[get_query("answered_needs").text] == 1
    assert max(asked.values()) == 1


def test_a_kind_reads_itself_unless_its_text_is_that_of_a_view():
    assert readings_of(get_query("single_pillar")) == ["single_pillar"]
    assert readings_of(get_query("action_alone")) == ["action_alone", "answers"]
    assert readings_of(get_query("missing_neighbour")) == ["answers", "proofs"]
    assert get_query("missing_neighbour").returns == get_query("answers").returns
    assert get_query("missing_neighbour").text.endswith(get_query("answers").text)


def test_proofs_name_the_organisation_and_state_the_fact():
    ties = [("a", "1"), ("a", "2"), ("b", "1")]
    proofs = Proofs([{"organization": one, "fact": fact, "record": f"{one}{fact}"} for one, fact in ties])
    assert proofs.of("a", ["1", "2", "3"]) == {"a1", "a2"}
    assert proofs.of("c", ["1"]) == set()


def test_one_is_said_in_the_singular(store):
    alone = [find_gaps(store, ["action_alone"], departements).kinds[0] for departements in ([], ["54"])]
    assert [(kind.denominator, kind.denominator_title.split()[0]) for kind in alone] == [(2, "actions"), (1, "action")]
