"""A state of the map before it is a graph: records, and the organisation that each mention is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import msgspec

from graph.journal import Journal, StoredRecord
from graph.journal.replaying import Moment, kept_at
from graph.model import Action, Event, Expression, Mention, Record, Source, Statement
from graph.projection import Graph, Projected, project
from graph.resolution import Cluster
from graph.resolution.canonical import assign_ids
from graph.resolving import resolved
from graph.store.base import Progress

Organizations = Mapping[str, str]
"""Mention key → organisation id."""


@dataclass(frozen=True)
class State:
    """Records by id, who their mentions are, and what is known of each organisation (its cluster, by id)."""

    records: Mapping[str, StoredRecord]
    organization_of: Organizations
    clusters: Mapping[str, Cluster]
    sources: Mapping[str, Source]

    def graph(self) -> Graph:
        """Return the graph of this state; a cluster holds the mentions of its records only."""
        found: dict[str, dict[str, Mention]] = defaultdict(dict)
        for mention in _mentions(self.records.values()):
            found[self.organization_of[mention.key]][mention.key] = mention
        clusters = {key: self._cluster(key, mentions.values()) for key, mentions in sorted(found.items())}
        return project(Projected(self.records.values(), clusters, self.sources))

    def _cluster(self, organization: str, mentions: Iterable[Mention]) -> Cluster:
        known = self.clusters.get(organization)
        members = tuple(sorted(mentions))
        if known and known.mentions == members:
            return known
        return Cluster(members, known.confidence if known else 1.0, known.reason if known else "")

    def restated(self, organization_of: Organizations, clusters: Mapping[str, Cluster]) -> "State":
        """Return the same records, of which the mentions are other organisations."""
        return replace(self, organization_of=organization_of, clusters={**self.clusters, **clusters})


def replayed(journal: Journal, moment: Moment, progress: Progress | None = None) -> State:
    """Return the state of a map as its journal knew it at a moment."""
    kept = kept_at(journal, moment)
    clusters = resolved(journal, kept.records, progress, moment.judgement).clusters
    ids, _ = assign_ids(clusters, kept.issued)
    known = dict(zip(ids, clusters, strict=True))
    of = {mention.key: key for key, cluster in known.items() for mention in cluster.mentions}
    return State({stored.id: stored for stored in kept.records}, of, known, kept.sources)


def until(state: State, bound: str) -> State:
    """Return what of a state is dated up to a date (ISO 8601, its end included), or has no date."""
    found = {}
    for stored in state.records.values():
        kept = tuple(said for said in stored.record.states if _by(date_of(said, stored.record), bound))
        if kept or (not stored.record.states and _by(stored.record.date, bound)):
            record = stored.record
            if len(kept) < len(record.states):
                record = msgspec.structs.replace(record, states=kept)
            found[stored.id] = replace(stored, record=record)
    return replace(state, records=found)


def undated(state: State) -> int:
    """Return how many records have no date at all: they are in the map whatever the date asked."""
    records = (stored.record for stored in state.records.values())
    return sum(not record.date and not any(date_of(said, record) for said in record.states) for record in records)


def date_of(said: Statement, record: Record) -> str:
    """Return the date of what a record states: that of the meeting, the year of the action, else the record's own."""
    match said:
        case Event():
            return said.date or record.date
        case Action():
            return str(said.year) if said.year else record.date
        case Expression():
            return record.date
        case _:
            return ""


def _by(date: str, bound: str) -> bool:
    """Whether a date is not after a bound; of a year or a month alone, its beginning counts."""
    known = min(len(date), len(bound))
    return date[:known] <= bound[:known]


def _mentions(records: Iterable[StoredRecord]) -> Iterable[Mention]:
    return (person.mention for stored in records for person in stored.record.participants)
