"""What the child process writes for its parent: rows in batches, then the tables, or why a file cannot be read."""

import struct
import sys
from os import SEEK_END
from typing import IO

import msgspec

from graph.spool import BATCH, Place, Scratch, write_batch

LENGTH = struct.Struct("<Q")  # bytes of what comes last

MARK = b"\x1e"  # before the name of a sheet, among what the libraries may say on the standard error

Line = tuple[int, list[str | None]]
"""A row: its number, and its cells in the order of the columns, None where a JSON object has no such field."""


class Sent(msgspec.Struct, array_like=True, kw_only=True, gc=False):
    """A table on its way; its rows are taken away from it once they are written."""

    sheet: str
    columns: list[str]
    numbers: list[int]
    rows: list[list[str | None]]
    title: list[str] = []
    left_aside: list[tuple[int, str]] = []
    inner: str = ""
    places: list[Place] = []


class Refused(msgspec.Struct, array_like=True):
    """Why a file cannot be read, and where in it."""

    problem: str
    sheet: str
    row: int | None
    inner: str


class Answer(msgspec.Struct, array_like=True):
    """All that the child says, but for the rows."""

    tables: list[Sent] = []
    refused: Refused | None = None


def write_answer(answer: Answer, out: IO[bytes]) -> None:
    """Write the rows, then what tells where they are: it comes last, so that an answer cut short is none."""
    pack = msgspec.msgpack.Encoder().encode
    for table in answer.tables:
        for at in range(0, len(table.rows), BATCH):
            lines = zip(table.numbers[at : at + BATCH], table.rows[at : at + BATCH], strict=True)
            table.places.append(write_batch(out, list(map(pack, lines))))
        table.numbers, table.rows = [], []
    packed = pack(answer)
    out.write(packed)
    out.write(LENGTH.pack(len(packed)))


def read_answer(scratch: Scratch) -> Answer:
    """Return what was written; raise ValueError when it was cut short."""
    end = scratch.file.seek(0, SEEK_END) - LENGTH.size
    scratch.file.seek(max(end, 0))
    told = scratch.file.read()
    size = LENGTH.unpack(told)[0] if len(told) == LENGTH.size else end + 1
    if size > end:
        raise ValueError("cut short")
    scratch.file.seek(end - size)
    return msgspec.msgpack.decode(scratch.file.read(size), type=Answer)


def say_reading(sheet: str) -> None:
    """Say which sheet is being read: a limit may end the child before it can say more."""
    sys.stderr.buffer.write(MARK + sheet.encode() + b"\n")
    sys.stderr.buffer.flush()


def sheet_being_read(notes: IO[bytes]) -> str:
    """Return the last sheet that the child said it was reading, or an empty text."""
    notes.seek(0)
    _, mark, said = notes.read().rpartition(MARK)
    return said.partition(b"\n")[0].decode() if mark else ""
