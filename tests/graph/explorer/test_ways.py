"""Neighbourhoods and shortest ways, against networkx."""

from itertools import pairwise

import networkx as nx
import numpy as np
from hypothesis import given, settings

from graph.explorer import ways
from tests.graph.explorer.maps import facts, random_facts


def graph_of(found, ties):
    return nx.Graph([(int(found.org[tie]), int(found.thing[tie])) for tie in ties])


@settings(max_examples=60)
@given(random_facts)
def test_ways_are_those_that_networkx_finds(found):
    ties = np.arange(len(found.org))
    graph = graph_of(found, ties)
    start, end = int(found.org[0]), int(found.org[-1])
    seen = ways.between(found, ties, start, end)
    if start == end or not nx.has_path(graph, start, end):
        assert len(seen) == 0
        return
    expected = list(nx.all_shortest_paths(graph, start, end))
    pairs = {frozenset(pair) for path in expected for pair in pairwise(path)}
    assert {frozenset((int(found.org[tie]), int(found.thing[tie]))) for tie in seen} == pairs
    assert ways.ways(found, seen, start, end) == len(expected)


@settings(max_examples=60)
@given(random_facts)
def test_what_is_around_is_what_networkx_finds(found):
    ties = np.arange(len(found.org))
    graph, focus = graph_of(found, ties), int(found.org[0])
    for steps in (1, 2):
        near = nx.ego_graph(graph, focus, radius=2 * steps)
        seen = graph_of(found, ways.around(found, ties, focus, steps))
        assert set(seen) == set(near)
        assert {frozenset(edge) for edge in seen.edges} == {frozenset(edge) for edge in near.edges}


def test_one_step_from_an_action_is_who_takes_part_in_it():
    found = facts("a > cours", "b > cours", "b > autre", "c > autre")
    ties = np.arange(4)
    one = ways.around(found, ties, found.rank["cours"], 1)
    two = ways.around(found, ties, found.rank["cours"], 2)
    assert {found.nodes[rank].id for rank in found.org[one]} == {"a", "b"}
    assert {found.nodes[rank].id for rank in found.org[two]} == {"a", "b", "c"}


def test_a_way_that_is_not_there_is_empty():
    found = facts("a > cours", "b > autre")
    assert len(ways.between(found, np.arange(2), found.rank["a"], found.rank["b"])) == 0
