"""Which candidate pairs are alike enough to be read word by word: a rough measure, in columns."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from graph.resolution.blocking import Pairs
from graph.resolution.signatures import UNKNOWN, Codes, Counts, Lists, Signatures, Words
from graph.resolution.weights import model

CHUNK = 200_000  # pairs measured at once: their words stay in the cache of the processor
THREADS = 2  # numpy lets go of the interpreter while it sorts and gathers
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
Flags = npt.NDArray[np.bool_]


def screen(signed: Signatures, pairs: Pairs) -> Flags:
    """Tell which pairs are alike enough to be read word by word."""
    intercept, weights = model().rough.intercept, np.array(list(model().rough.weights.values()))
    rough = Rough(signed)

    def alike(at: int) -> Flags:
        part = pairs[at : at + CHUNK]
        found: Flags = (rough.features(part) @ weights + intercept > LEAST) | rough.identified(part)
        return found

    with ThreadPoolExecutor(THREADS) as threads:
        found = list(threads.map(alike, range(0, len(pairs), CHUNK)))
    return np.concatenate(found) if found else np.zeros(0, dtype=np.bool_)


class Rough:
    """What can be said of pairs of mentions without reading them."""

    def __init__(self, signed: Signatures) -> None:
        self._signed = signed
        self._words = [_Held(words) for words in (signed.words, signed.clipped, signed.spelled)]
        self._identifiers = _Held(signed.identifiers)
        self._total = np.bincount(signed.words.lists.owner, weights=signed.words.weights, minlength=signed.size)

    def features(self, pairs: Pairs) -> Reals:
        """Return one row for each pair: ``ROUGH`` names the columns.

        The words in common are the best of three counts: as they stand, clipped, or spelled otherwise.
        """
        left, right = pairs[:, 0], pairs[:, 1]
        shared = np.max([words.shared(left, right) for words in self._words], axis=0)
        over = np.sort(np.maximum(np.stack([self._total[left], self._total[right]]) - shared, 0), axis=0)
        covered = shared / (shared + over + 0.1)
        there = _same(self._signed.departement, left, right)
        town = _same(self._signed.commune, left, right)
        places = (there > 0, there < 0, town > 0, town < 0)
        columns = [shared, np.minimum(shared, ENOUGH_SHARED), *over, *covered, *places]
        return np.stack(columns, axis=1).astype(np.float64)

    def identified(self, pairs: Pairs) -> Flags:
        """Tell which pairs share an identifier."""
        found: Flags = self._identifiers.shared(pairs[:, 0], pairs[:, 1]) > 0
        return found


class _Held:
    """The words of each mention, made to be looked up."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._bits = _bits(words.lists.codes)
        self._marks = _marks(words.lists, self._bits)

    def shared(self, left: Counts, right: Counts) -> Reals:
        """Return for each pair the weight of the words that both names have."""
        codes, start = self._words.lists.codes, self._words.lists.start
        counts = np.diff(start)[left]
        pair = np.repeat(np.arange(len(left)), counts)
        word = np.repeat(start[left] - np.r_[0, np.cumsum(counts)[:-1]], counts) + np.arange(counts.sum())
        may = (self._bits[word] & self._marks[right][pair]) != 0
        pair, word = pair[may], word[may]
        other, last = start[right][pair], start[right + 1][pair]
        held = np.zeros(len(word), dtype=np.bool_)
        sought = np.arange(len(word))
        while len(sought):  # the words of the other name, one after the other
            there = codes[other[sought]] == codes[word[sought]]
            held[sought[there]] = True
            sought = sought[~there]
            other[sought] += 1
            sought = sought[other[sought] < last[sought]]
        return np.bincount(pair[held], weights=self._words.weights[word[held]], minlength=len(left)).astype(np.float64)


def _bits(codes: Codes) -> npt.NDArray[np.uint64]:
    """Return one bit of 64 for each code."""
    return np.uint64(1) << (codes & np.uint32(63)).astype(np.uint64)


def _marks(lists: Lists, bits: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return the bits of all codes of each mention: a code whose bit is not there is not there."""
    marks = np.zeros(len(lists.start) - 1, dtype=np.uint64)
    some = np.diff(lists.start) > 0
    if some.any():
        marks[some] = np.bitwise_or.reduceat(bits, lists.start[:-1][some])
    return marks


def _same(places: Codes, left: Counts, right: Counts) -> npt.NDArray[np.int64]:
    """Return 1 where both are in one place, -1 where they are in two, 0 where one is unknown."""
    one, two = places[left], places[right]
    return np.where((one == UNKNOWN) | (two == UNKNOWN), 0, np.where(one == two, 1, -1))
