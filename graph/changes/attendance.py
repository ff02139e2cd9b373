"""Two meetings compared: who was at the first and is not on the list of the second. Not there is not gone."""

from collections.abc import Collection, Iterator

from graph.changes.comparing import Compared, places_of
from graph.changes.model import Change
from graph.changes.saying import said
from graph.changes.stages import Seen


def attendees(there: Seen, events: Collection[str]) -> set[str]:
    """Return the organisations on the lists of some meetings."""
    return {str(start) for start, end, *_ in there.rows("ATTENDED") if end in events}


def absences(compared: Compared, first: Collection[str], second: Collection[str]) -> Iterator[Change]:
    """Yield who of a meeting is not on the list of another; nobody when either has no list: no data is no absence."""
    now = compared.seen[3]
    came, again = attendees(now, first), attendees(now, second)
    if not came or not again:
        return
    names = [compared.name(min(events)) for events in (first, second)]
    for organization in sorted(came - again, key=compared.name):
        proofs = {record for event in first for record in now.proofs[organization] & now.proofs[event]}
        called = (compared.name(organization), names[1])
        text = said("attendance", "absent", "absent", [called[0], *names])
        subjects = (organization, *sorted(second))
        place = places_of(now, [organization])
        yield Change("attendance", "absent", "absent", text, place, subjects, called, tuple(sorted(proofs)))


def unlisted(compared: Compared, events: Collection[str]) -> list[str]:
    """Return the names of meetings for which no attendance list is known."""
    now = compared.seen[3]
    return [compared.name(event) for event in sorted(events) if not attendees(now, [event])]
