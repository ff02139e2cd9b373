"""The list of invitations: within the seats, telling the truth, never worse with more, near the optimum."""

import random
from itertools import combinations
from math import e

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.planning.cover import covers
from tests.graph.planning.drawn import PEOPLE, target, targets


def optimum(found, seats):
    """Try every list."""
    lists = combinations(PEOPLE, min(seats, len(PEOPLE)))
    return max(sum(one.weight for one in found if one.met_by(people)) for people in lists)


@settings(deadline=None)
@given(targets(), st.integers(0, 8))
def test_a_list_keeps_to_its_seats_and_claims_what_it_covers(found, seats):
    for size, cover in enumerate(covers(found, seats)):
        assert len(cover.invited) <= size
        assert cover.covered == {one.id for one in found if one.met_by(cover.invited)}
        assert cover.weight == pytest.approx(sum(one.weight for one in found if one.id in cover.covered))


@settings(deadline=None)
@given(targets(), st.integers(1, 9))
def test_a_seat_more_never_covers_less(found, seats):
    weights = [cover.weight for cover in covers(found, seats)]
    assert weights == sorted(weights)


@settings(deadline=None)
@given(targets(), st.integers(0, 8), st.randoms(use_true_random=False), st.sets(st.sampled_from(PEOPLE)))
def test_the_order_of_the_input_does_not_matter(found, seats, draw, liked):
    mixed = list(found)
    draw.shuffle(mixed)
    liking = dict.fromkeys(liked, 1)
    assert covers(found, seats, liking=liking) == covers(mixed, seats, liking=dict(reversed(liking.items())))


@settings(deadline=None)
@given(targets(), st.integers(0, 5), st.sets(st.sampled_from(PEOPLE), max_size=3))
def test_nobody_is_invited_for_nothing_except_who_must_be(found, more, kept):
    cover = covers(found, len(kept) + more, kept)[-1]
    assert kept <= cover.invited
    for one in cover.invited - kept:
        rest = cover.invited - {one}
        assert any(t.id in cover.covered and not t.met_by(rest) for t in found)


@settings(deadline=None)
@given(targets(pairs=False), st.integers(1, 5))
def test_with_one_person_a_gap_the_bound_of_nemhauser_wolsey_and_fisher_holds(found, seats):
    assert covers(found, seats)[-1].weight >= (1 - 1 / e) * optimum(found, seats) - 1e-9


def test_pairs_are_near_the_optimum_on_a_hundred_draws():
    ratios = []
    for seed in range(100):
        draw = random.Random(seed)
        found = []
        for number in range(draw.randint(4, 18)):
            people = draw.sample(PEOPLE, 5)
            pair, several = [(people[:1], 1), (people[1:2], 1)], [(people[:4], 2)]
            shape = draw.choice([pair, pair, [(people[:1], 1)], several, [(people[:2], 1), (people[2:], 1)]])
            found.append(target(number, draw.randint(20, 95) / 100, *shape))
        seats = draw.randint(2, 5)
        ratios.append(covers(found, seats)[-1].weight / optimum(found, seats))
    assert max(ratios) <= 1 + 1e-9
    assert sum(ratios) / len(ratios) > 0.98
    assert min(ratios) > 0.8


def test_a_pair_counts_only_when_both_ends_are_there():
    pair = target(1, 0.9, (["org-a"], 1), (["org-b"], 1))
    alone = target(2, 0.2, (["org-c"], 1))
    one, two, three = covers([pair, alone], 3)[1:]
    assert (one.invited, two.invited) == ({"org-c"}, {"org-a", "org-b"})
    assert three.covered == {pair.id, alone.id}


def test_an_exchange_undoes_what_the_greedy_rule_took_too_early():
    """The dearest single is taken first, and leaves one seat for a pair; the pair alone is worth more."""
    single = target(1, 0.5, (["org-a"], 1))
    pair = target(2, 0.9, (["org-b"], 1), (["org-c"], 1))
    assert covers([single, pair], 2)[-1].covered == {pair.id}


def test_at_equal_worth_a_new_face_is_invited_and_who_is_lost_is_not():
    either = target(1, 0.5, (["org-a", "org-b", "org-c"], 1))
    assert covers([either], 3, liking={"org-a": 1, "org-b": 2})[-1].invited == {"org-b"}
    worth_more = [either, target(2, 0.4, (["org-c"], 1))]
    assert covers(worth_more, 1, liking={"org-a": 1, "org-b": 2})[-1].invited == {"org-c"}


def test_more_kept_than_seats_is_refused():
    with pytest.raises(ValueError, match="kept"):
        covers([], 1, ["org-a", "org-b"])
