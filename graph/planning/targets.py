"""What would have to be in one room for a gap to be talked about by those who can close it.

A gap asks for people on one side, or on each of several sides: both ends of a missing tie; two of those who act apart;
one who is concerned and one who could act with it, from this département or a neighbouring one. Being in the room
together closes nothing by itself: it is what a meeting can do for a gap.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.gaps import Gap
from graph.gaps.measures import neighbours
from graph.gaps.model import SETTLED
from graph.needs import need_code
from graph.planning.known import Known, theme

NOT_BY_MEETING = {
    "lost_actor": "une invitation ne dit pas ce qu’elles sont devenues : appelez-les d’abord",
    "lost_carrier": "une invitation ne dit pas ce qu’elles sont devenues : appelez-les d’abord",
    "missing_kind": "personne à inviter dans les listes : si vous en connaissez une, gardez-lui une place",
    "missing_scheme": "c’est une décision de financement, pas une rencontre",
}
NOBODY = "personne n’est connu, ici ni dans les départements voisins, pour y répondre"


@dataclass(frozen=True)
class Side:
    """Organisations of which ``least`` must be there."""

    who: frozenset[str]
    least: int = 1


@dataclass(frozen=True)
class Target:
    """A gap and the sides that it asks for, all of them, which share nobody; ``weight`` is its severity."""

    gap: Gap
    sides: tuple[Side, ...]

    @property
    def id(self) -> str:
        """The id of its gap."""
        return self.gap.id

    @property
    def weight(self) -> float:
        """What covering it is worth, from 0 to 1."""
        return self.gap.severity

    @property
    def who(self) -> frozenset[str]:
        """Return all those who can be there for it."""
        return frozenset().union(*(side.who for side in self.sides))

    def met_by(self, invited: Iterable[str]) -> bool:
        """Whether those invited are enough for it."""
        there = frozenset(invited)
        return all(len(side.who & there) >= side.least for side in self.sides)


def targets(gaps: Iterable[Gap], known: Known) -> tuple[list[Target], list[tuple[Gap, str]]]:
    """Return what a meeting can do for gaps, and the gaps it can do nothing for, each with the reason in French.

    Gaps that a person settled are left out of both.
    """
    found: list[Target] = []
    beyond: list[tuple[Gap, str]] = []
    for gap in (gap for gap in gaps if gap.state not in SETTLED):
        sides = tuple(_sides(gap, known))
        if sides and all(len(side.who) >= side.least for side in sides):
            found.append(Target(gap, sides))
        else:
            beyond.append((gap, NOT_BY_MEETING.get(gap.kind, NOBODY)))
    return found, beyond


def _sides(gap: Gap, known: Known) -> Iterable[Side]:
    if gap.kind in NOT_BY_MEETING:
        return ()
    return RULES.get(gap.kind, _both_ends)(gap, known)


def _both_ends(gap: Gap, known: Known) -> Iterator[Side]:
    """Both ends of each missing tie between organisations; the rule of any kind of gap that has no other."""
    for one in sorted({end for tie in gap.missing for end in tie if all(each in known.actors for each in tie)}):
        yield Side(frozenset({one}))


def _two_of_them(gap: Gap, known: Known) -> Iterator[Side]:
    yield Side(_organizations(gap, known), 2)


def _here_and_who_could(gap: Gap, known: Known) -> Iterator[Side]:
    """Someone from here, and someone who answers the need next door; failing which, who acts here on what is near."""
    there, near = _next_door(gap, known), _near(gap, known)
    here = (near or known.here.get(gap.departement, set())) - there
    if here and there:
        yield Side(frozenset(here))
    if there or near:
        yield Side(frozenset(there or near))


def _it_and_who_could(gap: Gap, known: Known) -> Iterator[Side]:
    """The organisation that stands alone, and another that could join it: on the same need or theme, here or near."""
    alone = _organizations(gap, known)
    needs = {gap.need} if gap.need else {e.need_name for one in alone for e in known.of.get(one, ()) if e.need}
    could: set[str] = set()
    for need in needs:
        could |= known.answering.get((gap.departement, need), set()) | _near(gap, known, need)
    could = could - alone or set().union(*(_next_door(gap, known, need) for need in needs))
    yield from _with(alone, could or known.here.get(gap.departement, set()))


def _it_and_who_holds_posts(gap: Gap, known: Known) -> Iterator[Side]:
    """The organisation alone on its posts, and another that holds one in the same territory, else département."""
    alone = _organizations(gap, known)
    places = [one for one in gap.subjects if one in known.held]
    same = {one for place in places for one in known.held[place]} & known.holding.get(gap.departement, set())
    yield from _with(alone, same - alone or known.holding.get(gap.departement, set()))


def _who_was_there(gap: Gap, known: Known) -> Iterator[Side]:
    """Those who held posts in a territory that lost all of them and hold some elsewhere, else those of the place."""
    now = known.holding.get(gap.departement, set())
    yield Side(frozenset({one for place in gap.subjects for one in known.held.get(place, ())} & now or now))


def _one_of_each_departement(gap: Gap, known: Known) -> Iterator[Side]:
    for place in gap.subjects:
        yield Side(frozenset(known.answering.get((place, gap.need), ())))


def _one_of_each_part(gap: Gap, known: Known) -> Iterator[Side]:
    """One of each part that only the bridge holds together."""
    (bridge,) = _organizations(gap, known)
    left = set(known.partners.get(bridge, ()))
    while left:
        part = _part(known, min(left), bridge)
        left -= part
        if len(part) > 1:  # as the gap counts them
            yield Side(frozenset(part))


def _part(known: Known, start: str, without: str) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = known.partners[waiting.pop()].keys() - reached - {without}
        reached |= fresh
        waiting += fresh
    return reached


def _with(alone: frozenset[str], others: set[str]) -> Iterator[Side]:
    if others - alone:
        yield Side(alone)
        yield Side(frozenset(others - alone))


def _organizations(gap: Gap, known: Known) -> frozenset[str]:
    return frozenset(one for one in gap.subjects if one in known.actors)


def _near(gap: Gap, known: Known, need: str = "") -> set[str]:
    """Return who acts in the département on the theme of the gap's need."""
    code = need_code(need or gap.need)
    return known.near.get((gap.departement, theme(code)), set()) if code else set()


def _next_door(gap: Gap, known: Known, need: str = "") -> set[str]:
    """Return who answers the gap's need in a neighbouring département."""
    around = {b for pair in neighbours() for a, b in (pair, pair[::-1]) if a == gap.departement}
    return {one for place in around for one in known.answering.get((place, need or gap.need), ())}


RULES: dict[str, Callable[[Gap, Known], Iterable[Side]]] = {
    "need_without_partnership": _two_of_them,
    "uncovered_need": _here_and_who_could,
    "single_pillar": _it_and_who_could,
    "isolated_organization": _it_and_who_could,
    "action_alone": _it_and_who_could,
    "alone_this_year": _it_and_who_holds_posts,
    "single_carrier": _it_and_who_holds_posts,
    "lost_territory": _who_was_there,
    "missing_neighbour": _one_of_each_departement,
    "only_bridge": _one_of_each_part,
}
