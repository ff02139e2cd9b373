"""The shapes of answers about meetings: who should meet whom, and whom to invite."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """An organisation in an introduction."""

    id: str
    name: str


@dataclass(frozen=True)
class IntroducerAnswer:
    """An organisation that could introduce others, and how it knows them."""

    id: str
    name: str
    how: str


@dataclass(frozen=True)
class IntroductionAnswer:
    """Who should meet whom, why, through whom and where."""

    rank: int
    id: str
    departement: str | None
    need: str | None
    people: list[Person]
    others: list[Person]
    why: str
    introducers: list[IntroducerAnswer]
    where: str
    severity: float
    score: float
    score_reason: str
    state: str
    caution: str
    records: list[str]


@dataclass(frozen=True)
class GapLine:
    """A gap, in a plan; ``number`` is that of the list of all gaps."""

    id: str
    number: int
    kind: str
    severity: float
    sentence: str
    departement: str | None
    need: str | None


@dataclass(frozen=True)
class InvitationAnswer:
    """An organisation to invite, why, and at which table; ``fresh``: it did not come the time before."""

    id: str
    organization: str
    kind: str | None
    why: str
    to_meet: list[str]
    table: int
    gaps: list[GapLine]
    fresh: bool | None
    wanted: bool
    caution: str


@dataclass(frozen=True)
class TableAnswer:
    """A table of a meeting: who sits there, about what, and the numbers of the gaps that it may close."""

    table: int
    topics: list[str]
    organizations: list[str]
    gaps: list[int]


@dataclass(frozen=True)
class CoverageAnswer:
    """What a list of invitations covers, and of how much."""

    gaps_covered: int
    gaps_a_meeting_can_help: int
    gaps_open: int
    gaps_at_one_table: int
    needs_covered: int
    needs_with_a_gap: int
    invited: int
    known_here: int
    meeting_before: str | None


@dataclass(frozen=True)
class PlanAnswer:
    """A meeting prepared: whom to invite, at which tables, and what that covers."""

    seats: int
    departements: list[str]
    need: str | None
    invitations: list[InvitationAnswer]
    tables: list[TableAnswer]
    coverage: CoverageAnswer
    covered: list[GapLine]
