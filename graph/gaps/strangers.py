"""Pairs of a group that were never seen together, the most telling first, without going through all of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import heapify, heapreplace
from heapq import heappop as pop

PAIRS_TOLD = 10  # for one group: beyond, it is the whole list that has to be invited


@dataclass(frozen=True)
class Seen:
    """What each organisation was seen in: its actions and its meetings."""

    actions: Mapping[str, Set[str]]
    events: Mapping[str, Set[str]]

    def are_strangers(self, left: str, right: str) -> bool:
        """Whether two organisations share neither an action nor a meeting, and one of them came to a meeting."""
        came = self.events.get(left, set()), self.events.get(right, set())
        if not any(came) or not came[0].isdisjoint(came[1]):
            return False
        return self.actions.get(left, set()).isdisjoint(self.actions.get(right, set()))


def best_pairs(
    group: Sequence[str], weight: Callable[[str, str], float], keep: Callable[[str, str], bool], most: int = PAIRS_TOLD
) -> list[tuple[str, str]]:
    """Return the heaviest pairs of a group that are to be kept, each in the order of ids.

    ``group`` is ordered so that a pair weighs no more than one with an earlier member in its place: pairs then come
    from a heap, the heaviest first, and no more of them are looked at than needed.
    """
    found: list[tuple[str, str]] = []
    for left, right in _heaviest_first(group, weight):
        if keep(left, right):
            found.append((left, right) if left < right else (right, left))
            if len(found) == most:
                break
    return found


def _heaviest_first(group: Sequence[str], weight: Callable[[str, str], float]) -> Iterator[tuple[str, str]]:
    heap = [(-weight(group[i], group[i + 1]), i, i + 1) for i in range(len(group) - 1)]
    heapify(heap)
    while heap:
        _, i, j = heap[0]
        yield group[i], group[j]
        if j + 1 < len(group):
            heapreplace(heap, (-weight(group[i], group[j + 1]), i, j + 1))
        else:
            pop(heap)
