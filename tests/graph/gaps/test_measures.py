"""Measures over many rows: chance against published and hand-made figures, kinds, bridges, borders."""

import random
from collections import Counter
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.gaps.alone import actions_alone
from graph.gaps.chance import at_least, comparable_pairs, enough_events, largest_kept, may_tell, met_too_often
from graph.gaps.measures import bridges, kinds_missing, met_more_than_chance, neighbours, neighbours_missing
from graph.gaps.meetings import never_met
from graph.gaps.telling import Telling, attendance_told
from graph.gaps.ties import Proofs, Ties
from graph.queries import get_query
from graph.vocabulary import departements


def ties(things):
    rows = [(one, str(thing), "participant") for one, its in things.items() for thing in its]
    return Ties([dict(zip(("organization", "thing", "role"), row, strict=True)) for row in rows])


def proofs(*ties):
    return Proofs([{"organization": one, "fact": fact, "record": f"{one}-{fact}"} for one, fact in ties])


def names(organizations):
    return {one: one.upper() for one in organizations}


def met_more(came, actions=None):
    events = {str(event): {"departements": ["54"]} for its in came.values() for event in its}
    proven = proofs(*((one, str(event)) for one, its in came.items() for event in its))
    return met_more_than_chance(ties(came), ties(actions or {}), events, names(came), proven)


def random_attendance(seed):
    draw = random.Random(seed)
    sizes = [1, 1, 2, 2, 3, 4, 5, 8, 12]
    return draw, {f"o{number}": draw.sample(range(60), draw.choice(sizes)) for number in range(300)}


def significant(values, tests):
    """Return the keys kept among so many comparisons, the rarest first: each value looked at by itself."""
    bound = largest_kept(Counter(values.values()), tests)
    return sorted((key for key, value in values.items() if value <= bound), key=lambda key: (values[key], str(key)))


def test_the_chance_of_common_meetings_is_hypergeometric():
    assert at_least(4, 8, 4, 4) == pytest.approx(1 / 70)
    assert at_least(0, 10, 3, 5) == 1
    assert at_least(1, 10, 1, 1) == pytest.approx(0.1)


@settings(deadline=None)
@given(st.integers(1, 20), st.data())
def test_a_chance_is_a_probability_and_more_meetings_are_less_likely(events, data):
    left, right = data.draw(st.integers(0, events)), data.draw(st.integers(0, events))
    values = [at_least(common, events, left, right) for common in range(events + 1)]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value <= 1 + 1e-12 for value in values)


def test_the_false_discovery_rate_on_the_example_of_its_authors():
    """Benjamini and Hochberg 1995, section 3.2: fifteen comparisons, four are kept at 5 %."""
    values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240]
    values += [0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert significant(dict(enumerate(values)), tests=15) == [0, 1, 2, 3]


def test_pairs_that_could_never_be_told_are_no_tests():
    assert comparable_pairs([1, 1, 1], 8) == 0  # one chance in eight to meet: never rare enough
    assert comparable_pairs([4, 4, 1], 8) == 1


def test_too_few_meetings_to_tell_any_pair():
    """C(14, 7) = 3432 and C(15, 7) = 6435: the first is less than 20 × 300 pairs, the second is more."""
    assert enough_events(25) == 15
    assert not may_tell([4] * 25, 8)  # one chance in C(8, 4) = 70, for 300 pairs
    assert may_tell([7] * 25, 15)
    assert may_tell([4, 4, 1, 1], 8)  # one pair can be compared: one chance in 70 is rare enough
    assert not may_tell([1, 1, 1], 8)
    assert not may_tell([5] * 9, 5)  # who always comes meets everybody
    assert not may_tell([], 0)


@settings(deadline=None)
@given(st.lists(st.integers(1, 12), max_size=8))
def test_where_no_pair_may_be_told_one_that_is_always_together_is_not(attended):
    rooms = [[str(one) for one, size in enumerate(attended) if event < size] for event in range(12)]
    found = met_too_often(rooms, {str(one): size for one, size in enumerate(attended)})
    assert not found or may_tell(attended, 12) or len(found) > 1


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (7, 7, "chacune est venue à 7 rencontres"),
        (1, 1, "chacune est venue à 1 rencontre"),
        (1, 4, "l’une est venue à 4 rencontres, l’autre à 1"),
        (0, 2, "l’une est venue à 2 rencontres, l’autre à aucune"),
    ],
)
def test_how_many_meetings_two_came_to_is_said_as_a_person_would(left, right, told):
    assert attendance_told(left, right) == told


