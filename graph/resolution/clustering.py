"""Grouping of mentions: one identifier or one name in one place first, then average linkage with what is forbidden."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import msgspec
import numpy as np

from graph.resolution.comparing import FREE, Compared
from graph.resolution.linkage import CERTAIN, FORBIDDEN, Group, Join, Linkage, Pair, Unit
from graph.resolution.scoring import MERGE

ENOUGH = math.log(MERGE / (1 - MERGE))


class Known(msgspec.Struct, frozen=True):
    """What is known of the mentions beside the scores.

    ``sirens``: the SIREN of each, or an empty text; ``alike``: whether two mentions are one when nothing forbids it;
    ``same``, ``different``: the pairs that a person judged.
    """

    sirens: Sequence[str]
    alike: Callable[[int, int], bool]
    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


def clusters(compared: Compared, known: Known) -> list[Group]:
    """Group all mentions, by position; no group holds two SIREN, or two mentions that a person told apart."""
    component_of, components = _components(compared, known)
    inside: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
    same_component = component_of[compared.pairs[:, 0]] == component_of[compared.pairs[:, 1]]
    values = np.where(compared.state == FREE, compared.log_odds, FORBIDDEN)
    for (left, right), value in zip(
        compared.pairs[same_component].tolist(), values[same_component].tolist(), strict=True
    ):
        inside[int(component_of[left])][left, right] = value
    barred: defaultdict[int, list[Pair]] = defaultdict(list)
    for left, right in sorted(known.different):
        if component_of[left] == component_of[right]:
            barred[int(component_of[left])].append((left, right))
    groups: list[Group] = []
    for index, component in components.items():
        if len(component) == 1:
            groups.append(Group((component[0],), ()))
        else:
            groups += _group(component, inside[index], barred[index], known)
    return sorted(groups, key=lambda group: group.members)


def confidence(group: Group) -> float:
    """Return the probability of the weakest join of a group, 1 when it needs none."""
    weakest = min((join.log_odds for join in group.joins), default=math.inf)
    return 1.0 if math.isinf(weakest) else 1 / (1 + math.exp(-weakest))


def _components(compared: Compared, known: Known) -> tuple["np.typing.NDArray[np.int64]", dict[int, list[int]]]:
    """Return the component of each mention, and the mentions of each, held together by links that may join."""
    owner = np.arange(len(known.sirens))
    joined = (compared.state == FREE) & (compared.log_odds >= ENOUGH)

    def root(position: int) -> int:
        while owner[position] != position:
            owner[position] = owner[owner[position]]
            position = owner[position]
        return int(position)

    for left, right in (*compared.pairs[joined].tolist(), *known.same):
        low, high = sorted((root(left), root(right)))
        owner[high] = low
    members: defaultdict[int, list[int]] = defaultdict(list)
    for position in range(len(owner)):
        owner[position] = root(position)
        members[int(owner[position])].append(position)
    return owner, dict(members)


def _group(component: list[int], scored: dict[Pair, float], barred: list[Pair], known: Known) -> list[Group]:
    """Group one component, and add to the joins what made each unit one."""
    units, inner = _units(component, scored, barred, known)
    unit_of = {position: unit.members[0] for unit in units for position in unit.members}
    apart = [pair for pair in barred if unit_of[pair[0]] != unit_of[pair[1]]]
    found = Linkage(units, scored, apart, ENOUGH).groups()
    return [
        Group(group.members, group.joins + tuple(join for join in inner if join.pair[0] in group.members))
        for group in found
    ]


def _units(
    component: list[int], scored: dict[Pair, float], barred: list[Pair], known: Known
) -> tuple[list[Unit], list[Join]]:
    """Return the units of a component and the joins inside them: what a person said first, then what is certain."""
    owner = {position: position for position in component}
    members: dict[int, tuple[int, ...]] = {position: (position,) for position in component}
    sirens = {position: frozenset({known.sirens[position]} - {""}) for position in component}
    joins = []
    for pair, value, said in _certain(component, scored, known):
        keep, gone = sorted((owner[pair[0]], owner[pair[1]]))
        if keep == gone or not (said or len(sirens[keep] | sirens[gone]) <= 1):
            continue
        if not said and any({owner[left], owner[right]} == {keep, gone} for left, right in barred):
            continue
        members[keep] += members.pop(gone)
        sirens[keep] |= sirens.pop(gone)
        owner |= dict.fromkeys(members[keep], keep)
        joins.append(Join(value, pair))
    return [Unit(tuple(sorted(members[key])), sirens[key]) for key in sorted(members)], joins


def _certain(component: list[int], scored: dict[Pair, float], known: Known) -> Iterator[tuple[Pair, float, bool]]:
    """Yield the pairs that are one before the rest is compared, the surest first, and whether a person said so."""
    inside = set(component)
    yield from ((pair, CERTAIN, True) for pair in sorted(known.same) if pair[0] in inside)
    alike = [(pair, value) for pair, value in scored.items() if value >= ENOUGH and known.alike(*pair)]
    yield from ((pair, value, False) for pair, value in sorted(alike, key=lambda item: (-item[1], item[0])))
