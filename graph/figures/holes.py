"""Structural holes and brokerage, for every node at once.

networkx has the first, in time that grows with the cube of the number of partners: minutes on a network of meetings.
Here each node's surroundings are one small matrix. Tests hold the two equal.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import starmap
from typing import Any

import networkx as nx
import numpy as np

Matrix = np.ndarray[Any, np.dtype[np.float64]]
LARGEST = 3_000  # nodes: the matrix of a network this large takes 72 MB
ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


def holes(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    """Return the constraint and the effective size of the surroundings of each node that has a tie.

    Burt (1992), Structural Holes, Harvard University Press, chapter 2; ties count by their ``weight``. Constraint is
    how much a node depends on partners who depend on each other; effective size is its number of partners, less their
    redundancy. Nothing when the network is too large.
    """
    if len(graph) > LARGEST:
        return {}
    nodes = list(graph)
    weights: Matrix = nx.to_numpy_array(graph, nodes, weight="weight")
    np.fill_diagonal(weights, 0)
    total = weights.sum(axis=1)
    largest = weights.max(axis=1, initial=0)
    return {
        nodes[node]: _hole(weights[node, around], weights[np.ix_(around, around)], total[around], largest[around])
        for node, around in _surroundings(weights)
    }


def _hole(own: Matrix, among: Matrix, total: Matrix, largest: Matrix) -> tuple[float, float]:
    invested = own / own.sum()
    through = invested @ (among / total[:, None])
    redundant = ((among / largest[:, None]) @ invested).sum()
    return float(((invested + through) ** 2).sum()), float(len(own) - redundant)


def _surroundings(weights: Matrix) -> Iterator[tuple[int, Any]]:
    for node, row in enumerate(weights):
        around = np.flatnonzero(row)
        if len(around):
            yield node, around


@dataclass(frozen=True)
class Brokerage:
    """How many pairs without a tie a node stands between, by the groups of the three.

    All of one group: ``coordinator``. The two of one group and the node of another: ``itinerant``. From elsewhere into
    the node's group: ``gatekeeper``; from it outwards: ``representative``; in an undirected network these two are
    the same pairs. Three groups: ``liaison``.
    """

    coordinator: int
    itinerant: int
    gatekeeper: int
    representative: int
    liaison: int


def brokerage(graph: "nx.Graph[str]", groups: Mapping[str, Hashable]) -> dict[str, Brokerage]:
    """Return the brokerage of each node that has a group, among those that have one; directed graphs are welcome.

    Gould and Fernandez (1989), Sociological Methodology 19, p. 89. A pair of an undirected network counts once.
    Nothing when the network is too large.
    """
    nodes = [node for node in graph if groups.get(node)]
    if not nodes or len(nodes) > LARGEST:
        return {}
    tied = nx.to_numpy_array(graph, nodes, weight="") > 0
    kinds = sorted({str(groups[node]) for node in nodes})
    of = np.array([kinds.index(str(groups[node])) for node in nodes])
    member = np.eye(len(kinds))[of]
    once = 1 if graph.is_directed() else 2
    brokers = ((node, tied[:, number], tied[number], of[number]) for number, node in enumerate(nodes))
    return dict(starmap(lambda *broker: _broker(tied, member, once, *broker), brokers))


def _broker(
    tied: Any, member: Matrix, once: int, node: str, before: Matrix, after: Matrix, group: int
) -> tuple[str, Brokerage]:
    """Count the paths through a node whose ends have no tie, by the groups of the ends (rows: from, columns: to)."""
    come, go = np.flatnonzero(before), np.flatnonzero(after)
    apart = ~tied[np.ix_(come, go)] & (come[:, None] != go[None, :])
    pairs = member[come].T @ apart @ member[go]
    same = np.trace(pairs)
    inside, entering, leaving = pairs[group, group], pairs[:, group].sum(), pairs[group].sum()
    gate, represent = entering - inside, leaving - inside
    liaison = pairs.sum() - same - gate - represent
    return node, Brokerage(
        int(inside) // once, int(same - inside) // once, int(gate), int(represent), int(liaison) // once
    )
