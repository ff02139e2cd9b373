"""Which mentions are worth comparing: those that share a key in a block that is not too large, and are alike enough."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from graph.resolution.signatures import UNKNOWN, Counts, Signatures, Words
from graph.resolution.weights import model

LARGEST_BLOCK = 60
CHUNK = 2_000_000
# A pair below this log-odds in the rough measure is not read word by word.
LEAST = -6.0

ENOUGH_SHARED = 10.0
ROUGH = (
    "shared",
    "shared_at_most_ten",
    "poorer_left",
    "richer_left",
    "poorer_covered",
    "richer_covered",
    "same_departement",
    "other_departement",
    "same_commune",
    "other_commune",
)

Reals = npt.NDArray[np.float64]
Pairs = npt.NDArray[np.int64]


def candidate_pairs(signed: Signatures) -> Pairs:
    """Return the pairs of positions that share a key, (n, 2), in order.

    A block larger than the cap is a chain: each mention with the next, so that identical names still meet.
    """
    order = np.argsort(signed.keys.codes, kind="stable")
    codes, owner = signed.keys.codes[order], signed.keys.owner[order]
    first = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]]) if len(codes) else np.zeros(0, dtype=np.int64)
    size = np.diff(np.r_[first, len(codes)])
    found = [np.unique(owner[one] * signed.size + owner[two]) for one, two in _inside(first, size)]
    coded = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return np.stack(np.divmod(coded, max(signed.size, 1)), axis=1)


def _inside(first: Counts, size: Counts) -> Iterator[tuple[Counts, Counts]]:
    """Yield the places of the two members of every pair of each block, one distance between them after the other."""
    for distance in range(1, LARGEST_BLOCK):
        chained = (size > distance) & ((size <= LARGEST_BLOCK) | (distance == 1))
        starts, counts = first[chained], size[chained] - distance
        if not len(starts):
            continue
        one = np.repeat(starts - np.r_[0, np.cumsum(counts)[:-1]], counts) + np.arange(counts.sum())
        yield one, one + distance


def screen(signed: Signatures, pairs: Pairs) -> npt.NDArray[np.bool_]:
    """Tell which pairs are alike enough to be read word by word."""
    intercept, weights = model().rough.intercept, np.array(list(model().rough.weights.values()))
    parts = [pairs[at : at + CHUNK] for at in range(0, len(pairs), CHUNK)]
    found = [
        (rough_features(signed, part) @ weights + intercept > LEAST)
        | (_shared(signed.identifiers, part[:, 0], part[:, 1]) > 0)
        for part in parts
    ]
    return np.concatenate(found) if found else np.zeros(0, dtype=np.bool_)


def rough_features(signed: Signatures, pairs: Pairs) -> Reals:
    """Return, (n, 10), what can be said of pairs without reading them: ``ROUGH`` names the columns.

    The words in common are the best of three counts: as they stand, clipped, or spelled otherwise.
    """
    left, right = pairs[:, 0], pairs[:, 1]
    shared = np.max([_shared(words, left, right) for words in (signed.words, signed.clipped, signed.spelled)], axis=0)
    total = np.bincount(signed.words.lists.owner, weights=signed.words.weights, minlength=signed.size)
    over = np.sort(np.maximum(np.stack([total[left], total[right]]) - shared, 0), axis=0)
    covered = shared / (shared + over + 0.1)
    there, town = _same(signed.departement, left, right), _same(signed.commune, left, right)
    places = (there > 0, there < 0, town > 0, town < 0)
    return np.stack([shared, np.minimum(shared, ENOUGH_SHARED), *over, *covered, *places], axis=1).astype(np.float64)


def _shared(words: Words, left: Counts, right: Counts) -> Reals:
    """Return for each pair the weight of the words that both names have."""
    start = words.lists.start
    known = np.sort(words.lists.owner << 32 | words.lists.codes)
    if not len(known):
        return np.zeros(len(left))
    counts = np.diff(start)[left]
    pair = np.repeat(np.arange(len(left)), counts)
    word = np.repeat(start[left] - np.r_[0, np.cumsum(counts)[:-1]], counts) + np.arange(counts.sum())
    wanted = right[pair] << 32 | words.lists.codes[word]
    place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    held = words.weights[word] * (known[place] == wanted)
    return np.bincount(pair, weights=held, minlength=len(left)).astype(np.float64)


def _same(places: npt.NDArray[np.uint32], left: Counts, right: Counts) -> npt.NDArray[np.int64]:
    """Return 1 where both are in one place, -1 where they are in two, 0 where one is unknown."""
    one, two = places[left], places[right]
    return np.where((one == UNKNOWN) | (two == UNKNOWN), 0, np.where(one == two, 1, -1))
