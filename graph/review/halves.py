"""What each end of a join holds together without it: the two groups of spellings that an answer keeps or parts."""

from collections import defaultdict
from collections.abc import Iterable

from graph.model import Mention
from graph.resolution.model import ScoredPair


class Halves:
    """The joins of organisations, which make a tree of the spellings of each: without one of them it falls in two."""

    def __init__(self, joins: Iterable[ScoredPair]) -> None:
        self._near: defaultdict[Mention, list[Mention]] = defaultdict(list)
        for join in joins:
            self._near[join.left].append(join.right)
            self._near[join.right].append(join.left)

    def of(self, join: ScoredPair) -> tuple[set[Mention], set[Mention]]:
        """Return what the left end and the right end of a join hold together without it."""
        return self._held(join.left, join.right), self._held(join.right, join.left)

    def _held(self, end: Mention, other: Mention) -> set[Mention]:
        found, waiting = {end}, [end]
        while waiting:
            fresh = set(self._near[waiting.pop()]) - found - {other}
            found |= fresh
            waiting += fresh
        return found
