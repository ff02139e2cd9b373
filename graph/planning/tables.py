"""The tables of a workshop: by need, of equal sizes, gap pairs together, kinds mixed.

Guests are lined up by what they come for, cut into tables, then exchanged two by two as long as more is talked about at
one table (Kernighan and Lin, « An efficient heuristic procedure for partitioning graphs », Bell System Technical
Journal 49, 1970).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.planning.targets import Target

USUAL_SIZE = 8  # people who can talk together
MIXING = 0.01  # of a gap's weight: two of one kind at a table, only to choose between equals
ROUNDS = 20


@dataclass(frozen=True)
class Table:
    """One table: its guests, its topics (needs, else titles of gaps), the ids of the gaps whose people all sit here."""

    number: int
    guests: tuple[str, ...]
    topics: tuple[str, ...]
    gaps: tuple[str, ...]


def usual_count(guests: int) -> int:
    """Return how many tables that many guests usually take; at least one."""
    return max(1, -(-guests // USUAL_SIZE))


def seat(guests: Collection[str], covered: Sequence[Target], count: int, kinds: Mapping[str, str]) -> tuple[Table, ...]:
    """Return the tables, each guest at one of them, sizes equal to within one; fewer than ``count`` if guests are."""
    count = max(1, min(count, len(guests)))
    line = _line(guests, covered)
    sizes = [len(line) // count + (number < len(line) % count) for number in range(count)]
    tables = [line[sum(sizes[:number]) :][:size] for number, size in enumerate(sizes)]
    plan = _Plan(tables, covered, kinds)
    plan.improve()
    return tuple(_table(number, sorted(people), covered) for number, people in enumerate(plan.tables, 1) if people)


def topic(target: Target) -> str:
    """Return what a gap is about: its need, else its kind."""
    return target.gap.need or target.gap.title


def _line(guests: Collection[str], covered: Sequence[Target]) -> list[str]:
    """Line guests up, the people of one topic side by side, the weightiest topic first, then those of each gap."""
    weights = _weights(covered)
    ordered = sorted(covered, key=lambda one: (-weights[topic(one)], topic(one), -one.weight, one.id))
    line = [one for target in ordered for one in sorted(target.who & set(guests))]
    return list(dict.fromkeys([*line, *sorted(guests)]))


class _Plan:
    def __init__(self, tables: Sequence[Sequence[str]], covered: Sequence[Target], kinds: Mapping[str, str]) -> None:
        self.tables, self.kinds = list(map(set, tables)), kinds
        self.at = {one: number for number, people in enumerate(tables) for one in people}
        self.concern: defaultdict[str, set[int]] = defaultdict(set)
        self.weights = [target.weight for target in covered]
        self.sides = [[(side.who & self.at.keys(), side.least) for side in target.sides] for target in covered]
        for number, sides in enumerate(self.sides):
            for one in (one for who, _ in sides for one in who):
                self.concern[one].add(number)

    def improve(self) -> None:
        """Exchange two guests of different tables whenever more is then talked about, until nothing is gained."""
        for _ in range(ROUNDS):
            if not sum(self._exchanged(*pair) for pair in combinations(sorted(self.at), 2)):
                return

    def _exchanged(self, one: str, other: str) -> bool:
        if self.at[one] == self.at[other]:
            return False
        concerned = self.concern.get(one, set()) | self.concern.get(other, set())
        before = self._worth(concerned, one, other)
        self._exchange(one, other)
        if self._worth(concerned, one, other) > before + 1e-9:
            return True
        self._exchange(one, other)
        return False

    def _exchange(self, one: str, other: str) -> None:
        here, there = self.at[one], self.at[other]
        self.tables[here] ^= {one, other}
        self.tables[there] ^= {one, other}
        self.at[one], self.at[other] = there, here

    def _worth(self, concerned: Collection[int], *moved: str) -> float:
        """Return what the tables of those who move are worth, as far as it depends on them."""
        tables = [self.tables[self.at[one]] for one in moved]
        seated = (n for n in concerned if any(_meets(self.sides[n], table) for table in tables))
        return sum(self.weights[n] for n in seated) - MIXING * sum(map(self._alike, tables))

    def _alike(self, people: Collection[str]) -> int:
        """Return how many pairs are of one kind."""
        found = Counter(self.kinds.get(one, "") for one in people)
        return sum(many * (many - 1) // 2 for kind, many in found.items() if kind)


def _meets(sides: Sequence[tuple[frozenset[str], int]], table: set[str]) -> bool:
    return all(len(who & table) >= least for who, least in sides)


def _table(number: int, people: Sequence[str], covered: Sequence[Target]) -> Table:
    here = [target for target in covered if target.met_by(people)]
    needs = [target for target in here if target.gap.need]  # the kind of a gap is a topic only when there is no need
    weights = _weights(needs or here)
    topics = tuple(sorted(weights, key=lambda name: (-weights[name], name)))
    return Table(number, tuple(people), topics, tuple(target.id for target in here))


def _weights(covered: Sequence[Target]) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for target in covered:
        weights[topic(target)] += target.weight
    return dict(weights)
