"""What a list teaches of its own words and places before any two of its names are compared."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

import msgspec

from graph.gazetteer import known_openings, log_weights, weight, weights, word_counts
from graph.model import Mention
from graph.names import STOP_WORDS, stem, words
from graph.places import (
    Phrase,
    commune_openings,
    commune_phrase,
    communes,
    every_commune,
    every_opening,
    openings,
)
from graph.resolution.extent import Extent, extent

# The list's own counts weigh half of what they are when it has this many names, more when it has more.
EVEN = 2000


class Lexicon(msgspec.Struct, frozen=True, dict=True):
    """Weight of each stem, communes by phrase of each département of the list, and what part of France it is about.

    The communes are those of the gazetteer and those that only the list names, so that who is handed the lexicon does
    not read the gazetteer again.
    """

    weights: Mapping[str, float]
    communes: Mapping[str, Mapping[Phrase, str]]
    extent: Extent = Extent()

    @property
    def home(self) -> str:
        """The département that the list is about, when its rows give none."""
        return self.extent.home

    def weight(self, word: str) -> float:
        """Return what agreeing on a stem is worth in natural log-odds, the highest when it is in no counted name."""
        return weight(word, self.weights)

    def commune(self, departement: str, stems: Phrase) -> str:
        """Return the code of the commune that a phrase names in a département, or an empty text."""
        code = departement or self.home
        named = self.communes.get(code)
        return (communes(code) if named is None else named).get(stems, "")

    def elsewhere(self, departement: str, stems: Phrase) -> str | None:
        """Return the code of the commune of a row of no département in a list that covers several; empty: of several.

        A commune of any size counts: only where a commune must stand is this asked.
        """
        if departement or self.home or not self.extent.spread:
            return None
        return every_commune(self.extent.covered).get(stems)

    def longest(self, departement: str, opening: str) -> int:
        """Return how many stems the longest phrase that means something and opens with a stem has, one at least."""
        code = departement or self.home
        named = self._openings.get(code)
        here = (commune_openings(code) if named is None else named).get(opening, 1)
        if not code and self.extent.spread:
            here = max(here, every_opening(self.extent.covered).get(opening, 1))
        return max(here, known_openings().get(opening, 1))

    @cached_property
    def _openings(self) -> dict[str, dict[str, int]]:
        return {code: openings(named) for code, named in self.communes.items()}


def commune_key(departement: str, stems: Phrase) -> str:
    """Return what stands for a commune that the gazetteer does not have."""
    return f"{departement}:{' '.join(stems)}"


@cache
def shipped() -> Lexicon:
    """Return the lexicon of the shipped counts alone."""
    return Lexicon(weights(), {})


def learn(mentions: Iterable[Mention]) -> Lexicon:
    """Return the lexicon of a list: its words counted with the shipped ones, and the communes its rows name."""
    listed = list(mentions)
    names = {words(mention.name) for mention in listed}
    share = len(names) / (len(names) + EVEN)
    total, counts = word_counts()
    counted = Counter(counts)
    for stems in ({stem(word) for word in name if word not in STOP_WORDS} for name in names):
        for item in stems:
            counted[item] += 1
    blended = {item: counts.get(item, 0) + share * (count - counts.get(item, 0)) for item, count in counted.items()}
    return Lexicon(log_weights(total + share * len(names), blended), _communes(listed), extent(listed, names))


def _communes(listed: Iterable[Mention]) -> dict[str, dict[Phrase, str]]:
    """Return the communes of the départements of the rows, with those that rows name and the gazetteer does not."""
    places = {(mention.departement, mention.commune) for mention in listed if mention.departement}
    found = {departement: dict(communes(departement)) for departement, _ in places}
    for departement, commune in places:
        stems = commune_phrase(commune)
        if stems and stems not in found[departement]:
            found[departement][stems] = commune_key(departement, stems)
    return found
