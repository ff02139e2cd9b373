"""A network as a whole: centralisation and core. What networkx has is used; this is what it lacks."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import comb

import networkx as nx

from graph.figures.passages import betweenness


def degree_centralization(graph: "nx.Graph[str]") -> float | None:
    """Return how much ties are around one node, from 0 to 1 (a star); None under three nodes.

    Freeman (1979), Social Networks 1, pp. 215-239.
    """
    count = graph.number_of_nodes()
    degrees = [degree for _, degree in graph.degree()]
    return _spread(degrees) / ((count - 1) * (count - 2)) if count > 2 else None


def betweenness_centralization(graph: "nx.Graph[str]") -> float | None:
    """Return how much the shortest paths go through one node, from 0 to 1 (a star).

    Freeman (1979), as above. None under three nodes, or when the network is too large for it.
    """
    count = graph.number_of_nodes()
    between = betweenness(graph)
    return _spread(between.values()) / (count - 1) if count > 2 and between else None


def _spread(values: Iterable[float]) -> float:
    found = list(values)
    return max(found) * len(found) - sum(found) if found else 0.0


@dataclass(frozen=True)
class Core:
    """The core of a network; ``errors`` are the pairs that do not follow the model (see ``core``)."""

    members: frozenset[Hashable]
    errors: int
    inside: float | None
    """Share of the pairs of the core that are tied."""
    outside: float | None
    """Share of the pairs outside the core that are tied."""


def core(graph: "nx.Graph[str]") -> Core:
    """Return the core that a model of core and periphery fits best: all tied inside, none tied outside.

    Borgatti and Everett (2000), Social Networks 21, p. 375, ties between core and periphery not counted. Lip (2011,
    arXiv:1102.5511) shows that the best core is made of the nodes of highest degree; here two of the same degree are
    both in or both out: nobody could say why one is and not the other. Of equal cores the smallest is taken.
    """
    order = sorted(graph, key=lambda node: (-graph.degree(node), str(node)))
    place = {node: rank for rank, node in enumerate(order)}
    within, outside = 0, graph.number_of_edges()
    best = (outside, 0, 0, outside)
    for size, node in enumerate(order, 1):
        before = sum(place[other] < place[node] for other in graph[node])
        within += before
        outside -= graph.degree(node) - before
        if size == len(order) or graph.degree(order[size]) < graph.degree(node):
            best = min(best, (comb(size, 2) - within + outside, size, within, outside))
    errors, size, within, outside = best
    members = frozenset[Hashable](order[:size])
    return Core(members, errors, _share(within, size), _share(outside, len(order) - size))


def _share(ties: int, nodes: int) -> float | None:
    return ties / comb(nodes, 2) if nodes > 1 else None
