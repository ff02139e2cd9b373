"""Gaps that Cypher cannot say: measures over many rows.

A gap query whose header has ``measure: name`` goes through ``MEASURES[name]``, which takes the rows of the query if it
has a text of its own, then those of each view of ``reads: view, view``, put in order (``graph.gaps.ties``).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from typing import Any

from graph.gaps.alone import actions_alone
from graph.gaps.bridging import parts_without
from graph.gaps.carriers import lost_carriers
from graph.gaps.chance import LEVEL, met_too_often
from graph.gaps.departures import Facts, lost_actors
from graph.gaps.meetings import never_met, same_territory_never_met
from graph.gaps.telling import attendance_told
from graph.gaps.ties import Proofs, Rows, Ties
from graph.vocabulary import departement_name
from graph.vocabulary import rows as vocabulary

COMMON_KIND = 0.5  # share of the départements known where a kind must be, for its absence to be a gap
FEWEST_DEPARTEMENTS = 3
SMALLEST_PART = 2  # organisations that a part must have, for its bridge to be one


def met_more_than_chance(visits: Ties, parts: Ties, events: Facts, names: Mapping[str, str], proofs: Proofs) -> Rows:
    """Return the pairs that met more often than random attendance explains, and share no action.

    The number of common meetings of two organisations follows a hypergeometric law when attendance is random given how
    many meetings each came to; pairs are kept at a false discovery rate of 5 % (see ``graph.gaps.chance``).
    """
    came, actions, known = visits.things, parts.things, len(visits.organizations)
    values = met_too_often(visits.organizations.values(), {one: len(seen) for one, seen in came.items()})
    strangers = [pair for pair in values if actions.get(pair[0], set()).isdisjoint(actions.get(pair[1], ()))]
    pairs = [_pair(pair, came, values[pair], events) for pair in strangers]
    return [
        {
            **pair,
            "left_name": names[pair["left"]],
            "right_name": names[pair["right"]],
            "events": known,
            "came": attendance_told(pair["left_events"], pair["right_events"]),
            "records": sorted(proofs.of(pair["left"], pair["met"]) | proofs.of(pair["right"], pair["met"])),
        }
        for pair in pairs
    ]


def _pair(pair: tuple[str, str], came: Mapping[str, Set[str]], chance: float, events: Facts) -> dict[str, Any]:
    left, right = pair
    common = sorted(came[left] & came[right])
    places = (min(events[event]["departements"], default="") for event in common)
    return {
        "departement": min((place for place in places if place), default=""),
        "left": left,
        "right": right,
        "common": len(common),
        "left_events": len(came[left]),
        "right_events": len(came[right]),
        "met": common,
        "severity": 0.6 + 0.3 * (1 - chance / LEVEL) * len(common) / (len(common) + 2.0),
    }


def kinds_missing(rows: Rows) -> Rows:
    """Return the kinds of institution present in most départements and absent from one that is known.

    Rows are (departement, departement_name, kind, records): who acts, meets or stands where.
    """
    places = {row["departement"]: row["departement_name"] for row in rows}
    records: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["kind"]:
            records[row["kind"]].update(row["records"][:1])
    return [
        {
            "departement": code,
            "departement_name": places[code],
            "kind": kind,
            "present": len(found),
            "known": len(places),
            "severity": 0.15 + 0.35 * len(found) / len(places),
            "records": sorted(records[kind]),
        }
        for kind, found in sorted(common_kinds(rows).items())
        for code in sorted(places.keys() - found)
    ]


def common_kinds(rows: Rows) -> dict[str, set[str]]:
    """Return the kinds of institution known in most départements, with these, from rows (departement, kind)."""
    where: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["kind"]:
            where[row["kind"]].add(row["departement"])
    most = COMMON_KIND * len({row["departement"] for row in rows})
    return {kind: found for kind, found in where.items() if len(found) >= FEWEST_DEPARTEMENTS and len(found) > most}


def bridges(parts: Ties, actions: Facts, names: Mapping[str, str], proofs: Proofs) -> Rows:
    """Return the organisations that alone hold two parts of the partnership network together.

    The network is that of the actions outside schemes, without those that only pay. An organisation is a bridge when it
    falls apart without it (articulation point, Hopcroft and Tarjan, 1973), and when at least two of the parts have two
    organisations or more.
    """
    teams = {action: team for action, team in parts.run_by.items() if not actions[action]["scheme"]}
    held = (
        (node, [size for size in sizes if size >= SMALLEST_PART])
        for node, sizes in parts_without(_together(teams)).items()
    )
    found = {node: sizes for node, sizes in held if len(sizes) > 1}
    own: defaultdict[str, list[str]] = defaultdict(list)
    for action in sorted(teams):
        for organization in teams[action] & found.keys():
            own[organization].append(action)
    return [
        {
            "departement": min(actions[own[node][-1]]["departements"], default=""),
            "organization": node,
            "organization_name": names[node],
            **_parts(found[node]),
            "records": sorted(proofs.of(node, own[node])),
        }
        for node in sorted(found)
    ]


def _parts(sizes: list[int]) -> dict[str, Any]:
    severity = 0.35 + 0.45 * sizes[1] / (sizes[1] + 4.0)
    return {"parts": len(sizes), "largest": sizes[0], "smallest": sizes[-1], "severity": severity}


def _together(teams: Mapping[str, Set[str]]) -> dict[str, set[str]]:
    """Return each organisation that has a partner with all of them: a graph, as its neighbours."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for team in teams.values():
        if len(team) > 1:
            for one in team:
                found[one] |= team
    for one, around in found.items():
        around.discard(one)
    return found


