"""Long sequences kept on disk, so that what a load holds in memory does not grow with its rows.

Items are packed one by one and written in batches, which are read again one after the other, as often as need be. The
file has no name, and goes with the sequence.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from os import SEEK_END
from typing import IO, NamedTuple, TypeVar, overload
from weakref import finalize

import msgspec

T = TypeVar("T")

BATCH = 1000  # items; a shorter list never touches the disk

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(list[bytes]).decode


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield items some at a time."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


class Place(NamedTuple):
    """Where a batch is in its file, in bytes, and how many items it has."""

    offset: int
    size: int
    items: int


class Again(Iterable[T]):
    """What may be gone through several times, and is read anew each time."""

    def __init__(self, begin: Callable[[], Iterator[T]]) -> None:
        """Take what reads it from the beginning."""
        self._begin = begin

    def __iter__(self) -> Iterator[T]:
        return self._begin()


class Scratch:
    """A temporary file that no other program sees, closed when nothing reads from it any more."""

    def __init__(self) -> None:
        """Make the file."""
        import tempfile  # slow to import, and of no use to a process that writes to what it is given

        self.file: IO[bytes] = tempfile.TemporaryFile(prefix="maillage-")  # noqa: SIM115
        finalize(self, self.file.close)

    def read(self, place: Place) -> list[bytes]:
        """Return the items of a batch."""
        self.file.seek(place.offset)
        return _unpack(self.file.read(place.size))


def write_batch(file: IO[bytes], items: Sequence[bytes]) -> Place:
    """Write packed items where a file stands; return where they are."""
    packed = _pack(items)
    offset = file.tell()
    file.write(packed)
    return Place(offset, len(packed), len(items))


class Spool(Sequence[T]):
    """A sequence that only grows; ``unpack`` makes an item of its bytes, anew each time. For one thread at a time."""

    def __init__(
        self, unpack: Callable[[bytes], T], scratch: Scratch | None = None, places: Iterable[Place] = ()
    ) -> None:
        """Be empty, or hold what was already written."""
        self._unpack, self._scratch = unpack, scratch
        self._places: list[Place] = []
        self._starts = [0]
        self._pending: list[bytes] = []
        self._last: tuple[int, list[bytes]] = (-1, [])
        for place in places:
            self._know(place)

    def append(self, packed: bytes) -> None:
        """Add an item, given as its bytes."""
        self._pending.append(packed)
        if len(self._pending) == BATCH:
            self._scratch = self._scratch or Scratch()
            self._scratch.file.seek(0, SEEK_END)
            self._know(write_batch(self._scratch.file, self._pending))
            self._pending = []

    def _know(self, place: Place) -> None:
        self._places.append(place)
        self._starts.append(self._starts[-1] + place.items)

    def packed(self) -> Iterator[bytes]:
        """Yield the bytes of each item."""
        for number in range(len(self._places)):
            yield from self._read(number)
        yield from self._pending

    def with_packed(self) -> Iterator[tuple[T, bytes]]:
        """Yield each item and its bytes."""
        return ((self._unpack(packed), packed) for packed in self.packed())

    def _read(self, number: int) -> list[bytes]:
        assert self._scratch
        return self._scratch.read(self._places[number])

    def _at(self, position: int) -> bytes:
        if position >= self._starts[-1]:
            return self._pending[position - self._starts[-1]]
        number = bisect_right(self._starts, position) - 1
        if self._last[0] != number:
            self._last = (number, self._read(number))
        return self._last[1][position - self._starts[number]]

    def __len__(self) -> int:
        return self._starts[-1] + len(self._pending)

    def __iter__(self) -> Iterator[T]:
        return map(self._unpack, self.packed())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        places = range(len(self))[at]
        if isinstance(places, range):
            return [self._unpack(self._at(place)) for place in places]
        return self._unpack(self._at(places))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as a list has none
