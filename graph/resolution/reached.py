"""Mentions that are reached in one way: the same telephone, e-mail, domain or address speaks for one organisation.

No list whose truth is known has such columns, so that these weights are set by hand and kept low: none of them joins
two names that have nothing else in common, and what more than a few names share (a house of associations, the domain of
a national network) tells nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from graph.contacts import ADDRESS, DOMAIN, EMAIL, TELEPHONE, Fact
from graph.model import Mention
from graph.resolution.blocking import Pairs, coded
from graph.resolution.linkage import Pair
from graph.resolution.signatures import Codes

WORTH = {EMAIL: 3.5, TELEPHONE: 3.0, DOMAIN: 2.0, ADDRESS: 1.5}
MOST = 5.0
# From here on what two mentions share stands for the place that a generic name lacks.
PLACES = 3.0
NAMES = 4  # names that may be reached in one way and still be one organisation
SAID = {
    EMAIL: "même adresse électronique",
    TELEPHONE: "même téléphone",
    DOMAIN: "même domaine",
    ADDRESS: "même adresse",
}


class Reached:
    """The pairs of mentions, by position, that are reached in one way."""

    def __init__(self, mentions: Sequence[Mention], names: Codes, contacts: Mapping[Mention, Collection[Fact]]) -> None:
        by: defaultdict[Fact, list[int]] = defaultdict(list)
        for position, mention in enumerate(mentions):
            for fact in contacts.get(mention, ()):
                by[fact].append(position)
        self._shared: defaultdict[Pair, list[Fact]] = defaultdict(list)
        for fact, positions in sorted(by.items()):
            if len({int(names[position]) for position in positions}) <= NAMES:
                for pair in combinations(positions, 2):
                    self._shared[pair].append(fact)

    def pairs(self) -> Pairs:
        """Return them in order, (n, 2)."""
        return np.array(sorted(self._shared), dtype=np.int64).reshape(-1, 2)

    def worth(self, pairs: Pairs) -> npt.NDArray[np.float64]:
        """Return for each pair what its ways of being reached speak for one organisation, in natural log-odds."""
        value = np.zeros(len(pairs))
        if self._shared:
            places = np.searchsorted(coded(pairs), coded(self.pairs()))
            found = [min(MOST, sum(WORTH[kind] for kind, _ in self._told(pair))) for pair in sorted(self._shared)]
            value[places] = found
        return value

    def why(self, pair: Pair) -> tuple[str, ...]:
        """Return in French what the two share."""
        return tuple(f"{SAID[kind]} ({_shown(kind, value)})" for kind, value in self._told(pair))

    def _told(self, pair: Pair) -> list[Fact]:
        """Return what the two share; a domain says nothing beside the same e-mail."""
        found = self._shared.get(pair, [])
        same_mail = any(kind == EMAIL for kind, _ in found)
        return [(kind, value) for kind, value in found if not (same_mail and kind == DOMAIN)]


def _shown(kind: str, value: str) -> str:
    return " ".join(value[at : at + 2] for at in range(0, 10, 2)) if kind == TELEPHONE else value
