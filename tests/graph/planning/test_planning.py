"""Plans and introductions over small worlds that a person can read."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.gaps import UNKNOWN
from graph.model import FollowUp
from graph.planning.figures import figures
from graph.planning.introducing import introductions
from graph.planning.inviting import make_plan
from graph.planning.known import Actor, Engagement, Known, Meeting
from graph.planning.model import Request
from graph.planning.targets import targets
from tests.graph.planning.drawn import gap

NEEDS = {"logement": "logement-hebergement--acceder", "hébergement": "logement-hebergement--autre", "santé": "sante--x"}
TODAY = "2021-01-01"


def world(*lines, met=(), actors=()):
    """Build what is known from lines ``organisation | action | département | need | scheme | year | territory``."""
    runs = []
    for line in lines:
        one, action, place, need, scheme, year, territory = ([c.strip() for c in line.split("|")] + [""] * 7)[:7]
        code = NEEDS.get(need, "")
        runs.append(Engagement(one, action, scheme, int(year or 0), place, territory, code, need))
    people = {run.organization: Actor(run.organization, run.organization.upper()) for run in runs}
    met = tuple(
        Meeting(f"evt-{n}", f"Rencontre {n}", date, came=frozenset(came)) for n, (date, *came) in enumerate(met)
    )
    people |= {one: Actor(one, one.upper()) for meeting in met for one in meeting.came if one not in people}
    return Known(people | {actor.id: actor for actor in actors}, tuple(runs), met)


def pair(number, left, right, **more):
    return gap(number, subjects=(left, right), missing=((left, right),), **more)


def uncovered(number=1, departement="57", need="logement"):
    return gap(number, 0.9, need, "uncovered_need", departement, (departement,), ((departement, UNKNOWN),))


def sides(one, known):
    found, _ = targets([one], known)
    return [sorted(side.who) for each in found for side in each.sides]


def test_a_pair_asks_for_both_ends_and_actors_apart_for_two_of_them():
    known = world("a | x | 57 | logement", "b | y | 57 | logement", "c | z | 57 | logement")
    assert sides(pair(1, "a", "b"), known) == [["a"], ["b"]]
    apart = gap(2, need="logement", kind="need_without_partnership", subjects=("a", "b", "c", "57"))
    assert sides(apart, known) == [["a", "b", "c"]]
    assert targets([apart], known)[0][0].met_by(["a", "c"])
    assert not targets([apart], known)[0][0].met_by(["a"])


def test_an_uncovered_need_asks_for_someone_near_it_here_and_someone_who_answers_it_next_door():
    known = world("a | x | 57 | hébergement", "b | y | 57 | santé", "c | z | 54 | logement", "d | w | 08 | logement")
    assert sides(uncovered(), known) == [["a"], ["c"]]  # 08 is no neighbour of 57
    assert sides(uncovered(), world("b | y | 57 | santé", "c | z | 54 | logement")) == [["b"], ["c"]]


def test_a_need_that_nobody_is_known_to_answer_is_told_as_such():
    found, beyond = targets([uncovered()], world("b | y | 57 | santé", "d | w | 08 | logement"))
    assert found == []
    assert [one.number for one, _ in beyond] == [1]
    assert "personne n’est connu" in beyond[0][1]


def test_who_is_alone_meets_who_could_join_it():
    known = world("a | x | 57 | logement", "b | y | 57 | hébergement", "c | z | 57 | santé")
    alone = gap(1, need="", kind="isolated_organization", subjects=("a",), missing=(("a", UNKNOWN),))
    assert sides(alone, known) == [["a"], ["b"]]
    held = ("a 2025 ter-1", "b 2024 ter-1", "b 2025 ter-2", "c 2025 ter-2", "d 2024 ter-1")
    posts = world(*("{0} | {0}x | 57 | | Fonjep | {1} | {2}".format(*each.split()) for each in held))
    carrier = gap(2, kind="single_carrier", subjects=("ter-1", "a"), missing=(("ter-1", UNKNOWN),))
    assert sides(carrier, posts) == [["a"], ["b"]]  # d holds no post any more


def test_a_bridge_asks_for_one_of_each_part_and_neighbours_for_one_of_each_side():
    known = world(
        "a | x | 57", "b | x | 57", "b | y | 57", "m | y | 57", "m | z | 57", "c | z | 57", "c | t | 57", "d | t | 57"
    )
    assert sides(gap(1, kind="only_bridge", subjects=("m",), missing=(("m", UNKNOWN),)), known) == [
        ["a", "b"],
        ["c", "d"],
    ]
    border = gap(
        2, need="logement", kind="missing_neighbour", departement="54", subjects=("54", "57"), missing=(("54", "57"),)
    )
    assert sides(border, world("a | x | 54 | logement", "b | y | 57 | logement")) == [["a"], ["b"]]


def test_what_no_meeting_closes_is_said_with_its_reason_and_what_is_settled_is_not_said():
    gone = gap(1, kind="lost_actor", subjects=("a",), missing=(("a", UNKNOWN),))
    found, beyond = targets([gone], world("a | x | 57"))
    assert (found, [one.number for one, _ in beyond]) == ([], [1])
    settled = replace(gone, follow_up=FollowUp(gone.id, "set_aside", why="fermée"))
    assert targets([settled], world("a | x | 57")) == ([], [])


CROWD = world(
    *(f"{one} | {one}x | 57 | logement" for one in "abcdefg"),
    met=[("2020-01-01", "a", "b", "c"), ("2019-01-01", "d")],
)
PAIRS = [pair(n, one, other, severity=s, need="logement") for n, (one, other, s) in enumerate(
    (("a", "b", 0.9), ("c", "d", 0.6), ("e", "f", 0.6), ("a", "g", 0.3)), 1)]  # fmt: skip


def plan(seats=4, **asked):
    return make_plan(CROWD, PAIRS, Request(("57",), seats, **asked))


def test_a_plan_says_whom_for_what_and_at_which_table():
    made = plan()
    assert {one.actor.id for one in made.invitations} == set("abef")  # c came last time, e and f did not
    assert made.before.name == "Rencontre 0"
    assert (made.fresh, len(made.invitations)) == (2, 4)
    first = made.invitations[0]
    assert first.why == "Pour rencontrer B sur « logement » (manque n° 1, Moselle)."
    assert [one.gap.number for one in made.missed] == [2, 4]
    assert [actor.id for actor in made.missed[0].lacking] == ["c", "d"]
    assert sorted(sum((table.guests for table in made.tables), ())) == list("abef")


def test_one_more_seat_is_said_only_when_it_brings_something():
    made = plan(seats=3)
    assert {one.actor.id for one in made.invitations} == set("abg")  # both gaps of a
    seats, gaps = made.more
    assert (seats, [one.number for one in gaps]) == (2, [3])  # e and f, and nobody leaves
    assert "Avec 2\u202fplaces de plus : 1\u202fmanque de plus (n° 3)." in list(figures(made))
    assert plan(seats=7).more is None


def test_who_must_come_comes_and_who_must_not_does_not():
    made = plan(seats=3, wanted=("f",), unwanted=("a",))
    assert "a" not in {one.actor.id for one in made.invitations}
    (kept,) = [one for one in made.invitations if one.wanted]
    assert kept.actor.id == "f"
    assert 1 in {one.gap.number for one in made.missed}
    with pytest.raises(ValueError, match="kept"):
        plan(seats=1, wanted=("e", "f"))


def test_an_empty_territory_has_an_empty_plan_that_says_so():
    made = make_plan(CROWD, PAIRS, Request(("08",), 40))
    assert (made.invitations, made.tables, made.known) == ((), (), 0)
    assert any("0 sur 0" in line for line in figures(made))


def test_without_any_attendance_nobody_is_called_new():
    made = make_plan(replace(CROWD, meetings=()), PAIRS, Request(("57",), 4))
    assert made.before is None
    assert any("Aucune liste de présence" in line for line in figures(made))


@settings(deadline=None)
@given(st.integers(1, 7), st.sets(st.sampled_from("abcdef"), max_size=2))
def test_the_numbers_of_a_plan_agree_with_its_lists(seats, unwanted):
    made = plan(seats=seats, unwanted=tuple(unwanted))
    invited = {one.actor.id for one in made.invitations}
    assert len(invited) <= seats
    assert not invited & unwanted
    assert len(made.covered) + len(made.missed) == len(PAIRS)
    assert all(one.met_by(invited) for one in made.covered)
    assert made.steps[-1].covered == len(made.covered)
    assert all(one.lacking or unwanted for one in made.missed)


def meet(known, *gaps):
    return introductions(known, gaps, TODAY)


def test_an_introduction_names_who_works_with_both_before_who_met_both():
    known = world(
        "a | x | 57 | logement", "m | x | 57", "m | y | 57", "b | y | 57 | logement",
        met=[("2020-05-01", "a", "n"), ("2020-06-01", "b", "n")],
    )  # fmt: skip
    (one,) = meet(known, pair(1, "a", "b", need="logement"))
    assert [(each.actor.id, each.works) for each in one.introducers] == [("m", True), ("n", False)]
    assert one.introducers[1].how == "était à une rencontre avec chacune"
    assert one.where == "À une prochaine rencontre comme « Rencontre 1 » (01/06/2020), où était B."
    assert one.records == ("rec-1",)


def test_a_coming_meeting_is_proposed_before_a_past_one():
    known = world("a | x | 57 | logement", "b | y | 57 | logement", met=[("2020-05-01", "a"), ("2021-03-01",)])
    (one,) = meet(known, pair(1, "a", "b"))
    assert one.where == "À la prochaine rencontre connue : « Rencontre 1 » (01/03/2021)."


def test_nothing_is_proposed_of_whom_nothing_is_known():
    known = world("a | x | 57 | logement", actors=[Actor("b", "B", based=frozenset({"57"}))])
    assert meet(known, pair(1, "a", "b")) == []


def test_a_group_is_told_once_with_the_pairs_it_holds():
    known = world("a | x | 57 | logement", "b | y | 57 | logement", "c | z | 57 | logement")
    apart = gap(1, 0.7, "logement", "need_without_partnership", subjects=("a", "b", "c", "57"))
    (one,) = meet(known, apart, pair(2, "a", "b", need="logement"))
    assert sorted(actor.id for actor in one.people) == ["a", "b", "c"]
    assert [each.number for each in one.gaps] == [1, 2]


def test_what_is_set_aside_is_not_proposed_and_what_is_in_discussion_is_said():
    known = world("a | x | 57 | logement", "b | y | 57 | logement")
    first = pair(1, "a", "b")
    assert meet(known, replace(first, follow_up=FollowUp(first.id, "set_aside", why="déjà tenté"))) == []
    (one,) = meet(known, replace(first, follow_up=FollowUp(first.id, "in_discussion")))
    assert one.state == "in_discussion"


def test_the_gravest_comes_first_and_its_score_says_why():
    known = world("a | x | 57 | logement", "b | y | 57 | logement", "c | z | 57 | logement")
    first, second = meet(known, pair(1, "a", "b", severity=0.4), pair(2, "b", "c", severity=0.8))
    assert [actor.id for actor in first.people] == ["b", "c"]
    assert first.score > second.score
    assert first.score_reason.startswith("Le manque n° 2 a une gravité de 0,80")


def test_who_is_no_longer_in_the_lists_is_proposed_with_a_warning():
    known = world("a | x | 57 | logement", "b | y | 57 | logement")
    gone = gap(2, kind="lost_actor", subjects=("a",), missing=(("a", UNKNOWN),))
    (one,) = meet(known, pair(1, "a", "b"), gone)
    assert one.cautions == ("Manque 2.",)
