"""The tables of a workshop: by need, of equal sizes, gap pairs together, kinds mixed.

Guests are lined up by what they come for, cut into tables, then exchanged two by two as long as more is talked about at
one table (Kernighan and Lin, « An efficient heuristic procedure for partitioning graphs », Bell System Technical
Journal 49, 1970).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
    covered = sorted(covered, key=lambda one: one.id)  # sums of weights then do not depend on the order given
    line = _line(guests, covered)
    sizes = [len(line) // count + (number < len(line) % count) for number in range(count)]
    tables = [line[sum(sizes[:number]) :][:size] for number, size in enumerate(sizes)]
    plan = _Plan(tables, covered, kinds)
    plan.improve()
    return tuple(_table(number, people, covered) for number, people in enumerate(plan.tables, 1) if people)


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
    """Who sits where; a set of guests is a number, one bit each, so that tables are compared at once."""

    def __init__(self, tables: Sequence[Sequence[str]], covered: Sequence[Target], kinds: Mapping[str, str]) -> None:
        people = sorted(one for table in tables for one in table)
        self.bit = {one: 1 << number for number, one in enumerate(people)}
        self.at = {one: number for number, table in enumerate(tables) for one in table}
        self.seated = [self._bits(table) for table in tables]
        self.weights = [target.weight for target in covered]
        self.sides = [[(self._bits(side.who), side.least) for side in target.sides] for target in covered]
        self.concern: defaultdict[str, list[int]] = defaultdict(list)
        for number, target in enumerate(covered):
            for one in sorted(target.who & self.bit.keys()):
                self.concern[one].append(number)
        alike = _grouped((kinds.get(one, ""), one) for one in people)
        self.kinds = [self._bits(same) for kind, same in sorted(alike.items()) if kind and len(same) > 1]

    def _bits(self, people: Iterable[str]) -> int:
        return sum(self.bit[one] for one in people if one in self.bit)

    @property
    def tables(self) -> list[list[str]]:
        """Return the guests of each table, sorted by id."""
        return [[one for one, bit in self.bit.items() if bit & table] for table in self.seated]

    def improve(self) -> None:
        """Exchange two guests of different tables whenever more is then talked about, until nothing is gained."""
        for _ in range(ROUNDS):
            if not sum(self._exchanged(*pair) for pair in combinations(self.bit, 2)):
                return

    def _exchanged(self, one: str, other: str) -> bool:
        here, there = self.at[one], self.at[other]
        if here == there:
            return False
        concerned = sorted({*self.concern.get(one, ()), *self.concern.get(other, ())})
        before = self.seated[here], self.seated[there]
        moved = self.bit[one] | self.bit[other]
        after = before[0] ^ moved, before[1] ^ moved
        if self._worth(concerned, after) <= self._worth(concerned, before) + 1e-9:
            return False
        self.seated[here], self.seated[there] = after
        self.at[one], self.at[other] = there, here
        return True

    def _worth(self, concerned: Sequence[int], tables: tuple[int, int]) -> float:
        """Return what two tables are worth, as far as it depends on those who move."""
        left, right = tables
        met = (n for n in concerned if _meets(self.sides[n], left) or _meets(self.sides[n], right))
        return sum(self.weights[n] for n in met) - MIXING * (self._alike(left) + self._alike(right))

    def _alike(self, table: int) -> int:
        """Return how many pairs of a table are of one kind."""
        found = [(same & table).bit_count() for same in self.kinds]
        return sum(many * (many - 1) // 2 for many in found)


def _meets(sides: Sequence[tuple[int, int]], table: int) -> bool:
    for who, least in sides:
        there = who & table
        if not there or (least > 1 and there.bit_count() < least):
            return False
    return True


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return dict(found)


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
