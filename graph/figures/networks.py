"""The two networks that figures are taken on: who acts together, and who comes to the same meetings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import networkx as nx

from graph.errors import NotFound
from graph.needs import need_code
from graph.queries import run_query
from graph.store import GraphStore

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Nature:
    """One of the two networks, in the words of its figures."""

    name: str
    query: str
    title: str
    who: str
    fact: str
    how_many: str

    @property
    def common(self) -> str:
        """Return what ties two organisations."""
        return f"{self.fact} en commun"


PARTNERSHIP = Nature(
    "partnership",
    "network_of_actions",
    "Actions communes",
    "qui mènent au moins une action connue",
    "action",
    "d’actions",
)
CO_ATTENDANCE = Nature(
    "co_attendance",
    "network_of_meetings",
    "Rencontres communes",
    "venues à au moins une rencontre",
    "rencontre",
    "de rencontres",
)
NATURES = {nature.name: nature for nature in (PARTNERSHIP, CO_ATTENDANCE)}


@dataclass(frozen=True)
class Scope:
    """What figures are restricted to: codes of départements, ids of needs, one year; nothing: no restriction."""

    departements: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    year: int = 0


@dataclass(frozen=True)
class OneNetwork:
    """One network: its nature, its graph (organisations and their ties) and how many facts make it.

    A tie's ``weight`` is Newman's (2001, Phys. Rev. E 64, 016132): 1 / (k - 1) for each fact of k organisations, so
    that an action of two ties them more than a meeting of sixty, and that what an organisation's ties add up to is how
    many facts it shares; ``facts`` is how many the two share. Nodes have ``name``, ``kind`` and ``departement``.
    """

    nature: Nature
    graph: "nx.Graph[str]"
    facts: int


def one_network(store: GraphStore, nature: Nature, scope: Scope) -> OneNetwork:
    """Return a network of the map."""
    found = run_query(store, nature.query, departements=list(scope.departements), needs=list(scope.needs))
    rows = [row for row in found if not scope.year or year_of(row) == scope.year]
    return OneNetwork(nature, projection(rows), len({row["fact"] for row in rows}))


def projection(rows: Iterable[Mapping[str, Any]]) -> "nx.Graph[str]":
    """Return the graph of organisations that rows (organization, its name, kind and home, fact) make."""
    graph: nx.Graph[str] = nx.Graph()
    together: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        said = {"name": row["organization_name"], "kind": row["kind"] or "", "departement": row["home"] or ""}
        graph.add_node(row["organization"], **said)
        together[row["fact"]].append(row["organization"])
    for members in together.values():
        weight = 1 / (len(members) - 1) if len(members) > 1 else 0.0
        for left, right in combinations(sorted(members), 2):
            known = graph.get_edge_data(left, right, {"weight": 0.0, "facts": 0})
            graph.add_edge(left, right, weight=known["weight"] + weight, facts=known["facts"] + 1)
    return graph


def year_of(row: Mapping[str, Any]) -> int:
    """Return the year of a row, whose ``year`` is a number or begins an ISO date; 0 when it is not known."""
    return int(str(row["year"] or "0")[:4])


def scope_of(store: GraphStore, departements: Iterable[str], needs: Iterable[str], year: int = 0) -> Scope:
    """Return a scope from what a person asks, needs by their names; raise NotFound for what is not in the map."""
    codes, known = tuple(departements), {row["departement"] for row in run_query(store, "departements")}
    for code in codes:
        if code not in known:
            raise NotFound(f"Le département « {code} » n’est pas dans la carte (connus : {', '.join(sorted(known))}).")
    if year and year not in (told := years(store)):
        said = ", ".join(map(str, told)) or "aucune"
        raise NotFound(f"Aucune action ni rencontre n’est connue en {year} (années connues : {said}).")
    return Scope(codes, tuple(need_named(store, text) for text in needs), year)


def years(store: GraphStore) -> tuple[int, ...]:
    """Return the years that an action or a meeting is known for."""
    found = {year_of(row) for nature in NATURES.values() for row in run_query(store, nature.query)}
    return tuple(sorted(found - {0}))


def known_needs(store: GraphStore) -> dict[str, str]:
    """Return the needs that actions answer, meetings are about or départements expressed: id → name."""
    return {row["id"]: row["name"] for row in run_query(store, "needs")}


def need_named(store: GraphStore, text: str) -> str:
    """Return the id of a need from its id, its name or its usual words; raise NotFound."""
    known = known_needs(store)
    by_name = {name.casefold(): need for need, name in known.items()}
    for found in (text, by_name.get(text.casefold(), ""), need_code(text)):
        if found in known:
            return found
    names = ", ".join(sorted(known.values())) or "aucun"
    raise NotFound(f"Le besoin « {text} » n’est pas dans la carte (connus : {names}).")
