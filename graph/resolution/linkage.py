"""Average linkage over log-odds: two groups join when their members agree on average, and are not forbidden to.

The pair of closest groups comes from a heap, so that a component of n links takes n log n.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

import msgspec

Pair = tuple[int, int]

ABSENT = -3.0
CERTAIN = 9.0
FORBIDDEN = -CERTAIN


class Unit(msgspec.Struct, frozen=True, gc=False):
    """Mentions that are one before any comparison of names, by position, and the SIREN they have."""

    members: tuple[int, ...]
    sirens: frozenset[str]


class Join(msgspec.Struct, frozen=True, gc=False):
    """What joined two groups: how close they are on average, and the best pair between them, which says why."""

    log_odds: float
    pair: Pair


class Group(msgspec.Struct, frozen=True, gc=False):
    """Positions of mentions that are one organisation, and what joined them."""

    members: tuple[int, ...]
    joins: tuple[Join, ...]


class _Link(msgspec.Struct, frozen=True, gc=False):
    """How close two groups are, and the best pair between them with its own log-odds."""

    closeness: float
    best: float
    pair: Pair


class Linkage:
    """The state of one agglomeration. ``barred`` are the positions that a person told apart."""

    def __init__(
        self, units: Sequence[Unit], scored: Mapping[Pair, float], barred: Iterable[Pair], enough: float
    ) -> None:
        self._members = {index: unit.members for index, unit in enumerate(units)}
        self._sirens = {index: unit.sirens for index, unit in enumerate(units)}
        self._joins: dict[int, list[Join]] = {index: [] for index in self._members}
        self._enough = enough
        unit_of = {position: index for index, members in self._members.items() for position in members}
        self._barred: defaultdict[int, set[int]] = defaultdict(set)
        for left, right in barred:
            self._barred[unit_of[left]].add(unit_of[right])
            self._barred[unit_of[right]].add(unit_of[left])
        self._links: defaultdict[int, dict[int, _Link]] = defaultdict(dict)
        for (one, two), link in _best_links(unit_of, scored).items():
            self._links[one][two] = self._links[two][one] = link

    def groups(self) -> list[Group]:
        """Join the two closest groups for as long as they are close enough."""
        heap = [self._entry(one, two) for one in self._links for two in self._links[one] if one < two]
        heapify(heap)
        while heap:
            closeness, _, _, one, two = heappop(heap)
            link = self._links[one].get(two) if one in self._members and two in self._members else None
            if link is None or -link.closeness != closeness:
                continue  # one of the two has joined another since
            if link.closeness < self._enough:
                break
            if self._may_join(one, two):
                for other in self._join(one, two):
                    heappush(heap, self._entry(min(one, other), max(one, other)))
        return [Group(members, tuple(self._joins[index])) for index, members in self._members.items()]

    def _entry(self, one: int, two: int) -> tuple[float, tuple[int, ...], tuple[int, ...], int, int]:
        """Return what ranks two groups: the closest first, then in an order that does not depend on the run."""
        return -self._links[one][two].closeness, self._members[one], self._members[two], one, two

    def _may_join(self, one: int, two: int) -> bool:
        # Only a person puts two SIREN together, once the groups are made.
        return len(self._sirens[one] | self._sirens[two]) <= 1 and two not in self._barred[one]

    def _join(self, keep: int, gone: int) -> Iterator[int]:
        """Put the second group into the first, average its closeness to the others, and yield those."""
        sizes = len(self._members[keep]), len(self._members[gone])
        link = self._links[keep].pop(gone)
        self._joins[keep] += [Join(link.closeness, link.pair), *self._joins.pop(gone)]
        self._members[keep] = tuple(sorted(self._members[keep] + self._members.pop(gone)))
        self._sirens[keep] |= self._sirens.pop(gone)
        self._bar(keep, gone)
        kept, left = self._links.pop(keep), self._links.pop(gone)
        left.pop(keep)
        for other in sorted(kept.keys() | left.keys()):
            averaged = _average((kept.get(other), left.get(other)), sizes)
            self._links[other].pop(gone, None)
            self._links[keep][other] = self._links[other][keep] = averaged
            yield other

    def _bar(self, keep: int, gone: int) -> None:
        """Let the group answer for what a person said of any of its members."""
        for other in self._barred.pop(gone, set()):
            self._barred[other].discard(gone)
            self._barred[other].add(keep)
            self._barred[keep].add(other)


def _best_links(unit_of: Mapping[int, int], scored: Mapping[Pair, float]) -> dict[Pair, _Link]:
    """Return the best pair between every two units: one legal body may bear several names."""
    best: dict[Pair, _Link] = {}
    for (left, right), value in scored.items():
        one, two = sorted((unit_of[left], unit_of[right]))
        bounded = max(-CERTAIN, min(CERTAIN, value))
        link = _Link(bounded, bounded, (left, right))
        if one != two and _rank(link) > _rank(best.get((one, two))):
            best[one, two] = link
    return best


def _rank(link: _Link | None) -> tuple[float, int, int]:
    return (link.best, -link.pair[0], -link.pair[1]) if link else (-math.inf, 0, 0)


def _average(links: tuple[_Link | None, _Link | None], sizes: tuple[int, int]) -> _Link:
    known = max((link for link in links if link), key=_rank)
    total = sum((link.closeness if link else ABSENT) * size for link, size in zip(links, sizes, strict=True))
    return _Link(total / sum(sizes), known.best, known.pair)
