"""The share of the shortest paths through each node is networkx's, whatever the graph."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.figures import passages
from graph.figures.passages import betweenness


@settings(deadline=None)
@given(
    nodes=st.integers(0, 12),
    ties=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40),
    block=st.integers(1, 5),
)
def test_it_is_what_networkx_finds(nodes, ties, block):
    graph = nx.Graph()
    graph.add_nodes_from(map(str, range(nodes)))
    graph.add_edges_from((str(one), str(other)) for one, other in ties if max(one, other) < nodes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passages, "BLOCK", block)
        assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph), abs=1e-12)


def test_more_origins_than_advance_at_once():
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)
    bare = nx.Graph(graph.edges)  # Zachary's ties without their weights
    assert len(bare) > passages.BLOCK
    assert betweenness(bare) == pytest.approx(nx.betweenness_centrality(bare), abs=1e-12)


def test_a_network_too_large_is_said_to_have_none(monkeypatch):
    monkeypatch.setattr(passages, "MANY_STEPS", 100)
    assert betweenness(nx.path_graph(20)) == {}
