"""Who is invited so far, what each gap still lacks, and the most that anybody could bring: ``covers`` chooses by it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from heapq import nsmallest
from itertools import combinations
from typing import Protocol

First = Callable[[int, int], tuple[str, ...]]
PRECISION = 9  # decimals to which two worths are equal
TRIED = 200  # completions weighed for each choice, the most promising first: a large map has ten thousand


class Side(Protocol):
    """People of whom ``least`` must be invited."""

    @property
    def who(self) -> frozenset[str]:
        """Who they are."""

    @property
    def least(self) -> int:
        """How many are enough."""


class Target(Protocol):
    """What a list may cover. Its sides share nobody."""

    @property
    def id(self) -> str:
        """What tells it from others."""

    @property
    def weight(self) -> float:
        """What covering it is worth."""

    @property
    def sides(self) -> Sequence[Side]:
        """All of them are asked for."""


@dataclass(frozen=True)
class Cover:
    """Who is invited, and the ids and total weight of the targets that this covers."""

    invited: frozenset[str]
    covered: frozenset[str]
    weight: float


class Room:
    """Who is invited so far, and how far each target is from being covered.

    Sides of the same people are kept once: to invite somebody costs the sides they are on, not all that these serve.
    """

    def __init__(self, targets: Sequence[Target], liking: Mapping[str, int], kept: frozenset[str]) -> None:
        self.targets, self.liking, self.kept = targets, liking, kept
        self.weights = [target.weight for target in targets]
        number_of = {who: n for n, who in enumerate(dict.fromkeys(side.who for one in targets for side in one.sides))}
        self.who = list(number_of)
        self.sides = [[(number_of[side.who], side.least) for side in target.sides] for target in targets]
        self.users: list[list[tuple[int, int]]] = [[] for _ in self.who]
        for number, sides in enumerate(self.sides):
            for side, least in sides:
                self.users[side].append((number, least))
        self.most = [max(least for _, least in users) for users in self.users]
        self.serves: defaultdict[str, list[int]] = defaultdict(list)
        for side, who in enumerate(self.who):
            for one in who:
                self.serves[one].append(side)
        self.start_with(kept)

    def start_with(self, invited: Iterable[str]) -> None:
        """Start again with these people."""
        self.invited: set[str] = set()
        self.there = [0] * len(self.who)
        self.short = [sum(least for _, least in sides) for sides in self.sides]
        self.weight = 0.0
        self.invite(invited)

    def liked(self, one: str) -> int:
        """Return the liking of someone."""
        return self.liking.get(one, 0)

    def invite(self, people: Iterable[str]) -> None:
        """Add people."""
        there, most = self.there, self.most
        for one in people:
            self.invited.add(one)
            for side in self.serves.get(one, ()):
                there[side] += 1
                if there[side] <= most[side]:
                    self._change(side, there[side] - 1, -1)

    def dismiss(self, people: Iterable[str]) -> None:
        """Take people out."""
        there, most = self.there, self.most
        for one in people:
            self.invited.discard(one)
            for side in self.serves.get(one, ()):
                there[side] -= 1
                if there[side] < most[side]:
                    self._change(side, there[side], 1)

    def _change(self, side: int, there: int, step: int) -> None:
        """Let the targets that ask for more of a side than are there come nearer to being covered, or go further."""
        for number, least in self.users[side]:
            if there < least:
                before = self.short[number]
                self.short[number] = before + step
                if not before or not before + step:
                    self.weight -= step * self.weights[number]

    def loss(self, one: str) -> float:
        """Return the weight that the list would lose without someone."""
        on = [side for side in self.serves.get(one, ()) if self.there[side] <= self.most[side]]
        held = {number for side in on for number, least in self.users[side] if self.there[side] == least}
        return sum(self.weights[number] for number in sorted(held) if not self.short[number])

    def losses(self) -> dict[str, float]:
        """Return that of each person who may be left out."""
        return {one: self.loss(one) for one in self.invited - self.kept}

    def side_by_side(self, one: str, other: str) -> bool:
        """Whether someone could stand where another stands, for some target."""
        return not set(self.serves.get(one, ())).isdisjoint(self.serves.get(other, ()))

    def bringing(self) -> dict[str, float]:
        """Return the weight that each person not invited would add, alone."""
        sides: defaultdict[int, float] = defaultdict(float)
        for number, short in enumerate(self.short):
            if short == 1:
                for side, least in self.sides[number]:
                    if self.there[side] < least:
                        sides[side] += self.weights[number]
        return self.spread(sides)

    def held(self, one: str) -> dict[str, float]:
        """Return what each person not invited would keep, in the place of someone, of what the list would lose."""
        sides: dict[int, float] = {}
        for side in self.serves.get(one, ()):
            there = self.there[side]
            worth = sum(self.weights[n] for n, least in self.users[side] if least == there and not self.short[n])
            if worth:
                sides[side] = worth
        return self.spread(sides)

    def spread(self, sides: Mapping[int, float]) -> dict[str, float]:
        """Return the sum of what sides are worth, for each person on them who is not invited."""
        found: defaultdict[str, float] = defaultdict(float)
        for side, worth in sides.items():
            for one in self.who[side] - self.invited:
                found[one] += worth
        return dict(found)

    def bundles(self, seats: int | None = None) -> list[tuple[float, tuple[str, ...]]]:
        """Return what completes each target not covered that the seats allow, after the most that it can bring.

        The most promising for its size comes first.
        """
        lacking = [n for n, short in enumerate(self.short) if short and (seats is None or short <= seats)]
        promise = Promise(self, lacking)
        found = [(promise.most(bundle), bundle) for bundle in promise.completions]
        return sorted(found, key=lambda one: (-round(one[0] / len(one[1]), PRECISION), one[1]))

    def best_bundle(self, seats: int | None = None) -> tuple[str, ...]:
        """Return the completion worth most per seat, or nobody when nothing can be covered."""
        best, chosen = (0.0, 0.0, 0.0), tuple[str, ...]()
        for most, bundle in self.bundles(seats)[:TRIED]:
            if round(most / len(bundle), PRECISION) < best[0]:
                break
            gain = self._gain(bundle)
            liked = sum(map(self.liked, bundle)) / len(bundle)
            worth = round(gain / len(bundle), PRECISION), round(gain, PRECISION), liked
            if worth > best:
                best, chosen = worth, bundle
        return chosen

    def _gain(self, bundle: tuple[str, ...]) -> float:
        before = self.weight
        self.invite(bundle)
        gain = self.weight - before
        self.dismiss(bundle)
        return gain

    def cover(self) -> Cover:
        """Return the list as it stands, its weight summed anew."""
        covered = [number for number, short in enumerate(self.short) if not short]
        weight = round(sum(self.weights[number] for number in covered), PRECISION)
        return Cover(frozenset(self.invited), frozenset(self.targets[number].id for number in covered), weight)


class Promise:
    """What completes each target that lacks people, and the most that a completion can bring.

    A target that lacks two given people can only be had with both; one that lacks somebody given, not without them: its
    weight is theirs. Any other that lacks n people gives an nth of its weight to each who could be one.
    """

    def __init__(self, room: "Room", lacking: Sequence[int]) -> None:
        self.room = room
        needs = [self._needs(number) for number in lacking]
        parts: defaultdict[int, float] = defaultdict(float)  # of each side, for those who could be one of it
        gates: defaultdict[int, float] = defaultdict(float)  # of each side, for who must be there
        self.pairs: defaultdict[tuple[str, ...], float] = defaultdict(float)
        for number, sides in zip(lacking, needs, strict=True):
            weight, given = room.weights[number], [side for side, _ in sides if len(room.who[side]) == 1]
            for side, _ in sides:
                parts[side] += weight / room.short[number]
            if len(given) == len(sides) == 2:
                self.pairs[self._both(given)] += weight
            elif given:
                gates[given[0]] += weight
            else:
                for side, _ in sides:
                    gates[side] += weight / room.short[number]
        self.alone, pull = (_rounded(room.spread(sides)) for sides in (gates, parts))
        self.rank = {one: n for n, one in enumerate(sorted(pull, key=lambda one: (-pull[one], -room.liked(one), one)))}
        self.completions = {self._completion(sides) for sides in needs}

    def most(self, bundle: tuple[str, ...]) -> float:
        """Return the most that people can bring together."""
        together = sum(self.pairs.get(pair, 0.0) for pair in combinations(bundle, 2))
        return together + sum(self.alone.get(one, 0.0) for one in bundle)

    def _needs(self, number: int) -> list[tuple[int, int]]:
        """Return the sides that a target lacks people of, with how many."""
        there = self.room.there
        return [(side, least - there[side]) for side, least in self.room.sides[number] if there[side] < least]

    def _both(self, sides: Sequence[int]) -> tuple[str, ...]:
        return tuple(sorted(one for side in sides for one in self.room.who[side]))

    @cached_property
    def _first(self) -> First:
        """Return who of a side comes first, as many as are lacking, of those not invited yet."""
        room, rank = self.room, self.rank
        return cache(lambda side, n: tuple(nsmallest(n, room.who[side] - room.invited, key=rank.__getitem__)))

    def _completion(self, sides: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        return tuple(sorted(one for side, missing in sides for one in self._first(side, missing)))


def _rounded(worth: Mapping[str, float]) -> dict[str, float]:
    return {one: round(value, PRECISION) for one, value in worth.items()}
