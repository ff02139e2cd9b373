"""What a load would write, file by file: rows stated, rows denied, what is already there under another name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

import msgspec

from graph.errors import InputError
from graph.journal.coming import Place, Version, forget_coming
from graph.journal.database import Journal
from graph.loaders.reading import Perimeter, Reading
from graph.model import Record, Source

OTHER = -1  # the number of a version that is already there, beside those of a load


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
    """What one file would write: its ``version``, beside the rows that it ever had within the perimeter."""

    place: Place
    source: Source
    perimeter: Perimeter
    version: Version
    readings: list[Reading] = field(default_factory=list)
    is_known: bool = False
    is_redeclared: bool = False
    replaced: Place | None = None

    @property
    def brings_something(self) -> bool:
        """Whether the map would not be the same after it."""
        return not self.is_known or self.is_redeclared or self.version.changes_something


def plans_of(journal: Journal, documents: Iterable[Document], replaces: str = "") -> list[Plan]:
    """Return one plan per file: the sheets of a workbook are one document."""
    forget_coming(journal)
    plans: dict[Place, Plan] = {}
    for document in documents:
        place = (document.source.name, document.reading.table.file)
        version = Version(journal, len(plans))
        plan = plans.setdefault(place, Plan(place, document.source, document.perimeter, version))
        plan.readings.append(document.reading)
    if replaces:
        _set_replaced(journal, list(plans.values()), replaces)
    declared = journal.sources()
    first = {plan.source.name: plan.source for plan in reversed(plans.values())}
    for plan in plans.values():
        plan.source = first[plan.source.name]
        plan.is_redeclared = declared.get(plan.source.name) != plan.source
        plan.is_known = _is_known(journal, plan.place)
        for reading in plan.readings:
            plan.version.add(plan.source.name, reading.records)
        places = filter(None, (plan.place, plan.replaced))
        plan.version.know(row for place in places for row in _known(journal, place, plan.perimeter))
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


def _known(journal: Journal, place: Place, perimeter: Perimeter) -> Iterator[tuple[str, bool]]:
    """Yield the rows of a file that a new version speaks for, and whether they are live."""
    rows = journal.connection.execute(
        "SELECT records.id, live_records.id IS NOT NULL, records.body FROM records "
        "LEFT JOIN live_records ON live_records.id = records.id WHERE records.source = ? AND records.file = ?",
        place,
    )
    decode = msgspec.json.Decoder(Record).decode
    for record_id, live, body in rows:
        if not perimeter.departements or _places(decode(body)) <= perimeter.departements:
            yield record_id, bool(live)


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
    there = {plan.version.fingerprint: plan.place for plan in kept}
    own = {plan.place for plan in plans}
    copies: list[Already] = []
    alike: list[Resemblance] = []
    for plan in (plan for plan in plans if not (plan.is_known or plan.replaced)):
        found = _nearest(journal, plan, own, there) if len(plan.version) else None
        if isinstance(found, Already):
            copies.append(found)
            continue
        alike += [found] if found else []
        kept.append(plan)
        there[plan.version.fingerprint] = plan.place
    return kept, copies, alike


def _nearest(journal: Journal, plan: Plan, own: set[Place], there: Mapping[str, Place]) -> Already | Resemblance | None:
    """Return the live file whose rows are this one's, or that shares most of them."""
    version, best = plan.version, None
    if version.fingerprint in there:
        return Already(plan.place[1], *there[version.fingerprint], None)
    rows = len(version)
    other = Version(journal, OTHER)
    for place in sorted(version.sharing - own):
        other.know(_known(journal, place, plan.perimeter))
        if other.known_fingerprint == version.fingerprint:
            query = "SELECT run FROM live_documents WHERE source = ? AND file = ?"
            return Already(plan.place[1], *place, journal.connection.execute(query, place).fetchone()[0])
        shared = version.shared(other)
        if 2 * shared > rows and (best is None or shared > best.shared):
            best = Resemblance(plan.place[1], *place, shared, rows)
    return best
