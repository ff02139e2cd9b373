"""The child process: it reads one file, within limits, and says what it found on its standard output."""

import sys
from pathlib import Path

from graph.loaders.tables.formats import tables_of
from graph.loaders.tables.limits import LARGEST_FILE, MEMORY, TOO_HEAVY
from graph.loaders.tables.model import Unreadable
from graph.loaders.tables.wire import Answer, Refused, write_answer

PANIC = "classeur abîmé, ou trop lourd pour être lu ; ouvrez-le, n’en gardez que la liste et enregistrez-la en CSV."


def main(path: Path, seconds: int) -> None:
    """Read a file within so many seconds of processor, and write the answer."""
    _limit(seconds)
    out = sys.stdout.buffer
    try:
        write_answer(_answer(path), out)
    except MemoryError:
        write_answer(_refused(TOO_HEAVY.format(f"plus de {MEMORY >> 20} Mo de mémoire")), out)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a library in Rust stops, below Exception on purpose
            raise
        write_answer(_refused(PANIC), out)


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


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's patience is the only limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
