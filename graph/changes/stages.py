"""The way from one state to another, in four stages, so that each difference falls at the stage that explains it.

``told``: the first state as it was known. ``merged``: the same rows, organisations grouped as they are in the second:
what differs is a merge or a split. ``corrected``: rows corrected, undone or restored are as in the second. ``now``: the
second state; what differs here is what the lists tell of the network.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from graph.changes.aligning import Alignment, Rewritten, align
from graph.changes.states import State
from graph.model import FUNDER
from graph.projection import Graph
from graph.projection.columns import Row

Item = tuple[str, ...]
"""A kind of change (see ``model``) and the ids of the nodes it is about."""


@dataclass(frozen=True)
class Stages:
    """The four graphs, in the ids of the second state, with what explains their differences."""

    told: Graph
    merged: Graph
    corrected: Graph
    now: Graph
    alignment: Alignment
    rewritten: Rewritten


def stages(old: State, new: State, rewritten: Rewritten) -> Stages:
    """Return the way from a state to another; stages that would be the same are one graph."""
    alignment = align(old, new, rewritten.corrected)
    names = alignment.names
    before = {key: names.get(one, one) for key, one in old.organization_of.items()}
    there = old.restated(alignment.organization_of, new.clusters)
    told = old.restated(before, {names.get(key, key): cluster for key, cluster in old.clusters.items()})
    now = new.graph()
    corrected = _corrected(there, new, rewritten).graph().renamed(names) if rewritten.gone or rewritten.come else now
    merged = _same(there.graph().renamed(names), now, corrected)
    return Stages(
        _same(told.graph().renamed(names), merged) if alignment.groupings else merged,
        merged,
        _same(corrected, now) if rewritten.gone or rewritten.come else merged,
        now,
        alignment,
        rewritten,
    )


def _same(graph: Graph, *others: Graph) -> Graph:
    """Return the one of some graphs that is equal to a graph, else the graph itself: what is one is computed once."""
    return next((other for other in others if other == graph), graph)


def _corrected(old: State, new: State, rewritten: Rewritten) -> State:
    kept = {key: stored for key, stored in old.records.items() if key not in rewritten.gone}
    come = {key: stored for key, stored in new.records.items() if key in rewritten.come}
    merged = old.restated({**old.organization_of, **new.organization_of}, new.clusters)
    return replace(merged, records=kept | come, sources={**old.sources, **new.sources})


class Seen:
    """A graph as what may change in it."""

    def __init__(self, graph: Graph) -> None:
        """Nothing is computed before it is asked for."""
        self.graph = graph

    @cached_property
    def items(self) -> set[Item]:
        """Return all that may come and go: actors, facts, who takes part in which, who works with whom, needs."""
        nodes = (("actor", "Organization"), ("event", "Event"), ("action", "Action"))
        found: set[Item] = {(kind, key) for kind, label in nodes for key in self.graph.nodes[label]}
        found |= {("attendance", *_ends(row)) for row in self.rows("ATTENDED")}
        for row in self.rows("TAKES_PART_IN"):
            found.add(("funding" if row[2] == FUNDER else "participation", *_ends(row)))
        found |= {("need", *_ends(row)) for row in self.rows("EXPRESSED")}
        return found | {("partnership", *pair) for pair in self.partnerships}

    @cached_property
    def partnerships(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Return, for each two organisations on one action, these actions; posts of one scheme make no partners."""
        scheme = 3  # the place of a property in the row of an action
        partners: dict[str, set[str]] = defaultdict(set)
        for start, end, role in self.rows("TAKES_PART_IN"):
            if role != FUNDER and not self.graph.nodes["Action"][str(end)][scheme]:
                partners[str(end)].add(str(start))
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for action in sorted(partners):
            for pair in combinations(sorted(partners[action]), 2):
                found[pair].append(action)
        return {pair: tuple(actions) for pair, actions in found.items()}

    def rows(self, kind: str) -> Iterator[Row]:
        """Yield the ties of one type."""
        return (row for tie, rows in self.graph.ties.items() if tie.type == kind for row in rows)

    @cached_property
    def near(self) -> Mapping[str, set[str]]:
        """Return what each record touches: organisations, facts, and the départements and needs of these."""
        around = self._ends_of("LOCATED_IN", "BASED_IN", "ADDRESSES", "ABOUT", "WITHIN")
        found: dict[str, set[str]] = defaultdict(set)
        for kind in ("NAMES", "STATES"):
            for record, node in map(_ends, self.rows(kind)):
                found[record] |= {node, *around[node]}
        return found

    @cached_property
    def proofs(self) -> Mapping[str, set[str]]:
        """Return the records that name or state each node."""
        found: dict[str, set[str]] = defaultdict(set)
        for kind in ("NAMES", "STATES"):
            for record, node in map(_ends, self.rows(kind)):
                found[node].add(record)
        return found

    @cached_property
    def places(self) -> Mapping[str, set[str]]:
        """Return the départements of each organisation and fact."""
        return self._ends_of("LOCATED_IN", "BASED_IN")

    def proving(self, item: Item) -> set[str]:
        """Return the records that prove an item."""
        if item[0] == "partnership":
            actions = self.partnerships.get((item[1], item[2]), ())
            return {record for a in actions for end in item[1:] for record in self.proofs[end] & self.proofs[a]}
        return set.intersection(*(self.proofs[node] for node in item[1:]))

    @cached_property
    def facts(self) -> Mapping[str, set[str]]:
        """Return the actions and meetings of each organisation; who only pays for an action is not in it."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in (*self.rows("TAKES_PART_IN"), *self.rows("ATTENDED")):
            if row[2] != FUNDER:
                found[str(row[0])].add(str(row[1]))
        return found

    def shared(self, one: str, two: str) -> set[str]:
        """Return the actions and meetings that two organisations have in common."""
        return self.facts.get(one, set()) & self.facts.get(two, set())

    def name(self, node: str) -> str:
        """Return the name of a node, or an empty text."""
        found = (rows[node][1] for rows in self.graph.nodes.values() if node in rows)
        return next((str(name) for name in found), "")

    def _ends_of(self, *kinds: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for kind in kinds:
            for start, end in map(_ends, self.rows(kind)):
                found[start].add(end)
        return found


def _ends(row: Row) -> tuple[str, str]:
    return str(row[0]), str(row[1])
