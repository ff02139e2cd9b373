"""One open map, as the pages and the commands read it: the store for the graph, the journal for the proofs."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from threading import local
from typing import Any, TypeVar

from graph.answers import Answers
from graph.build import is_current, rebuild, stamp_of
from graph.errors import NotFound
from graph.evidence import actions_of, attendees_of, events_of, heir_of, participants_of, record_views, ties_between
from graph.gaps import GapReport, find_gaps
from graph.gaps.find import followed, ranked
from graph.journal import Journal
from graph.journal.following import follow_ups_of
from graph.layout import Point, layout
from graph.network import Network
from graph.queries import run_query
from graph.said import said_of
from graph.search import one_named, search
from graph.settings import Settings
from graph.sheets import (
    DepartementSummary,
    OrganizationSheet,
    RecordView,
    Sheet,
    SourceSummary,
    Summary,
    TieEvidence,
    facts,
    grouped,
)
from graph.store import GraphStore, open_store
from graph.store.base import Progress
from graph.views import ALL_YEARS, departement_network, organization_network

T = TypeVar("T")
KEPT = 256  # answers kept until the map changes
DRAWN_GAPS = 10  # gaps drawn on a picture; more would hide the map


class Atlas:
    """A map opened for reading, from any thread."""

    def __init__(self, settings: Settings, store: GraphStore) -> None:
        """Use ``open``; this is for a store that is already there."""
        self.settings = settings
        self.store = store
        self._thread = local()
        self._answers = Answers(KEPT)

    @classmethod
    def open(cls, settings: Settings, progress: Progress | None = None) -> "Atlas":
        """Open a map; a store that is behind its journal (a load was cut) is rebuilt first."""
        atlas = cls(settings, open_store(settings))
        if not is_current(atlas.journal, atlas.store):
            rebuild(atlas.journal, atlas.store, progress)
        return atlas

    @property
    def journal(self) -> Journal:
        """This thread's view of the journal."""
        if not hasattr(self._thread, "journal"):
            self._thread.journal = Journal(self.settings.journal)
        journal: Journal = self._thread.journal
        return journal

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def once(self, make: Callable[..., T], *given: Hashable) -> T:
        """Return ``make(store, *given)``, computed once and kept until the map changes."""
        key = (self.store.stamp(), make, given)
        return self._answers.get(key, lambda: make(self.store, *given))

    def summary(self) -> Summary:
        """Return the whole map in numbers."""
        nodes = {row["label"]: row["nodes"] for row in run_query(self.store, "node_counts")}
        years = _first(run_query(self.store, "years"))
        matched = _first(run_query(self.store, "matched_records"))
        documents = self.journal.documents()
        names = run_query(self.store, "names")
        return Summary(
            organizations=nodes.get("Organization", 0),
            actions=nodes.get("Action", 0),
            events=nodes.get("Event", 0),
            territories=nodes.get("Territory", 0),
            departements=nodes.get("Departement", 0),
            rows_read=nodes.get("Record", 0),
            rows_refused=sum(line.refused for line in documents),
            rows_outside=sum(line.outside for line in documents),
            rows_named=matched.get("named") or 0,
            rows_matched=matched.get("matched") or 0,
            mentions=sum(len(row["aliases"]) for row in names if row["label"] == "Organization"),
            first_year=years.get("first_known") or 0,
            last_year=years.get("last_known") or 0,
            sources=tuple(self.source(row["source"]) for row in run_query(self.store, "sources")),
            stamp=stamp_of(self.journal),
            built_at=max((line.at for line in documents), default=""),
        )

    def invented(self) -> str:
        """Return the title of what is invented in this map, to be said on every page; an empty text when nothing is."""
        return " ; ".join(source.title for source in self.journal.sources().values() if source.invented)

    def departements(self) -> tuple[DepartementSummary, ...]:
        """Return the départements of the map, each with its numbers."""
        gaps = self.gaps().gaps
        return tuple(
            DepartementSummary(
                row["departement"],
                row["name"],
                row["organizations"],
                row["actions"],
                row["territories"],
                sum(gap.departement == row["departement"] for gap in gaps),
            )
            for row in run_query(self.store, "departements")
        )

    def gaps(self, names: Sequence[str] = (), departements: Sequence[str] = (), organization: str = "") -> GapReport:
        """Return the gaps, kept until the map changes; ``organization`` keeps those it is a subject of.

        Raise NotFound when a département is not in the map: « no gap » would be said of a typing mistake.
        """
        for code in departements:
            self._known_departement(code)
        found = self.once(find_gaps, tuple(names), tuple(sorted(departements)))
        report = followed(found, follow_ups_of(self.journal), whole=not names and not departements)
        if not organization:
            return report
        return GapReport(ranked(gap for gap in report.gaps if organization in gap.subjects), report.kinds)

    def departement_network(self, code: str, year: int | None = None) -> Network:
        """Return a département's network: the last year known (None), one year, or all of them (0).

        The organisations of the first gaps are there whatever the year, so that the gaps can be drawn.
        """
        self._known_departement(code)
        years, last = self.years(), self.latest_year()
        if year and year not in years:
            raise NotFound(f"L’année {year} n’est pas dans la carte.")
        keep = {subject for gap in self.gaps(departements=[code]).gaps[:DRAWN_GAPS] for subject in gap.subjects}
        return departement_network(self.store, code, last if year is None else year, keep)

    def years(self) -> range:
        """Return the years known, from the first to the last."""
        row = _first(run_query(self.store, "years"))
        return range(row.get("first_known") or 0, (row.get("last_known") or -1) + 1)

    def _known_departement(self, code: str) -> None:
        known = {row["departement"] for row in run_query(self.store, "departements")}
        if known and code not in known:
            raise NotFound(f"Le département « {code} » n’est pas dans la carte (connus : {', '.join(sorted(known))}).")

    def latest_year(self) -> int:
        """Return the last year that a scheme is known for; 0, all of them, when no scheme is."""
        return _first(run_query(self.store, "years")).get("last_year") or 0

    def organization_network(self, organization_id: str) -> Network:
        """Return an organisation and those around it."""
        row = self._organization_row(organization_id)
        return organization_network(self.store, row["id"], row["name"], self.latest_year())

    def organization(self, organization_id: str) -> OrganizationSheet:
        """Return an organisation's sheet; raise NotFound."""
        row = self._organization_row(organization_id)
        own = {"organizations": [row["id"]]}
        naming = [found["record"] for found in run_query(self.store, "naming_records", id=row["id"])]
        actions = actions_of(self.journal, run_query(self.store, "participations", **own))
        events = events_of(self.journal, run_query(self.store, "attendances", **own))
        return OrganizationSheet(
            id=row["id"],
            name=row["name"],
            aliases=tuple(row["aliases"]),
            siren=row["siren"] or "",
            kind=row["kind"] or "",
            website=row["website"] or "",
            confidence=row["confidence"],
            reason=row["reason"] or "",
            departements=tuple(row["departements"]),
            ties=grouped([*actions, *events]),
            said=said_of(self.journal, naming, row["aliases"]),
        )

    def organization_named(self, text: str) -> str:
        """Return the id of the one organisation with this id, name or spelling; raise NotFound."""
        if text.startswith("org-"):
            return str(self._organization_row(text)["id"])
        return one_named(self.once(run_query, "names"), text)

    def _organization_row(self, organization_id: str) -> dict[str, Any]:
        found = run_query(self.store, "organization", id=organization_id)
        if not found and (present := heir_of(self.store, self.journal, organization_id)):
            found = run_query(self.store, "organization", id=present)
        return _found(found, "Cette organisation")

    def territory(self, territory_id: str) -> Sheet:
        """Return a contrat de ville's sheet; raise NotFound."""
        row = _found(run_query(self.store, "territory", id=territory_id), "Ce contrat de ville")
        labels = {
            "departement_name": "Département",
            "codes": "Codes des contrats",
            "population": "Habitants des quartiers",
            "continuity": "Pourquoi un seul territoire",
        }
        ties = self._participants(territories=[territory_id])
        return self._sheet(row, labels, ties, row["departement"])

    def action(self, action_id: str) -> Sheet:
        """Return an action's sheet; raise NotFound."""
        row = _found(run_query(self.store, "action", id=action_id), "Cette action")
        labels = {
            "kind": "Nature",
            "scheme": "Dispositif",
            "year": "Année",
            "territory_name": "Contrat de ville",
            "scale": "Échelle",
            "departements": "Départements",
        }
        ties = self._participants(actions=[action_id])
        return self._sheet(row, labels, ties, next(iter(row["departements"]), ""))

    def event(self, event_id: str) -> Sheet:
        """Return a rencontre's sheet; raise NotFound."""
        row = _found(run_query(self.store, "event", id=event_id), "Cette rencontre")
        labels = {"date": "Date", "place": "Lieu", "scale": "Échelle", "departements": "Département"}
        ties = attendees_of(self.journal, run_query(self.store, "attendances", events=[event_id]))
        return self._sheet(row, labels, grouped(ties), "")

    def _participants(self, **filters: list[str]) -> tuple[TieEvidence, ...]:
        return grouped(participants_of(self.journal, run_query(self.store, "participations", **filters)))

    def _sheet(
        self, row: dict[str, Any], labels: dict[str, str], ties: tuple[TieEvidence, ...], departement: str
    ) -> Sheet:
        return Sheet(row["id"], row["name"], facts(row, labels), ties, self.records(row["records"]), departement)

    def tie(self, start: str, end: str) -> Sheet:
        """Return the records that prove one tie of a picture, between two node ids; raise NotFound."""
        ties = grouped(ties_between(self.store, self.journal, start, end))
        if not ties:
            raise NotFound("Ce lien n’est pas dans la carte.")
        records = {record.id: record for tie in ties for record in tie.records}
        return Sheet(f"{start}/{end}", ties[0].name, (), ties, tuple(records.values()))

    def record(self, record_id: str) -> RecordView:
        """Return one record as it was written; raise NotFound."""
        found = self.records([record_id])
        if not found:
            raise NotFound("Cette ligne n’est pas dans le journal.")
        return found[0]

    def records(self, record_ids: Iterable[str]) -> tuple[RecordView, ...]:
        """Return records from the journal, in the order of file, sheet and row."""
        return record_views(self.journal, record_ids)

    def source(self, source_id: str) -> SourceSummary:
        """Return a source and what each of its files brought; raise NotFound."""
        rows = [row for row in run_query(self.store, "sources") if row["source"] == source_id]
        row = _found(rows, "Cette source")
        documents = tuple(
            (line.file, line.at, line.rows, line.refused, line.outside)
            for line in self.journal.documents()
            if line.source == source_id
        )
        words = (row["name"], row["origin"] or "", row["licence"] or "", row["date"] or "")
        return SourceSummary(source_id, *words, row["records"], row["files"], documents)

    def search(self, text: str, limit: int = 20) -> tuple[tuple[str, str, str, str], ...]:
        """Return (id, label, name, département) of what is named nearest to a text, spelling forgiven."""
        return search(self.once(run_query, "names"), text, limit)

    def names(self) -> dict[str, tuple[str, str]]:
        """Return node id → (label, name) of all that has a name of its own."""
        return {row["id"]: (row["label"], row["name"]) for row in self.once(run_query, "names")}

    def positions(self, view: str) -> dict[str, Point]:
        """Return where the nodes of a view stand, whatever the year shown; they are kept, so that the map stays."""
        stored = self.journal.positions(view)
        kind, _, node = view.partition(":")
        network = (
            self.departement_network(node, ALL_YEARS) if kind == "departement" else self.organization_network(node)
        )
        if all(each.id in stored for each in network.nodes):
            return stored
        placed = layout(network, stored)
        self.journal.keep_positions(view, placed)
        return placed


def _first(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return rows[0] if rows else {}


def _found(rows: list[dict[str, Any]], what: str) -> dict[str, Any]:
    if not rows:
        raise NotFound(f"{what} n’est pas dans la carte.")
    return rows[0]
