"""The proofs of ties: rows of the tie views become ties with their records, read from the journal as written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from graph.journal import Journal, StoredRecord
from graph.journal.places import Place, places_of
from graph.queries import found, run_query
from graph.sheets.model import RecordView, TieEvidence
from graph.store import GraphStore

T = TypeVar("T")
Rows = Iterable[Mapping[str, Any]]
Placed = tuple[T, tuple[Place, ...]]
P = TypeVar("P", RecordView, Place)


def record_views(journal: Journal, record_ids: Iterable[str]) -> tuple[RecordView, ...]:
    """Return records as written, in the order of file, sheet and row."""
    return in_order(views_of(journal, record_ids), record_ids)


def views_of(journal: Journal, record_ids: Iterable[str]) -> dict[str, RecordView]:
    """Return records as written, by id, all in one reading; one that is unknown is not there."""
    titles = {name: source.title for name, source in journal.sources().items()}
    return {name: _view(stored, titles) for name, stored in journal.records_of(record_ids).items()}


def _view(stored: StoredRecord, titles: Mapping[str, str]) -> RecordView:
    where, record = stored.record.position, stored.record
    place = (where.file, where.sheet, where.row, record.date, stored.run)
    return RecordView(stored.id, stored.source, titles[stored.source], *place, tuple(record.values.items()))


def in_order(read: Mapping[str, P], record_ids: Iterable[str]) -> tuple[P, ...]:
    """Return what was read of some records in the order of file, sheet and row."""
    known = (read[name] for name in record_ids if name in read)
    return tuple(sorted(known, key=lambda one: (one.file, one.sheet, one.row)))


def placed(journal: Journal, things: Sequence[T], ids_of: Callable[[T], Iterable[str]]) -> Iterator[Placed[T]]:
    """Yield things, each with where its records stand, in order; the journal is read once for all of them."""
    read = places_of(journal, (name for one in things for name in ids_of(one)))
    return ((one, in_order(read, ids_of(one))) for one in things)


def _proved(journal: Journal, rows: Rows) -> Iterator[tuple[Mapping[str, Any], tuple[RecordView, ...]]]:
    """Yield rows, each with its records as written; the journal is read once for all of them."""
    given = list(rows)
    read = views_of(journal, (name for row in given for name in row["records"]))
    return ((row, in_order(read, row["records"])) for row in given)


def actions_of(journal: Journal, rows: Rows) -> Iterator[TieEvidence]:
    """Yield participations as seen from the organisation."""
    for row, records in _proved(journal, rows):
        target = (row["action"], "Action", row["role"], str(row["year"] or ""))
        yield TieEvidence("prend part à", row["action_name"], *target, records)


def events_of(journal: Journal, rows: Rows) -> Iterator[TieEvidence]:
    """Yield attendances as seen from the organisation."""
    for row, records in _proved(journal, rows):
        target = (row["event"], "Event", row["role"], row["date"] or "")
        yield TieEvidence("a participé à", row["event_name"], *target, records)


def participants_of(journal: Journal, rows: Rows) -> Iterator[TieEvidence]:
    """Yield participations as seen from the action or the territory."""
    for row, records in _proved(journal, rows):
        target = (row["organization"], "Organization", row["role"], str(row["year"] or ""))
        yield TieEvidence(row["scheme"] or row["action_name"], row["organization_name"], *target, records)


def attendees_of(journal: Journal, rows: Rows) -> Iterator[TieEvidence]:
    """Yield attendances as seen from the event."""
    for row, records in _proved(journal, rows):
        target = (row["organization"], "Organization", row["role"], row["date"] or "")
        yield TieEvidence("a participé", row["organization_name"], *target, records)


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
