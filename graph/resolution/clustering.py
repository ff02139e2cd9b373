"""Grouping of mentions: one identifier or one name in one place first, then average linkage with what is forbidden."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from operator import attrgetter

import msgspec
import numpy as np
import numpy.typing as npt

from graph.resolution.comparing import FREE, Compared
from graph.resolution.linkage import CERTAIN, FORBIDDEN, Group, Join, Linkage, Pair, Unit


class Known(msgspec.Struct, frozen=True):
    """What is known of the mentions beside the scores.

    ``sirens``: the SIREN of each, or an empty text; ``alike``: whether two mentions are one when nothing forbids it;
    ``same``, ``different``: the pairs that a person judged.
    """

    sirens: Sequence[str]
    alike: Callable[[int, int], bool]
    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


class _Part(msgspec.Struct):
    """The mentions that links may hold together, with the scores and the judgements between them."""

    members: list[int]
    scored: dict[Pair, float]
    same: list[Pair]
    barred: list[Pair]


def clusters(compared: Compared, known: Known, enough: float = 0.0) -> list[Group]:
    """Group all mentions, by position; no group holds two SIREN, or two mentions that a person told apart.

    ``enough`` is the log-odds from which two groups are joined.
    """
    groups: list[Group] = []
    owner = _owner(compared, known, enough)
    for part in _parts(owner, compared, known):
        simple = len(part.members) == 2 and not part.same and not part.barred
        groups += _couple(part, known) if simple else _group(part, known, enough)
    groups += [Group((position,), ()) for position in np.flatnonzero(_alone(owner)).tolist()]
    return sorted(groups, key=attrgetter("members"))


def confidence(group: Group) -> float:
    """Return the probability of the weakest join of a group, 1 when it needs none."""
    weakest = min((join.log_odds for join in group.joins), default=math.inf)
    return 1.0 if math.isinf(weakest) else 1 / (1 + math.exp(-weakest))


def _owner(compared: Compared, known: Known, enough: float) -> npt.NDArray[np.int64]:
    """Return for each position the least position that what may be joined holds it to."""
    joined = (compared.state == FREE) & (compared.log_odds >= enough)
    return _owners(len(known.sirens), (*compared.pairs[joined].tolist(), *known.same))


def _alone(owner: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Tell which positions nothing holds to another."""
    alone: npt.NDArray[np.bool_] = np.bincount(owner, minlength=len(owner))[owner] == 1
    return alone


def _parts(owner: npt.NDArray[np.int64], compared: Compared, known: Known) -> Iterable[_Part]:
    """Return the parts of several positions."""
    found: dict[int, _Part] = {}
    several = np.flatnonzero(~_alone(owner))
    for position, part in zip(several.tolist(), owner[several].tolist(), strict=True):
        found.setdefault(part, _Part([], {}, [], [])).members.append(position)
    values = np.where(compared.state == FREE, compared.log_odds, FORBIDDEN)
    inside = owner[compared.pairs[:, 0]] == owner[compared.pairs[:, 1]]
    for (left, right), value in zip(compared.pairs[inside].tolist(), values[inside].tolist(), strict=True):
        found[int(owner[left])].scored[left, right] = value
    for left, right in sorted(known.same):
        found[int(owner[left])].same.append((left, right))
    for left, right in sorted(known.different):
        if owner[left] == owner[right]:
            found[int(owner[left])].barred.append((left, right))
    return found.values()


def _owners(count: int, links: Iterable[Sequence[int]]) -> npt.NDArray[np.int64]:
    """Return for each position the least position that links hold it to."""
    owner = list(range(count))

    def root(position: int) -> int:
        while owner[position] != position:
            owner[position] = owner[owner[position]]
            position = owner[position]
        return position

    for left, right in links:
        low, high = sorted((root(left), root(right)))
        owner[high] = low
    found = np.array(owner, dtype=np.int64)
    while (found[found] != found).any():
        found = found[found]
    return found


def _couple(part: _Part, known: Known) -> list[Group]:
    """Group two mentions that one pair holds together, as ``_group`` would: most parts are such."""
    ((pair, value),) = part.scored.items()
    if len({known.sirens[position] for position in pair} - {""}) > 1:
        return [Group((position,), ()) for position in pair]
    near = value if known.alike(*pair) else max(-CERTAIN, min(CERTAIN, value))
    return [Group(pair, (Join(near, pair),))]


def _group(part: _Part, known: Known, enough: float) -> list[Group]:
    """Group one part: what is certain, then by closeness, then what a person said is one."""
    part = msgspec.structs.replace(part, barred=_barred(part))
    units, inner = _units(part, known, enough)
    unit_of = {position: unit.members[0] for unit in units for position in unit.members}
    apart = [pair for pair in part.barred if unit_of[pair[0]] != unit_of[pair[1]]]
    groups = [
        Group(group.members, group.joins + tuple(join for join in inner if join.pair[0] in group.members))
        for group in Linkage(units, part.scored, apart, enough).groups()
    ]
    return _united(groups, part.same)


def _barred(part: _Part) -> list[Pair]:
    """Return the pairs told apart, by way of what was said to be one as well; where the two clash, one wins."""
    if not part.barred:
        return []
    place = {position: index for index, position in enumerate(part.members)}
    owner = _owners(len(place), [(place[left], place[right]) for left, right in part.same]).tolist()
    same: defaultdict[int, list[int]] = defaultdict(list)
    for position, index in place.items():
        same[owner[index]].append(position)
    return [
        (min(one, two), max(one, two))
        for left, right in part.barred
        if owner[place[left]] != owner[place[right]]
        for one, two in product(same[owner[place[left]]], same[owner[place[right]]])
    ]


def _united(groups: Sequence[Group], same: Sequence[Pair]) -> list[Group]:
    """Put together the groups that a person said are one: such an answer never takes a group to pieces."""
    if not same:
        return list(groups)
    group_of = {position: index for index, group in enumerate(groups) for position in group.members}
    found = dict(enumerate(groups))
    for left, right in same:
        keep, gone = sorted((group_of[left], group_of[right]))
        if keep != gone:
            one, two = found[keep], found.pop(gone)
            joins = (*one.joins, *two.joins, Join(CERTAIN, (left, right)))
            found[keep] = Group(tuple(sorted(one.members + two.members)), joins)
            group_of |= dict.fromkeys(two.members, keep)
    return list(found.values())


def _units(part: _Part, known: Known, enough: float) -> tuple[list[Unit], list[Join]]:
    """Return the units of a part, which are one before the rest is compared, and the joins inside them."""
    owner = {position: position for position in part.members}
    members: dict[int, tuple[int, ...]] = {position: (position,) for position in part.members}
    sirens = {position: frozenset({known.sirens[position]} - {""}) for position in part.members}
    alike = [(pair, value) for pair, value in part.scored.items() if value >= enough and known.alike(*pair)]
    joins = []
    for pair, value in sorted(alike, key=lambda item: (-item[1], item[0])):
        keep, gone = sorted((owner[pair[0]], owner[pair[1]]))
        told_apart = any({owner[left], owner[right]} == {keep, gone} for left, right in part.barred)
        if keep == gone or told_apart or len(sirens[keep] | sirens[gone]) > 1:
            continue
        members[keep] += members.pop(gone)
        sirens[keep] |= sirens.pop(gone)
        owner |= dict.fromkeys(members[keep], keep)
        joins.append(Join(value, pair))
    return [Unit(tuple(sorted(members[key])), sirens[key]) for key in sorted(members)], joins
