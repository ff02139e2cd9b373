"""Contrats de ville through their generations: which contract of 2024 continues which contract of 2015.

No public table says it. Two contracts are held to be one territory when they cover the same place code (INSEE or
SIREN of the intercommunality), or else when the contract of 2024 is the nearest one left in the same département,
at most ``MAXIMUM_DISTANCE`` away: intercommunalities were merged and renumbered in 2017, their quarters did not
move. The reason is written on the territory, so that it can be argued with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, radians

from graph.model import Territory, content_id

MAXIMUM_DISTANCE = 10.0  # km; in Grand Est the furthest true successor is at 9.7 km, the nearest false one at 18
KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Lineage:
    """One territory: its contracts, the oldest first, and why they are held to be one."""

    id: str
    contracts: tuple[Territory, ...]
    continuity: str

    @property
    def latest(self) -> Territory:
        """The contract that gives the territory its name and population."""
        return self.contracts[-1]


def lineages(territories: Iterable[Territory]) -> list[Lineage]:
    """Group contracts into territories; the order of the input does not matter."""
    contracts = sorted({t.code: t for t in territories}.values(), key=lambda t: (t.generation, t.code))
    successors: dict[str, tuple[str, str]] = {}
    latest = [c for c in contracts if c.generation == max(t.generation for t in contracts)]
    earlier = [c for c in contracts if c.generation < latest[0].generation] if latest else []
    by_place = {c.place_code: c for c in latest if c.place_code}
    for contract in earlier:
        same = by_place.get(contract.place_code)
        if same:
            successors[contract.code] = (same.code, "même code de territoire")
    taken = {code for code, _ in successors.values()}
    free = [c for c in latest if c.code not in taken]
    for contract in earlier:
        if contract.code not in successors:
            _nearest(contract, free, successors)
    return _grouped(contracts, successors)


def _nearest(contract: Territory, free: list[Territory], successors: dict[str, tuple[str, str]]) -> None:
    near = [(d, c.code) for c in free if (d := distance(contract, c)) is not None and d <= MAXIMUM_DISTANCE]
    if near:
        kilometres, code = min(near)
        reason = f"même département, quartiers à {kilometres:.1f} km".replace(".", ",")
        successors[contract.code] = (code, reason)


def distance(left: Territory, right: Territory) -> float | None:
    """Return the distance in km between two contracts of one département; None when it cannot be known."""
    here, there = _point(left), _point(right)
    if left.departement != right.departement or here is None or there is None:
        return None
    shrink = cos(radians((here[1] + there[1]) / 2))
    return KM_PER_DEGREE * hypot((here[0] - there[0]) * shrink, here[1] - there[1])


def _point(contract: Territory) -> tuple[float, float] | None:
    if contract.longitude is None or contract.latitude is None:
        return None
    return contract.longitude, contract.latitude


def _grouped(contracts: list[Territory], successors: dict[str, tuple[str, str]]) -> list[Lineage]:
    groups: dict[str, list[Territory]] = {}
    for contract in contracts:
        groups.setdefault(successors.get(contract.code, (contract.code, ""))[0], []).append(contract)
    found = []
    for code, members in sorted(groups.items()):
        reasons = [f"{c.code} → {code} : {successors[c.code][1]}" for c in members if c.code in successors]
        found.append(Lineage(content_id("ter", code), tuple(members), " ; ".join(reasons)))
    return found
