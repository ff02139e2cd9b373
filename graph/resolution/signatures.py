"""Mentions as columns of numbers, so that millions of them can be blocked and screened without a loop over pairs.

Words, places and blocking keys stand as 32-bit checksums: two that collide only make one more pair to look at.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
import numpy.typing as npt

from graph.model import Mention
from graph.resolution.facts import scope
from graph.resolution.features import core
from graph.resolution.keys import clipped, identifiers, keys, spelled, spellings
from graph.resolution.parsing import LEGAL, ParsedMention, says_local
from graph.resolution.reading import Reader

Codes = npt.NDArray[np.uint32]
Counts = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]
UNKNOWN = 0
# What a mention says of itself, each a bit: its name states its département, says that others have its like, is of a
# kind that is unique, of a kind that a commune may have several of; it has an identifier.
STATES, LOCAL, UNIQUE, SEVERAL, IDENTIFIED = 1, 2, 4, 8, 16


WORDS = ("identifiers", "words", "clipped", "spelled")


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
    """Mentions in order: keys, words with their weights, what they state (0: nothing, or several things), and names.

    ``clipped`` and ``spelled`` are the words as they may also be written (see ``keys``); ``says`` are bits.
    """

    keys: Lists
    identifiers: Words
    words: Words
    clipped: Words
    spelled: Words
    departement: Codes
    commune: Codes
    region: Codes
    number: Codes
    kind: Codes
    says: Codes
    name: Codes
    name_there: Codes

    @property
    def size(self) -> int:
        """How many mentions."""
        return len(self.name)


def sign(mentions: Iterable[Mention], reader: Reader) -> Signatures:
    """Return the signatures of some mentions."""
    found = [_Signature.of(reader.read(mention)) for mention in mentions]
    columns: dict[str, Any] = {name: [getattr(one, name) for one in found] for name in Signatures.__struct_fields__}
    made: dict[str, Any] = {name: _made(name, values) for name, values in columns.items()}
    return Signatures(**made)


def together(parts: Sequence[Signatures]) -> Signatures:
    """Return the signatures of several chunks as one."""
    columns: dict[str, Any] = {
        name: _joined([getattr(part, name) for part in parts]) for name in Signatures.__struct_fields__
    }
    return Signatures(**columns)


def taken(signed: Signatures, order: Counts) -> Signatures:
    """Return the signatures of some mentions, in an order."""
    columns: dict[str, Any] = {name: _taken(getattr(signed, name), order) for name in Signatures.__struct_fields__}
    return Signatures(**columns)


def _made(name: str, values: Sequence[Any]) -> Lists | Words | Codes:
    if name == "keys":
        return _lists(values)
    return _words(values) if name in WORDS else np.array(values, dtype=np.uint32)


def _joined(parts: Sequence[Any]) -> Lists | Words | Codes:
    if isinstance(parts[0], Words):
        return Words(_end_to_end([part.lists for part in parts]), np.concatenate([part.weights for part in parts]))
    return _end_to_end(parts) if isinstance(parts[0], Lists) else np.concatenate(parts)


def _taken(column: Any, order: Counts) -> Lists | Words | Codes:
    if isinstance(column, Words):
        places, start = _places(column.lists, order)
        return Words(Lists(column.lists.codes[places], start), column.weights[places])
    if isinstance(column, Lists):
        places, start = _places(column, order)
        return Lists(column.codes[places], start)
    found: Codes = column[order]
    return found


def _places(lists: Lists, order: Counts) -> tuple[Counts, Counts]:
    """Return where the codes of some mentions stand, one mention after the other, and where each of these begins."""
    sizes = np.diff(lists.start)[order]
    start = np.r_[0, np.cumsum(sizes)]
    return np.repeat(lists.start[order] - start[:-1], sizes) + np.arange(start[-1]), start


class _Signature(msgspec.Struct, frozen=True, array_like=True):
    keys: tuple[int, ...]
    identifiers: dict[int, float]
    words: dict[int, float]
    clipped: dict[int, float]
    spelled: dict[int, float]
    departement: int
    commune: int
    region: int
    number: int
    kind: int
    says: int
    name: int
    name_there: int

    @classmethod
    def of(cls, mention: ParsedMention) -> "_Signature":
        tokens = {crc32(token.text.encode()): token.weight for token in mention.name.tokens if token.role != LEGAL}
        name = " ".join(core(mention))
        place = "|".join((*sorted(mention.departements), "", *sorted(mention.communes)))
        found = spellings(mention)
        known = dict.fromkeys(map(code, identifiers(mention)), 1.0)
        return cls(
            keys=tuple({crc32(key.encode()) for key in keys(mention, found)}),
            identifiers=known,
            words=tokens,
            clipped={crc32(text.encode()): weight for text, weight in clipped(found).items()},
            spelled={crc32(text.encode()): weight for text, weight in spelled(found).items()},
            departement=_only(mention.departements),
            commune=_only(mention.communes),
            region=_only(mention.name.regions),
            number=_only(mention.name.numbers),
            kind=_only(mention.name.kinds),
            says=_says(mention) | IDENTIFIED * bool(known),
            name=code(name),
            name_there=code(f"{name} @{place}"),
        )


def _says(mention: ParsedMention) -> int:
    scopes = set(map(scope, mention.name.kinds))
    said = STATES * bool(mention.name.departements) | LOCAL * says_local(mention.name)
    return said | UNIQUE * (scopes == {"unique"}) | SEVERAL * (scopes == {"quartier"})


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
