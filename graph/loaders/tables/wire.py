"""What the child process says to its parent, packed: the tables of a file, or why it cannot be read."""

import msgspec


class Sent(msgspec.Struct, array_like=True, kw_only=True, gc=False):
    """A table on its way: cells in the order of the columns, None where a JSON object has no such field."""

    sheet: str
    columns: list[str]
    numbers: list[int]
    rows: list[list[str | None]]
    title: list[str] = []
    left_aside: list[tuple[int, str]] = []
    inner: str = ""


class Refused(msgspec.Struct, array_like=True):
    """Why a file cannot be read, and where in it."""

    problem: str
    sheet: str
    row: int | None
    inner: str


class Answer(msgspec.Struct, array_like=True):
    """All that the child says."""

    tables: list[Sent] = []
    refused: Refused | None = None
