"""Which mentions are worth a look: those that share a key in a block that is not too large."""

from collections.abc import Iterator
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from graph.resolution.signatures import Codes, Counts, Signatures

LARGEST_BLOCK = 60
LOW = np.uint32((1 << 20) - 1)

Pairs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Number = TypeVar("Number", np.int64, np.uint32, np.uint64)


def candidate_pairs(signed: Signatures) -> Pairs:
    """Return the pairs of positions that share a key, (n, 2), in order."""
    return Blocks(signed).pairs()


class Blocks:
    """The mentions by key. A block larger than the cap is a chain: each mention meets the next, as like names do.

    When ``keys`` are given there are no other blocks.
    """

    def __init__(self, signed: Signatures, keys: Codes | None = None) -> None:
        self._signed = signed
        codes, owner = signed.keys.codes, signed.keys.owner
        if keys is not None:
            chosen = np.flatnonzero(among(codes, keys))
            codes, owner = codes[chosen], owner[chosen]
        # One entry for each key of each mention: the key, then the position.
        self._entries = np.sort(codes.astype(np.int64) << 32 | owner)
        entry = self._entries >> 32
        self._first = (
            np.flatnonzero(np.r_[True, entry[1:] != entry[:-1]]) if len(entry) else np.zeros(0, dtype=np.int64)
        )
        self._size = np.diff(np.r_[self._first, len(entry)])

    def pairs(self) -> Pairs:
        """Return the pairs of positions that a block links, (n, 2), in order."""
        owner = self._entries & 0xFFFFFFFF
        found = [distinct(owner[one] << 32 | owner[two]) for one, two in _inside(self._first, self._size)]
        codes = distinct(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
        return np.stack([codes >> 32, codes & 0xFFFFFFFF], axis=1)

    def link(self, pairs: Pairs) -> Flags:
        """Tell which pairs a block links."""
        linked = np.zeros(len(pairs), dtype=np.bool_)
        if not len(pairs) or not len(self._entries):
            return linked
        start = self._signed.keys.start
        counts = np.diff(start)[pairs[:, 0]]
        pair = np.repeat(np.arange(len(pairs)), counts)
        place = np.repeat(start[pairs[:, 0]] - np.r_[0, np.cumsum(counts)[:-1]], counts) + np.arange(counts.sum())
        key = self._signed.keys.codes[place].astype(np.int64) << 32
        one, two = (np.searchsorted(self._entries, key | pairs[pair, side]) for side in (0, 1))
        both = np.flatnonzero(self._entries[np.minimum(two, len(self._entries) - 1)] == key | pairs[pair, 1])
        size = self._size[np.searchsorted(self._first, one[both], side="right") - 1]
        linked[pair[both[(size <= LARGEST_BLOCK) | (two[both] - one[both] == 1)]]] = True
        return linked


def coded(pairs: Pairs) -> Counts:
    """Return one number for each pair, in the order of the pairs."""
    return pairs[:, 0] << 32 | pairs[:, 1]


def with_pairs(pairs: Pairs, more: Pairs) -> Pairs:
    """Return the pairs of both, in order."""
    if not len(more):
        return pairs
    codes = distinct(np.concatenate([coded(pairs), coded(more)]))
    return np.stack([codes >> 32, codes & 0xFFFFFFFF], axis=1)


def among(codes: Codes, sought: Codes) -> Flags:
    """Tell which of many codes are among a few: most are told by a table of their lower bits."""
    table = np.zeros(1 << 20, dtype=np.bool_)
    table[sought & LOW] = True
    found: Flags = table[codes & LOW]
    may = np.flatnonzero(found)
    found[may] = held(codes[may], np.sort(sought))
    return found


def held(values: npt.NDArray[Any], ordered: npt.NDArray[Any]) -> Flags:
    """Tell which values are among others that are in order."""
    if not len(ordered):
        return np.zeros(len(values), dtype=np.bool_)
    places = np.searchsorted(ordered, values)
    found: Flags = ordered[np.minimum(places, len(ordered) - 1)] == values
    return found


def distinct(codes: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Return the codes in order, each once: a sort is several times faster than ``numpy.unique``."""
    ordered = np.sort(codes)
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if len(ordered) else ordered


def _inside(first: Counts, size: Counts) -> Iterator[tuple[Counts, Counts]]:
    """Yield the places of the two members of every pair of each block, one distance between them after the other."""
    for distance in range(1, LARGEST_BLOCK):
        chained = (size > distance) & ((size <= LARGEST_BLOCK) | (distance == 1))
        starts, counts = first[chained], size[chained] - distance
        if not len(starts):
            continue
        one = np.repeat(starts - np.r_[0, np.cumsum(counts)[:-1]], counts) + np.arange(counts.sum())
        yield one, one + distance
