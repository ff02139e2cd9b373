"""Gaps that Cypher cannot say: measures over many rows. Each takes the rows of its query and returns gap rows.

A gap query whose header has ``measure: name`` goes through ``MEASURES[name]``.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import Any

import networkx as nx

from graph.gaps.bridging import parts_without
from graph.gaps.chance import at_least, comparable_pairs, significant
from graph.gaps.departures import lost_actors
from graph.gaps.meetings import never_met, same_territory_never_met
from graph.vocabulary import departement_name
from graph.vocabulary import rows as vocabulary

Rows = list[dict[str, Any]]
COMMON_KIND = 0.5  # share of the départements known where a kind must be, for its absence to be a gap
FEWEST_DEPARTEMENTS = 3
SMALLEST_PART = 2  # organisations that a part must have, for its bridge to be one


def met_more_than_chance(rows: Rows) -> Rows:
    """Return the pairs that met more often than random attendance explains, and share no action.

    Rows are of two natures: ``event`` (organization, its name, fact, departement, records) and ``action``
    (organization, fact). The number of common meetings of two organisations follows a hypergeometric law when
    attendance is random given how many meetings each came to; pairs are kept at a false discovery rate of 5 % (see
    ``graph.gaps.chance``).
    """
    came: dict[str, dict[str, Any]] = defaultdict(dict)
    actions: dict[str, set[str]] = defaultdict(set)
    present: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["nature"] == "action":
            actions[row["organization"]].add(row["fact"])
        else:
            came[row["organization"]][row["fact"]] = row
            present[row["fact"]].append(row["organization"])
    events = len(present)
    met = Counter(pair for there in present.values() for pair in combinations(sorted(there), 2))
    values = {(a, b): at_least(n, events, len(came[a]), len(came[b])) for (a, b), n in met.items()}
    kept = significant(values, comparable_pairs([len(events_of) for events_of in came.values()], events))
    strangers = [pair for pair in kept if actions[pair[0]].isdisjoint(actions[pair[1]])]
    return [_pair(came, pair, events, values[pair]) for pair in strangers]


def _pair(came: Mapping[str, Mapping[str, Any]], pair: tuple[str, str], events: int, chance: float) -> dict[str, Any]:
    common = sorted(came[pair[0]].keys() & came[pair[1]].keys())
    left, right = (came[each][common[0]] for each in pair)
    shared = [came[each][event] for each in pair for event in common]
    return {
        "departement": min((row["departement"] for row in shared if row["departement"]), default=""),
        "left": pair[0],
        "left_name": left["organization_name"],
        "right": pair[1],
        "right_name": right["organization_name"],
        "common": len(common),
        "left_events": len(came[pair[0]]),
        "right_events": len(came[pair[1]]),
        "events": events,
        "met": common,
        "severity": 0.6 + 0.3 * (1 - chance / 0.05) * len(common) / (len(common) + 2.0),
        "records": sorted({record for row in shared for record in row["records"]}),
    }


def kinds_missing(rows: Rows) -> Rows:
    """Return the kinds of institution present in most départements and absent from one that is known.

    Rows are (departement, departement_name, kind, records): who acts, meets or stands where.
    """
    places = {row["departement"]: row["departement_name"] for row in rows}
    where: dict[str, set[str]] = defaultdict(set)
    records: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["kind"]:
            where[row["kind"]].add(row["departement"])
            records[row["kind"]].update(row["records"][:1])
    common = {
        kind: found
        for kind, found in where.items()
        if len(found) >= FEWEST_DEPARTEMENTS and len(found) > COMMON_KIND * len(places)
    }
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
        for kind, found in sorted(common.items())
        for code in sorted(places.keys() - found)
    ]


def bridges(rows: Rows) -> Rows:
    """Return the organisations that alone hold two parts of the partnership network together.

    Rows are participations (organization, name, action, departement, records). An organisation is a bridge when the
    graph of partnerships falls apart without it (articulation point, Hopcroft and Tarjan, 1973), and when at least two
    of the parts have two organisations or more.
    """
    graph = _partnerships(rows)
    held = ((node, [size for size in sizes if size >= SMALLEST_PART]) for node, sizes in parts_without(graph).items())
    parts = {node: sizes for node, sizes in held if len(sizes) > 1}
    own: dict[str, Rows] = defaultdict(list)
    for row in rows:
        if row["organization"] in parts:
            own[row["organization"]].append(row)
    return [_bridge(own[node], parts[node]) for node in sorted(parts)]


def _bridge(own: Rows, parts: list[int]) -> dict[str, Any]:
    return {
        "departement": own[-1]["departement"] or "",
        "organization": own[-1]["organization"],
        "organization_name": own[-1]["organization_name"],
        "parts": len(parts),
        "largest": parts[0],
        "smallest": parts[-1],
        "severity": 0.35 + 0.45 * parts[1] / (parts[1] + 4.0),
        "records": sorted({record for row in own for record in row["records"]}),
    }


def _partnerships(rows: Rows) -> "nx.Graph[str]":
    together: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        together[row["action"]].add(row["organization"])
    graph: nx.Graph[str] = nx.Graph()
    for organizations in together.values():
        graph.add_edges_from(combinations(sorted(organizations), 2))
    return graph


def actions_alone(rows: Rows) -> Rows:
    """Return the actions that one organisation runs alone, with how many others answer the same needs there.

    Rows are of two natures: ``alone`` (action, organization, their names, departement or '', records) and ``need`` (who
    acts on which need where, of all actions: departement, need, action, organization).
    """
    acting: dict[tuple[str, str], set[str]] = defaultdict(set)
    needs: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["nature"] == "need":
            acting[row["departement"], row["need"]].add(row["organization"])
            needs[row["action"]].add(row["need"])
    found = []
    for row in (row for row in rows if row["nature"] == "alone"):
        there = {one for need in needs[row["action"]] for one in acting[row["departement"], need]}
        nearby = len(there - {row["organization"]})
        place = departement_name(row["departement"]) or "département inconnu"
        severity = 0.3 + 0.25 * nearby / (nearby + 2.0)
        found.append({**row, "departement_name": place, "nearby": nearby, "severity": severity})
    return found


def neighbours_missing(rows: Rows) -> Rows:
    """Return the pairs of neighbouring départements that act on one need without any organisation or action in common.

    Rows are (departement, departement_name, need, need_name, organization, action, records).
    """
    acting: dict[tuple[str, str], Rows] = defaultdict(list)
    for row in rows:
        acting[row["need"], row["departement"]].append(row)
    partners = _partners(rows)
    borders = [(need, left, right) for need in sorted({row["need"] for row in rows}) for left, right in neighbours()]
    sides = ((acting.get((need, left), []), acting.get((need, right), [])) for need, left, right in borders)
    return [_border(here, there) for here, there in sides if here and there and not _linked(here, there, partners)]


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


def _linked(here: Rows, there: Rows, partners: Mapping[str, set[str]]) -> bool:
    """Whether an organisation acts on both sides, or one of each side share an action anywhere."""
    right = {row["organization"] for row in there}
    return any(partners[row["organization"]] & right for row in here)


def _border(here: Rows, there: Rows) -> dict[str, Any]:
    sides = len({row["organization"] for row in here}) + len({row["organization"] for row in there})
    return {
        "departement": here[0]["departement"],
        "departement_name": here[0]["departement_name"],
        "neighbour": there[0]["departement"],
        "neighbour_name": there[0]["departement_name"],
        "need": here[0]["need"],
        "need_name": here[0]["need_name"],
        "organizations": sides,
        "severity": 0.25 + 0.25 * sides / (sides + 4.0),
        "records": sorted({record for row in (*here, *there) for record in row["records"]}),
    }


MEASURES: dict[str, Callable[[Rows], Rows]] = {
    "met_more_than_chance": met_more_than_chance,
    "kinds_missing": kinds_missing,
    "bridges": bridges,
    "neighbours_missing": neighbours_missing,
    "never_met": never_met,
    "same_territory_never_met": same_territory_never_met,
    "actions_alone": actions_alone,
    "lost_actors": lost_actors,
}
