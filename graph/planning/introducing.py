"""Who should meet whom: two organisations, or a few, with why, through whom, where, on which need."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import combinations

from graph.french import date
from graph.gaps import Gap
from graph.model import content_id
from graph.planning.known import Actor, Known, Meeting
from graph.planning.model import Introducer, Introduction
from graph.planning.reasons import brings, no_longer_seen
from graph.planning.targets import Side, Target, targets
from graph.vocabulary import departement_name

LARGEST = 6  # organisations around one table; of more, the first that nobody else brings
INTRODUCERS = OTHERS = 3
# What makes the score: the gap itself, that it is not the only one, that somebody can introduce them.
GRAVITY, SEVERAL, INTRODUCED = 0.8, 0.1, 0.1


def introductions(known: Known, gaps: Sequence[Gap], today: str) -> list[Introduction]:
    """Return who should meet whom, the best first; ``gaps`` are those of the whole map, ``today`` an ISO date.

    Only organisations of which an action or a meeting is known. Those who act alone on one need are told as one group,
    and a pair of them is not told again.
    """
    reachable, _ = targets(gaps, known)
    desk = _Desk(known, today, gaps)
    groups: defaultdict[frozenset[str], list[Target]] = defaultdict(list)
    for target in sorted(reachable, key=lambda one: one.gap.number):
        people = desk.people(target)
        if len(people) > 1 and all(map(desk.is_known, people)):
            groups[frozenset(people)].append(target)
    found = [desk.introduction(people, about) for people, about in _together(groups).items()]
    return sorted(found, key=lambda one: (-one.score, one.gaps[0].number, one.id))


def _together(groups: Mapping[frozenset[str], list[Target]]) -> dict[frozenset[str], list[Target]]:
    """Put what is said of a pair under the group that holds it, when both are about one need in one département."""
    found = {people: list(about) for people, about in groups.items()}
    wide = [people for people in groups if len(people) > 2]  # only these hold others
    for people, about in sorted(groups.items(), key=lambda item: (len(item[0]), sorted(item[0]))):
        over = [one for one in wide if one > people and one in found and _about(groups[one]) >= _about(about)]
        if over:
            found[min(over, key=lambda one: (len(one), sorted(one)))] += found.pop(people)
    return found


def _about(about: Iterable[Target]) -> set[tuple[str, str]]:
    return {(target.gap.departement, target.gap.need) for target in about if target.gap.need}


@dataclass
class _Desk:
    known: Known
    today: str
    gaps: Sequence[Gap]
    lost: dict[str, str] = field(init=False)
    apart: defaultdict[str, set[str]] = field(init=False)
    order: dict[str, tuple[bool, int]] = field(init=False)
    chosen: dict[tuple[Side, ...], list[str]] = field(init=False)
    around: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        known, self.chosen, self.around = self.known, {}, {}
        self.lost = no_longer_seen(known, self.gaps)
        self.apart = defaultdict(set)
        for one, other in (tie for gap in self.gaps for tie in gap.missing):
            self.apart[one].add(other)
            self.apart[other].add(one)
        named = sorted({*known.of, *known.came}, key=lambda one: (known.name(one), one))
        self.order = {one: (one in self.lost, number) for number, one in enumerate(named)}

    def is_known(self, one: str) -> bool:
        """Whether an action or a meeting of an organisation is known."""
        return one in self.order

    def people(self, target: Target) -> list[str]:
        """Return one of each side of a gap, or those who act apart; who is concerned comes first."""
        # The gaps of one need or one place ask for the same people.
        if target.sides not in self.chosen:
            chosen: list[str] = []
            for side in sorted(target.sides, key=lambda one: len(one.who)):
                chosen += self._ranked(side.who - set(chosen), chosen, LARGEST if side.least > 1 else 1)
            self.chosen[target.sides] = chosen
        return self.chosen[target.sides]

    def _ranked(self, who: Iterable[str], already: Sequence[str], count: int) -> list[str]:
        """Return a few, the best to meet those already chosen first: still seen, apart in a gap too, with a way in."""
        apart = set[str]().union(*(self.apart[other] for other in already))
        within = set[str]().union(*map(self._within_reach, already))

        def key(one: str) -> tuple[bool, bool, bool, int]:
            lost, number = self.order[one]
            return lost, one not in apart, one not in within, number

        return nsmallest(count, filter(self.is_known, who), key=key)

    def _within_reach(self, one: str) -> set[str]:
        """Return who has a partner in common with one."""
        if one not in self.around:
            partners = self.known.partners
            self.around[one] = {far for near in partners.get(one, ()) for far in partners.get(near, ())}
        return self.around[one]

    def introduction(self, people: frozenset[str], about: Sequence[Target]) -> Introduction:
        """Make an introduction of people and the gaps that they would close."""
        gaps = tuple(sorted({t.gap.id: t.gap for t in about}.values(), key=lambda one: one.number))
        first = next((t for t in about if t.gap.need), about[0])
        ordered = self.people(first) if set(self.people(first)) == people else sorted(people, key=self.known.name)
        introducers = self._introducers(people)
        score, reason = _score(gaps, introducers)
        return Introduction(
            content_id("int", *sorted(people)),
            tuple(self.known.actors[one] for one in ordered),
            self._others(first, ordered),
            gaps[0].departement,
            first.gap.need,
            self._why(ordered, gaps),
            introducers,
            self._where(people, gaps[0].departement),
            gaps,
            score,
            reason,
            tuple(self.lost[one] for one in ordered if one in self.lost),
        )

    def _why(self, people: Sequence[str], gaps: Sequence[Gap]) -> str:
        said = [gap.sentence for gap in gaps]
        for one in people:
            more = next(filter(None, (brings(self.known, one, gap) for gap in gaps)), "")
            said += [f"{self.known.name(one)} {more}."] if more and not any(one in g.subjects for g in gaps) else []
        return " ".join(dict.fromkeys(said))

    def _others(self, target: Target, people: Sequence[str]) -> tuple[Actor, ...]:
        """Return who could come in the place of one who was chosen among several."""
        wide = [side for side in target.sides if side.least == 1 and len(side.who) > 1]
        free = {one for side in wide for one in side.who} - set(people)
        return tuple(self.known.actors[one] for one in self._ranked(free, people, OTHERS))

    def _introducers(self, people: frozenset[str]) -> tuple[Introducer, ...]:
        """Return who works with at least two of them and with the most of them, else who came to meetings with them."""
        works = self._between(people, {one: set(self.known.partners.get(one, ())) for one in people})
        met = self._between(people, {one: self.known.crossed(one) for one in people})
        found = [Introducer(self.known.actors[one], _works(n, people), True) for one, n in works]
        have = {one.actor.id for one in found}
        found += [Introducer(self.known.actors[one], _met(n, people), False) for one, n in met if one not in have]
        return tuple(found[:INTRODUCERS])

    def _between(self, people: frozenset[str], around: Mapping[str, set[str]]) -> list[tuple[str, int]]:
        joined = {one for pair in combinations(sorted(people), 2) for one in around[pair[0]] & around[pair[1]]} - people
        known = [(one, sum(one in near for near in around.values())) for one in joined if one not in self.lost]
        return sorted(known, key=lambda item: (-item[1], self.known.name(item[0]), item[0]))[:INTRODUCERS]

    def _where(self, people: frozenset[str], departement: str) -> str:
        """Say at which coming or usual meeting they could meet; that none is known is said too."""
        places = {departement, *(place for one in people for place in self.known.actors[one].based)}
        coming = [
            m for m in self.known.meetings if m.date >= self.today and (not m.departements or m.departements & places)
        ]
        if coming:
            next_one = min(coming, key=lambda one: (one.date, one.id))
            return f"À la prochaine rencontre connue : {_told(next_one)}."
        usual = [m for m in self.known.meetings if m.came & people]
        if not usual:
            place = f" ({departement_name(departement)})" if departement else ""
            return f"À une rencontre à prévoir{place} : aucune où l’une d’elles soit venue n’est connue."
        last = max(usual, key=lambda one: (one.date, one.id))
        came = sorted(map(self.known.name, last.came & people))
        there = f"{'étaient' if len(came) > 1 else 'était'} {' et '.join(came)}"
        return f"À une prochaine rencontre comme {_told(last)}, où {there}."


def _told(meeting: Meeting) -> str:
    when = ", ".join(filter(None, (date(meeting.date), meeting.place)))
    return f"« {meeting.name} »" + (f" ({when})" if when else "")


def _works(count: int, people: frozenset[str]) -> str:
    return "travaille déjà avec " + _how_many(count, people)


def _met(count: int, people: frozenset[str]) -> str:
    return "était à une rencontre avec " + ("chacune" if count == len(people) else f"{count} d’entre elles")


def _how_many(count: int, people: frozenset[str]) -> str:
    if count < len(people):
        return f"{count} d’entre elles"
    return "les deux" if count == 2 else f"les {count}"


def _score(gaps: Sequence[Gap], introducers: Sequence[Introducer]) -> tuple[float, str]:
    severity = max(gap.severity for gap in gaps)
    several = min(len(gaps) - 1, 2) / 2
    way = next((1.0 if one.works else 0.5 for one in introducers), 0.0)
    told = [f"Le manque n° {gaps[0].number} a une gravité de {severity:.2f}".replace(".", ",")]
    told.append(f"{len(gaps)} manques avanceraient ensemble" if len(gaps) > 1 else "un seul manque avancerait")
    told.append("quelqu’un peut les présenter" if introducers else "personne de connu ne peut les présenter")
    score = GRAVITY * severity + SEVERAL * several + INTRODUCED * way
    return round(score, 4), " ; ".join(told) + "."
