"""Vetoes in columns: what forbids that two mentions be one, told of millions of pairs without reading them.

Every pair told here is forbidden by ``vetoes.stated_apart``; what states several places or kinds is left to it.
"""

import numpy as np

from graph.resolution.blocking import Pairs
from graph.resolution.screening import CHUNK, Flags
from graph.resolution.signatures import IDENTIFIED, LOCAL, SEVERAL, STATES, UNIQUE, UNKNOWN, Codes, Counts, Signatures


def surely_forbidden(signed: Signatures, pairs: Pairs) -> Flags:
    """Tell which pairs are in two départements or régions, or of two numbers or kinds."""
    parts = [pairs[at : at + CHUNK] for at in range(0, len(pairs), CHUNK)]
    found = [_forbidden(signed, part[:, 0], part[:, 1]) for part in parts]
    return np.concatenate(found) if found else np.zeros(0, dtype=np.bool_)


def _forbidden(signed: Signatures, left: Counts, right: Counts) -> Flags:
    either, both = signed.says[left] | signed.says[right], signed.says[left] & signed.says[right]
    same_kind = (signed.kind[left] == signed.kind[right]) & (signed.kind[left] != UNKNOWN)
    localised = _has(either, LOCAL) | (same_kind & ~_has(both, UNIQUE))
    apart = _apart(signed.departement, left, right) & (_has(both, STATES) | localised)
    apart |= _apart(signed.kind, left, right) & ~_has(both, SEVERAL)
    apart |= _apart(signed.number, left, right) | _apart(signed.region, left, right)
    told: Flags = apart & ~_has(both, IDENTIFIED)
    return told


def _apart(stated: Codes, left: Counts, right: Counts) -> Flags:
    found: Flags = (stated[left] != stated[right]) & (stated[left] != UNKNOWN) & (stated[right] != UNKNOWN)
    return found


def _has(said: Codes, bit: int) -> Flags:
    found: Flags = (said & bit) != 0
    return found
