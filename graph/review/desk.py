"""Where duplicates are settled for one open map: the review of it as it stands, and what makes it follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from graph.atlas import Atlas
from graph.build import BuildReport, rebuild
from graph.evidence import record_views
from graph.journal.judging import judgements_of, say
from graph.judgements import Judged, Judgement, Verdict, standing, verdicts
from graph.model import Mention
from graph.queries import run_query
from graph.review.asking import Review
from graph.review.correcting import merge, spellings, split
from graph.review.questions import Question
from graph.review.sides import Compared, compared, doings
from graph.sheets.model import OrganizationSheet, RecordView
from graph.sheets.organizations import organization_sheet
from graph.store.base import Progress


@dataclass(frozen=True)
class Shown:
    """A question as it is shown; ``doings`` and ``proofs`` are those of the left side, then of the right."""

    question: Question
    joined: bool
    compared: list[Compared]
    doings: tuple[list[str], list[str]]
    proofs: tuple[tuple[RecordView, ...], tuple[RecordView, ...]]


@dataclass(frozen=True)
class Suspect:
    """An organisation of the map whose grouping looks wrong, and why in French."""

    id: str
    name: str
    why: str


class Desk:
    """The duplicates of an open map, for any thread."""

    def __init__(self, atlas: Atlas, progress: Progress | None = None) -> None:
        """Nothing is computed before it is asked for."""
        self.atlas = atlas
        self._progress = progress
        self._made: tuple[str, Review] | None = None
        self._lock = Lock()

    @property
    def is_ready(self) -> bool:
        """Whether the review of the map as it stands is made: to ask for it then costs nothing."""
        return self._made is not None and self._made[0] == self.atlas.store.stamp()

    @property
    def review(self) -> Review:
        """Return the review of the map as it stands; whoever asks first after a change waits for it to be made."""
        stamp = self.atlas.store.stamp()
        with self._lock:
            if self._made is None or self._made[0] != stamp:
                self._made = stamp, Review(self.atlas.journal, self._progress)
            return self._made[1]

    def shown(self, question: Question) -> Shown:
        """Return what the two sides say and do, with the records."""
        left, right = (self.review.records(side) for side in (question.left, question.right))
        views = [record_views(self.atlas.journal, [stored.id for stored in side]) for side in (left, right)]
        joined = question.left.cluster == question.right.cluster
        return Shown(question, joined, compared(question), (doings(left), doings(right)), (views[0], views[1]))

    def latest(self) -> list[Judgement]:
        """Return the last word on each pair, the latest first."""
        return standing(judgements_of(self.atlas.journal))[::-1]

    @property
    def waiting(self) -> int:
        """How many pairs are judged otherwise than the map has it; an answer taken back, or unsure, changes nothing."""
        journal = self.atlas.journal
        before, now = (_decided(verdicts(judgements_of(journal, upto))) for upto in (self.review.judged, None))
        return sum(before.get(pair) != now.get(pair) for pair in before.keys() | now.keys())

    def suspects(self) -> list[Suspect]:
        """Return the organisations whose grouping looks wrong."""
        named = {alias: row for row in self._organizations() for alias in row["aliases"]}
        found = []
        for one in self.review.suspicions:
            row = named.get(self.review.clusters[one.cluster].mentions[0].name)
            if row:
                found.append(Suspect(row["id"], row["name"], one.why))
        return found

    def apply(self) -> BuildReport:
        """Make the map follow the answers."""
        return rebuild(self.atlas.journal, self.atlas.store, self._progress)

    def unite(self, one: str, two: str, signed: str = "") -> OrganizationSheet:
        """Make one organisation of two, given by id, name or spelling; raise NotFound."""
        first, second = (organization_sheet(self.atlas, self.atlas.organization_named(text)) for text in (one, two))
        if first.id == second.id:  # somebody else was quicker
            return first
        held = verdicts(judgements_of(self.atlas.journal))
        self._keep(merge(self._spellings(first), self._spellings(second), held, signed))
        return organization_sheet(self.atlas, first.id)

    def separate(self, organization: str, names: Iterable[str], signed: str = "") -> list[OrganizationSheet]:
        """Take spellings out of an organisation, and return what it has become; raise NotFound, JudgementError."""
        before = organization_sheet(self.atlas, self.atlas.organization_named(organization))
        self._keep(split(self._spellings(before), set(names), signed))
        after = [row["id"] for row in self._organizations() if set(row["aliases"]) & set(before.aliases)]
        return [organization_sheet(self.atlas, each) for each in after]

    def _spellings(self, sheet: OrganizationSheet) -> set[Mention]:
        return spellings(self.atlas.store, self.atlas.journal, sheet)

    def _keep(self, judgements: Iterable[Judgement]) -> None:
        say(self.atlas.journal, judgements)
        self.apply()

    def _organizations(self) -> list[dict[str, Any]]:
        return [row for row in run_query(self.atlas.store, "names") if row["label"] == "Organization"]


def _decided(held: Judged) -> dict[tuple[str, str], Verdict]:
    return {pair: verdict for pair, verdict in held.items() if verdict != "unsure"}
