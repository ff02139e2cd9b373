"""One open map, as the pages and the commands read it: the store for the graph, the journal for the proofs."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from threading import local
from typing import TypeVar

from graph.answers import Answers
from graph.build import is_current, rebuild
from graph.errors import NotFound, StoreError
from graph.evidence import present_organization, record_views
from graph.gaps import GapReport, find_gaps
from graph.gaps.find import followed, narrowed, ranked
from graph.journal import Journal
from graph.journal.following import follow_ups_of
from graph.layout import Point, layout
from graph.model import FollowUp
from graph.network import Network
from graph.queries import first, run_query
from graph.search import names_of
from graph.settings import Settings
from graph.sheets.model import RecordView
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
        self._answered = ""  # the stamp they were made of

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
        key = (self._current(), make, given)
        return self._answers.get(key, lambda: make(self.store, *given))

    def latest(self, make: Callable[..., T], *given: Hashable) -> T:
        """Return ``make(atlas, *given)``, kept until the map changes or anything is said of it, like a decision."""
        key = (self.version, make, given)
        return self._answers.get(key, lambda: make(self, *given))

    @property
    def version(self) -> tuple[str | int, ...]:
        """Return what changes whenever the map does, or what people said of it."""
        return (self._current(), *self.journal.version)

    def _current(self) -> str:
        """Return the stamp of the map, and let go of the answers of a former one: some hold files and an engine.

        Raise StoreError while the map has none, for nothing half written may be shown.
        """
        stamp = self.store.stamp()
        if not stamp:
            raise StoreError("La carte est en train d’être écrite : revenez dans quelques instants.")
        if stamp != self._answered:
            self._answered, self._answers = stamp, Answers(KEPT)
        return stamp

    def invented(self) -> str:
        """Return the title of what is invented in this map, to be said on every page; an empty text when nothing is."""
        return " ; ".join(source.title for source in self.journal.sources().values() if source.invented)

    def gaps(self, names: Sequence[str] = (), departements: Sequence[str] = (), organization: str = "") -> GapReport:
        """Return the gaps, kept until the map changes; ``organization`` keeps those it is a subject of.

        Raise NotFound when a département is not in the map: « no gap » would be said of a typing mistake.
        """
        for code in departements:
            self._known_departement(code)
        report = self.latest(_followed, tuple(names), tuple(sorted(departements)))
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
        gaps = self.gaps(departements=[code]).gaps[:DRAWN_GAPS]
        keep = frozenset(subject for gap in gaps for subject in gap.subjects)
        return self.once(departement_network, code, last if year is None else year, keep)

    def years(self) -> range:
        """Return the years known, from the first to the last."""
        row = first(self.once(run_query, "years"))
        return range(row.get("first_known") or 0, (row.get("last_known") or -1) + 1)

    def _known_departement(self, code: str) -> None:
        known = {row["departement"] for row in self.once(run_query, "departements")}
        if known and code not in known:
            raise NotFound(f"Le département « {code} » n’est pas dans la carte (connus : {', '.join(sorted(known))}).")

    def latest_year(self) -> int:
        """Return the last year that a scheme is known for; 0, all of them, when no scheme is."""
        return first(self.once(run_query, "years")).get("last_year") or 0

    def organization_network(self, organization_id: str) -> Network:
        """Return an organisation and those around it."""
        row = present_organization(self.store, self.journal, organization_id)
        return self.once(organization_network, row["id"], row["name"], self.latest_year())

    def organization_named(self, text: str) -> str:
        """Return the id of the one organisation with this id, name or spelling; raise NotFound."""
        if text.startswith("org-"):
            return str(present_organization(self.store, self.journal, text)["id"])
        return self.once(names_of).one(text)

    def records(self, record_ids: Iterable[str]) -> tuple[RecordView, ...]:
        """Return records from the journal, in the order of file, sheet and row."""
        return record_views(self.journal, record_ids)

    def search(self, text: str, limit: int = 20) -> tuple[tuple[str, str, str, str], ...]:
        """Return (id, label, name, département) of what is named nearest to a text, spelling forgiven."""
        return self.once(names_of).search(text, limit)

    def names(self) -> dict[str, tuple[str, str]]:
        """Return node id → (label, name) of all that has a name of its own."""
        return self.once(_names)

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


def _names(store: GraphStore) -> dict[str, tuple[str, str]]:
    return {row["id"]: (row["label"], row["name"]) for row in run_query(store, "names")}


def _followed(atlas: Atlas, names: tuple[str, ...], departements: tuple[str, ...]) -> GapReport:
    found = atlas.once(find_gaps)
    if names or departements:
        found = narrowed(atlas.store, found, names, departements)
    return followed(found, atlas.latest(_follow_ups), whole=not names and not departements)


def _follow_ups(atlas: Atlas) -> dict[str, FollowUp]:
    return follow_ups_of(atlas.journal)
