"""What random attendance would give: the hypergeometric law, and a correction for the many pairs compared."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations, count
from math import comb
from typing import Any

import numpy as np

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


def may_tell(attended: Sequence[int], events: int, level: float = LEVEL) -> bool:
    """Whether a pair that is always together could be told, alone among those that can be compared."""
    tests = comparable_pairs(attended, events, level)
    sizes = sorted(Counter(attended).items())
    same = (at_least(size, events, size, size) for size, many in sizes if many > 1)
    other = (at_least(one, events, one, two) for (one, _), (two, _) in combinations(sizes, 2))
    return tests > 0 and any(chance * tests <= level for chance in (*same, *other))


def enough_events(organizations: int, level: float = LEVEL) -> int:
    """Return how many events would tell a pair that is always together, if each organisation came to half of them."""
    tests = max(1, organizations * (organizations - 1) // 2)
    return next(events for events in count(1) if comb(events, events // 2) * level >= tests)


def largest_kept(many: Mapping[float, int], tests: int, level: float = LEVEL) -> float:
    """Return the largest chance kept at a false discovery rate of ``level``, or -1; ``many`` have each chance.

    Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, p. 293; over the testable pairs only, as Gilbert (2005),
    J. R. Stat. Soc. C 54, p. 143, does for discrete laws.
    """
    rank, bound = 0, -1.0
    for value in sorted(value for value in many if value <= level):
        rank += many[value]
        if value * tests <= level * rank:
            bound = value
    return bound


def met_too_often(
    present: Collection[Iterable[str]], attended: Mapping[str, int], level: float = LEVEL
) -> dict[tuple[str, str], float]:
    """Return the pairs that are together at more events than chance explains, with their chance, the rarest first.

    ``present`` is who came to each event and ``attended`` how many events each came to; a pair is in the order of
    names. Pairs are millions and their laws few: what has to be compared is how many pairs there are of each law.
    """
    names = sorted(attended)
    rank = {name: number for number, name in enumerate(names)}
    met = [_pairs_of(sorted(rank[name] for name in there), len(names)) for there in present if len(names) > 1]
    pairs, common = np.unique(np.concatenate([*met, np.empty(0, np.int64)]), return_counts=True)
    sizes, most = np.array([attended[name] for name in names], np.int64), len(present) + 1
    left, right = pairs // max(1, len(names)), pairs % max(1, len(names))
    laws, law, many = np.unique(
        (common * most + sizes[left]) * most + sizes[right], return_inverse=True, return_counts=True
    )
    numbers = [(one // most // most, one // most % most, one % most) for one in laws.tolist()]
    chances = [at_least(n, len(present), *came) for n, *came in numbers]
    of_each: Counter[float] = Counter()
    for chance, pairs_of_it in zip(chances, many.tolist(), strict=True):
        of_each[chance] += pairs_of_it
    bound = largest_kept(of_each, comparable_pairs(list(attended.values()), len(present)), level)
    kept = np.flatnonzero((np.array(chances, dtype=float) <= bound)[law])
    found = {(names[left[one]], names[right[one]]): chances[law[one]] for one in kept.tolist()}
    return dict(sorted(found.items(), key=lambda one: (one[1], one[0])))


def _pairs_of(room: list[int], many: int) -> "np.ndarray[Any, Any]":
    """Return the pairs of a room, each as one number."""
    left, right = np.triu_indices(len(room), 1)
    there = np.array(room, np.int64)
    return there[left] * many + there[right]
