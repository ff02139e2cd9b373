"""What is around one node, in rings: a ring for each tie away from it, each branch in a sector of its own."""

from collections import defaultdict
from math import cos, pi, sin

import networkx as nx

from graph.layout import ASPECT, Point
from graph.network import Network

RING = 260.0  # px between two rings, at least
ARC = 46.0  # px along a ring for each node


def in_rings(network: Network, focus: str) -> dict[str, Point]:
    """Return the place of every node; those that no tie joins to the focus stand on the last ring."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(node.id for node in network.nodes))
    graph.add_edges_from(sorted((tie.start, tie.end) for tie in network.ties))
    depth = nx.single_source_shortest_path_length(graph, focus) if focus in graph else {}
    last = max(depth.values(), default=0) + 1
    depths = {node: depth.get(node, last) for node in graph}
    count: dict[int, int] = defaultdict(int)
    for step in depths.values():
        count[step] += 1
    radius = {step: max(RING * step, ARC * nodes / (2 * pi)) for step, nodes in count.items()}
    angle = _angles(graph, focus, depths)
    return {
        node: (round(radius[step] * ASPECT * cos(angle[node]), 1), round(radius[step] * sin(angle[node]), 1))
        if step
        else (0.0, 0.0)
        for node, step in depths.items()
    }


def _angles(graph: "nx.Graph[str]", focus: str, depths: dict[str, int]) -> dict[str, float]:
    """Turn around each ring in the order of the ring before, so that branches do not cross."""
    angle = {focus: 0.0}
    rings: dict[int, list[str]] = defaultdict(list)
    for node, step in depths.items():
        rings[step].append(node)
    for step in sorted(rings):
        if not step:
            continue
        parent = {
            node: min((angle[near] for near in graph[node] if depths[near] == step - 1), default=0.0)
            for node in rings[step]
        }
        ordered = sorted(rings[step], key=lambda node: (parent[node], node))
        angle |= {node: 2 * pi * rank / len(ordered) for rank, node in enumerate(ordered)}
    return angle
