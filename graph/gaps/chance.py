"""What random attendance would give: the hypergeometric law, and a correction for the many pairs compared."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import comb
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
LEVEL = 0.05  # share of the pairs told that random attendance would explain


@cache
def at_least(common: int, events: int, left: int, right: int) -> float:
    """Return the chance that two organisations, at ``left`` and ``right`` of the events, share ``common`` or more.

    Attendance is random given those numbers: P(X ≥ common), X hypergeometric (events, left, right).
    """
    ways = comb(events, right)
    found = sum(comb(left, n) * comb(events - left, right - n) for n in range(common, min(left, right) + 1))
    return found / ways


def comparable_pairs(attended: Sequence[int], events: int, level: float = LEVEL) -> int:
    """Return how many pairs could be told at all: those that random attendance would rarely put together every time.

    ``attended`` is how many events each organisation came to. A pair that meets once out of one visit each can never be
    told from chance and is no test (Tarone, 1990, Biometrics 46, p. 515); those that never met count, since they could.
    """
    sizes = sorted(Counter(attended).items())
    same = sum(many * (many - 1) // 2 for size, many in sizes if at_least(size, events, size, size) <= level)
    other = ((one, two) for one, two in combinations(sizes, 2) if at_least(one[0], events, one[0], two[0]) <= level)
    return same + sum(one[1] * two[1] for one, two in other)


def significant(values: Mapping[Key, float], tests: int, level: float = LEVEL) -> list[Key]:
    """Return the keys kept at a false discovery rate of ``level`` among ``tests`` comparisons, the least likely first.

    Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, p. 293; over the testable pairs only, as Gilbert (2005),
    J. R. Stat. Soc. C 54, p. 143, does for discrete laws.
    """
    # Pairs are many and their chances few: it is enough to know how many there are of each.
    many, rank, bound = Counter(value for value in values.values() if value <= level), 0, -1.0
    for value in sorted(many):
        rank += many[value]
        if value * tests <= level * rank:
            bound = value
    return sorted((key for key, value in values.items() if value <= bound), key=lambda key: (values[key], str(key)))
