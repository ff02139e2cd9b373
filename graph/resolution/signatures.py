"""Mentions as columns of numbers, so that millions of them can be blocked and screened without a loop over pairs.

Words, places and blocking keys stand as 32-bit checksums: two that collide only make one more pair to look at.
"""

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

import msgspec
import numpy as np
import numpy.typing as npt

from graph.model import Mention
from graph.resolution.features import core
from graph.resolution.keys import clipped, identifiers, keys, spelled
from graph.resolution.lexicon import Lexicon
from graph.resolution.parsing import LEGAL, ParsedMention, parse

Codes = npt.NDArray[np.uint32]
Counts = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]
UNKNOWN = 0


class Lists(msgspec.Struct, frozen=True):
    """One list of codes for each mention, end to end: those of mention i are ``codes[start[i]:start[i + 1]]``."""

    codes: Codes
    start: Counts

    @property
    def owner(self) -> Counts:
        """The mention of each code."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))


class Words(msgspec.Struct, frozen=True):
    """The words of each mention with their weights, in natural log-odds."""

    lists: Lists
    weights: Weights


class Signatures(msgspec.Struct, frozen=True):
    """Mentions in order: keys, words with their weights, département and commune (0: unknown), name, name with place.

    ``clipped`` and ``spelled`` are the words as they may also be written (see ``keys``).
    """

    keys: Lists
    identifiers: Words
    words: Words
    clipped: Words
    spelled: Words
    departement: Codes
    commune: Codes
    name: Codes
    name_there: Codes

    @property
    def size(self) -> int:
        """How many mentions."""
        return len(self.name)


def sign(mentions: Iterable[Mention], lexicon: Lexicon) -> Signatures:
    """Return the signatures of some mentions."""
    found = [_Signature.of(parse(mention, lexicon)) for mention in mentions]
    return Signatures(
        keys=_lists([one.keys for one in found]),
        identifiers=_words([one.identifiers for one in found]),
        words=_words([one.words for one in found]),
        clipped=_words([one.clipped for one in found]),
        spelled=_words([one.spelled for one in found]),
        departement=np.array([one.departement for one in found], dtype=np.uint32),
        commune=np.array([one.commune for one in found], dtype=np.uint32),
        name=np.array([one.name for one in found], dtype=np.uint32),
        name_there=np.array([one.name_there for one in found], dtype=np.uint32),
    )


def together(parts: Sequence[Signatures]) -> Signatures:
    """Return the signatures of several chunks as one."""
    if len(parts) == 1:
        return parts[0]
    return Signatures(
        keys=_end_to_end([part.keys for part in parts]),
        identifiers=_joined([part.identifiers for part in parts]),
        words=_joined([part.words for part in parts]),
        clipped=_joined([part.clipped for part in parts]),
        spelled=_joined([part.spelled for part in parts]),
        departement=np.concatenate([part.departement for part in parts]),
        commune=np.concatenate([part.commune for part in parts]),
        name=np.concatenate([part.name for part in parts]),
        name_there=np.concatenate([part.name_there for part in parts]),
    )


def _joined(parts: Sequence[Words]) -> Words:
    return Words(_end_to_end([part.lists for part in parts]), np.concatenate([part.weights for part in parts]))


class _Signature(msgspec.Struct, frozen=True, array_like=True):
    keys: tuple[int, ...]
    identifiers: dict[int, float]
    words: dict[int, float]
    clipped: dict[int, float]
    spelled: dict[int, float]
    departement: int
    commune: int
    name: int
    name_there: int

    @classmethod
    def of(cls, mention: ParsedMention) -> "_Signature":
        tokens = {code(token.text): token.weight for token in mention.name.tokens if token.role != LEGAL}
        name = " ".join(core(mention))
        place = "|".join((*sorted(mention.departements), "", *sorted(mention.communes)))
        return cls(
            keys=tuple(dict.fromkeys(map(code, keys(mention)))),
            identifiers=dict.fromkeys(map(code, identifiers(mention)), 1.0),
            words=tokens,
            clipped={code(text): weight for text, weight in clipped(mention).items()},
            spelled={code(text): weight for text, weight in spelled(mention).items()},
            departement=_only(mention.departements),
            commune=_only(mention.communes),
            name=code(name),
            name_there=code(f"{name} @{place}"),
        )


def code(text: str) -> int:
    """Return the checksum that stands for a text."""
    return crc32(text.encode())


def _only(places: frozenset[str]) -> int:
    """Return the code of the place when there is one, else that of the unknown."""
    return code(next(iter(places))) if len(places) == 1 else UNKNOWN


def _words(found: Sequence[dict[int, float]]) -> Words:
    weights = [weight for one in found for weight in one.values()]
    return Words(_lists([tuple(one) for one in found]), np.array(weights, dtype=np.float32))


def _lists(found: Sequence[tuple[int, ...]]) -> Lists:
    start = np.zeros(len(found) + 1, dtype=np.int64)
    np.cumsum([len(one) for one in found], out=start[1:])
    return Lists(np.fromiter(_flat(found), dtype=np.uint32, count=int(start[-1])), start)


def _flat(found: Sequence[tuple[int, ...]]) -> Iterator[int]:
    return (one for many in found for one in many)


def _end_to_end(parts: Sequence[Lists]) -> Lists:
    ends = np.cumsum([0, *(part.start[-1] for part in parts)])
    starts = [part.start[:-1] + end for part, end in zip(parts, ends[:-1], strict=True)]
    return Lists(np.concatenate([part.codes for part in parts]), np.concatenate([*starts, ends[-1:]]))
