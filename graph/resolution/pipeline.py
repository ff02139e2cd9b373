"""Mentions to organisations: learn, sign, block, screen, score, cluster. Pure, and independent of the order."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import product

import msgspec
import numpy as np

from graph.identifiers import siren_in, valid_rna
from graph.judgements import Judged, Verdict, content_key
from graph.model import Mention
from graph.resolution.blocking import Pairs, candidate_pairs
from graph.resolution.clustering import Known, clusters, confidence
from graph.resolution.comparing import FORBIDDEN, Compared, Comparison, Told
from graph.resolution.lexicon import Lexicon, learn
from graph.resolution.linkage import Group, Pair
from graph.resolution.model import Cluster, Resolution, Score, ScoredPair
from graph.resolution.scoring import MERGE, REVIEW, log_odds, probability
from graph.resolution.screening import screen
from graph.resolution.signatures import Counts, Signatures, sign, together
from graph.resolution.workers import Workers, workers

Progress = Callable[[str, int, int], None]
STEP = 4000
REASONS_SHOWN = 3
# Pairs from this probability on are among those in which an audit looks for what was missed.
UNLIKELY, UNLIKELY_KEPT = 0.05, 2000


class Settled(msgspec.Struct, frozen=True):
    """What a list knows beside its mentions.

    ``judged``: what people said of pairs of content keys (see ``judgements``). ``sources``: which list a mention is
    from, when it is from one only. ``threshold``: the probability from which mentions are joined.
    """

    judged: Judged = {}
    sources: Mapping[Mention, str] = {}
    threshold: float = MERGE


def resolve(
    mentions: Iterable[Mention], progress: Progress | None = None, settled: Settled | None = None
) -> Resolution:
    """Group the mentions that are one organisation; mentions that are equal count once."""
    settled = settled or Settled()
    report = progress or (lambda stage, done, total: None)
    distinct = sorted(set(mentions))
    with workers(len(distinct)) as pool:
        lexicon = learn(distinct)
        pool.teach(lexicon)
        signed = _sign(distinct, lexicon, pool, report)
        pairs = _pairs(signed)
        comparison = Comparison(distinct, signed)
        comparison.know_sources([settled.sources.get(mention, "") for mention in distinct])
        report("comparaison", 0, len(pairs))
        weighed = comparison.weigh(pool, pairs, lambda done: report("comparaison", done, len(pairs)))
        compared = comparison.compared(weighed)
        report("regroupement", 0, 1)
        said = _said(distinct, settled.judged)
        groups = clusters(compared, known(distinct, signed, said), log_odds(settled.threshold))
        asked = _asked(groups, compared, said)
        told = comparison.explain(pool, [*asked, *(join.pair for group in groups for join in group.joins)])
        report("regroupement", 1, 1)
    doubtful = [_scored(pair, value, distinct, told) for pair, value in asked.items()]
    unlikely = compared.pairs[_apart(groups, compared, (UNLIKELY, REVIEW))]
    step = 1 + len(unlikely) // UNLIKELY_KEPT
    return Resolution(
        clusters=tuple(_cluster(group, distinct, told) for group in groups),
        pairs_compared=len(pairs),
        doubtful=tuple(sorted(doubtful, key=lambda pair: (-pair.score.value, pair.left, pair.right))),
        joins=tuple(_scored(join.pair, join.log_odds, distinct, told) for group in groups for join in group.joins),
        unlikely=tuple((distinct[left], distinct[right]) for left, right in unlikely[::step].tolist()),
        unlikely_count=len(unlikely),
    )


def _scored(pair: Pair, value: float, distinct: Sequence[Mention], told: Mapping[Pair, Told]) -> ScoredPair:
    score = Score(probability(value), told[pair].reasons, told[pair].veto)
    return ScoredPair(distinct[pair[0]], distinct[pair[1]], score)


def _sign(distinct: Sequence[Mention], lexicon: Lexicon, pool: Workers, report: Progress) -> Signatures:
    """Read all the names."""
    report("lecture des noms", 0, len(distinct))
    parts = [sign((), lexicon)]
    tasks = (msgspec.msgpack.encode(distinct[at : at + STEP]) for at in range(0, len(distinct), STEP))
    for done, part in enumerate(pool.run(_sign_some, tasks)):
        parts.append(part)
        report("lecture des noms", min((done + 1) * STEP, len(distinct)), len(distinct))
    return together(parts)


def _sign_some(lexicon: Lexicon, mentions: bytes) -> Signatures:
    return sign(msgspec.msgpack.decode(mentions, type=list[Mention]), lexicon)


def _pairs(signed: Signatures) -> Pairs:
    pairs = candidate_pairs(signed)
    return pairs[screen(signed, pairs)]


def _said(distinct: Sequence[Mention], judged: Judged) -> dict[Pair, Verdict]:
    """Return what people said, by positions."""
    if not judged:
        return {}
    told = {key for pair in judged for key in pair}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for position, mention in enumerate(distinct):
        key = content_key(mention)
        if key in told:
            places[key].append(position)
    return {
        (min(one, two), max(one, two)): verdict
        for (first, second), verdict in judged.items()
        for one, two in product(places[first], places[second])
        if one != two
    }


def known(distinct: Sequence[Mention], signed: Signatures, said: Mapping[Pair, Verdict] | None = None) -> Known:
    sirens = [siren_in(mention.siren, mention.siret) for mention in distinct]

    def alike(left: int, right: int) -> bool:
        """Whether two mentions are one by an identifier, or by the same words in the same place."""
        one, two = distinct[left], distinct[right]
        if (sirens[left] and sirens[left] == sirens[right]) or (one.rna == two.rna and valid_rna(one.rna)):
            return True
        # With a SIREN on one side only, two bodies of one name could both claim the mention without: linkage decides.
        return not sirens[left] and not sirens[right] and bool(signed.name_there[left] == signed.name_there[right])

    of = {verdict: frozenset(p for p, v in (said or {}).items() if v == verdict) for verdict in ("same", "different")}
    return Known(sirens, alike, of["same"], of["different"])


def _cluster(group: Group, distinct: Sequence[Mention], told: Mapping[Pair, Told]) -> Cluster:
    return Cluster(
        mentions=tuple(distinct[position] for position in group.members),
        confidence=confidence(group),
        reason=_reason(group, told),
    )


def _reason(group: Group, told: Mapping[Pair, Told]) -> str:
    """Say in French what holds a cluster, the weakest join first, without saying a thing twice."""
    ordered = sorted(group.joins, key=lambda join: (join.log_odds, join.pair))
    shown = list(dict.fromkeys(" et ".join(told[join.pair].reasons) for join in ordered))
    more = len(shown) - REASONS_SHOWN
    return " ; ".join(shown[:REASONS_SHOWN]) + (f" ; et {more} autres liens" if more > 0 else "")


def _asked(groups: Sequence[Group], compared: Compared, said: Container[Pair]) -> dict[Pair, float]:
    """Return the pairs that may be one, were not joined and that nobody was asked about, with their log-odds."""
    found = _apart(groups, compared, (REVIEW, 1.0))
    values = zip(compared.pairs[found].tolist(), compared.log_odds[found].tolist(), strict=True)
    return {(left, right): value for (left, right), value in values if (left, right) not in said}


def _apart(groups: Sequence[Group], compared: Compared, between: tuple[float, float]) -> Counts:
    """Return which pairs were not joined, that nothing forbids, and whose probability is in a range."""
    group_of = np.zeros(sum(len(group.members) for group in groups), dtype=np.int64)
    for index, group in enumerate(groups):
        group_of[list(group.members)] = index
    apart = group_of[compared.pairs[:, 0]] != group_of[compared.pairs[:, 1]]
    least, most = map(log_odds, between)
    within = (compared.log_odds >= least) & (compared.log_odds < most)
    return np.flatnonzero(apart & within & (compared.state != FORBIDDEN))
