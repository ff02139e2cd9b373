"""What a plan of a meeting and an introduction are, for every page, export and command."""

from dataclasses import dataclass

from graph.gaps import Gap
from graph.planning.known import Actor, Meeting
from graph.planning.tables import Table
from graph.planning.targets import Target


@dataclass(frozen=True)
class Request:
    """What a meeting is planned for, by ids: the whole map when ``departements`` is empty.

    ``need`` is the name of a need, ``meeting`` the id of the meeting before it (empty: the last that people of
    here came to), ``tables`` how many (0: as many as usual), ``wanted`` have a seat for certain, ``unwanted`` none.
    """

    departements: tuple[str, ...] = ()
    seats: int = 40
    need: str = ""
    meeting: str = ""
    tables: int = 0
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Invitation:
    """One organisation invited, why in one sentence, and the gaps that it is there for, the most severe first.

    ``fresh``: it did not come to the meeting before; ``caution`` says what to check first (no longer in the lists).
    """

    actor: Actor
    why: str
    gaps: tuple[Gap, ...]
    to_meet: tuple[Actor, ...]
    table: int
    fresh: bool
    wanted: bool
    caution: str = ""


@dataclass(frozen=True)
class Missed:
    """A gap that the seats do not cover, and who would have to be invited too."""

    gap: Gap
    lacking: tuple[Actor, ...]


@dataclass(frozen=True)
class Step:
    """What a number of seats covers, at best: how many gaps, and what share of their weight, from 0 to 1."""

    seats: int
    covered: int
    share: float


@dataclass(frozen=True)
class Plan:
    """A list of invitations and its tables, with what it covers and what it does not.

    ``covered`` and ``missed`` are the open gaps of the territory that a meeting can do something for, ``beyond`` those
    that it cannot, each with the reason in French; ``steps`` one for each number of seats; ``more`` is how many seats
    past those asked bring other gaps, and which, if one or two are enough. ``known`` is how many organisations are
    known here; ``spare`` are others of here, for the seats left. ``before`` is the meeting whose faces are compared.
    """

    request: Request
    invitations: tuple[Invitation, ...]
    tables: tuple[Table, ...]
    covered: tuple[Target, ...]
    missed: tuple[Missed, ...]
    beyond: tuple[tuple[Gap, str], ...]
    steps: tuple[Step, ...]
    more: tuple[int, tuple[Gap, ...]] | None
    known: int
    spare: tuple[Actor, ...]
    before: Meeting | None

    @property
    def fresh(self) -> int:
        """How many of those invited did not come to the meeting before."""
        return sum(one.fresh for one in self.invitations)

    @property
    def needs(self) -> tuple[int, int]:
        """Return how many needs have a gap covered, and how many have one at all."""
        covered = {target.gap.need for target in self.covered} - {""}
        every = covered | {one.gap.need for one in self.missed} | {gap.need for gap, _ in self.beyond}
        return len(covered), len(every - {""})

    @property
    def seated(self) -> int:
        """How many gaps have all their people at one table."""
        return len({gap for table in self.tables for gap in table.gaps})


@dataclass(frozen=True)
class Introducer:
    """Someone who could introduce people to each other, and how it knows them, in French."""

    actor: Actor
    how: str
    works: bool


@dataclass(frozen=True)
class Introduction:
    """Organisations that should meet, the most useful to start with, with why, through whom, where, on which need.

    ``others`` could come in the place of the last of ``people``; ``score`` goes from 0 to 1 and ``score_reason`` says
    what made it; ``gaps`` are those that their partnership would close, the most severe first.
    """

    id: str
    people: tuple[Actor, ...]
    others: tuple[Actor, ...]
    departement: str
    need: str
    why: str
    introducers: tuple[Introducer, ...]
    where: str
    gaps: tuple[Gap, ...]
    score: float
    score_reason: str
    cautions: tuple[str, ...] = ()

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records that prove the gaps."""
        return tuple(sorted({record for gap in self.gaps for record in gap.records}))

    @property
    def state(self) -> str:
        """Where it stands: what was said first of one of its gaps, a key of ``graph.gaps.STATES``."""
        return next((gap.state for gap in self.gaps if gap.state != "open"), "open")
