"""Measures against published networks and values, and against networkx where it has them."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.figures.cohesion import betweenness_centralization, core, degree_centralization
from graph.figures.holes import Brokerage, brokerage, holes
from graph.figures.networks import projection
from graph.gaps.bridging import parts_without

# Borgatti (1997), Connections 20, p. 35, after the graph of Burt (1992), Structural Holes, p. 56.
BURT = ["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"]


@st.composite
def graphs(draw, largest=9):
    nodes = [str(number) for number in range(draw(st.integers(1, largest)))]
    pairs = list(combinations(nodes, 2))
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    for left, right in draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []:
        graph.add_edge(left, right, weight=draw(st.sampled_from([0.25, 0.5, 1.0, 2.0])))
    return graph


@pytest.fixture(scope="module")
def families():
    """Padgett's marriages with the Pucci, who married nobody: sixteen families, as in Wasserman and Faust (1994)."""
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    return graph


def test_the_florentine_families_as_published(families):
    """Wasserman and Faust (1994), Social Network Analysis, chapter 5: 0.267; 0.437 by paths, without the Pucci."""
    assert degree_centralization(families) == pytest.approx(0.267, abs=5e-4)
    assert betweenness_centralization(nx.florentine_families_graph()) == pytest.approx(0.437, abs=5e-4)
    assert nx.density(families) == pytest.approx(20 / 120)


def test_a_star_is_all_around_one_and_a_ring_around_none():
    assert degree_centralization(nx.star_graph(6)) == betweenness_centralization(nx.star_graph(6)) == 1
    assert degree_centralization(nx.cycle_graph(6)) == pytest.approx(betweenness_centralization(nx.cycle_graph(6))) == 0
    assert degree_centralization(nx.path_graph(2)) is None


def southern_women():
    graph = nx.davis_southern_women_graph()
    women = graph.graph["top"]
    rows = [
        {"organization": woman, "organization_name": woman, "kind": None, "home": None, "fact": event}
        for woman in women
        for event in graph[woman]
    ]
    return graph, projection(rows)


def test_the_southern_women_as_published():
    """Davis, Gardner and Gardner (1941), p. 148: 18 women, 14 parties; 139 of the 153 pairs met at one at least."""
    davis, women = southern_women()
    assert (len(women), women.number_of_edges()) == (18, 139)
    assert women["Evelyn Jefferson"]["Theresa Anderson"]["facts"] == 7
    # What Newman's weights add up to is how many parties a woman shared: all those she came to.
    for woman, strength in women.degree(weight="weight"):
        assert strength == pytest.approx(davis.degree(woman))


@settings(deadline=None)
@given(st.lists(st.sets(st.sampled_from("abcdef"), min_size=1), max_size=8))
def test_weights_are_those_of_networkx(teams):
    rows = [
        {"organization": who, "organization_name": who, "kind": None, "home": None, "fact": f"f{number}"}
        for number, team in enumerate(teams)
        for who in team
    ]
    two_mode = nx.Graph((row["organization"], row["fact"]) for row in rows)
    members = {row["organization"] for row in rows}
    expected = nx.bipartite.collaboration_weighted_projected_graph(two_mode, members)
    found = projection(rows)
    assert set(found) == set(expected)
    assert {frozenset(pair) for pair in found.edges} == {frozenset(pair) for pair in expected.edges}
    for left, right, weight in expected.edges(data="weight"):
        assert found[left][right]["weight"] == pytest.approx(weight)


def test_the_graph_of_burt_as_published():
    found = holes(nx.Graph(BURT))
    assert [round(found[node][1], 2) for node in "GAC"] == [4.67, 2.5, 1]
    assert [round(found[node][0], 3) for node in "GAC"] == [0.4, 0.595, 1]


@settings(deadline=None)
@given(graphs())
def test_holes_are_those_of_networkx(graph):
    found = holes(graph)
    constraint = nx.constraint(graph, list(graph), weight="weight")
    size = nx.effective_size(graph, list(graph), weight="weight")
    assert found.keys() == {node for node in graph if graph[node]}
    for node, (constrained, effective) in found.items():
        assert constrained == pytest.approx(constraint[node])
        assert effective == pytest.approx(size[node])


FIVE = {  # Gould and Fernandez (1989), figure 1: who comes, who brokers, who is reached, by their groups
    "coordinator": ("A", "A", "A"),
    "itinerant": ("A", "B", "A"),
    "gatekeeper": ("A", "B", "B"),
    "representative": ("A", "A", "B"),
    "liaison": ("A", "B", "C"),
}


@pytest.mark.parametrize("role", FIVE)
def test_the_five_roles_as_their_authors_draw_them(role):
    found = brokerage(nx.DiGraph(["ab", "bc"]), dict(zip("abc", FIVE[role], strict=True)))
    assert found["b"] == Brokerage(**{name: int(name == role) for name in FIVE})
    assert brokerage(nx.DiGraph(["ab", "bc", "ac"]), dict.fromkeys("abc", "A"))["b"] == Brokerage(0, 0, 0, 0, 0)


def test_in_an_undirected_network_a_pair_counts_once_and_the_gate_opens_both_ways():
    star = nx.Graph(["sa", "sb", "sc", "sd"])
    found = brokerage(star, {"s": "A", "a": "A", "b": "A", "c": "B", "d": "C"})["s"]
    assert found == Brokerage(coordinator=1, itinerant=0, gatekeeper=4, representative=4, liaison=1)


@settings(deadline=None)
@given(graphs(), st.data())
def test_roles_add_up_to_the_pairs_that_a_node_stands_between(graph, data):
    groups = {node: data.draw(st.sampled_from("ABC")) for node in graph}
    for node, found in brokerage(graph, groups).items():
        apart = [pair for pair in combinations(graph[node], 2) if not graph.has_edge(*pair)]
        assert found.coordinator + found.itinerant + found.gatekeeper + found.liaison == len(apart)
        assert found.gatekeeper == found.representative


def test_the_core_of_borgatti_and_everett():
    """Their figure 1, a core of four and a periphery of six, tied to the core and not to each other."""
    ideal = nx.Graph([*combinations("1234", 2), "15", "16", "17", "28", "39", "40"])
    found = core(ideal)
    assert (found.members, found.errors, found.inside, found.outside) == (frozenset("1234"), 0, 1, 0)


@settings(deadline=None)
@given(graphs(7))
def test_no_other_core_that_treats_equals_alike_fits_better(graph):
    found = core(graph)
    everyone = set(graph)

    def errors(members):
        inside = sum(not graph.has_edge(*pair) for pair in combinations(members, 2))
        return inside + sum(graph.has_edge(*pair) for pair in combinations(everyone - set(members), 2))

    degrees = {degree for _, degree in graph.degree()}
    cores = [[node for node in graph if graph.degree(node) >= least] for least in (*degrees, len(graph))]
    assert errors(found.members) == found.errors == min(map(errors, cores))


@settings(deadline=None)
@given(graphs())
def test_bridges_and_their_parts_are_those_of_networkx(graph):
    found = parts_without(graph)
    assert set(found) == set(nx.articulation_points(graph))
    for node, sizes in found.items():
        rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
        assert sizes == sorted(map(len, nx.connected_components(rest)), reverse=True)


def test_the_medici_hold_the_families_together(families):
    assert parts_without(families)["Medici"] == [11, 2, 1]
