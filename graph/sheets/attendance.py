"""Who came to a rencontre: by kind of organisation, and who had never come before."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from graph.atlas import Atlas
from graph.queries import run_query

UNKNOWN_KIND = "type non connu"


@dataclass(frozen=True)
class Attendance:
    """What the lists of attendance say of one rencontre.

    ``kinds`` are (kind, how many came), the largest first; ``newcomers`` are ids; ``before`` is how many dated
    rencontres came earlier: with none, or without a date, nobody can be said to come for the first time.
    """

    came: int
    kinds: tuple[tuple[str, int], ...]
    newcomers: frozenset[str]
    before: int
    needs: tuple[tuple[str, str], ...]


def attendance_of(atlas: Atlas, event_id: str) -> Attendance:
    """Return who came to a rencontre that is in the map."""
    events = {row["id"]: row for row in atlas.once(run_query, "events")}
    kinds = {row["id"]: row["kind"] for row in atlas.once(run_query, "organizations")}
    came: defaultdict[str, set[str]] = defaultdict(set)
    for row in atlas.once(run_query, "attendances"):
        came[row["event"]].add(row["organization"])
    here = came[event_id]
    earlier = [other for other in came if _before(events[other], events[event_id])]
    seen = {organization for other in earlier for organization in came[other]}
    held: defaultdict[str, int] = defaultdict(int)
    for organization in here:
        held[kinds.get(organization) or UNKNOWN_KIND] += 1
    return Attendance(
        came=len(here),
        kinds=tuple(sorted(held.items(), key=lambda item: (item[0] == UNKNOWN_KIND, -item[1], item[0]))),
        newcomers=frozenset(here - seen) if earlier else frozenset(),
        before=len(earlier),
        needs=_needs(atlas, events[event_id]),
    )


def _before(other: dict[str, Any], event: dict[str, Any]) -> bool:
    """Say whether one is known to be earlier; a date cut at the month or the year is not set before one within it."""
    one, two = other["date"] or "", event["date"] or ""
    size = min(len(one), len(two))
    return bool(size) and one[:size] < two[:size]


def _needs(atlas: Atlas, event: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    names = {row["id"]: row["name"] for row in atlas.once(run_query, "needs")}
    return tuple((need, names[need]) for need in event["needs"])
