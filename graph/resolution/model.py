"""What resolution hands from stage to stage and to the rest of Maillage."""

import msgspec

from graph.model import Mention


class Score(msgspec.Struct, frozen=True):
    """How sure it is that two mentions are one organisation: 0 to 1, in French why, and what forbids it."""

    value: float
    reasons: tuple[str, ...]
    veto: str = ""


class ScoredPair(msgspec.Struct, frozen=True):
    """Two mentions in order, with their score."""

    left: Mention
    right: Mention
    score: Score


class Cluster(msgspec.Struct, frozen=True):
    """The mentions of one organisation, sorted; ``confidence`` is that of the weakest link that holds them."""

    mentions: tuple[Mention, ...]
    confidence: float
    reason: str


class Resolution(msgspec.Struct, frozen=True):
    """The organisations found, and the pairs left to a person because they are neither one nor two for sure."""

    clusters: tuple[Cluster, ...]
    pairs_compared: int
    doubtful: tuple[ScoredPair, ...]
