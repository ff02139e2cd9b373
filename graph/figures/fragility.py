"""What falls if an organisation leaves: needs left without anybody, partners left alone, parts that no longer touch."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.figures.networks import PARTNERSHIP, Scope, one_network
from graph.gaps.bridging import parts_without
from graph.queries import run_query
from graph.store import GraphStore

SMALLEST_PART = 2  # organisations; one alone is told as left alone


@dataclass(frozen=True)
class Departure:
    """What the map would lose with one organisation.

    ``needs`` are (code of the département, need) that it alone answers; ``territories`` those where it alone holds
    posts; ``actions`` how many it runs alone; ``alone`` the partners who have no other; ``parts`` the sizes of the
    groups of two or more that only it holds together, the largest first.
    """

    organization: str
    name: str
    needs: tuple[tuple[str, str], ...]
    territories: tuple[str, ...]
    actions: int
    alone: tuple[str, ...]
    parts: tuple[int, ...]

    @property
    def cut_off(self) -> int:
        """Return how many organisations would no longer be linked to the largest part left."""
        return sum(self.parts[1:]) + len(self.alone)

    @property
    def weight(self) -> int:
        """Return how much falls: needs and territories left without anybody, and organisations cut off."""
        return len(self.needs) + len(self.territories) + self.cut_off


def departures(store: GraphStore, scope: Scope) -> tuple[Departure, ...]:
    """Return the organisations whose departure would leave something without anybody, what weighs most first."""
    network = one_network(store, PARTNERSHIP, scope)
    graph, parts = network.graph, parts_without(network.graph)
    needs, territories = _needs(store, scope), _territories(store, scope)
    rows = run_query(store, "network_of_actions", departements=list(scope.departements), needs=list(scope.needs))
    actions = _held_alone((row["fact"], row["organization"]) for row in rows)
    names = {row["id"]: row["name"] for row in run_query(store, "names") if row["label"] == "Organization"}
    found = [
        Departure(
            organization,
            names.get(organization, organization),
            tuple(sorted(needs[organization])),
            tuple(sorted(territories[organization])),
            len(actions[organization]),
            tuple(sorted(_left_alone(graph, organization))),
            tuple(size for size in parts.get(organization, ()) if size >= SMALLEST_PART),
        )
        for organization in sorted({*graph, *needs, *territories})
    ]
    return tuple(sorted(filter(_falls, found), key=lambda one: (-one.weight, -len(one.needs), -one.actions, one.name)))


def _falls(departure: Departure) -> bool:
    return bool(departure.weight)


def _needs(store: GraphStore, scope: Scope) -> dict[str, set[tuple[str, str]]]:
    """Return, for each organisation, the needs that it alone answers in a département."""
    rows = run_query(store, "acting_by_need")
    asked = [row for row in rows if _is_asked(row, scope)]
    return _held_alone(((row["departement"], row["topic_name"]), one) for row in asked for one in row["organizations"])


def _is_asked(row: Mapping[str, Any], scope: Scope) -> bool:
    here = not scope.departements or row["departement"] in scope.departements
    return here and (not scope.needs or row["topic"] in scope.needs)


def _territories(store: GraphStore, scope: Scope) -> dict[str, set[str]]:
    """Return, for each organisation, the contrats de ville where it alone holds posts, the last year known."""
    if scope.needs:
        return defaultdict(set)  # posts say no need
    rows = run_query(store, "single_carrier", departements=list(scope.departements))
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["organization"]].add(row["territory_name"])
    return found


def _held_alone(held: Iterable[tuple[Any, str]]) -> dict[str, set[Any]]:
    """Return what each organisation holds alone, among pairs (what, organisation)."""
    holders: dict[Any, set[str]] = defaultdict(set)
    for what, organization in held:
        holders[what].add(organization)
    found: dict[str, set[Any]] = defaultdict(set)
    for what, organizations in holders.items():
        if len(organizations) == 1:
            found[next(iter(organizations))].add(what)
    return found


def _left_alone(graph: "nx.Graph[str]", organization: str) -> list[str]:
    """Return the names of the partners who have no other partner."""
    around = list(graph[organization]) if organization in graph else []
    # Two who only have each other lose a partner; neither holds anything for the network.
    if len(around) == 1 and all(graph.degree(other) == 1 for other in around):
        return []
    return [graph.nodes[other]["name"] for other in around if graph.degree(other) == 1]
