"""The gaps of a view: those whose ends it shows, with the numbers of the list, and who could introduce two ends."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from graph.explorer.explored import Explored
from graph.explorer.facts import Facts, Mask
from graph.explorer.groups import PREFIX, is_group
from graph.gaps import UNKNOWN, Gap
from graph.network import Network, Node, Tie
from graph.vocabulary import departement_name, departements

INTRODUCERS = 10  # told of one gap; more would not help anyone choose


def seen_gaps(facts: Facts, seen: Explored, gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return the gaps that can be drawn on a view: each end is a node of it, or the group that holds it."""
    end_of = _ends(facts, seen)
    found = []
    for gap in gaps:
        pairs = ((end_of(start), UNKNOWN if end == UNKNOWN else end_of(end)) for start, end in gap.missing)
        missing = tuple((start, end) for start, end in pairs if start and end and start != end)
        if missing:
            found.append(replace(gap, missing=missing))
    return tuple(found)


def _ends(facts: Facts, seen: Explored) -> Callable[[str], str]:
    shown = {node.id for node in seen.network.nodes}
    # A département is an end when something of it is on the picture, by itself or by its group.
    # What is looked at is drawn for itself, away from the map: a département has no place there.
    apart = seen.view.focus or seen.view.is_way
    places = set() if apart else {place for node in shown for place in _places(facts, node)}
    territories = {facts.nodes[facts.rank[node]].territory for node in shown if node in facts.rank} - {""}

    def end_of(node: str) -> str:
        if node in shown:
            return node
        if node in departements():
            group = f"{PREFIX}{node}/"
            return group if group in shown else node if node in places else ""
        if node in territories:
            return node
        rank = facts.rank.get(node, -1)
        if rank >= facts.organizations:
            return facts.nodes[rank].id if facts.nodes[rank].id in shown else ""
        unit = seen.grouping.unit.get(rank, "")
        return unit if unit in shown else ""

    return end_of


def _places(facts: Facts, node: str) -> tuple[str, ...]:
    if is_group(node):
        return (node.removeprefix(PREFIX).partition("/")[0],)
    return facts.nodes[facts.rank[node]].departements if node in facts.rank else ()


def with_places(facts: Facts, network: Network, gaps: Iterable[Gap]) -> Network:
    """Add the départements and contrats de ville that gaps are about, tied to the actions that take place there."""
    known = {node.id for node in network.nodes}
    ends = {end for gap in gaps for pair in gap.missing for end in pair} - {UNKNOWN} - known
    nodes, ties = list(network.nodes), list(network.ties)
    for end in sorted(ends):
        if end in departements():
            nodes.append(Node(end, "Departement", departement_name(end), "Département"))
            continue
        nodes.append(Node(end, "Territory", facts.territories.get(end, end), "Contrat de ville"))
        here = (node.id for node in facts.nodes if node.territory == end and node.id in known)
        ties += [Tie(action, end, "se déroule dans") for action in here]
    return replace(network, nodes=tuple(nodes), ties=tuple(ties))


@dataclass(frozen=True)
class Introducer:
    """An organisation that knows both ends of a gap: by actions shared with both, or only by rencontres."""

    id: str
    name: str
    works: bool


def introducers(facts: Facts, gap: Gap) -> tuple[Introducer, ...]:
    """Return who could introduce the ends of a gap: those who work with both first, then those who met both."""
    organizations = {node.id for node in facts.nodes[: facts.organizations]}
    found: dict[int, bool] = {}
    for start, end in (pair for pair in gap.missing if organizations.issuperset(pair)):
        for ties, works in ((facts.is_partner, True), (facts.is_partner | facts.is_event, False)):
            both = _with(facts, ties, facts.rank[start]) & _with(facts, ties, facts.rank[end])
            for rank in sorted(both - {facts.rank[start], facts.rank[end]}):
                found.setdefault(rank, works)
    named = [Introducer(facts.nodes[rank].id, facts.nodes[rank].name, works) for rank, works in found.items()]
    return tuple(sorted(named, key=lambda one: (not one.works, one.name))[:INTRODUCERS])


def _with(facts: Facts, ties: Mask, rank: int) -> set[int]:
    things = np.unique(facts.thing[ties & (facts.org == rank)])
    return set(facts.org[ties & np.isin(facts.thing, things)].tolist())
