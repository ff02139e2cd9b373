"""Each organisation's place in a network: partners, passages, core, dependence, and between whom it stands."""

from dataclasses import dataclass

from graph.figures.cohesion import core
from graph.figures.holes import Brokerage, brokerage, holes
from graph.figures.networks import NATURES, Scope, one_network
from graph.figures.passages import betweenness
from graph.store import GraphStore

GROUPS = {"kind": "type d’organisation", "departement": "département"}
NOBODY = Brokerage(0, 0, 0, 0, 0)


@dataclass(frozen=True)
class Actor:
    """One organisation in one network.

    ``strength`` is how many facts it shares with somebody (Newman 2001); ``between`` the share of the pairs of the
    others that are linked through it by the shortest way (Freeman 1979); ``constraint`` and ``effective_size`` are
    Burt's (1992), ``brokerage`` Gould and Fernandez's (1989). None: it cannot be told.
    """

    network: str
    network_title: str
    organization: str
    name: str
    kind: str
    departement: str
    partners: int
    strength: float
    between: float | None
    core: bool
    constraint: float | None
    effective_size: float | None
    brokerage: Brokerage | None


def actors(store: GraphStore, scope: Scope, nature: str, groups: str = "kind") -> tuple[Actor, ...]:
    """Return the organisations of a network, those with most partners first; ``groups`` is a key of ``GROUPS``."""
    network = one_network(store, NATURES[nature], scope)
    graph = network.graph
    members, between = core(graph).members, betweenness(graph)
    surroundings = holes(graph)
    of = {node: said[groups] for node, said in graph.nodes(data=True)}
    roles = brokerage(graph, of)
    holed = ((node, said, *surroundings.get(node, (None, None))) for node, said in graph.nodes(data=True))
    found = [
        Actor(
            nature,
            network.nature.title,
            node,
            said["name"],
            said["kind"],
            said["departement"],
            graph.degree(node),
            round(sum(tie["weight"] for tie in graph[node].values()), 9),
            between.get(node),
            node in members,
            constraint,
            size,
            roles.get(node),
        )
        for node, said, constraint, size in holed
    ]
    return tuple(sorted(found, key=lambda actor: (-actor.partners, -(actor.between or 0), actor.name)))
