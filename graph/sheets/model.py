"""What a sheet holds: facts, ties, and the records that prove each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RecordView:
    """A record as a page shows it; ``values`` are (column, text as written)."""

    id: str
    source_id: str
    source_name: str
    file: str
    sheet: str
    row: int
    date: str
    run: int
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RecordSheet:
    """A record, what became of it, and what it says.

    ``live``: it is in the map of today; ``runs`` are (run, when, whether it was there, its row), the oldest first;
    ``told`` are the nodes it names or states: (id, label, name).
    """

    record: RecordView
    live: bool
    runs: tuple[tuple[int, str, bool, int], ...]
    told: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class TieEvidence:
    """One tie of the thing a sheet is about, to another (``target``), with its records."""

    kind: str
    name: str
    target_id: str
    target_label: str
    role: str
    year: str
    records: tuple[RecordView, ...]


@dataclass(frozen=True)
class Said:
    """One value of one property of a thing, as written, and the records that say it."""

    title: str
    value: str
    records: tuple[RecordView, ...]


@dataclass(frozen=True)
class Sheet:
    """A territory, an action or an event: facts are (French label, value)."""

    id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    ties: tuple[TieEvidence, ...]
    records: tuple[RecordView, ...] = ()
    departement: str = ""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class OrganizationSheet:
    """An organisation; ``id`` differs from the one asked for when that one has been merged into it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    siren: str
    kind: str
    website: str
    confidence: float
    reason: str
    departements: tuple[str, ...]
    ties: tuple[TieEvidence, ...]
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class SourceSummary:
    """A source, how many live records and files come from it, and the files with what each brought."""

    id: str
    name: str
    origin: str
    licence: str
    date: str
    records: int
    files: int
    documents: tuple[tuple[str, str, int, int, int], ...] = ()
    """(file, loaded at, rows read, rows refused, rows outside the perimeter)"""


@dataclass(frozen=True)
class DepartementSummary:
    """A département in numbers."""

    code: str
    name: str
    organizations: int
    actions: int
    territories: int
    gaps: int


@dataclass(frozen=True)
class Summary:
    """The whole map in numbers. ``rows_matched`` of ``rows_named`` name an organisation that is identified, or found
    again under another spelling; ``rows_refused`` could not be read."""

    organizations: int
    actions: int
    events: int
    territories: int
    departements: int
    rows_read: int
    rows_refused: int
    rows_outside: int
    rows_named: int
    rows_matched: int
    mentions: int
    first_year: int
    last_year: int
    sources: tuple[SourceSummary, ...]
    stamp: str
    built_at: str