def test_a_number_in_a_sentence_has_its_words_for_zero_one_and_several():
    row = {"departement": "88", "departement_name": "Vosges", "need": "n", "need_name": "N", "notes": 2, "records": []}
    told = [Telling(get_query("uncovered_need")).gap({**row, "severity": 0.8, "elsewhere": n}).reason for n in range(3)]
    assert told == [
        "Exprimé dans 2 lignes ; aucun autre département de la carte n’y répond.",
        "Exprimé dans 2 lignes ; 1 autre département de la carte y répond.",
        "Exprimé dans 2 lignes ; 2 autres départements de la carte y répondent.",
    ]


def alone(action, year, departement="54"):
    named = {"action_name": "Jardin", "organization": "a", "organization_name": "A"}
    return {**named, "action": action, "year": year, "departement": departement, "records": [f"r-{action}"]}


def test_an_action_alone_for_two_years_is_told_once_and_one_of_unknown_need_says_nothing_of_others():
    found = actions_alone([alone("two", 2023), alone("one", 2022), alone("three", None, "")], [])
    assert [(gap["action"], gap["when"], gap["records"]) for gap in found] == [
        ("one", " (2022, 2023)", ["r-one", "r-two"]),
        ("three", "", ["r-three"]),
    ]
    assert {gap["around"] for gap in found} == {"Les listes ne disent pas à quel besoin elle répond"}


@pytest.mark.parametrize("seed", range(10))
def test_random_attendance_is_silent_and_a_planted_pair_comes_first(seed):
    draw, came = random_attendance(seed)
    assert len(met_more(came)) <= 1
    events = draw.sample(range(60), 9)
    first = max(met_more({**came, "alpha": events, "beta": events}), key=lambda gap: gap["severity"])
    assert (first["left"], first["right"], first["common"]) == ("alpha", "beta", 9)
    assert first["records"] == sorted(f"{one}-{event}" for one in ("alpha", "beta") for event in events)


def test_a_pair_that_works_together_is_not_told():
    _, came = random_attendance(1)
    together = {**came, "alpha": range(9), "beta": range(9)}
    assert met_more(together, {"alpha": ["a"], "beta": ["a", "b"]}) == []
    assert len(met_more(together, {"alpha": ["a"], "beta": ["b"]})) == 1


def test_pairs_met_too_often_are_those_that_every_pair_looked_at_one_by_one_gives():
    _, came = random_attendance(2)
    came |= {"alpha": range(9), "beta": range(9)}
    pairs = {pair: len({*came[pair[0]]} & {*came[pair[1]]}) for pair in combinations(sorted(came), 2)}
    values = {(a, b): at_least(n, 60, len(came[a]), len(came[b])) for (a, b), n in pairs.items() if n}
    kept = significant(values, comparable_pairs([len(events) for events in came.values()], 60))
    found = met_too_often(ties(came).organizations.values(), {one: len(events) for one, events in came.items()})
    assert found == {pair: values[pair] for pair in kept}
    assert list(found) == kept
    assert met_too_often([], {}) == {}
    assert met_too_often([["a"]], {"a": 1}) == {}


def test_a_kind_is_missing_where_most_others_have_it():
    rows = [
        {"departement": code, "departement_name": code, "kind": kind, "records": ["r"]}
        for code, kinds in {"54": "AB", "55": "A", "57": "AC", "88": "C"}.items()
        for kind in kinds
    ]
    assert [(gap["departement"], gap["kind"]) for gap in kinds_missing(rows)] == [("88", "A")]


def test_two_kinds_missing_from_one_place_are_two_gaps_to_follow():
    row = {"departement": "88", "departement_name": "Vosges", "present": 3, "known": 4, "severity": 0.4, "records": []}
    one, two = (Telling(get_query("missing_kind")).gap({**row, "kind": kind}) for kind in ("CCAS", "Mission locale"))
    assert one.subjects == two.subjects
    assert one.id != two.id


def held(*teams):
    """Return the bridges of a network of actions, each with its team."""
    runs = Ties([{"organization": one, "thing": str(n), "role": ""} for n, team in enumerate(teams) for one in team])
    actions = {str(n): {"scheme": None, "departements": ["54"]} for n in range(len(teams))}
    members = {one for team in teams for one in team}
    proven = proofs(*((one, str(n)) for n, team in enumerate(teams) for one in team))
    return bridges(runs, actions, names(members), proven)


