"""Organisations whose grouping looks wrong: two places, two SIREN, two groups that one pair alone holds together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.identifiers import siren_in
from graph.model import Mention
from graph.names import words
from graph.resolution import Cluster, parse
from graph.resolution.alignment import align
from graph.resolution.model import ScoredPair
from graph.review.halves import Halves
from graph.vocabulary import departement_name

BRIDGE = 0.75  # a join of less than this, with several spellings on each side, may be one too many


@dataclass(frozen=True)
class Suspicion:
    """One cluster, by its position among the clusters, and in French what looks wrong of it."""

    cluster: int
    why: str


def suspicions(clusters: Sequence[Cluster], joins: Iterable[ScoredPair]) -> list[Suspicion]:
    """Return what looks wrong, cluster by cluster, those of most spellings first."""
    cluster_of = {mention: number for number, cluster in enumerate(clusters) for mention in cluster.mentions}
    held: defaultdict[int, list[ScoredPair]] = defaultdict(list)
    for join in joins:
        held[cluster_of[join.left]].append(join)
    found = [Suspicion(number, why) for number in sorted(held) for why in _whys(clusters[number], held[number])]
    return sorted(found, key=lambda one: (-len(clusters[one.cluster].mentions), one.cluster))


def _whys(cluster: Cluster, joins: Sequence[ScoredPair]) -> Iterator[str]:
    sirens = sorted({siren_in(m.siren, m.siret) for m in cluster.mentions} - {""})
    if len(sirens) > 1:
        yield f"{len(sirens)} SIREN : {', '.join(sirens)}"
    for siren in sirens if len(sirens) == 1 else ():
        yield from _unlike(siren, [m for m in cluster.mentions if siren_in(m.siren, m.siret) == siren])
    places = sorted({mention.departement for mention in cluster.mentions} - {""})
    if len(places) > 1 and not sirens:
        yield f"{len(places)} départements : {', '.join(f'{departement_name(code)} ({code})' for code in places)}"
    halves = Halves(joins)
    for join in joins:
        if join.score.value < BRIDGE and min(map(len, halves.of(join))) > 1:
            yield f"deux groupes d’écritures tenus par une seule ressemblance ({round(100 * join.score.value)} %)"


def _unlike(siren: str, bearers: Sequence[Mention]) -> Iterator[str]:
    """Say it when one SIREN is that of names with no word in common: it changed its name, or a number is wrong."""
    names = sorted({words(mention.name): mention.name for mention in bearers}.values())
    for one, two in combinations(names, 2):
        if _strangers(one, two):
            yield f"un seul SIREN ({siren}) pour deux noms sans mot commun : « {one} » et « {two} »"
            return


def _strangers(one: str, two: str) -> bool:
    found = align(parse(Mention(one)).name, parse(Mention(two)).name)
    return not found.matches
