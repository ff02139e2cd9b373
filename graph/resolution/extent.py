"""What part of France a list is about, as its rows and its names say: one département, some of them, or all."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import msgspec

from graph.model import Mention
from graph.names import STOP_WORDS, stem
from graph.places import Phrase, commune_departement, commune_phrase, communes, every_commune, forms, spelled_in_full

# A list that gives the département of fewer than this share of its mentions gives no places.
PLACED = 0.05
# Fewer stated places say nothing of a list.
LEAST = 30
# One département is the home of a list when it has this share of the places that are stated.
HOME_SHARE = 0.6
# A list is about the départements that have each this share, when together they have most of the places.
COVERED_SHARE, COVERED_MOST = 0.01, 0.8
LONGEST = 4


class Extent(msgspec.Struct, frozen=True):
    """``home``: the one département of a list whose rows give none; ``covered``: those it is about, none for France.

    ``spread``: the logarithm of how many départements, as large as each other, would be as mixed: what makes two that
    bear one name the less likely to be one. It is 0 when the places are too few to tell.
    """

    home: str = ""
    covered: tuple[str, ...] = ()
    spread: float = 0.0


def extent(listed: Collection[Mention], names: Iterable[tuple[str, ...]]) -> Extent:
    """Return the extent of a list that gives no départements, from its communes and from what its names state."""
    given = sum(bool(mention.departement) for mention in listed)
    stated = Counter(_stated(listed, names)) if given < PLACED * len(listed) else Counter[str]()
    if stated.total() < LEAST:
        return Extent()
    code, most = max(stated.items(), key=lambda item: (item[1], item[0]))
    if most >= HOME_SHARE * stated.total():
        return Extent() if given else Extent(home=code)
    covered = sorted(code for code, count in stated.items() if count >= COVERED_SHARE * stated.total())
    most = sum(stated[code] for code in covered)
    return Extent(covered=tuple(covered) if most >= COVERED_MOST * stated.total() else (), spread=_spread(stated))


def _spread(counts: Counter[str]) -> float:
    """Return the logarithm of the inverse of Simpson's index, to an eighth."""
    return round(8 * math.log(counts.total() ** 2 / sum(count**2 for count in counts.values()))) / 8


def _stated(listed: Iterable[Mention], names: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the départements that communes of rows and the ends of names state."""
    for mention in listed:
        if mention.commune:
            yield from _known(commune_departement(every_commune().get(commune_phrase(mention.commune), "")))
    for name in names:
        yield from _known(_ending(tuple(word for word in name if word not in STOP_WORDS)))


def _known(code: str) -> Iterator[str]:
    if code:
        yield code


def _ending(full: Phrase) -> str:
    """Return the département that ends a name, or that of the commune of its own name that does, or an empty text."""
    stems = tuple(map(stem, full))
    for length in range(min(LONGEST, len(stems)), 0, -1):
        last = stems[-length:]
        if length > 1 and last in forms("departement"):
            return forms("departement")[last]
        if length < len(stems) and last in communes() and full[-length:] in spelled_in_full():
            return commune_departement(communes()[last])
    return ""
