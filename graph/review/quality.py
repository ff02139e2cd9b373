"""How good the grouping is: what the scores say of themselves, and what a random audit says of them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Z = 1.959963984540054  # 95 %


@dataclass(frozen=True)
class Estimate:
    """A share between 0 and 1 with the 95 % interval of it, from ``asked`` answers; all of it is open before any."""

    value: float
    low: float
    high: float
    asked: int


@dataclass(frozen=True)
class Quality:
    """What is known of the grouping.

    ``joins``: how many were made without a person; ``computed``: the share of them that the scores promise right;
    ``precision``, ``recall``: the same from the audit, the second among the pairs that were compared;
    ``left``: answers after which the scores would promise ``target``.
    """

    joins: int
    computed: float
    precision: Estimate
    recall: Estimate
    target: float
    left: int


def wilson(right: int, asked: int) -> Estimate:
    """Return the share of right answers with the score interval of Wilson (JASA 22, 1927, p. 209)."""
    if not asked:
        return Estimate(0.0, 0.0, 1.0, 0)
    share, spread = right / asked, Z * Z / asked
    middle = (share + spread / 2) / (1 + spread)
    half = Z * math.sqrt(share * (1 - share) / asked + spread / asked / 4) / (1 + spread)
    return Estimate(share, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)), asked)


def recall(precision: Estimate, joins: int, missed: Estimate, apart: int) -> Estimate:
    """Return the share found of the pairs that are one, among ``joins`` made and ``apart`` pairs kept apart.

    The interval takes the worst of both samples together, so that it holds at least 95 %.
    """

    def share(right: float, wrong: float) -> float:
        found, lost = joins * right, apart * wrong
        return found / (found + lost) if found + lost else 1.0

    ends = share(precision.low, missed.high), share(precision.high, missed.low)
    return Estimate(share(precision.value, missed.value), *ends, min(precision.asked, missed.asked))


def computed(probabilities: Sequence[float]) -> float:
    """Return the share of joins that are right by their own probabilities; 1 when there are none."""
    return sum(probabilities) / len(probabilities) if probabilities else 1.0


def answers_left(probabilities: Iterable[float], settled: int, target: float) -> int:
    """Return how many of the least sure joins must be judged for the promised share of right ones to be ``target``.

    ``settled`` joins were judged already; one more judged is one that is right.
    """
    errors = sorted((1 - one for one in probabilities), reverse=True)
    allowed, wrong = (1 - target) * (len(errors) + settled), sum(errors)
    for count, error in enumerate(errors):
        if wrong <= allowed:
            return count
        wrong -= error
    return len(errors)
