"""Organisations that were in the lists and are no longer, where later lists of the same nature are known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graph.gaps.telling import counted
from graph.gaps.ties import Proofs, Rows, Ties

ACTION, EVENT, POST = "action", "event", "post"
NAMED = ((ACTION, "action"), (EVENT, "rencontre"))
SEEN_ONCE = 1  # a single visit makes nobody a member of the network
Facts = Mapping[str, Mapping[str, Any]]


class Sighting(NamedTuple):
    """An organisation seen in a fact, ordered by when, in whatever order an engine gives them."""

    year: int
    date: str
    departement: str
    fact: str
    nature: str


def lost_actors(
    parts: Ties, visits: Ties, actions: Facts, events: Facts, names: Mapping[str, str], proofs: Proofs
) -> Rows:
    """Return the organisations last seen before the last year of the lists they were in.

    A fact has a year or a date, and ``departements``. A post keeps an organisation in sight; its end is told by
    ``lost_carrier``, which knows the schemes.
    """
    dated = (
        [_acted(one) for one in actions.values() if one["year"]],
        [_met(one) for one in events.values() if one["date"]],
    )
    sightings: defaultdict[str, list[Sighting]] = defaultdict(list)
    for facts, there in zip(dated, (parts.run_by, visits.organizations), strict=True):
        for sighting in facts:
            for organization in there.get(sighting.fact, ()):
                sightings[organization].append(sighting)
    last: Counter[str] = Counter()
    for one in (one for seen in sightings.values() for one in seen):
        last[one.nature] = max(last[one.nature], one.year)
    lost = {organization: seen for organization, seen in sightings.items() if _lost(seen, last)}
    year = max(last[ACTION], last[EVENT])
    return [_gap(organization, names[organization], seen, year, proofs) for organization, seen in lost.items()]


def _acted(action: Mapping[str, Any]) -> Sighting:
    nature = POST if action["scheme"] else ACTION
    return Sighting(action["year"], "", min(action["departements"], default=""), action["id"], nature)


def _met(event: Mapping[str, Any]) -> Sighting:
    date = event["date"]
    return Sighting(int(date[:4]), date, min(event["departements"], default=""), event["id"], EVENT)


def _lost(seen: Iterable[Sighting], last: Mapping[str, int]) -> bool:
    natures = Counter(one.nature for one in seen)
    known = max(one.year for one in seen)
    member = ACTION in natures or natures[EVENT] > SEEN_ONCE
    return member and any(known < last[nature] for nature in natures if nature != POST)


def _gap(organization: str, name: str, seen: Sequence[Sighting], year: int, proofs: Proofs) -> dict[str, Any]:
    latest = max(seen)
    natures = Counter(one.nature for one in seen)
    times = natures[ACTION] + natures[EVENT]
    return {
        "departement": max((one for one in seen if one.departement), default=latest).departement,
        "organization": organization,
        "organization_name": name,
        "last_year": latest.year,
        "year": year,
        "actions": natures[ACTION],
        "events": natures[EVENT],
        "seen_in": " et ".join(counted(natures[nature], word) for nature, word in NAMED if natures[nature]),
        "severity": 0.25 + 0.3 * times / (times + 3.0) + 0.15 / max(1, year - latest.year),
        "records": sorted(proofs.of(organization, [one.fact for one in seen if one.year == latest.year])),
    }
