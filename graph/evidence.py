"""The proofs of ties: rows of the tie views become ties with their records, read from the journal as written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from graph.journal import Journal
from graph.queries import found, run_query
from graph.sheets.model import RecordView, TieEvidence
from graph.store import GraphStore

Rows = Iterable[Mapping[str, Any]]


def record_views(journal: Journal, record_ids: Iterable[str]) -> tuple[RecordView, ...]:
    """Return records as written, in the order of file, sheet and row."""
    sources = journal.sources()
    views = []
    for record_id in record_ids:
        stored = journal.record(record_id)
        if stored:
            where, record = stored.record.position, stored.record
            place = (where.file, where.sheet, where.row, record.date, stored.run)
            title = sources[stored.source].title
            views.append(RecordView(stored.id, stored.source, title, *place, tuple(record.values.items())))
    return tuple(sorted(views, key=lambda view: (view.file, view.sheet, view.row)))


def actions_of(journal: Journal, rows: Rows) -> Iterator[TieEvidence]:
    """Yield participations as seen from the organisation."""
    for row in rows:
        target = (row["action"], "Action", row["role"], str(row["year"] or ""))
        yield TieEvidence("prend part à", row["action_name"], *target, record_views(journal, row["records"]))


def events_of(journal: Journal, rows: Rows) -> Iterator[TieEvidence]:
    """Yield attendances as seen from the organisation."""
    for row in rows:
        target = (row["event"], "Event", row["role"], row["date"] or "")
        yield TieEvidence("a participé à", row["event_name"], *target, record_views(journal, row["records"]))


def participants_of(journal: Journal, rows: Rows) -> Iterator[TieEvidence]:
    """Yield participations as seen from the action or the territory."""
    for row in rows:
        target = (row["organization"], "Organization", row["role"], str(row["year"] or ""))
        kind = row["scheme"] or row["action_name"]
        yield TieEvidence(kind, row["organization_name"], *target, record_views(journal, row["records"]))


def attendees_of(journal: Journal, rows: Rows) -> Iterator[TieEvidence]:
    """Yield attendances as seen from the event."""
    for row in rows:
        target = (row["organization"], "Organization", row["role"], row["date"] or "")
        yield TieEvidence("a participé", row["organization_name"], *target, record_views(journal, row["records"]))


def ties_between(store: GraphStore, journal: Journal, start: str, end: str) -> Iterator[TieEvidence]:
    """Yield the ties that a picture draws as one; an action there stands for its scheme and place over the years."""
    if start.startswith("act-"):
        rows = run_query(store, "participations", actions=sorted(_same_scheme(store, start)))
        yield from participants_of(journal, (row for row in rows if row["territory"] == end))
        return
    if start.startswith("org-") and end.startswith("org-"):
        yield from _in_common(store, journal, [start, end])
        return
    actions = sorted(_same_scheme(store, end))
    if actions:
        yield from actions_of(journal, run_query(store, "participations", organizations=[start], actions=actions))
    else:
        yield from events_of(journal, run_query(store, "attendances", organizations=[start], events=[end]))


def _in_common(store: GraphStore, journal: Journal, pair: list[str]) -> Iterator[TieEvidence]:
    """Yield what each of two organisations does that the other does too: actions, posts of the same place, meetings."""
    acts = run_query(store, "participations", organizations=pair)
    came = run_query(store, "attendances", organizations=pair)
    for rows, evidence, key in ((acts, actions_of, _thing_of), (came, events_of, lambda row: row["event"])):
        left, right = ({key(row) for row in rows if row["organization"] == one} for one in pair)
        for row in rows:
            if key(row) in left & right:
                (tie,) = evidence(journal, [row])
                yield replace(tie, kind=f"{row['organization_name']} {tie.kind}")


def _thing_of(row: Mapping[str, Any]) -> str:
    """Return what a picture draws for an action: itself, or its scheme in its place."""
    place = row["territory"] or row["departement"] or ""
    return f"{row['scheme']} {place}" if row["scheme"] else str(row["action"])


def _same_scheme(store: GraphStore, action_id: str) -> set[str]:
    """Return the actions drawn as one with this one; none when it is not an action."""
    rows = run_query(store, "action", id=action_id)
    if not rows or not rows[0]["scheme"]:
        return {action_id} if rows else set()
    action = rows[0]
    territories = [action["territory"]] if action["territory"] else []
    near = run_query(store, "participations", departements=action["departements"], territories=territories)
    same = (action["scheme"], action["territory"])
    return {row["action"] for row in near if (row["scheme"], row["territory"]) == same}


def present_organization(store: GraphStore, journal: Journal, organization_id: str) -> dict[str, Any]:
    """Return the row of an organisation, or of the one that it was merged into; raise NotFound."""
    rows = run_query(store, "organization", id=organization_id)
    if not rows and (present := _heir_of(store, journal, organization_id)):
        rows = run_query(store, "organization", id=present)
    return found(rows, "Cette organisation")


def _heir_of(store: GraphStore, journal: Journal, organization_id: str) -> str:
    """Return the organisation that holds the mention for which a former id was issued, or an empty text."""
    founder = next((key for key, issued in journal.issued_ids().items() if issued == organization_id), None)
    naming = (
        (stored.id, person.mention.name)
        for stored in (journal.records() if founder else ())
        for person in stored.record.participants
        if person.mention.key == founder
    )
    record, name = next(naming, ("", ""))
    rows = run_query(store, "named_by", record=record, alias=name) if record else []
    return str(rows[0]["id"]) if rows else ""
