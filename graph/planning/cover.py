"""The smallest list of invitations that covers the most, for each number of seats.

A target (a gap) is covered when enough of each of its sides are invited; its weight is its severity. Choosing the list
is a maximum coverage under a budget of seats, where a target is bought with the people that it still lacks. The greedy
rule takes the best worth per seat (Nemhauser, Wolsey and Fisher, Math. Programming 14, 1978: at least 1 - 1/e of the
optimum when each target lacks one person); it is begun from the best single targets too (Khuller, Moss and Naor, « The
budgeted maximum coverage problem », Inf. Process. Lett. 70, 1999, who begin from all triples). With pairs the problem
contains the densest subgraph of k nodes, for which no constant bound is known: exchanges then improve the list, and the
tests measure it against the optimum on small draws.

The list for n seats starts from the list for n - 1: a seat more never covers less. Equal worth is decided by fewer
invitations, then by ``liking``, then by ids: the order of the input does not matter.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

_First = Callable[[frozenset[str], int], tuple[str, ...]]
OPENINGS = 2  # single targets tried as a beginning
PRECISION = 9  # decimals to which two worths are equal


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


def covers(
    targets: Iterable[Target], seats: int, kept: Collection[str] = (), liking: Mapping[str, int] | None = None
) -> list[Cover]:
    """Return the best list found for each number of seats from ``len(kept)`` to ``seats``; ``kept`` are in all of them.

    Among people of equal worth, those of more ``liking`` (0 by default) come first.

    Raise ValueError when the kept alone are more than the seats.
    """
    if len(set(kept)) > seats:
        raise ValueError("more are kept than there are seats")
    room = _Room(sorted(targets, key=lambda one: one.id), liking or {}, frozenset(kept))
    found = [room.cover()]
    ways = [_greedy(room, bundle, seats) for bundle in _openings(room, seats)]
    for size in range(len(room.kept) + 1, seats + 1):
        if len(found[-1].covered) == len(room.targets):  # all is covered: a seat more changes nothing
            found.append(found[-1])
            continue
        starts = [_filled(room, start, size) for start in {found[-1].invited, *(_prefix(way, size) for way in ways)}]
        found.append(_finished(room, max(starts, key=lambda one: _worth(one, room)), size))
    return found


def _worth(cover: Cover, room: "_Room") -> tuple[float, int, int, list[str]]:
    return cover.weight, -len(cover.invited), sum(map(room.liked, cover.invited)), sorted(cover.invited)


def _openings(room: "_Room", seats: int) -> list[tuple[str, ...]]:
    """Return what a list may begin with: nobody, and the greedy rule chooses, or what the best single targets ask."""
    singles = [bundle for _, bundle in room.bundles(seats - len(room.kept))]
    return [(), *singles[:OPENINGS]]


def _greedy(room: "_Room", opening: Sequence[str], seats: int) -> list[frozenset[str]]:
    """Return the list after each step of the greedy rule, until nothing is left to cover or the seats are taken."""
    room.start_with(room.kept)
    steps = [frozenset(room.invited)]
    bundle = tuple(opening) or room.best_bundle(seats - len(room.invited))
    while bundle:
        room.invite(bundle)
        steps.append(frozenset(room.invited))
        bundle = room.best_bundle() if len(room.invited) < seats else ()
    return steps


def _prefix(steps: Sequence[frozenset[str]], size: int) -> frozenset[str]:
    return max((step for step in steps if len(step) <= size), key=len)


def _filled(room: "_Room", start: frozenset[str], size: int) -> Cover:
    room.start_with(start)
    while bundle := room.best_bundle(size - len(room.invited)):
        room.invite(bundle)
    return room.cover()


def _finished(room: "_Room", start: Cover, size: int) -> Cover:
    """Exchange while it pays, drop who brings nothing, and prefer those of more liking."""
    room.start_with(start.invited)
    while _exchange(room, size):
        _filled(room, frozenset(room.invited), size)
    _drop_idle(room)
    _prefer(room)
    return room.cover()


def _exchange(room: "_Room", size: int) -> bool:
    """Put in what a target lacks for those whom the list misses least, if that covers more; tell whether it did."""
    losses = room.losses()
    dearest = sorted(losses, key=lambda one: (losses[one], one))
    for most, bundle in room.bundles():
        leaving = max(0, len(room.invited) + len(bundle) - size)
        out = dearest[:leaving]
        if len(out) < leaving or most <= max((losses[one] for one in out), default=0.0):
            continue
        before = room.weight
        room.dismiss(out)
        room.invite(bundle)
        if round(room.weight - before, PRECISION) > 0:
            return True
        room.dismiss(bundle)
        room.invite(out)
    return False


def _drop_idle(room: "_Room") -> None:
    """Leave out, those of least liking first, whoever the list covers as much without."""
    for one in sorted(room.invited - room.kept, key=lambda one: (room.liked(one), one)):
        if room.loss(one) <= 0:
            room.dismiss([one])


def _prefer(room: "_Room") -> None:
    """Put someone of more liking in the place of another wherever the list covers as much."""
    for one in sorted(room.invited - room.kept, key=lambda one: (room.liked(one), one)):
        before = round(room.weight, PRECISION)
        better = [other for other in room.beside(one) - room.invited if room.liked(other) > room.liked(one)]
        room.dismiss([one])
        for other in sorted(better, key=lambda other: (-room.liked(other), other)):
            room.invite([other])
            if round(room.weight, PRECISION) >= before:
                break
            room.dismiss([other])
        else:
            room.invite([one])


class _Room:
    """Who is invited so far, and how far each target is from being covered."""

    def __init__(self, targets: Sequence[Target], liking: Mapping[str, int], kept: frozenset[str]) -> None:
        self.targets, self.liking, self.kept = targets, liking, kept
        self.serves: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, target in enumerate(targets):
            for rank, side in enumerate(target.sides):
                for one in side.who:
                    self.serves[one].append((number, rank))
        self.start_with(kept)

    def start_with(self, invited: Iterable[str]) -> None:
        """Start again with these people."""
        self.invited: set[str] = set()
        self.lacking = [[side.least for side in target.sides] for target in self.targets]
        self.short = [sum(lacking) for lacking in self.lacking]
        self.weight = 0.0
        self.invite(invited)

    def liked(self, one: str) -> int:
        """Return the liking of someone."""
        return self.liking.get(one, 0)

    def invite(self, people: Iterable[str]) -> None:
        """Add people."""
        for one in people:
            self.invited.add(one)
            for number, rank in self.serves.get(one, ()):
                self.lacking[number][rank] -= 1
                if self.lacking[number][rank] >= 0:
                    self.short[number] -= 1
                    self.weight += self.targets[number].weight * (self.short[number] == 0)

    def dismiss(self, people: Iterable[str]) -> None:
        """Take people out."""
        for one in people:
            self.invited.discard(one)
            for number, rank in self.serves.get(one, ()):
                self.lacking[number][rank] += 1
                if self.lacking[number][rank] > 0:
                    self.weight -= self.targets[number].weight * (self.short[number] == 0)
                    self.short[number] += 1

    def loss(self, one: str) -> float:
        """Return the weight that the list would lose without someone."""
        held = {number for number, rank in self.serves.get(one, ()) if self.lacking[number][rank] == 0}
        return sum(self.targets[number].weight for number in held if self.short[number] == 0)

    def losses(self) -> dict[str, float]:
        """Return that of each person who may be left out."""
        return {one: self.loss(one) for one in self.invited - self.kept}

    def beside(self, one: str) -> set[str]:
        """Return those who could stand where someone stands."""
        places = self.serves.get(one, ())
        return {other for number, rank in places for other in self.targets[number].sides[rank].who}

    def bundles(self, seats: int | None = None) -> list[tuple[float, tuple[str, ...]]]:
        """Return what completes each target not covered that the seats allow, after the most that it can bring.

        A target that lacks n people gives each of them an nth of its weight: nobody brings more than what all the
        targets that lack them so give. The most promising for its size comes first.
        """
        lacking = [n for n, short in enumerate(self.short) if short and (seats is None or short <= seats)]
        pull = self._pull(lacking)
        rank = {one: n for n, one in enumerate(sorted(pull, key=lambda one: (-pull[one], -self.liked(one), one)))}
        first = cache(lambda who, missing: tuple(sorted(who - self.invited, key=rank.__getitem__)[:missing]))
        chosen = {self._completion(number, first) for number in lacking}
        found = [(sum(pull[one] for one in bundle), bundle) for bundle in chosen]
        return sorted(found, key=lambda one: (-round(one[0] / len(one[1]), PRECISION), one[1]))

    def best_bundle(self, seats: int | None = None) -> tuple[str, ...]:
        """Return the completion worth most per seat, or nobody when nothing can be covered."""
        best, chosen = (0.0, 0.0, 0.0), tuple[str, ...]()
        for most, bundle in self.bundles(seats):
            if round(most / len(bundle), PRECISION) < best[0]:
                break
            gain = self._gain(bundle)
            liked = sum(map(self.liked, bundle)) / len(bundle)
            worth = round(gain / len(bundle), PRECISION), round(gain, PRECISION), liked
            if worth > best:
                best, chosen = worth, bundle
        return chosen

    def _pull(self, lacking: Iterable[int]) -> dict[str, float]:
        """Return the most that each person can bring: each target gives an equal part to each of those it lacks."""
        by_side: defaultdict[frozenset[str], float] = defaultdict(float)
        for number in lacking:
            for side, missing in zip(self.targets[number].sides, self.lacking[number], strict=True):
                if missing > 0:
                    by_side[side.who] += self.targets[number].weight / self.short[number]
        pull: defaultdict[str, float] = defaultdict(float)
        for who, worth in by_side.items():
            for one in who - self.invited:
                pull[one] += worth
        return {one: round(worth, PRECISION) for one, worth in pull.items()}

    def _completion(self, number: int, first: "_First") -> tuple[str, ...]:
        sides = zip(self.targets[number].sides, self.lacking[number], strict=True)
        return tuple(sorted(one for side, missing in sides if missing > 0 for one in first(side.who, missing)))

    def _gain(self, bundle: tuple[str, ...]) -> float:
        before = self.weight
        self.invite(bundle)
        gain = self.weight - before
        self.dismiss(bundle)
        return gain

    def cover(self) -> Cover:
        """Return the list as it stands, its weight summed anew."""
        covered = [target for target, short in zip(self.targets, self.short, strict=True) if not short]
        weight = round(sum(target.weight for target in covered), PRECISION)
        return Cover(frozenset(self.invited), frozenset(target.id for target in covered), weight)
