"""What resolution hands from stage to stage and to the rest of Maillage."""

import msgspec

from graph.model import Mention


class Score(msgspec.Struct, frozen=True, gc=False):
    """How sure it is that two mentions are one organisation: 0 to 1, in French why, and what forbids it."""

    value: float
    reasons: tuple[str, ...]
    veto: str = ""


class ScoredPair(msgspec.Struct, frozen=True, gc=False):
    """Two mentions in order, with their score."""

    left: Mention
    right: Mention
    score: Score


class Cluster(msgspec.Struct, frozen=True, gc=False):
    """The mentions of one organisation, sorted; ``confidence`` is that of the weakest link that holds them."""

    mentions: tuple[Mention, ...]
    confidence: float
    reason: str


class Resolution(msgspec.Struct, frozen=True):
    """The organisations found, what joined them, and the pairs left to a person: neither one nor two for sure.

    The value of a ``join`` is how close the two groups were, of which its pair is the best. ``unlikely`` are
    ``unlikely_count`` pairs compared, kept apart, and not surely two: what may have been missed. ``shared`` are
    mentions that came several times, in a list of several départements, too common to be one without a place.
    """

    clusters: tuple[Cluster, ...]
    pairs_compared: int
    doubtful: tuple[ScoredPair, ...]
    joins: tuple[ScoredPair, ...] = ()
    unlikely: tuple[tuple[Mention, Mention], ...] = ()
    unlikely_count: int = 0
    shared: frozenset[Mention] = frozenset()
