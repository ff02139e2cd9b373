"""What completes each target that lacks people, and the most that a completion can bring.

A target that lacks two given people can only be had with both; one that lacks somebody given, not without them: its
weight is theirs. Any other that lacks n people gives an nth of its weight to each who could be one.

A plan asks this hundreds of times, of ten thousand targets on a large map: targets, sides and people are numbers here,
and a question is a few operations on arrays.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Bundle = tuple[str, ...]
Numbers = NDArray[np.int64]
Worths = NDArray[np.float64]
PRECISION = 9  # decimals to which two worths are equal


class Ground:
    """What does not change while people come and go: who is on each side, and what each target asks of which sides."""

    def __init__(
        self,
        who: Sequence[frozenset[str]],
        asked: Sequence[Sequence[tuple[int, int]]],
        weights: Sequence[float],
        liking: Mapping[str, int],
    ) -> None:
        """Number people in the order of their ids; ``asked`` are (side, how many), for each target."""
        self.people = sorted(frozenset[str]().union(*who))
        self.number = {one: number for number, one in enumerate(self.people)}
        self.liking = np.array([liking.get(one, 0) for one in self.people], np.int64)
        self.who = [np.array(sorted(map(self.number.__getitem__, those)), np.int64) for those in who]
        self.sizes = np.array(list(map(len, who)), np.int64)
        self.members = np.concatenate([*self.who, np.empty(0, np.int64)])
        self.begins = np.cumsum(self.sizes) - self.sizes
        self.member_of = np.repeat(np.arange(len(who)), self.sizes)
        self.weights = np.array(weights, np.float64)
        self.target = np.repeat(np.arange(len(asked)), np.array(list(map(len, asked)), np.int64))
        self.side = np.array([side for sides in asked for side, _ in sides], np.int64)
        self.least = np.array([least for sides in asked for _, least in sides], np.int64)


class Promise:
    """What may still be covered when some people are there; targets that lack more than ``most`` are left out."""

    def __init__(self, ground: Ground, invited: Iterable[str], there: Sequence[int], short: Numbers, most: int) -> None:
        """Weigh what each person not invited may bring; ``there`` counts for each side, ``short`` for each target."""
        self.ground, self.size = ground, len(ground.people)
        self.free = np.ones(self.size, bool)
        self.free[[ground.number[one] for one in invited if one in ground.number]] = False
        missing = ground.least - np.array(there, np.int64)[ground.side]
        asked = (missing > 0) & (short[ground.target] <= most)
        self.target, self.side, self.missing = ground.target[asked], ground.side[asked], missing[asked]
        share = ground.weights[self.target] / short[self.target]
        self.alone = self._gates(share)
        pull = self._spread(self.side, share)
        self.order = np.lexsort((-ground.liking, -pull))  # then by id
        self.rank = np.empty(self.size, np.int64)
        self.rank[self.order] = np.arange(self.size)
        self.rank[~self.free] = self.size

    def best(self, count: int) -> list[tuple[float, Bundle]]:
        """Return what completes targets, after the most that it can bring, the most promising for its size first."""
        if not len(self.target):
            return []
        found = self._completions()
        most = self._most(found)
        first = np.argsort(-np.round(most / (found >= 0).sum(axis=1), PRECISION), kind="stable")[:count]
        people = self.ground.people
        bundles = [tuple([people[one] for one in row if one >= 0]) for row in found[first].tolist()]
        return list(zip(most[first].tolist(), bundles, strict=True))

    def _gates(self, share: Worths) -> Worths:
        """Return what is worth each person that must be there, and keep what pairs are worth of whom both must."""
        ground, total = self.ground, len(self.ground.weights)
        given = ground.sizes[self.side] == 1
        sides, fixed = np.bincount(self.target, minlength=total), np.bincount(self.target[given], minlength=total)
        both = (sides == 2) & (fixed == 2)
        two = ground.members[ground.begins[self.side[both[self.target]]]].reshape(-1, 2)
        self.pairs, which = np.unique(self._coded(two.min(axis=1), two.max(axis=1)), return_inverse=True)
        self.pair_worth = np.bincount(which, ground.weights[both], len(self.pairs))
        held, first = np.unique(self.target[given], return_index=True)
        alone = ~both[held]
        gate = np.concatenate([self.side[given][first[alone]], self.side[fixed[self.target] == 0]])
        return self._spread(gate, np.concatenate([ground.weights[held[alone]], share[fixed[self.target] == 0]]))

    def _spread(self, sides: Numbers, worths: Worths) -> Worths:
        """Return the sum of what sides are worth, for each person on them who is not there."""
        ground = self.ground
        of_side = np.bincount(sides, worths, len(ground.sizes))
        spread = np.bincount(ground.members, of_side[ground.member_of], self.size)
        return np.where(self.free, spread, 0.0).round(PRECISION)

    def _chosen(self) -> Numbers:
        """Return the people who come first of each side, as many as are lacking, one side after the other."""
        starts, people = np.cumsum(self.missing) - self.missing, np.empty(self.missing.sum(), np.int64)
        one = self.missing == 1
        first = np.minimum.reduceat(self.rank[self.ground.members], self.ground.begins)
        people[starts[one]] = self.order[first[self.side[one]]]
        for entry in np.flatnonzero(~one).tolist():
            start, several = starts[entry], self.missing[entry]
            ranks = np.sort(self.rank[self.ground.who[self.side[entry]]])
            people[start : start + several] = self.order[ranks[:several]]
        return people

    def _completions(self) -> Numbers:
        """Return the people who complete each target, once each: rows in the order of ids, filled with -1."""
        _, row, size = np.unique(np.repeat(self.target, self.missing), return_inverse=True, return_counts=True)
        rows: Numbers = np.full((len(size), size.max()), self.size)
        rows[row, np.arange(len(row)) - (np.cumsum(size) - size)[row]] = self._chosen()
        rows.sort(axis=1)
        rows[rows == self.size] = -1
        rows = rows[np.lexsort(rows.T[::-1])]
        new: NDArray[np.bool_] = np.append(True, (rows[1:] != rows[:-1]).any(axis=1))
        return rows[new]

    def _most(self, rows: Numbers) -> Worths:
        """Return the most that the people of each row can bring together."""
        most: Worths = np.append(self.alone, 0.0)[rows].sum(axis=1)
        for left, right in combinations(range(rows.shape[1] if len(self.pairs) else 0), 2):
            full = np.flatnonzero(rows[:, right] >= 0)
            pair = self._coded(rows[full, left], rows[full, right])
            at = np.minimum(np.searchsorted(self.pairs, pair), len(self.pairs) - 1)
            most[full] += np.where(self.pairs[at] == pair, self.pair_worth[at], 0.0)
        return most

    def _coded(self, left: Numbers, right: Numbers) -> Numbers:
        return left * self.size + right
