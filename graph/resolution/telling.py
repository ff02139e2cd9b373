"""What a resolution found, told: clusters, what holds them, the pairs left to a person, what may have been missed."""

from collections.abc import Container, Mapping, Sequence
from itertools import chain

import numpy as np

from graph.model import Mention
from graph.resolution.clustering import confidence
from graph.resolution.comparing import FORBIDDEN, PERSON, Compared, Told
from graph.resolution.linkage import Group, Pair
from graph.resolution.model import Cluster, Resolution, Score, ScoredPair
from graph.resolution.namesakes import WHICH
from graph.resolution.scoring import REVIEW, log_odds, probability
from graph.resolution.signatures import Counts

REASONS_SHOWN = 3
# Pairs from this probability on are among those in which an audit looks for what was missed.
UNLIKELY, UNLIKELY_KEPT = 0.05, 2000


def told_of(
    distinct: Sequence[Mention],
    groups: Sequence[Group],
    compared: Compared,
    asked: Mapping[Pair, float],
    told: Mapping[Pair, Told],
) -> Resolution:
    """Return what was found of mentions, by position: ``asked`` are the pairs left to a person, with their log-odds."""
    left = _left_to_a_person(compared)
    doubtful = [_scored(pair, value, distinct, told, WHICH if pair in left else "") for pair, value in asked.items()]
    unlikely = compared.pairs[_apart(groups, compared, (UNLIKELY, REVIEW))]
    step = 1 + len(unlikely) // UNLIKELY_KEPT
    return Resolution(
        clusters=tuple(_cluster(group, distinct, told) for group in groups),
        pairs_compared=len(compared.pairs),
        doubtful=tuple(sorted(doubtful, key=lambda pair: (-pair.score.value, pair.left, pair.right))),
        joins=tuple(_scored(join.pair, join.log_odds, distinct, told) for group in groups for join in group.joins),
        unlikely=tuple((distinct[left], distinct[right]) for left, right in unlikely[::step].tolist()),
        unlikely_count=len(unlikely),
    )


def _left_to_a_person(compared: Compared) -> set[Pair]:
    found = (compared.state == PERSON) & (compared.log_odds >= log_odds(REVIEW))
    return {(left, right) for left, right in compared.pairs[found].tolist()}


def _scored(
    pair: Pair, value: float, distinct: Sequence[Mention], told: Mapping[Pair, Told], otherwise: str = ""
) -> ScoredPair:
    """Tell a pair; what leaves it to a person is said by the two mentions, or else by the list around them."""
    score = Score(probability(value), told[pair].reasons, told[pair].veto or otherwise)
    return ScoredPair(distinct[pair[0]], distinct[pair[1]], score)


def _cluster(group: Group, distinct: Sequence[Mention], told: Mapping[Pair, Told]) -> Cluster:
    if not group.joins:
        return Cluster((distinct[group.members[0]],), 1.0, "")
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


def to_ask(groups: Sequence[Group], compared: Compared, said: Container[Pair]) -> dict[Pair, float]:
    """Return the pairs that may be one, were not joined and that nobody was asked about, with their log-odds."""
    found = _apart(groups, compared, (REVIEW, 1.0))
    values = zip(compared.pairs[found].tolist(), compared.log_odds[found].tolist(), strict=True)
    return {(left, right): value for (left, right), value in values if (left, right) not in said}


def _apart(groups: Sequence[Group], compared: Compared, between: tuple[float, float]) -> Counts:
    """Return which pairs were not joined, that nothing forbids, and whose probability is in a range."""
    members = np.fromiter(chain.from_iterable(group.members for group in groups), dtype=np.int64)
    group_of = np.zeros(len(members), dtype=np.int64)
    group_of[members] = np.repeat(np.arange(len(groups)), [len(group.members) for group in groups])
    apart = group_of[compared.pairs[:, 0]] != group_of[compared.pairs[:, 1]]
    least, most = map(log_odds, between)
    within = (compared.log_odds >= least) & (compared.log_odds < most)
    return np.flatnonzero(apart & within & (compared.state != FORBIDDEN))
