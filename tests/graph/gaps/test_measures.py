"""Measures over many rows: chance against published and hand-made figures, kinds, bridges, borders."""

import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.gaps.chance import at_least, comparable_pairs, significant
from graph.gaps.find import to_gap
from graph.gaps.measures import bridges, kinds_missing, met_more_than_chance, neighbours, neighbours_missing
from graph.gaps.meetings import never_met
from graph.queries import get_query
from graph.vocabulary import departements


def came(organization, *events, actions=()):
    about = {"organization": organization, "organization_name": organization.upper(), "departement": "54"}
    facts = [("event", event) for event in events] + [("action", action) for action in actions]
    return [{**about, "nature": nature, "fact": fact, "records": [f"{organization}-{fact}"]} for nature, fact in facts]


def random_attendance(seed):
    draw = random.Random(seed)
    rows = []
    for number in range(300):
        rows += came(f"o{number}", *draw.sample(range(60), draw.choice([1, 1, 2, 2, 3, 4, 5, 8, 12])))
    return draw, rows


def test_the_chance_of_common_meetings_is_hypergeometric():
    assert at_least(4, 8, 4, 4) == pytest.approx(1 / 70)
    assert at_least(0, 10, 3, 5) == 1
    assert at_least(1, 10, 1, 1) == pytest.approx(0.1)


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


@pytest.mark.parametrize("seed", range(10))
def test_random_attendance_is_silent_and_a_planted_pair_comes_first(seed):
    draw, rows = random_attendance(seed)
    assert len(met_more_than_chance(rows)) <= 1
    events = draw.sample(range(60), 9)
    rows += came("alpha", *events) + came("beta", *events)
    first = max(met_more_than_chance(rows), key=lambda gap: gap["severity"])
    assert (first["left"], first["right"], first["common"]) == ("alpha", "beta", 9)


def test_a_pair_that_works_together_is_not_told():
    _, rows = random_attendance(1)
    rows += came("alpha", *range(9), actions=["a"]) + came("beta", *range(9), actions=["a", "b"])
    assert met_more_than_chance(rows) == []


def test_a_kind_is_missing_where_most_others_have_it():
    rows = [
        {"departement": code, "departement_name": code, "kind": kind, "records": ["r"]}
        for code, kinds in {"54": "AB", "55": "A", "57": "AC", "88": "C"}.items()
        for kind in kinds
    ]
    assert [(gap["departement"], gap["kind"]) for gap in kinds_missing(rows)] == [("88", "A")]


def test_two_kinds_missing_from_one_place_are_two_gaps_to_follow():
    row = {"departement": "88", "departement_name": "Vosges", "present": 3, "known": 4, "severity": 0.4, "records": []}
    one, two = (to_gap(get_query("missing_kind"), {**row, "kind": kind}) for kind in ("CCAS", "Mission locale"))
    assert one.subjects == two.subjects
    assert one.id != two.id


def participations(*teams):
    return [
        {
            "organization": member,
            "organization_name": member,
            "action": str(number),
            "departement": "54",
            "records": ["r"],
        }
        for number, team in enumerate(teams)
        for member in team
    ]


def test_a_bridge_holds_two_groups():
    rows = participations("ab", "bc", "ca", "cd", "de", "ef", "fd")
    assert [gap["organization"] for gap in bridges(rows)] == ["c", "d"]
    assert bridges(participations("ab", "bc", "ca", "cd")) == []  # d alone is no group


def test_the_bridges_of_the_florentine_families():
    """Padgett's marriages: the Medici hold the Acciaiuoli and Pazzi ends; only parts of two or more count."""
    graph = nx.florentine_families_graph()
    found = {gap["organization"] for gap in bridges(participations(*map(sorted, graph.edges)))}
    assert found == {node for node in nx.articulation_points(graph) if _parts(graph, node) > 1}
    assert "Medici" in found


def _parts(graph, node):
    rest = graph.subgraph(set(graph) - {node})
    return sum(len(part) >= 2 for part in nx.connected_components(rest) if part & set(graph[node]))


def acting(departement, organization, action, need="n"):
    named = {"departement": departement, "departement_name": departement, "need": need, "need_name": need}
    return {**named, "organization": organization, "action": action, "records": [action]}


def test_neighbours_without_link_are_told_and_linked_ones_are_not():
    apart = [acting("54", "a", "1"), acting("57", "b", "2")]
    assert [(gap["departement"], gap["neighbour"]) for gap in neighbours_missing(apart)] == [("54", "57")]
    assert neighbours_missing([*apart, acting("57", "a", "3")]) == []
    assert neighbours_missing([*apart, acting("54", "a", "4", "m"), acting("88", "b", "4", "m")]) == []
    assert neighbours_missing([acting("08", "a", "1"), acting("68", "b", "2")]) == []


def test_borders_are_those_of_france():
    pairs = set(neighbours())
    assert {("54", "57"), ("29", "56"), ("77", "95"), ("2A", "2B")} <= pairs
    assert not {("08", "67"), ("29", "35"), ("06", "2B")} & pairs
    assert {code for pair in pairs for code in pair} == {code for code in departements() if len(code) == 2}
    assert all(left < right for left, right in pairs)


def on_need(organization, actions, events, need="n"):
    named = {"departement": "54", "departement_name": "54", "need": need, "need_name": need, "records": [organization]}
    about = {**named, "organization": organization, "organization_name": organization.upper()}
    facts = [("need", ""), *(("action", action) for action in actions), *(("event", event) for event in events)]
    return [{**about, "nature": nature, "fact": fact} for nature, fact in facts]


def mixed(*organizations):
    return [row for rows in organizations for row in rows]


def test_those_who_never_met_are_told_with_who_could_introduce_them():
    rows = mixed(on_need("a", "1", "x"), on_need("b", "2", "y"), on_need("c", "12", ""))
    (gap,) = never_met(rows)
    assert (gap["left"], gap["right"], gap["introducer"]) == ("a", "b", "C")


@pytest.mark.parametrize(
    "rows",
    [
        mixed(on_need("a", "1", "x"), on_need("b", "1", "y")),  # an action in common
        mixed(on_need("a", "1", "x"), on_need("b", "2", "x")),  # a meeting in common
        mixed(on_need("a", "1", ""), on_need("b", "2", "")),  # no list tells anything of them
        mixed(on_need("a", "1", "x"), on_need("b", "2", "y", need="m")),  # not the same need
    ],
)
def test_those_who_met_work_together_or_are_unknown_are_not_told(rows):
    assert never_met(rows) == []


def test_a_pair_is_told_once_and_a_need_does_not_flood_the_list():
    twice = mixed(*(on_need(name, name, name, need) for need in "nm" for name in "ab"))
    assert len(never_met(twice)) == 1
    many = mixed(*(on_need(f"o{number}", [str(number)], [str(number)]) for number in range(30)))
    assert len(never_met(many)) == 10
