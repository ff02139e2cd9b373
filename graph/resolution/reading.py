"""Mentions read each once, as long as there is room: a name is read to be signed, then to be compared with others."""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from graph.model import Mention
from graph.resolution.lexicon import Lexicon, shipped
from graph.resolution.parsing import ParsedMention, parse

# How many read mentions are kept, of about two kilobytes each.
REMEMBERED = 2**16


class Reader:
    """Reads mentions with what their list teaches."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or shipped()
        self._known: dict[Mention, ParsedMention] = {}

    def read(self, mention: Mention) -> ParsedMention:
        """Return the mention read."""
        known = self._known.get(mention)
        if known is None:
            known = parse(mention, self.lexicon)
            if len(self._known) < REMEMBERED:
                self._known[mention] = known
        return known


def side_by_side(mentions: Sequence[Mention]) -> npt.NDArray[np.int64]:
    """Return the positions of the mentions, those of one département together: most pairs are inside one."""
    return np.argsort(neighbours(mentions), kind="stable")


def neighbours(mentions: Sequence[Mention]) -> npt.NDArray[np.int64]:
    """Return for each mention a number of its département, in the order of their codes."""
    number = {code: place for place, code in enumerate(sorted({mention.departement for mention in mentions}))}
    return np.fromiter((number[mention.departement] for mention in mentions), dtype=np.int64, count=len(mentions))


def packed(mentions: Sequence[Mention], positions: npt.NDArray[np.int64]) -> bytes:
    """Return some mentions as bytes, to be handed to another process."""
    return msgspec.msgpack.encode([mentions[position] for position in positions.tolist()])


def unpacked(content: bytes) -> list[Mention]:
    """Return the mentions that were packed."""
    return msgspec.msgpack.decode(content, type=list[Mention])
