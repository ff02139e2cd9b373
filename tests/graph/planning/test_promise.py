"""What is promised of the people who complete a gap: they complete it, and never bring more than was said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.planning.room import Room
from tests.graph.planning.drawn import PEOPLE, target, targets

SLACK = 1e-6


@settings(deadline=None)
@given(targets(), st.sets(st.sampled_from(PEOPLE), max_size=4), st.sampled_from([None, 1, 2, 3]))
def test_a_completion_covers_a_gap_and_brings_no_more_than_promised(found, invited, seats):
    room = Room(found, {}, frozenset(invited))
    before = room.cover()
    for most, bundle in room.bundles(seats):
        assert invited.isdisjoint(bundle)
        assert seats is None or len(bundle) <= seats
        room.invite(bundle)
        after = room.cover()
        assert before.covered < after.covered
        assert after.weight - before.weight <= most + SLACK
        room.dismiss(bundle)


@settings(deadline=None)
@given(targets(), st.sets(st.sampled_from(PEOPLE), max_size=4))
def test_each_gap_that_is_not_covered_has_its_completion(found, invited):
    room = Room(found, {}, frozenset(invited))
    completed = set(room.cover().covered)
    for _, bundle in room.bundles():
        completed |= {one.id for one in found if one.met_by({*invited, *bundle})}
    assert completed == {one.id for one in found}


def test_the_most_for_each_seat_comes_first_then_the_order_of_ids():
    dear = target(1, 0.9, (["org-c"], 1), (["org-d"], 1))
    same = [target(number, 0.5, ([one], 1)) for number, one in ((2, "org-b"), (3, "org-a"))]
    found = Room([dear, *same], {}, frozenset()).bundles()
    assert [bundle for _, bundle in found] == [("org-a",), ("org-b",), ("org-c", "org-d")]
    assert [most for most, _ in found] == pytest.approx([0.5, 0.5, 0.9])


def test_among_those_who_could_come_the_most_asked_for_then_the_most_liked_is_chosen():
    either = target(1, 0.5, (["org-a", "org-b", "org-c"], 1))
    assert [bundle for _, bundle in Room([either], {"org-b": 1}, frozenset()).bundles()] == [("org-b",)]
    also = target(2, 0.2, (["org-c", "org-d"], 1))
    assert [bundle for _, bundle in Room([either, also], {"org-b": 1}, frozenset()).bundles()] == [("org-c",)]
