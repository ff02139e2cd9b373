"""How large and of what colour each node is: by a measure of the view, by type or by département."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import networkx as nx

from graph.explorer.explored import Explored
from graph.explorer.facts import Facts
from graph.explorer.view import MEASURES
from graph.network import Network, Node
from graph.vocabulary import departement_name

EXACT = 300  # nodes beyond which the place on the ways is taken over a sample of them (Brandes and Pich, 2007)
SAMPLE = 120
SEED = 2019

# Tol's muted scheme (2021), told apart by people who do not see all colours; grey is for the others.
PALETTE = ("#332288", "#88CCEE", "#44AA99", "#117733", "#999933", "#DDCC77", "#CC6677", "#882255", "#AA4499", "#7a5c3e")
OTHERS = "#d5d8dc"
SHADES = ("#deebf7", "#9ecae1", "#6baed6", "#3182bd", "#08519c")  # ColorBrewer Blues: from little to much
UNSAID = "non dit"


@dataclass(frozen=True)
class Key:
    """One line of the legend of colours: what it says, the colour, and how many nodes bear it."""

    title: str
    fill: str
    nodes: int


def measured(facts: Facts, seen: Explored, measure: str) -> dict[str, float]:
    """Return a measure of each node of a view that has one; groups have none, their size says their members."""
    alone = [node for node in seen.network.nodes if not node.members]
    if measure == "betweenness":
        found = _betweenness(seen.network)
        return {node.id: found[node.id] for node in alone}
    if measure == "degree":
        degree = Counter(end for tie in seen.network.ties for end in (tie.start, tie.end))
        return {node.id: float(degree[node.id]) for node in alone}
    organizations = {node.id for node in alone if node.label == "Organization"}
    return {node: float(len(found)) for node, found in _counted(facts, seen, measure, organizations).items()}


def _betweenness(network: Network) -> Mapping[str, float]:
    """Return how often each node is on the shortest ways between two others (Freeman 1977), over all the pairs."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    graph.add_edges_from((tie.start, tie.end) for tie in network.ties)
    sample = None if len(graph) <= EXACT else min(SAMPLE, len(graph))
    found: Mapping[str, float] = nx.betweenness_centrality(graph, k=sample, seed=SEED)
    return found


def _counted(facts: Facts, seen: Explored, measure: str, wanted: set[str]) -> dict[str, set[int]]:
    """Return the partners, actions or rencontres (ranks) of organisations, among the ties that the view keeps."""
    kind = facts.is_event if measure == "meetings" else facts.is_partner if measure == "partners" else ~facts.is_event
    ties = seen.ties[kind[seen.ties]]
    present: dict[int, set[int]] = defaultdict(set)
    found: dict[str, set[int]] = {node: set() for node in wanted}
    pairs = list(zip(facts.org[ties].tolist(), facts.thing[ties].tolist(), strict=True))
    for org, thing in pairs:
        present[thing].add(org)
    for org, thing in pairs:
        node = facts.nodes[org].id
        if node in found:
            found[node] |= present[thing] - {org} if measure == "partners" else {thing}
    return found


def painted(facts: Facts, seen: Explored) -> tuple[Network, tuple[Key, ...]]:
    """Give each node its size and its colour, as the view asks; return the legend of the colours too."""
    view, nodes = seen.view, seen.network.nodes
    sizes: Mapping[str, float] = measured(facts, seen, view.size) if view.size in MEASURES else {}
    most = max(sizes.values(), default=0.0)
    fills, keys = _fills(facts, seen)
    drawn = (
        replace(node, size=sizes.get(node.id, 0.0) / most if most else 0.0, fill=fills.get(node.id, ""))
        for node in nodes
    )
    return replace(seen.network, nodes=tuple(drawn)), keys


def _fills(facts: Facts, seen: Explored) -> tuple[dict[str, str], tuple[Key, ...]]:
    colour = seen.view.colour
    if colour in MEASURES:
        return _shaded(measured(facts, seen, colour))
    if colour == "label":
        return {}, ()
    of = _kind if colour == "kind" else _departement
    said = {node.id: of(facts, node) for node in seen.network.nodes if node.label == "Organization"}
    groups = {node.id for node in seen.network.nodes if node.members}
    return _classed({node: found for node, found in said.items() if found or node not in groups})


def _kind(facts: Facts, node: Node) -> str:
    return facts.nodes[facts.rank[node.id]].kind if node.id in facts.rank else node.id.partition("/")[2].rstrip("+?")


def _departement(facts: Facts, node: Node) -> str:
    code = facts.nodes[facts.rank[node.id]].home if node.id in facts.rank else node.id[4:].partition("/")[0].rstrip("?")
    return departement_name(code) if code else ""


def _classed(classes: Mapping[str, str]) -> tuple[dict[str, str], tuple[Key, ...]]:
    """Give a colour to the most frequent classes; the rest, and what is not said, are grey."""
    counts = Counter(found for found in classes.values() if found)
    frequent = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    colours = {name: fill for (name, _), fill in zip(frequent, PALETTE, strict=False)}
    keys = [Key(name, colours[name], nodes) for name, nodes in frequent if name in colours]
    if others := sum(nodes for name, nodes in frequent if name not in colours):
        keys.append(Key("autres", OTHERS, others))
    if unsaid := sum(not found for found in classes.values()):
        keys.append(Key(UNSAID, OTHERS, unsaid))
    return {node: colours.get(found, OTHERS) for node, found in classes.items()}, tuple(keys)


def _shaded(values: Mapping[str, float]) -> tuple[dict[str, str], tuple[Key, ...]]:
    """Give the five shades from the least to the most, in equal parts of the largest value."""
    most = max(values.values(), default=0.0)
    rank = {node: min(int(5 * value / most), 4) if most else 0 for node, value in values.items()}
    count = Counter(rank.values())
    keys = (Key(_range(shade, most), fill, count[shade]) for shade, fill in enumerate(SHADES) if count[shade])
    return {node: SHADES[shade] for node, shade in rank.items()}, tuple(keys)


def _range(shade: int, most: float) -> str:
    low, high = most * shade / 5, most * (shade + 1) / 5
    digits = 0 if most >= 5 else 2
    return f"de {low:.{digits}f} à {high:.{digits}f}".replace(".", ",")
