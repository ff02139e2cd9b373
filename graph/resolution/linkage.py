"""Average linkage over log-odds: two groups join when their members agree on average, and are not forbidden to."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from graph.resolution.model import Score
from graph.resolution.scoring import MERGE

Pair = tuple[int, int]

ABSENT = -3.0
CERTAIN = 9.0
ENOUGH = math.log(MERGE / (1 - MERGE))


class Unit(msgspec.Struct, frozen=True):
    """Mentions that are one before any comparison of names, by position, and the SIREN they have (at most one)."""

    members: tuple[int, ...]
    sirens: frozenset[str]


class Group(msgspec.Struct, frozen=True):
    """Positions of mentions that are one organisation, and the links that joined them."""

    members: tuple[int, ...]
    links: tuple[Score, ...]


class _Link(msgspec.Struct, frozen=True):
    """How close two groups are, and the best pair between them, which says why."""

    closeness: float
    best: Score


def log_odds(value: float) -> float:
    """Return the log-odds of a probability, bounded so that certainty can still be averaged."""
    least = 1 / (1 + math.exp(CERTAIN))
    bounded = min(max(value, least), 1 - least)
    return math.log(bounded / (1 - bounded))


def strength(score: Score) -> tuple[bool, float, tuple[str, ...]]:
    """Rank scores: an allowed one before a forbidden one, then by value, then in a stable order."""
    return not score.veto, score.value, score.reasons


class Linkage:
    """The state of one agglomeration."""

    def __init__(self, units: Sequence[Unit], scored: Mapping[Pair, Score]) -> None:
        self._members = {index: unit.members for index, unit in enumerate(units)}
        self._sirens = {index: unit.sirens for index, unit in enumerate(units)}
        self._reasons: dict[int, list[Score]] = {index: [] for index in self._members}
        self._links = self._first_links(scored)

    def groups(self) -> list[Group]:
        """Join the two closest groups for as long as they are close enough."""
        while self._links:
            pair = min(self._links, key=self._order)
            if self._links[pair].closeness < ENOUGH:
                break
            self._join(pair)
        return [Group(members, tuple(self._reasons[index])) for index, members in self._members.items()]

    def _order(self, pair: Pair) -> tuple[float, tuple[int, ...], tuple[int, ...]]:
        return -self._links[pair].closeness, self._members[pair[0]], self._members[pair[1]]

    def _first_links(self, scored: Mapping[Pair, Score]) -> dict[Pair, _Link]:
        """Return the best pair between every two units: one legal body may bear several names."""
        unit_of = {position: index for index, members in self._members.items() for position in members}
        best: dict[Pair, Score] = {}
        for (left, right), score in scored.items():
            pair = _ordered(unit_of[left], unit_of[right])
            if pair[0] != pair[1] and not self._forbidden(*pair):
                best[pair] = max(best.get(pair, score), score, key=strength)
        return {pair: _Link(-CERTAIN if score.veto else log_odds(score.value), score) for pair, score in best.items()}

    def _forbidden(self, one: int, two: int) -> bool:
        return len(self._sirens[one] | self._sirens[two]) > 1

    def _join(self, pair: Pair) -> None:
        """Put the second group into the first, and average its closeness to the others."""
        keep, gone = pair
        sizes = {side: len(self._members[side]) for side in pair}
        self._reasons[keep] += [self._links.pop(pair).best, *self._reasons.pop(gone)]
        self._members[keep] = tuple(sorted(self._members[keep] + self._members.pop(gone)))
        self._sirens[keep] |= self._sirens.pop(gone)
        for other in self._members:
            parts = {side: self._links.pop(_ordered(side, other), None) for side in pair}
            known = [part.best for part in parts.values() if part]
            if known and not self._forbidden(keep, other):
                total = sum((part.closeness if part else ABSENT) * sizes[side] for side, part in parts.items())
                link = _Link(total / sum(sizes.values()), max(known, key=strength))
                self._links[_ordered(keep, other)] = link


def _ordered(one: int, two: int) -> Pair:
    return (one, two) if one < two else (two, one)
