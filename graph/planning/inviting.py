"""A plan of a meeting: whom to invite within the seats, at which tables, and what that covers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.gaps import Gap
from graph.planning.cover import covers
from graph.planning.known import Actor, Known, Meeting
from graph.planning.model import Invitation, Missed, Plan, Request, Step
from graph.planning.reasons import brings, named, no_longer_seen
from graph.planning.room import Cover
from graph.planning.tables import seat, usual_count
from graph.planning.targets import Side, Target, targets
from graph.vocabulary import departement_name

MORE_SEATS = 2  # seats past those asked, to say what they would bring


def make_plan(known: Known, gaps: Sequence[Gap], request: Request) -> Plan:
    """Return the plan of a meeting; ``gaps`` are the whole map’s. Raise ValueError for more wanted than seats."""
    reachable, beyond = targets((gap for gap in gaps if concerns(gap, request)), known)
    allowed = [left for target in reachable if (left := _without(target, request.unwanted))]
    before, lost = meeting_before(known, request), no_longer_seen(known, gaps)
    liking = _liking(known, before, lost)
    found = covers(allowed, request.seats, request.wanted, liking)
    best = found[-1]
    covered = sorted((one for one in allowed if one.id in best.covered), key=lambda one: one.gap.number)
    count = request.tables or usual_count(len(best.invited))
    tables = seat(best.invited, covered, count, {one: known.actors[one].kind for one in best.invited})
    draft = _Draft(known, request, best, covered, before, lost)
    at = {one: table.number for table in tables for one in table.guests}
    return Plan(
        request,
        tuple(sorted((draft.invitation(one, at[one]) for one in best.invited), key=_by_worth)),
        tables,
        tuple(covered),
        tuple(_missed(target, best, known) for target in reachable if target.id not in best.covered),
        tuple(beyond),
        _steps(found, reachable, len(set(request.wanted))),
        _more(allowed, best, request, liking),
        len(_people_of(known, request)),
        draft.spare(),
        before,
    )


def concerns(gap: Gap, request: Request) -> bool:
    """Whether a gap is of the territory and the need asked for."""
    places = {gap.departement, *gap.subjects}
    inside = not request.departements or bool(places.intersection(request.departements))
    return inside and request.need in ("", gap.need)


def meeting_before(known: Known, request: Request) -> Meeting | None:
    """Return the meeting asked for, else the last that somebody of the territory came to, if any is known."""
    people = _people_of(known, request)
    met = [one for one in known.meetings if one.date and one.came & people]
    named = [one for one in known.meetings if one.id == request.meeting]
    return next(iter(named), max(met, key=lambda one: (one.date, one.id), default=None))


def _people_of(known: Known, request: Request) -> set[str]:
    places = request.departements or tuple(known.here)
    return {one for place in places for one in known.here.get(place, ())}


def _without(target: Target, unwanted: Iterable[str]) -> Target | None:
    """Return a target that does without some people, or None when too few are left."""
    sides = tuple(Side(side.who.difference(unwanted), side.least) for side in target.sides)
    return replace(target, sides=sides) if all(len(side.who) >= side.least for side in sides) else None


def _steps(found: Sequence[Cover], reachable: Sequence[Target], first: int) -> tuple[Step, ...]:
    total = sum(target.weight for target in reachable)
    return tuple(Step(first + n, len(one.covered), one.weight / total if total else 0.0) for n, one in enumerate(found))


def _more(
    allowed: Sequence[Target], best: Cover, request: Request, liking: Mapping[str, int]
) -> tuple[int, tuple[Gap, ...]] | None:
    """Return how many seats more are enough for another gap, nobody leaving the list, and the gaps that they add."""
    for more, cover in enumerate(covers(allowed, request.seats + MORE_SEATS, best.invited, liking)):
        if cover.weight > best.weight:
            seats = len(best.invited) + more - request.seats
            return seats, tuple(one.gap for one in allowed if one.id in cover.covered - best.covered)
    return None


def _missed(target: Target, best: Cover, known: Known) -> Missed:
    """Say who would have to come for a target: those of each side who are not invited, as many as it lacks."""
    lacking: list[str] = []
    for side in target.sides:
        free = sorted(side.who - best.invited, key=known.name)
        lacking += free[: max(0, side.least - len(side.who & best.invited))]
    return Missed(target.gap, tuple(known.actors[one] for one in lacking))


def _liking(known: Known, before: Meeting | None, lost: Collection[str]) -> dict[str, int]:
    """Return whom to invite first among equals: those still seen, and of these who did not come to the last meeting."""
    came = before.came if before else frozenset()
    return {one: 0 if one in lost else 1 if one in came else 2 for one in known.actors}


def _by_worth(one: Invitation) -> tuple[bool, float, str]:
    return not one.wanted, -sum(gap.severity for gap in one.gaps), one.actor.name


@dataclass(frozen=True)
class _Draft:
    known: Known
    request: Request
    best: Cover
    covered: Sequence[Target]
    before: Meeting | None
    cautions: dict[str, str]

    def invitation(self, one: str, table: int) -> Invitation:
        """Say why one organisation is invited."""
        own = self._own(one)
        to_meet = self._others(own[0], one) if own else []
        return Invitation(
            self.known.actors[one],
            self._why(one, own[0].gap, to_meet) if own else "Invitée d’office.",
            tuple(target.gap for target in own),
            tuple(self.known.actors[other] for other in to_meet),
            table,
            self.before is None or one not in self.before.came,
            one in self.request.wanted,
            self.cautions.get(one, ""),
        )

    def _own(self, one: str) -> list[Target]:
        """Return the gaps that need one organisation, or it among those who act apart; else all that it serves."""
        own = sorted((t for t in self.covered if one in t.who), key=lambda t: (-t.weight, t.id))
        rest = self.best.invited - {one}
        without = [t for t in own if not t.met_by(rest) or any(s.least > 1 and one in s.who for s in t.sides)]
        return without or own

    def _others(self, target: Target, one: str) -> list[str]:
        """Return those invited for the same gap, of the other sides if it has several."""
        sides = [side.who for side in target.sides if one not in side.who] or [target.who]
        return sorted(self.best.invited & frozenset().union(*sides) - {one}, key=self.known.name)

    def _why(self, one: str, gap: Gap, to_meet: Sequence[str]) -> str:
        about = f" sur « {gap.need} »" if gap.need else ""
        kind = "" if gap.need else f" : {gap.title[0].lower()}{gap.title[1:]}"
        place = f", {departement_name(gap.departement)}" if gap.departement else ""
        whom = f"Pour rencontrer {named(self.known, to_meet, gap)}" if to_meet else "Peut agir"
        more = brings(self.known, one, gap)
        return f"{whom}{about} (manque n° {gap.number}{place}{kind}){' ; ' if more else ''}{more}."

    def spare(self) -> tuple[Actor, ...]:
        """Return others of the territory for the seats that are left, fresh faces and the most active first."""
        came = self.before.came if self.before else frozenset()
        out = self.best.invited | set(self.request.unwanted) | self.cautions.keys()
        others = _people_of(self.known, self.request) - out
        ordered = sorted(
            others, key=lambda one: (one in came, -len(self.known.of.get(one, ())), self.known.name(one), one)
        )
        return tuple(self.known.actors[one] for one in ordered[: self.request.seats - len(self.best.invited)])
