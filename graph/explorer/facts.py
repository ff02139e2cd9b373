"""All that the explorer filters and draws, read once per state of the map: who takes part in what, where and when.

Organisations come first, then *things*: actions and rencontres. Actions of one scheme in one place are one thing
through the years, as on the other pictures. Ties are columns, so that a filter is a mask: a map of 100,000 actors
answers as fast as a small one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.model import FUNDER
from graph.queries import run_query
from graph.store import GraphStore

Rows = list[dict[str, Any]]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

NEVER, ALWAYS = 0, 99_999_999  # what has no date is never out of a period


@dataclass(frozen=True)
class Fact:
    """A node: an organisation or a thing. ``kind`` is an organisation's; needs, territory and scheme are a thing's."""

    id: str
    label: str
    name: str
    departements: tuple[str, ...] = ()
    kind: str = ""
    needs: frozenset[str] = frozenset()
    territory: str = ""
    scheme: str = ""
    date: str = ""

    @property
    def home(self) -> str:
        """Return the département where it is drawn: the first of its own, an empty text when none is known."""
        return self.departements[0] if self.departements else ""


@dataclass(frozen=True, eq=False)
class Facts:
    """The nodes, then one value per tie: its ends (ranks of nodes), its first and last day (yyyymmdd), its role.

    ``things`` leads from the id of an action to the rank of the thing that it is part of.
    """

    nodes: list[Fact]
    organizations: int
    things: Mapping[str, int]
    org: Ints
    thing: Ints
    first: Ints
    last: Ints
    roles: list[str]
    territories: Mapping[str, str]
    needs: Mapping[str, str]

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Return the rank of each node, by any of its ids."""
        return {**self.things, **{node.id: rank for rank, node in enumerate(self.nodes)}}

    @cached_property
    def is_event(self) -> Mask:
        """Whether each tie is a presence at a rencontre."""
        events = np.array([node.label == "Event" for node in self.nodes], dtype=bool)
        return _taken(events, self.thing)

    @cached_property
    def is_post(self) -> Mask:
        """Whether each tie is a post of a scheme, which names no partner (docs/decisions/0005)."""
        posts = np.array([bool(node.scheme) for node in self.nodes], dtype=bool)
        return _taken(posts, self.thing)

    @cached_property
    def is_partner(self) -> Mask:
        """Whether each tie may make a partnership: an action outside schemes, by one who does more than fund it."""
        funds = np.array([role == FUNDER for role in self.roles], dtype=bool)
        found: Mask = ~self.is_event & ~self.is_post & ~funds
        return found

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years of which something is dated."""
        return tuple(sorted({int(day) // 10_000 for day in self.first if day != NEVER}))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the name of every id that a view may hold."""
        named = {node.id: node.name for node in self.nodes}
        return {**self.needs, **self.territories, **named}


def _taken(flags: Mask, ranks: Ints) -> Mask:
    found: Mask = flags[ranks] if len(ranks) else np.zeros(0, dtype=bool)
    return found


def read_facts(store: GraphStore) -> Facts:
    """Read the map, for ``Atlas.once``."""
    names = ("seen_organizations", "seen_actions", "seen_events", "seen_ties", "needs")
    return facts_of(*(run_query(store, name) for name in names))


def facts_of(organizations: Rows, actions: Rows, events: Rows, ties: Rows, needs: Rows) -> Facts:
    """Put rows of the views of these names (``seen_…``) in columns."""
    nodes = [
        Fact(row["id"], "Organization", row["name"], tuple(row["departements"]), row["kind"] or "")
        for row in organizations
    ]
    groups = _same_thing(actions)
    things = {row["id"]: len(nodes) + rank for rank, group in enumerate(groups) for row in group}
    nodes += map(_action, groups)
    dated = {row["id"]: _days(str(row["year"] or "")) for row in actions}
    for row in events:
        things[row["id"]] = len(nodes)
        dated[row["id"]] = _days(row["date"] or "")
        places = tuple(row["departements"])
        nodes.append(
            Fact(row["id"], "Event", row["name"], places, needs=frozenset(row["needs"]), date=row["date"] or "")
        )
    rank = {row["id"]: number for number, row in enumerate(organizations)}
    known = [row for row in ties if row["organization"] in rank and row["thing"] in things]
    days = np.array([dated[row["thing"]] for row in known], dtype=np.int64).reshape(-1, 2)
    return Facts(
        nodes,
        len(organizations),
        things,
        np.array([rank[row["organization"]] for row in known], dtype=np.int64),
        np.array([things[row["thing"]] for row in known], dtype=np.int64),
        days[:, 0],
        days[:, 1],
        [row["role"] or "" for row in known],
        {row["territory"]: row["territory_name"] for row in actions if row["territory"]},
        {row["id"]: row["name"] for row in needs},
    )


def _same_thing(actions: Rows) -> list[Rows]:
    """Group the actions of one scheme in one place; the others are alone. The latest of a group comes first."""
    found: dict[tuple[str, ...], Rows] = defaultdict(list)
    for row in actions:
        place = row["territory"] or min(row["departements"], default="")
        found[(row["scheme"], place) if row["scheme"] else (row["id"],)].append(row)
    return [sorted(group, key=lambda row: (row["year"] or 0, row["id"]), reverse=True) for group in found.values()]


def _action(group: Rows) -> Fact:
    latest = group[0]
    place = latest["territory_name"] or ""
    name = " — ".join(filter(None, (latest["scheme"], place))) if latest["scheme"] else latest["name"]
    return Fact(
        latest["id"],
        "Action",
        name,
        _each(group, "departements"),
        needs=frozenset(_each(group, "needs")),
        territory=latest["territory"] or "",
        scheme=latest["scheme"] or "",
    )


def _each(rows: Iterable[Mapping[str, Any]], column: str) -> tuple[str, ...]:
    return tuple(sorted({value for row in rows for value in row[column]}))


def _days(text: str) -> tuple[int, int]:
    """Return the first and last day (yyyymmdd) of an ISO date, whole or cut at the month or the year."""
    digits = text.replace("-", "")
    if not digits.isdigit():
        return NEVER, ALWAYS
    return int(digits.ljust(8, "0")), int(digits.ljust(8, "9"))
