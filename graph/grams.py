"""Which texts share most with one that is typed, letter by letter: an index of pairs and triples of letters."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.int64]]
SIZES = (2, 3)  # letters in a gram: pairs forgive a slip, triples tell a word from another
END = "\n"  # between texts; none holds it once it is indexed


class Grams:
    """Texts, and the numbers of those that hold each gram; a word begins with a gram of its own, after a space."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index texts that are already without accents and case."""
        self.count = len(texts)
        written = _letters(END + END.join(f" {text.replace(END, ' ')}" for text in texts) + END)
        self._alphabet, letters = np.unique(written, return_inverse=True)
        owners = np.cumsum(written == ord(END)) - 1
        self._held = [self._index(letters, owners, size) for size in SIZES]

    def nearest(self, text: str, most: int) -> list[int]:
        """Return the numbers of the texts that share most grams with one, at most so many; equal ones in order."""
        if self.count <= most:
            return list(range(self.count))
        shared = np.zeros(self.count, np.int64)
        for holders in self._holders(_letters(f" {text.replace(END, ' ')}")):
            shared[holders] += 1
        order = np.argsort(-shared, kind="stable")[:most]
        return [int(number) for number in order if shared[number]]

    def _index(self, letters: Numbers, owners: Numbers, size: int) -> tuple[Numbers, Numbers]:
        """Return the grams of all texts, sorted, and beside each the number of a text that holds it."""
        grams, end = self._grams(letters, size), np.searchsorted(self._alphabet, ord(END))
        inside = np.ones(len(grams), bool)
        for place in range(size):
            inside &= letters[place : place + len(grams)] != end
        pairs = np.sort(grams[inside] * self.count + owners[: len(grams)][inside])  # as one number, sorted fast
        pairs = pairs[np.diff(pairs, prepend=-1) != 0]  # np.unique takes twenty times longer
        return pairs // max(1, self.count), (pairs % max(1, self.count)).astype(np.int32)

    def _holders(self, written: Numbers) -> Iterator[Numbers]:
        """Yield, for each gram of a text, the numbers of the texts that hold it."""
        letters = np.minimum(np.searchsorted(self._alphabet, written), len(self._alphabet) - 1)
        known = self._alphabet[letters] == written
        for size, (grams, holders) in zip(SIZES, self._held, strict=True):
            own = self._grams(letters, size)
            whole = np.logical_and.reduce([known[place : place + len(own)] for place in range(size)])
            for gram in np.unique(own[whole]):
                first, last = np.searchsorted(grams, (gram, gram + 1))
                yield holders[first:last]

    def _grams(self, letters: Numbers, size: int) -> Numbers:
        """Return each run of so many letters as one number, in the order of the text."""
        found = np.zeros(max(0, len(letters) - size + 1), np.int64)
        for place in range(size):
            found = found * len(self._alphabet) + letters[place : place + len(found)]
        return found


def _letters(text: str) -> Numbers:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