def test_a_bridge_holds_two_groups():
    found = held("ab", "bc", "ca", "cd", "de", "ef", "fd")
    assert [gap["organization"] for gap in found] == ["c", "d"]
    assert found[0]["records"] == ["c-1", "c-2", "c-3"]
    assert held("ab", "bc", "ca", "cd") == []  # d alone is no group


def test_the_bridges_of_the_florentine_families():
    """Padgett's marriages: the Medici hold the Acciaiuoli and Pazzi ends; only parts of two or more count."""
    graph = nx.florentine_families_graph()
    found = {gap["organization"] for gap in held(*map(sorted, graph.edges))}
    assert found == {node for node in nx.articulation_points(graph) if _parts(graph, node) > 1}
    assert "Medici" in found


def _parts(graph, node):
    rest = graph.subgraph(set(graph) - {node})
    return sum(len(part) >= 2 for part in nx.connected_components(rest) if part & set(graph[node]))


def acting(departement, organization, action, need="n"):
    named = {"departement": departement, "need": need, "need_name": need}
    return {**named, "organization": organization, "action": action}


def missing_links(*answers):
    return neighbours_missing(list(answers), proofs(*((row["organization"], row["action"]) for row in answers)))


def test_neighbours_without_link_are_told_and_linked_ones_are_not():
    apart = [acting("54", "a", "1"), acting("57", "b", "2")]
    (gap,) = missing_links(*apart)
    assert (gap["departement"], gap["neighbour"], gap["records"]) == ("54", "57", ["a-1", "b-2"])
    assert missing_links(*apart, acting("57", "a", "3")) == []
    assert missing_links(*apart, acting("54", "a", "4", "m"), acting("88", "b", "4", "m")) == []
    assert missing_links(acting("08", "a", "1"), acting("68", "b", "2")) == []


def test_borders_are_those_of_france():
    pairs = set(neighbours())
    assert {("54", "57"), ("29", "56"), ("77", "95"), ("2A", "2B")} <= pairs
    assert not {("08", "67"), ("29", "35"), ("06", "2B")} & pairs
    assert {code for pair in pairs for code in pair} == {code for code in departements() if len(code) == 2}
    assert all(left < right for left, right in pairs)


class Said:
    """One organisation: the need it answers, its actions, its meetings."""

    def __init__(self, name, actions, events, need="n"):
        self.name, self.actions, self.events, self.need = name, actions, events, need


def strangers(*organizations):
    answers = [acting("54", one.name, action, one.need) for one in organizations for action in one.actions]
    parts = ties({one.name: one.actions for one in organizations})
    visits = ties({one.name: one.events for one in organizations})
    proven = proofs(*((row["organization"], row["action"]) for row in answers))
    return never_met(answers, parts, visits, names(one.name for one in organizations), proven)


def test_those_who_never_met_are_told_with_who_could_introduce_them():
    (gap,) = strangers(Said("a", "1", "x"), Said("b", "2", "y"), Said("c", "12", ""))
    assert (gap["left"], gap["right"], gap["introduced"]) == ("a", "b", "C agit avec chacune et peut les présenter.")
    assert gap["records"] == ["a-1", "b-2"]


@pytest.mark.parametrize(
    "organizations",
    [
        (Said("a", "1", "x"), Said("b", "1", "y")),  # an action in common
        (Said("a", "1", "x"), Said("b", "2", "x")),  # a meeting in common
        (Said("a", "1", ""), Said("b", "2", "")),  # no list tells anything of them
        (Said("a", "1", "x"), Said("b", "2", "y", need="m")),  # not the same need
    ],
)
def test_those_who_met_work_together_or_are_unknown_are_not_told(organizations):
    assert strangers(*organizations) == []


def test_a_pair_is_told_once_and_a_need_does_not_flood_the_list():
    twice = [acting("54", name, name, need) for need in "nm" for name in "ab"]
    lists = ties({"a": "a", "b": "b"})
    assert len(never_met(twice, lists, lists, names("ab"), proofs())) == 1
    many = [Said(f"o{number}", [str(number)], [str(number)]) for number in range(30)]
    assert len(strangers(*many)) == 10
