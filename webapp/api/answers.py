"""The shapes of answers that the rest of Maillage does not have already, each field said once.

Names are those of ``maillage gaps --format json``.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class RecordPlace:
    """Where a line stands: file, sheet (of a workbook), row, and the date of the fact when it is known (ISO)."""

    id: str
    file: str
    sheet: str
    row: int
    date: str


@dataclass(frozen=True)
class GapRow:
    """One gap; one that says the same thing as another has no number, and ``told_with`` is the id of that one."""

    id: str
    number: int | None
    told_with: str | None
    kind: str
    title: str
    severity: float
    sentence: str
    reason: str
    closes: str
    departement: str | None
    need: str | None
    organizations: list[str]
    territories: list[str]
    events: list[str]
    actions: list[str]
    records: list[RecordPlace]
    places: str
    proofs: str
    state: str
    state_title: str
    owner: str
    due: str
    why: str


@dataclass(frozen=True)
class Named:
    """Something that has a name of its own, with every way it is written in the lists."""

    id: str
    name: str
    aliases: list[str]
    departement: str | None


@dataclass(frozen=True)
class Departement:
    """A département: its INSEE code and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class NeedAnswer:
    """A need, and where it is expressed, answered by somebody, answered by several together (INSEE codes)."""

    id: str
    name: str
    expressed: list[str]
    answered: list[str]
    partnerships: list[str]


@dataclass(frozen=True)
class CellAnswer:
    """What is known of one topic in one département; ``state`` is partnership, actors, none or no_data."""

    departement: str
    topic: str
    state: str
    organizations: int
    partnerships: int
    last: int | None
    expressed: bool


@dataclass(frozen=True)
class Topic:
    """What a matrix crosses with départements: a need or a kind of organisation."""

    id: str
    name: str


@dataclass(frozen=True)
class MatrixAnswer:
    """A matrix: its rows, its columns and a cell for each pair."""

    axis: str
    departements: list[Departement]
    topics: list[Topic]
    cells: list[CellAnswer]


@dataclass(frozen=True)
class PlacedNode:
    """A node of a picture, where it stands on every screen and in every file (px)."""

    id: str
    label: str
    name: str
    detail: str
    faded: bool
    members: int
    x: float
    y: float


@dataclass(frozen=True)
class DrawnTie:
    """A tie of a picture; ``records`` is how many lines prove it."""

    start: str
    end: str
    name: str
    detail: str
    records: int
    weight: int


@dataclass(frozen=True)
class MissingTie:
    """A tie that a gap misses, between two nodes (``ghost-…`` is a partner that nobody knows yet)."""

    start: str
    end: str
    gap: str
    number: int


@dataclass(frozen=True)
class NetworkAnswer:
    """A view as a picture, with what lets it be defended."""

    view: str
    title: str
    filter: str
    counted: str
    sources: str
    date: str
    invented: str | None
    nodes: list[PlacedNode]
    ties: list[DrawnTie]
    missing: list[MissingTie]


@dataclass(frozen=True)
class RecordAnswer:
    """A line as it was written: ``values`` are its columns, in order."""

    id: str
    source: str
    source_name: str
    file: str
    sheet: str
    row: int
    date: str
    run: int
    values: list[tuple[str, str]]


@dataclass(frozen=True)
class SourceLine:
    """A source of lists."""

    id: str
    name: str
    origin: str | None
    licence: str | None
    date: str | None
    records: int
    files: int


@dataclass(frozen=True)
class QueryLine:
    """A named query; a parameter that ends with ``?`` may be left out."""

    name: str
    folder: str
    title: str
    description: str
    params: list[str]
    returns: list[str]
    text: str


@dataclass(frozen=True)
class RowsAnswer:
    """The rows of a named query, as objects whose keys are ``columns``; ``cut`` says that there were more."""

    name: str
    columns: list[str]
    rows: list[dict[str, Any]]
    cut: bool
