"""Mentions to organisations: parse, block, score, cluster. Pure, and independent of the order of the mentions."""

from collections.abc import Callable, Iterable, Sequence

from graph.model import Mention
from graph.resolution.blocking import Pair, candidate_pairs
from graph.resolution.clustering import clusters, weakest
from graph.resolution.lexicon import learn
from graph.resolution.linkage import Group
from graph.resolution.model import Cluster, Resolution, Score, ScoredPair
from graph.resolution.parsing import ParsedMention, parse
from graph.resolution.scoring import REVIEW, score

Progress = Callable[[str, int, int], None]
STEP = 5000
LINKS_SHOWN = 3
# Below this the pair is neither kept for the clustering nor shown to anyone.
WORTH_KEEPING = 0.02


def resolve(mentions: Iterable[Mention], progress: Progress | None = None) -> Resolution:
    """Group the mentions that are one organisation; mentions that are equal count once."""
    report = progress or (lambda stage, done, total: None)
    distinct = sorted(set(mentions))
    report("lecture des noms", 0, len(distinct))
    lexicon = learn(distinct)
    parsed = [parse(mention, lexicon) for mention in distinct]
    report("lecture des noms", len(parsed), len(parsed))
    pairs = candidate_pairs(parsed)
    scored = _scores(parsed, pairs, report)
    report("regroupement", 0, 1)
    groups = clusters(parsed, scored)
    report("regroupement", 1, 1)
    return Resolution(
        clusters=tuple(_cluster(group, distinct) for group in groups),
        pairs_compared=len(pairs),
        doubtful=_doubtful(groups, scored, distinct),
    )


def _scores(parsed: Sequence[ParsedMention], pairs: Sequence[Pair], report: Progress) -> dict[Pair, Score]:
    """Score the pairs, and keep those that say something."""
    scored = {}
    for done, (left, right) in enumerate(pairs):
        if done % STEP == 0:
            report("comparaison", done, len(pairs))
        found = score(parsed[left], parsed[right])
        if found.value >= WORTH_KEEPING or found.veto:
            scored[left, right] = found
    report("comparaison", len(pairs), len(pairs))
    return scored


def _cluster(group: Group, distinct: Sequence[Mention]) -> Cluster:
    return Cluster(
        mentions=tuple(distinct[position] for position in group.members),
        confidence=weakest(group.links),
        reason=_reason(group.links),
    )


def _reason(links: Iterable[Score]) -> str:
    """Say in French what holds a cluster, the weakest link first, without saying a thing twice."""
    ordered = sorted(links, key=lambda link: (link.value, link.reasons))
    shown = list(dict.fromkeys(" et ".join(link.reasons) for link in ordered))
    more = len(shown) - LINKS_SHOWN
    return " ; ".join(shown[:LINKS_SHOWN]) + (f" ; et {more} autres liens" if more > 0 else "")


def _doubtful(
    groups: Iterable[Group], scored: dict[Pair, Score], distinct: Sequence[Mention]
) -> tuple[ScoredPair, ...]:
    """Return the pairs that may be one and were not joined, the likeliest first."""
    group_of = {position: index for index, group in enumerate(groups) for position in group.members}
    found = [
        ScoredPair(distinct[left], distinct[right], score)
        for (left, right), score in scored.items()
        if score.value >= REVIEW and group_of[left] != group_of[right]
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.score.value, pair.left, pair.right)))
