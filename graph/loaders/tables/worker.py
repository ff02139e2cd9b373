"""The child process: it reads one file, within limits, and says what it found on its standard output."""

import sys
from pathlib import Path

import msgspec

from graph.loaders.tables.formats import tables_of
from graph.loaders.tables.limits import LARGEST_FILE, MEMORY, SECONDS, TOO_HEAVY
from graph.loaders.tables.model import Unreadable
from graph.loaders.tables.wire import Answer, Refused

PANIC = "classeur abîmé, ou trop lourd pour être lu ; ouvrez-le, n’en gardez que la liste et enregistrez-la en CSV."


def main(path: Path) -> None:
    """Read a file and write the answer."""
    _limit()
    try:
        packed = msgspec.msgpack.encode(_answer(path))
    except MemoryError:
        packed = msgspec.msgpack.encode(_refused(TOO_HEAVY.format(f"plus de {MEMORY >> 20} Mo de mémoire")))
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a library in Rust stops, below Exception on purpose
            raise
        packed = msgspec.msgpack.encode(_refused(PANIC))
    sys.stdout.buffer.write(packed)


def _answer(path: Path) -> Answer:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            return _refused(TOO_HEAVY.format(f"plus de {LARGEST_FILE >> 20} Mo"))
        return Answer(tables=tables_of(content, path.suffix.lower()))
    except Unreadable as error:
        return Answer(refused=Refused(error.problem, error.sheet, error.row, error.inner))
    except OSError as error:
        return _refused(f"lecture impossible ({error.strerror}) ; vérifiez le chemin et les droits.")


def _refused(problem: str) -> Answer:
    return Answer(refused=Refused(problem, "", None, ""))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
