"""Tables: every guest at one of them, equal sizes, those of a gap together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.planning.tables import seat, usual_count
from tests.graph.planning.drawn import PEOPLE, target, targets

KINDS = {one: "mission locale" if one < "org-e" else "" for one in PEOPLE}


@settings(deadline=None)
@given(st.sets(st.sampled_from(PEOPLE)), targets(), st.integers(1, 6))
def test_tables_share_the_guests_out_in_equal_sizes(guests, found, count):
    covered = [one for one in found if one.met_by(guests)]
    tables = seat(guests, covered, count, KINDS)
    seated = [one for table in tables for one in table.guests]
    assert sorted(seated) == sorted(guests)
    sizes = [len(table.guests) for table in tables]
    assert len(sizes) == min(count, len(guests))
    assert not sizes or max(sizes) - min(sizes) <= 1
    by_id = {one.id: one for one in covered}
    assert all(by_id[gap].met_by(table.guests) for table in tables for gap in table.gaps)


@settings(deadline=None)
@given(st.sets(st.sampled_from(PEOPLE)), targets(), st.randoms(use_true_random=False))
def test_the_order_of_guests_and_gaps_does_not_matter(guests, found, draw):
    covered = sorted((one for one in found if one.met_by(guests)), key=lambda one: one.id)
    mixed, people = list(covered), sorted(guests)
    draw.shuffle(mixed)
    draw.shuffle(people)
    assert [t.guests for t in seat(people, mixed, 3, KINDS)] == [t.guests for t in seat(guests, covered, 3, KINDS)]


def test_pairs_sit_together_and_a_table_is_named_by_its_need():
    """Letters are dealt so that lining up by name would part every pair."""
    pairs = [("org-a", "org-f"), ("org-b", "org-e"), ("org-c", "org-d")]
    covered = [target(n, 0.5, ([a], 1), ([b], 1), need=f"besoin {n}") for n, (a, b) in enumerate(pairs)]
    tables = seat(PEOPLE[:6], covered, 3, {})
    assert sorted(table.guests for table in tables) == sorted(tuple(sorted(pair)) for pair in pairs)
    assert sorted(table.topics for table in tables) == [("besoin 0",), ("besoin 1",), ("besoin 2",)]


def test_kinds_are_mixed_when_no_gap_says_otherwise():
    kinds = {"org-a": "CCAS", "org-b": "CCAS", "org-c": "CADA", "org-d": "CADA"}
    for table in seat(kinds, [], 2, kinds):
        assert {kinds[one] for one in table.guests} == {"CCAS", "CADA"}


def test_eight_people_talk_at_one_table_and_nine_at_two():
    assert [usual_count(guests) for guests in (0, 1, 8, 9, 40)] == [1, 1, 1, 2, 5]