def neighbours_missing(answers: Rows, proofs: Proofs) -> Rows:
    """Return the pairs of neighbouring départements that act on one need without any organisation or action in common.

    ``answers`` are rows (departement, need, need_name, organization, action).
    """
    acting: dict[tuple[str, str], Rows] = defaultdict(list)
    for row in answers:
        acting[row["need"], row["departement"]].append(row)
    partners = _partners(answers)
    borders = [(need, left, right) for need in sorted({row["need"] for row in answers}) for left, right in neighbours()]
    sides = ((acting.get((need, left), []), acting.get((need, right), [])) for need, left, right in borders)
    apart = ((here, there) for here, there in sides if here and there and not _linked(here, there, partners))
    return [_border(here, there, proofs) for here, there in apart]


def neighbours() -> Iterable[tuple[str, str]]:
    """Yield the pairs of départements that share a border."""
    return ((row["departement"], row["neighbour"]) for row in vocabulary("neighbours"))


def _partners(rows: Rows) -> dict[str, set[str]]:
    """Return each organisation with those it shares an action with, itself among them."""
    actions: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        actions[row["action"]].add(row["organization"])
    found: dict[str, set[str]] = defaultdict(set)
    for together in actions.values():
        for organization in together:
            found[organization] |= together
    return found


def _linked(here: Rows, there: Rows, partners: Mapping[str, Set[str]]) -> bool:
    """Whether an organisation acts on both sides, or one of each side share an action anywhere."""
    right = {row["organization"] for row in there}
    return not all(partners[organization].isdisjoint(right) for organization in {row["organization"] for row in here})


def _border(here: Rows, there: Rows, proofs: Proofs) -> dict[str, Any]:
    sides = len({row["organization"] for row in here}) + len({row["organization"] for row in there})
    left, right, need = here[0]["departement"], there[0]["departement"], here[0]
    return {
        "departement": left,
        "departement_name": departement_name(left),
        "neighbour": right,
        "neighbour_name": departement_name(right),
        "need": need["need"],
        "need_name": need["need_name"],
        "organizations": sides,
        "severity": 0.25 + 0.25 * sides / (sides + 4.0),
        "records": sorted(set().union(*(proofs.of(row["organization"], [row["action"]]) for row in (*here, *there)))),
    }


MEASURES: dict[str, Callable[..., Rows]] = {
    "met_more_than_chance": met_more_than_chance,
    "kinds_missing": kinds_missing,
    "bridges": bridges,
    "neighbours_missing": neighbours_missing,
    "never_met": never_met,
    "same_territory_never_met": same_territory_never_met,
    "actions_alone": actions_alone,
    "lost_actors": lost_actors,
    "lost_carriers": lost_carriers,
}
