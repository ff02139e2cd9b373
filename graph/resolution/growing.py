"""A list that grows: what was read, compared and explained of it before is not done again.

Nothing here decides. What is taken over is a function of two mentions and of the lexicon, so that it is what would be
found again, and the organisations are those of a resolution from nothing. What the whole list says (crowds, homonyms,
groups) is computed anew each time.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
import numpy as np

from graph.model import Mention
from graph.resolution.blocking import Blocks, Flags, Pairs, coded, distinct, held
from graph.resolution.comparing import Told, Weighed
from graph.resolution.lexicon import Lexicon
from graph.resolution.linkage import Pair
from graph.resolution.signatures import Codes, Counts, Signatures, taken, together
from graph.settings import shipped

# A list that grows teaches words and places with all its mentions as long as it has this many, then with those that it
# had when it last had doubled: words are then re-counted, and everything is done again once.
FIRST_LESSON, GROWTH = 4096, 2.0


class Earlier(msgspec.Struct, frozen=True):
    """The work that one resolution leaves to the next; ``rests_on`` is a digest of what all of it depends on."""

    rests_on: str
    lexicon: Lexicon
    mentions: list[Mention]
    signed: Signatures
    weighed: Weighed
    told: dict[Pair, Told]


def teaching(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return those of the distinct mentions of a list, in the order they came, that teach the lexicon."""
    count = len(mentions)
    size = float(FIRST_LESSON)
    while size * GROWTH <= count:
        size *= GROWTH
    return mentions[: int(size)] if count > size else mentions


def rests_on(taught: Iterable[Mention]) -> str:
    """Return a digest of what decides of two mentions: this software, the vocabularies, the mentions that taught."""
    digest = sha256(_software())
    digest.update(msgspec.msgpack.encode(list(taught)))
    return digest.hexdigest()


@cache
def _software() -> bytes:
    package = Path(__file__).parent
    files = (*shipped("vocabulary").iterdir(), *package.glob("*.py"), *package.parent.glob("*.py"))
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in sorted(files) if path.is_file())).digest()


class Carried:
    """What holds for a list of what was done for an earlier one, by the positions of the new list.

    ``fresh`` are the positions of the mentions that were not there.
    """

    def __init__(self, earlier: Earlier, mentions: Sequence[Mention]) -> None:
        self._earlier = earlier
        place = {mention: position for position, mention in enumerate(earlier.mentions)}
        self._source = np.array([place.get(mention, -1) for mention in mentions], dtype=np.int64)
        self.fresh = np.flatnonzero(self._source < 0)
        # Where each mention of the earlier list is now; -1 when it is no longer there. Both lists are sorted.
        self._now = np.full(len(earlier.mentions), -1, dtype=np.int64)
        self._now[self._source[self._source >= 0]] = np.flatnonzero(self._source >= 0)

    def signed(self, fresh: Signatures) -> Signatures:
        """Return the signatures of the new list, from those of the mentions that were not there."""
        order = self._source.copy()
        order[self.fresh] = len(self._now) + np.arange(len(self.fresh))
        return taken(together([self._earlier.signed, fresh]), order)

    def told(self) -> dict[Pair, Told]:
        """Return what was said of pairs that are still there."""
        now = self._now.tolist()
        moved = (((now[one], now[two]), told) for (one, two), told in self._earlier.told.items())
        return {pair: told for pair, told in moved if min(pair) >= 0}

    def pairs(self, signed: Signatures) -> tuple[Weighed, Pairs]:
        """Return the weighed pairs that are still candidates, and the candidates to be screened.

        Only the blocks that a mention has entered or left can link or part two others; a pair that they linked before
        was screened then.
        """
        changed = distinct(np.r_[self._keys(signed, self.fresh), self._keys(self._earlier.signed, self._gone)])
        if not len(changed):
            return self._earlier.weighed, np.zeros((0, 2), dtype=np.int64)
        linked = Blocks(signed, changed).pairs()
        before = self._moved(Blocks(self._earlier.signed, changed).pairs())
        doubtful = before[~_among(before, linked)]
        keys = distinct(self._keys(signed, distinct(doubtful[:, 0])))
        lost = doubtful[~Blocks(signed, keys[~held(keys, changed)]).link(doubtful)]
        known = self._still()
        kept = known.take(~_among(known.pairs, lost))
        new = linked[~_among(linked, before)]
        return kept, new[~_among(new, kept.pairs)]

    @property
    def _gone(self) -> Counts:
        return np.flatnonzero(self._now < 0)

    def _keys(self, signed: Signatures, positions: Counts) -> Codes:
        return taken(signed, positions).keys.codes

    def _still(self) -> Weighed:
        """Return the weighed pairs of which both are still there, by new positions."""
        weighed = self._earlier.weighed
        moved = self._now[weighed.pairs]
        there = np.flatnonzero((moved >= 0).all(axis=1))
        return msgspec.structs.replace(weighed.take(there), pairs=moved[there])

    def _moved(self, pairs: Pairs) -> Pairs:
        moved: Pairs = self._now[pairs]
        return moved[(moved >= 0).all(axis=1)]


def _among(pairs: Pairs, others: Pairs) -> Flags:
    """Tell which pairs are among others, which are in order."""
    return held(coded(pairs), coded(others))


def merged(one: Weighed, two: Weighed) -> Weighed:
    """Return the pairs of both, in order."""
    both = Weighed(
        np.concatenate([one.pairs, two.pairs]),
        np.concatenate([one.log_odds, two.log_odds]),
        np.concatenate([one.state, two.state]),
        np.concatenate([one.named, two.named]),
    )
    return both.take(np.argsort(coded(both.pairs)))
