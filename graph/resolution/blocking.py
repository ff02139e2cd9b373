"""Which mentions are worth a look: those that share a key in a block that is not too large."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from graph.resolution.signatures import Counts, Signatures

LARGEST_BLOCK = 60

Pairs = npt.NDArray[np.int64]


def candidate_pairs(signed: Signatures) -> Pairs:
    """Return the pairs of positions that share a key, (n, 2), in order.

    A block larger than the cap is a chain: each mention with the next, so that identical names still meet.
    """
    entries = np.sort(signed.keys.codes.astype(np.int64) << 32 | signed.keys.owner)
    codes, owner = entries >> 32, entries & 0xFFFFFFFF
    first = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]]) if len(codes) else np.zeros(0, dtype=np.int64)
    size = np.diff(np.r_[first, len(codes)])
    found = [_distinct(owner[one] * signed.size + owner[two]) for one, two in _inside(first, size)]
    coded = _distinct(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return np.stack(np.divmod(coded, max(signed.size, 1)), axis=1)


def _distinct(codes: Counts) -> Counts:
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
