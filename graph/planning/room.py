"""Who is invited so far, what each gap still lacks, and the most that anybody could bring: ``covers`` chooses by it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from graph.planning.promise import PRECISION, Bundle, Ground, Promise

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
        self.most_liked = max([0, *liking.values()])
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
        self.ground = Ground(self.who, self.sides, self.weights, liking)
        self.asked = [sum(least for _, least in sides) for sides in self.sides]
        self.start_with(kept)

    def start_with(self, invited: Iterable[str]) -> None:
        """Start again with these people."""
        self.invited: set[str] = set()
        self.there = [0] * len(self.who)
        self.short = self.asked.copy()
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

    def bundles(self, seats: int | None = None) -> list[tuple[float, Bundle]]:
        """Return what completes the targets that the seats allow, after the most that it can bring, the best first."""
        short = np.array(self.short, np.int64)
        most = len(self.serves) if seats is None else seats
        return Promise(self.ground, self.invited, self.there, short, most).best(TRIED)

    def best_bundle(self, seats: int | None = None) -> Bundle:
        """Return the completion worth most per seat, or nobody when nothing can be covered."""
        best, chosen = (0.0, 0.0, 0.0), Bundle()
        for most, bundle in self.bundles(seats):
            if round(most / len(bundle), PRECISION) < best[0]:
                break
            gain = self._gain(bundle)
            liked = sum(map(self.liked, bundle)) / len(bundle)
            worth = round(gain / len(bundle), PRECISION), round(gain, PRECISION), liked
            if worth > best:
                best, chosen = worth, bundle
        return chosen

    def _gain(self, bundle: Bundle) -> float:
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
