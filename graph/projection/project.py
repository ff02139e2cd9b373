"""The projection: every node and tie of the graph, from the live records and the clusters of their mentions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.journal.database import StoredRecord
from graph.model import (
    ALREADY_THERE,
    Action,
    Event,
    Expression,
    Need,
    Profile,
    Record,
    Source,
    Statement,
    Territory,
    content_id,
)
from graph.projection.columns import Value
from graph.projection.kinds import kind_of
from graph.projection.model import Graph
from graph.projection.territories import Lineage, lineages
from graph.resolution import Cluster
from graph.resolution.canonical import display_name, organization_siren
from graph.schema import RELATIONSHIPS, Relationship
from graph.vocabulary import departement_name, departements

TAKING_PART = {"Event": "ATTENDED", "Action": "TAKES_PART_IN"}
REMEMBERED = 4096  # statements
TIES = {(tie.type, tie.start, tie.end): tie for tie in RELATIONSHIPS}


@dataclass(frozen=True)
class Projected:
    """What the projection starts from; ``organizations`` maps an organisation's id to its cluster.

    The records are gone through twice, and not held: they are a collection, or are read anew each time.
    """

    records: Iterable[StoredRecord]
    organizations: Mapping[str, Cluster]
    sources: Mapping[str, Source]


def project(given: Projected) -> Graph:
    """Build the graph; the order of the records does not matter."""
    return _Projector(given).graph


class _Projector:
    def __init__(self, given: Projected) -> None:
        self.graph = Graph()
        self.organization_of = {m: oid for oid, cluster in given.organizations.items() for m in cluster.mentions}
        # A text that many rows have is kept once; rows of one meeting or action state it one after the other.
        self.one: Callable[[str, str], str] = dict[str, str]().setdefault
        # The names that directories give: of one organisation, those are the ones to show.
        self.listed: defaultdict[str, set[str]] = defaultdict(set)
        self.added = lru_cache(REMEMBERED)(self._add_statement)
        declared, stated, profiles = self._first_look(given.records)
        self.territory_of = self._add_territories(stated)
        for source_id in sorted(declared):
            source = given.sources[source_id]
            row = (
                source_id,
                source.title,
                source.origin or None,
                source.licence or None,
                source.date or None,
            )
            self.graph.add_node("Source", row)
        for oid, cluster in given.organizations.items():
            self._add_organization(oid, cluster, profiles.get(oid, Profile()))
        for stored in given.records:
            self._add_record(stored)
        self._add_departements()
        del self.added  # which holds this, and the graph with it

    def _first_look(self, records: Iterable[StoredRecord]) -> tuple[set[str], list[Territory], dict[str, Profile]]:
        """Return the sources, the territories, and what directories say of each organisation: the first is heard."""
        sources: set[str] = set()
        territories: list[Territory] = []
        profiles: dict[str, Profile] = {}
        for stored in records:
            sources.add(stored.source)
            for statement in stored.record.states:
                if isinstance(statement, Territory):
                    territories.append(statement)
                elif isinstance(statement, Profile):
                    mention = stored.record.participants[0].mention
                    oid = self.organization_of[mention]
                    self.listed[oid].add(mention.name)
                    known = profiles.get(oid, Profile())
                    profiles[oid] = Profile(known.kind or statement.kind, known.website or statement.website)
        return sources, territories, profiles

    def _tie(self, kind: str, start: tuple[str, str], end: tuple[str, str], *properties: str) -> None:
        relationship: Relationship = TIES[kind, start[0], end[0]]
        self.graph.add_tie(relationship, start[1], end[1], *properties)

    def _add_territories(self, stated: Iterable[Territory]) -> dict[str, str]:
        found: dict[str, str] = {}
        for lineage in lineages(stated):
            self._add_territory(lineage)
            found.update((contract.code, lineage.id) for contract in lineage.contracts)
        return found

    def _add_territory(self, lineage: Lineage) -> None:
        latest = lineage.latest
        codes = tuple(contract.code for contract in lineage.contracts)
        row = (lineage.id, latest.name, codes, latest.population, lineage.continuity or None)
        self.graph.add_node("Territory", row)
        self._locate(("Territory", lineage.id), (latest.departement,))

    def _add_organization(self, oid: str, cluster: Cluster, profile: Profile) -> None:
        aliases = tuple(sorted({mention.name for mention in cluster.mentions}))
        said = (
            organization_siren(cluster) or None,
            kind_of(profile.kind, cluster) or None,
            profile.website or None,
        )
        judged = (round(cluster.confidence, 4), cluster.reason or None)
        self.graph.add_node(
            "Organization", (oid, display_name(cluster, self.listed.get(oid, ())), aliases, *said, *judged)
        )
        for code in {mention.departement for mention in cluster.mentions} & departements().keys():
            self._tie("BASED_IN", ("Organization", oid), ("Departement", code))

    def _add_record(self, stored: StoredRecord) -> None:
        where, record, one = stored.record.position, stored.record, self.one
        file, sheet, date = (one(text, text) for text in (where.file, where.sheet, record.date))
        self.graph.add_node("Record", (stored.id, file, sheet or None, where.row, date or None, stored.run))
        this = ("Record", stored.id)
        self._tie("FROM", this, ("Source", one(stored.source, stored.source)))
        stated = [fact for statement in record.states if (fact := self.added(statement))]
        for fact in stated:
            self._tie("STATES", this, fact)
        for code in _expressing(record):
            self._tie("STATES", this, ("Departement", one(code, code)))
        for participant in record.participants:
            organization = ("Organization", self.organization_of[participant.mention])
            self._tie("NAMES", this, organization)
            for fact in stated:
                if fact[0] in TAKING_PART and participant.role != ALREADY_THERE:
                    self._tie(TAKING_PART[fact[0]], organization, fact, one(participant.role, participant.role))

    def _add_statement(self, statement: Statement) -> tuple[str, str] | None:
        """Add what a record states, and return its node; what directories and follow-ups say has none."""
        match statement:
            case Territory():
                return "Territory", self.territory_of[statement.code]
            case Event():
                return self._add_event(statement)
            case Action():
                return self._add_action(statement)
            case Expression():
                return self._add_expression(statement)
            case _:
                return None

    def _add_fact(self, label: str, row: tuple[Value, ...]) -> None:
        """Add a fact that several records may state: what one does not say, another may."""
        known = self.graph.nodes[label].get(str(row[0]), row)
        self.graph.add_node(
            label, tuple(new if old in (None, ()) else old for old, new in zip(known, row, strict=True))
        )

    def _add_need(self, need: Need) -> tuple[str, str]:
        node = ("Need", need.code)
        if need.code not in self.graph.nodes["Need"]:
            self.graph.add_node("Need", (need.code, need.name))
        return node

    def _add_expression(self, expression: Expression) -> tuple[str, str]:
        need = self._add_need(expression.need)
        for code in expression.departements:
            if code in departements():
                self._tie("EXPRESSED", ("Departement", code), need)
        return need

    def _add_event(self, event: Event) -> tuple[str, str]:
        node = ("Event", content_id("evt", event.key))
        self._add_fact("Event", (node[1], event.name, event.date or None, event.place or None, event.scale or None))
        self._locate(node, event.departements)
        for need in event.needs:
            self._tie("ABOUT", node, self._add_need(need))
        return node

    def _add_action(self, action: Action) -> tuple[str, str]:
        node = ("Action", content_id("act", action.key))
        territory = self.territory_of.get(action.territory)
        place = f", {self.graph.nodes['Territory'][territory][1]}" if territory else ""
        optional = (action.kind or None, action.scheme or None, action.year, action.scale or None)
        self._add_fact("Action", (node[1], action.name + place, *optional, action.publics))
        self._locate(node, action.departements)
        for need in action.needs:
            self._tie("ADDRESSES", node, self._add_need(need))
        if territory:
            self._tie("WITHIN", node, ("Territory", territory))
        return node

    def _locate(self, node: tuple[str, str], codes: Iterable[str]) -> None:
        for code in codes:
            if code in departements():
                self._tie("LOCATED_IN", node, ("Departement", code))

    def _add_departements(self) -> None:
        """Add the départements that are tied, and those of the same régions: an empty one must be seen as empty."""
        tied = {str(row[1]) for tie, rows in self.graph.ties.items() if tie.end == "Departement" for row in rows}
        regions = {departements()[code]["region"] for code in tied}
        for code, row in departements().items():
            if row["region"] in regions:
                self.graph.add_node("Departement", (code, departement_name(code), row["region"]))


def _expressing(record: Record) -> set[str]:
    """Return the départements that a record says expressed a need."""
    codes = {code for said in record.states if isinstance(said, Expression) for code in said.departements}
    return codes & departements().keys()
