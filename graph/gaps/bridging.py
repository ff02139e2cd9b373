"""Who alone holds parts of a network together, and how large the parts are: one walk through the network."""

from collections.abc import Iterable, Iterator
from typing import Protocol


class Network(Protocol):
    """Each node with its neighbours: a graph of networkx, or a dictionary."""

    def __iter__(self) -> Iterator[str]:
        """Yield the nodes."""

    def __getitem__(self, node: str, /) -> Iterable[str]:
        """Return the neighbours of a node."""


def parts_without(graph: Network) -> dict[str, list[int]]:
    """Return, for each node without which its part of the network falls apart, the sizes of what is left of it.

    The largest first. Articulation points (Hopcroft and Tarjan, 1973, Communications of the ACM 16, p. 372), with the
    sizes taken on the way: asking networkx for the parts around each one takes the square of the time.
    """
    found: dict[str, list[int]] = {}
    seen: set[str] = set()
    for root in sorted(graph):
        if root not in seen:
            walk = _Walk(graph, root)
            seen.update(walk.rank)  # not |=, which makes a new set of all of them when it is given keys
            found |= walk.cut()
    return found


class _Walk:
    """A depth-first walk from a root: the order of arrival, how far back each subtree reaches, how large it is."""

    def __init__(self, graph: Network, root: str) -> None:
        self.root = root
        self.rank = {root: 0}
        self.reach = {root: 0}
        self.size = {root: 1}
        self.parts: dict[str, list[int]] = {}
        self._go(graph, root)

    def _go(self, graph: Network, root: str) -> None:
        path: list[tuple[str, Iterator[str]]] = [(root, iter(graph[root]))]
        while path:
            node, others = path[-1]
            other = next(others, None)
            if other is None:
                path.pop()
                if path:
                    self._leave(path[-1][0], node)
            elif other in self.rank:
                self.reach[node] = min(self.reach[node], self.rank[other])
            else:
                self.rank[other] = self.reach[other] = len(self.rank)
                self.size[other] = 1
                path.append((other, iter(graph[other])))

    def _leave(self, parent: str, child: str) -> None:
        self.size[parent] += self.size[child]
        self.reach[parent] = min(self.reach[parent], self.reach[child])
        if self.reach[child] >= self.rank[parent]:
            self.parts.setdefault(parent, []).append(self.size[child])

    def cut(self) -> dict[str, list[int]]:
        """Return the nodes that hold parts together, with the sizes of the parts."""
        whole = len(self.rank)
        above = {node: [] if node == self.root else [whole - 1 - sum(sizes)] for node, sizes in self.parts.items()}
        all_parts = {node: sorted([*sizes, *above[node]], reverse=True) for node, sizes in self.parts.items()}
        return {node: sizes for node, sizes in all_parts.items() if len(sizes) > 1}
