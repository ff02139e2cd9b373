"""What a gap is, for every page, export and command."""

from dataclasses import dataclass
from typing import Any

from graph.model import FollowUp

UNKNOWN = "?"
"""Stands for the partner nobody knows yet, as the end of a missing tie."""


STATES = {
    "open": "ouvert",
    "in_discussion": "en discussion",
    "planned": "prévu",
    "set_aside": "écarté",
    "closed": "fermé",
}
SETTLED = ("set_aside", "closed")


@dataclass(frozen=True)
class Gap:
    """One missing tie or cover.

    ``number`` is its rank in the list it was asked in, from 1, and is written on the picture; ``severity``
    goes from 0 to 1 and ``reason`` says why; ``missing`` are the ties to draw dashed, as pairs of node ids
    (the second may be ``?``); ``records`` are the ids of the records that prove it; ``need`` is the name of the
    need it is about, if any; ``id`` stays the same from load to load; ``also`` are gaps that say the same thing.
    """

    number: int
    kind: str
    title: str
    severity: float
    sentence: str
    reason: str
    closes: str
    departement: str
    subjects: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]
    records: tuple[str, ...]
    need: str = ""
    id: str = ""
    also: tuple["Gap", ...] = ()
    follow_up: FollowUp | None = None

    def but(self, **changed: Any) -> "Gap":
        """Return the same gap with other values; ``replace`` fills each field again, a second for 200,000 gaps."""
        made = object.__new__(Gap)
        made.__dict__.update(self.__dict__, **changed)
        return made

    @property
    def state(self) -> str:
        """Return where its follow-up stands: a key of ``STATES``."""
        return self.follow_up.state if self.follow_up else "open"


@dataclass(frozen=True)
class KindSummary:
    """One kind of gap in a report: how many, out of how many (``denominator``), and of what.

    ``denominator`` 0 means that nothing is known on which the gap could be seen: no data is not an absence. ``caution``
    says why none could have been found with so little, or is empty.
    """

    name: str
    title: str
    description: str
    count: int
    denominator: int
    denominator_title: str
    caution: str = ""

    @property
    def has_data(self) -> bool:
        """Whether the gap could be looked for at all."""
        return self.denominator > 0


@dataclass(frozen=True)
class GapReport:
    """Gaps, the most severe first, and one summary per kind that was asked, in the order of the queries.

    Those that a person settled come last. ``closed`` were followed, and the map no longer shows them.
    """

    gaps: tuple[Gap, ...]
    kinds: tuple[KindSummary, ...]
    closed: tuple[FollowUp, ...] = ()

    @property
    def all_gaps(self) -> tuple[Gap, ...]:
        """Return the gaps, each followed by those that say the same thing."""
        return tuple(one for gap in self.gaps for one in (gap, *gap.also))
