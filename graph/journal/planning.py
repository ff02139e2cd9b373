"""What a load would write, file by file: rows stated, rows denied, what is already there under another name."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

import msgspec

from graph.errors import InputError
from graph.journal.content import content, fingerprint, identified
from graph.journal.database import Journal
from graph.loaders.reading import Perimeter, Reading
from graph.model import Record, Source

Place = tuple[str, str]
"""A source and the name of one of its files."""


@dataclass(frozen=True)
class Document:
    """One table that was read, and the source it belongs to."""

    source: Source
    reading: Reading
    perimeter: Perimeter


@dataclass(frozen=True)
class Already:
    """A file whose rows are those of another, already there: nothing of it is written."""

    file: str
    known_source: str
    known_file: str
    run: int | None
    """The run that brought the other; None when that is this very load."""


@dataclass(frozen=True)
class Resemblance:
    """A new file that shares most of its rows with one that is there: perhaps its corrected version, renamed."""

    file: str
    known_source: str
    known_file: str
    shared: int
    rows: int


@dataclass
class Plan:
    """What one file would write; ``known`` tells each row it ever had within the perimeter, and whether it is live."""

    place: Place
    source: Source
    perimeter: Perimeter
    readings: list[Reading] = field(default_factory=list)
    known: dict[str, bool] = field(default_factory=dict)
    is_known: bool = False
    is_redeclared: bool = False
    replaced: Place | None = None

    @cached_property
    def records(self) -> dict[str, Record]:
        """The rows by id."""
        return identified(self.source.name, (record for reading in self.readings for record in reading.records))

    @cached_property
    def contents(self) -> list[str]:
        """What each row says, in the order of ``records``."""
        return [content(record) for record in self.records.values()]

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of the document."""
        return fingerprint(self.contents)

    @property
    def live(self) -> set[str]:
        """The rows of the version that this one replaces."""
        return {record_id for record_id, live in self.known.items() if live}

    @property
    def brings_something(self) -> bool:
        """Whether the map would not be the same after it."""
        return not self.is_known or self.is_redeclared or self.records.keys() != self.live


def plans_of(journal: Journal, documents: Iterable[Document], replaces: str = "") -> list[Plan]:
    """Return one plan per file: the sheets of a workbook are one document."""
    plans: dict[Place, Plan] = {}
    for document in documents:
        place = (document.source.name, document.reading.table.file)
        plan = plans.setdefault(place, Plan(place, document.source, document.perimeter))
        plan.readings.append(document.reading)
    if replaces:
        _set_replaced(journal, list(plans.values()), replaces)
    declared = journal.sources()
    first = {plan.source.name: plan.source for plan in reversed(plans.values())}
    for plan in plans.values():
        plan.source = first[plan.source.name]
        plan.is_redeclared = declared.get(plan.source.name) != plan.source
        plan.is_known = _is_known(journal, plan.place)
        plan.known = _known(journal, plan.place, plan.perimeter)
        if plan.replaced:
            plan.known |= _known(journal, plan.replaced, plan.perimeter)
    return list(plans.values())


def _set_replaced(journal: Journal, plans: Sequence[Plan], replaces: str) -> None:
    """Find the file that is replaced, by its name or by « source/name »."""
    if len(plans) != 1:
        raise InputError("--replaces va avec un seul fichier ; chargez-le seul.", file=replaces)
    ever = set(journal.connection.execute("SELECT source, file FROM documents").fetchall())
    found = sorted(place for place in ever if replaces in (place[1], "/".join(place)))
    found = found or sorted(place for place in ever if place[1] == PurePath(replaces).name)
    if not found:
        raise InputError("ce fichier n’est pas dans la carte ; « maillage history » donne leurs noms.", file=replaces)
    if len(found) > 1:
        names = " ou ".join(f"« {'/'.join(place)} »" for place in found)
        raise InputError(f"plusieurs sources ont un fichier de ce nom ; écrivez {names}.", file=replaces)
    plans[0].replaced = found[0] if found[0] != plans[0].place else None


def _known(journal: Journal, place: Place, perimeter: Perimeter) -> dict[str, bool]:
    """Return the rows of a file that a new version speaks for, and whether they are live."""
    rows = journal.connection.execute(
        "SELECT records.id, live_records.id IS NOT NULL, records.body FROM records "
        "LEFT JOIN live_records ON live_records.id = records.id WHERE records.source = ? AND records.file = ?",
        place,
    )
    if not perimeter.departements:
        return {record_id: bool(live) for record_id, live, _ in rows}
    decode = msgspec.json.Decoder(Record).decode
    return {key: bool(live) for key, live, body in rows if _places(decode(body)) <= perimeter.departements}


def _places(record: Record) -> set[str]:
    """Return the départements a record stands in; none means everywhere."""
    places = {participant.mention.departement for participant in record.participants}
    for statement in record.states:
        places.update(getattr(statement, "departements", ()) or (getattr(statement, "departement", ""),))
    return places - {""}


def _is_known(journal: Journal, place: Place) -> bool:
    query = "SELECT 1 FROM live_documents WHERE source = ? AND file = ?"
    return journal.connection.execute(query, place).fetchone() is not None


def without_copies(journal: Journal, plans: Sequence[Plan]) -> tuple[list[Plan], list[Already], list[Resemblance]]:
    """Set aside the new files whose rows are already there under another name; tell those that share most of them."""
    kept = [plan for plan in plans if plan.is_known or plan.replaced]
    there = {plan.fingerprint: plan.place for plan in kept}
    own = {plan.place for plan in plans}
    copies: list[Already] = []
    alike: list[Resemblance] = []
    for plan in (plan for plan in plans if not (plan.is_known or plan.replaced)):
        found = _nearest(journal, plan, own, there) if plan.records else None
        if isinstance(found, Already):
            copies.append(found)
            continue
        alike += [found] if found else []
        kept.append(plan)
        there[plan.fingerprint] = plan.place
    return kept, copies, alike


def _nearest(journal: Journal, plan: Plan, own: set[Place], there: Mapping[str, Place]) -> Already | Resemblance | None:
    """Return the live file whose rows are this one's, or that shares most of them."""
    if plan.fingerprint in there:
        return Already(plan.place[1], *there[plan.fingerprint], None)
    mine, best = Counter(plan.contents), None
    for place, said in _sharing(journal, plan, own).items():
        if fingerprint(said) == plan.fingerprint:
            query = "SELECT run FROM live_documents WHERE source = ? AND file = ?"
            return Already(plan.place[1], *place, journal.connection.execute(query, place).fetchone()[0])
        shared = (mine & Counter(said)).total()
        if 2 * shared > len(plan.contents) and (best is None or shared > best.shared):
            best = Resemblance(plan.place[1], *place, shared, len(plan.contents))
    return best


def _sharing(journal: Journal, plan: Plan, own: set[Place]) -> dict[Place, list[str]]:
    """Return the contents of the live files, out of this load, that have at least one row of this one."""
    query = "SELECT DISTINCT source, file FROM records WHERE content IN (SELECT value FROM json_each(?))"
    places = set(journal.connection.execute(query, (json.dumps(plan.contents),)).fetchall()) - own
    found: dict[Place, list[str]] = defaultdict(list)
    for place in sorted(places):
        live = [key for key, is_live in _known(journal, place, plan.perimeter).items() if is_live]
        query = "SELECT content FROM records WHERE id IN (SELECT value FROM json_each(?))"
        found[place] = [said for (said,) in journal.connection.execute(query, (json.dumps(live),))]
    return found
