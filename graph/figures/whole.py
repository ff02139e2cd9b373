"""The figures of a network as a whole, each with what it means, where it comes from and what it is a share of."""

from collections.abc import Callable
from dataclasses import dataclass

import networkx as nx

from graph.figures.cohesion import betweenness_centralization, core, degree_centralization
from graph.figures.networks import NATURES, OneNetwork, Scope, one_network
from graph.store import GraphStore

WASSERMAN = "Wasserman et Faust (1994), Social Network Analysis, Cambridge University Press"
FREEMAN = "Freeman (1979), Social Networks 1, p. 215-239"
BORGATTI = "Borgatti et Everett (2000), Social Networks 21, p. 375 ; calcul d’après Lip (2011), arXiv:1102.5511"


@dataclass(frozen=True)
class Figure:
    """One figure: ``value`` is a count when ``whole`` says of how many, else a number; None: it cannot be told.

    ``of`` is what it is a share of, ``meaning`` one French sentence, ``source`` the paper it is taken from.
    """

    network: str
    network_title: str
    year: int
    name: str
    title: str
    value: float | None
    whole: int | None
    of: str
    meaning: str
    source: str

    @property
    def share(self) -> float | None:
        """Return the part of the whole, from 0 to 1; None when it is not a share, or a share of nothing."""
        return self.value / self.whole if self.value is not None and self.whole else None


@dataclass(frozen=True)
class _Measure:
    name: str
    title: str
    take: Callable[[OneNetwork], tuple[float | None, int | None]]
    of: str
    meaning: str
    source: str = ""


def whole_figures(store: GraphStore, scope: Scope) -> tuple[Figure, ...]:
    """Return the figures of both networks, the size first; a network without anybody has no data."""
    networks = (one_network(store, nature, scope) for nature in NATURES.values())
    return tuple(_figure(network, measure, scope.year) for network in networks for measure in MEASURES)


def _figure(network: OneNetwork, measure: _Measure, year: int) -> Figure:
    nature = network.nature
    value, whole = measure.take(network) if len(network.graph) else (None, None)
    words = {
        "who": nature.who,
        "fact": nature.fact,
        "facts": f"{nature.fact}s".capitalize(),
        "common": nature.common,
        "how_many": nature.how_many,
    }
    said = (measure.title, measure.of, measure.meaning)
    title, of, meaning = (text.format(**words) for text in said)
    return Figure(nature.name, nature.title, year, measure.name, title, value, whole, of, meaning, measure.source)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _size(network: OneNetwork) -> tuple[float | None, int | None]:
    return len(network.graph), None


def _facts(network: OneNetwork) -> tuple[float | None, int | None]:
    return network.facts, None


def _ties(network: OneNetwork) -> tuple[float | None, int | None]:
    pairs = _pairs(len(network.graph))
    return (network.graph.number_of_edges(), pairs) if pairs else (None, None)


def _partners(network: OneNetwork) -> tuple[float | None, int | None]:
    return 2 * network.graph.number_of_edges() / len(network.graph), None


def _alone(network: OneNetwork) -> tuple[float | None, int | None]:
    return nx.number_of_isolates(network.graph), len(network.graph)


def _parts(network: OneNetwork) -> tuple[float | None, int | None]:
    return sum(len(part) > 1 for part in nx.connected_components(network.graph)), None


def _largest(network: OneNetwork) -> tuple[float | None, int | None]:
    largest = max(map(len, nx.connected_components(network.graph)))
    return (largest, len(network.graph)) if largest > 1 else (None, None)


def _degree(network: OneNetwork) -> tuple[float | None, int | None]:
    return degree_centralization(network.graph) if network.graph.number_of_edges() else None, None


def _paths(network: OneNetwork) -> tuple[float | None, int | None]:
    return betweenness_centralization(network.graph) if network.graph.number_of_edges() else None, None


def _core(network: OneNetwork) -> tuple[float | None, int | None]:
    members = core(network.graph).members
    return (len(members), len(network.graph)) if members else (None, None)


def _core_ties(network: OneNetwork) -> tuple[float | None, int | None]:
    found = core(network.graph)
    return _tied(found.inside, _pairs(len(found.members))) if found.members else (None, None)


def _outer_ties(network: OneNetwork) -> tuple[float | None, int | None]:
    found = core(network.graph)
    pairs = _pairs(len(network.graph) - len(found.members))
    return _tied(found.outside, pairs) if found.members else (None, None)


def _tied(share: float | None, pairs: int) -> tuple[int | None, int]:
    """Return how many of these pairs are tied; of no pair, it cannot be told."""
    return None if share is None else round(share * pairs), pairs


MEASURES = (
    _Measure("size", "Organisations", _size, "", "Organisations {who} dans cette carte."),
    _Measure("facts", "{facts}", _facts, "", "Nombre {how_many} sur lesquelles ce réseau est observé."),
    _Measure(
        "density",
        "Paires liées (densité)",
        _ties,
        "paires d’organisations possibles",
        "Sur toutes les paires que l’on pourrait former, celles qui ont une {common}.",
        f"{WASSERMAN}, p. 101",
    ),
    _Measure(
        "mean_degree",
        "Liens par organisation, en moyenne",
        _partners,
        "",
        "Avec combien d’autres une organisation a une {common}, en moyenne.",
        f"{WASSERMAN}, p. 100",
    ),
    _Measure(
        "isolates",
        "Organisations seules",
        _alone,
        "organisations",
        "Organisations qui n’ont aucune {common} avec une autre.",
        f"{WASSERMAN}, p. 100",
    ),
    _Measure(
        "components",
        "Groupes sans lien entre eux",
        _parts,
        "",
        "Groupes d’au moins deux organisations, qu’aucune {common} ne relie l’un à l’autre.",
        f"{WASSERMAN}, p. 109",
    ),
    _Measure(
        "largest_component",
        "Organisations du plus grand groupe",
        _largest,
        "organisations",
        "Celles que l’on peut relier de proche en proche, dans le groupe le plus nombreux.",
        f"{WASSERMAN}, p. 109",
    ),
    _Measure(
        "degree_centralization",
        "Concentration des liens (de 0 à 1)",
        _degree,
        "",
        "1 : tous les liens passent par une seule organisation ; 0 : toutes en ont autant.",
        FREEMAN,
    ),
    _Measure(
        "betweenness_centralization",
        "Concentration des passages (de 0 à 1)",
        _paths,
        "",
        "1 : une seule organisation fait le pont entre toutes les autres ; 0 : aucune ne le fait plus qu’une autre.",
        FREEMAN,
    ),
    _Measure(
        "core",
        "Organisations du cœur",
        _core,
        "organisations",
        "Les plus liées, presque toutes entre elles ; autour, les autres sont peu liées entre elles.",
        BORGATTI,
    ),
    _Measure(
        "core_ties",
        "Paires liées dans le cœur",
        _core_ties,
        "paires du cœur",
        "Si le cœur en est vraiment un, presque toutes ses paires ont une {common}.",
        BORGATTI,
    ),
    _Measure(
        "outer_ties",
        "Paires liées hors du cœur",
        _outer_ties,
        "paires hors du cœur",
        "Si le cœur en est vraiment un, peu des autres ont une {common} entre elles.",
        BORGATTI,
    ),
)
