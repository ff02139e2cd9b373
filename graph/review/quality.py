"""How good the grouping is: what the scores say of themselves, and what a random audit says of them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

Z = 1.959963984540054  # 95 %
ROUNDING = 1e-9


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

    ``joins``: how many were made; ``computed``: the share of them that scores and answers promise right;
    ``precision``, ``recall``: the same from the audit, the second among the pairs that were compared;
    ``left``: answers after which the promise would be ``target``, None when no answers can make it so.
    """

    joins: int
    computed: float
    precision: Estimate
    recall: Estimate
    target: float
    left: int | None


def wilson(right: int, asked: int) -> Estimate:
    """Return the share of right answers with the score interval of Wilson (JASA 22, 1927, p. 209)."""
    if not asked:
        return Estimate(0.0, 0.0, 1.0, 0)
    share, spread = right / asked, Z * Z / asked
    middle = (share + spread / 2) / (1 + spread)
    half = Z * math.sqrt(share * (1 - share) / asked + spread / asked / 4) / (1 + spread)
    return Estimate(share, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)), asked)


def of_all(others: Estimate, known: int, count: int) -> Estimate:
    """Return the share right of ``count``, of which ``known`` are known to be; ``others`` is that of the rest."""

    def share(rest: float) -> float:
        return (known + (count - known) * rest) / count if count else 1.0

    return Estimate(share(others.value), share(others.low), share(others.high), others.asked)


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


def answers_left(open_: Iterable[float], others: Sequence[float], target: float) -> int | None:
    """Return how many of the least sure open joins must be judged for the promised share to be ``target``.

    One more judged is one that is right. The ``others`` are not asked about again: None when they forbid the target.
    """
    errors = sorted((1 - one for one in open_), reverse=True)
    fixed = sum(1 - one for one in others)
    allowed = (1 - target) * (len(errors) + len(others)) + ROUNDING
    wrong = [*accumulate(reversed(errors), initial=fixed)][::-1]  # once none is judged, once one is…
    return next((count for count, left in enumerate(wrong) if left <= allowed), None)
