"""Reading a file in a child process: whatever is in it, this process keeps its memory and its time.

One child for each file: it starts in a tenth of a second and leaves nothing behind, in threads or under tests.
"""

import signal
import subprocess
import sys
from pathlib import Path

import msgspec

from graph.errors import InputError
from graph.loaders.tables.limits import LARGEST_FILE, PATIENCE, SECONDS, TOO_HEAVY
from graph.loaders.tables.model import Row, Table
from graph.loaders.tables.wire import Answer, Line, Sent, read_answer, sheet_being_read
from graph.spool import Scratch, Spool

ROOT = Path(__file__).parents[3]
UNEXPECTED = "contenu inattendu, illisible ; ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx ou en CSV."
OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)  # Windows has no such limit
# The parsers without the loaders beside them, nor what these import: most of the time of a small file.
START = """
import sys, types
sys.path.insert(0, sys.argv[1])
package = types.ModuleType("graph.loaders")
package.__path__ = [sys.argv[1] + "/graph/loaders"]
sys.modules["graph.loaders"] = package
from pathlib import Path
from graph.loaders.tables.worker import main
main(Path(sys.argv[2]), int(sys.argv[3]))
"""

_decode = msgspec.msgpack.Decoder(Line).decode


def read_confined(path: Path) -> list[Table]:
    """Read the tables of a file in a child process; raise InputError, in French, when it cannot be done."""
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise InputError(TOO_HEAVY.format(f"{size >> 20} Mo"), file=path.name)
    scratch = Scratch()
    answer = _asked(path, scratch)
    if refused := answer.refused:
        raise InputError(refused.problem, file=_name(path, refused.inner), sheet=refused.sheet, row=refused.row)
    return [_table(path, sent, scratch) for sent in answer.tables]


def _asked(path: Path, scratch: Scratch) -> Answer:
    """Let the child write to a file of this process rather than to its memory."""
    command = [sys.executable, "-I", "-c", START, str(ROOT), str(path.absolute()), str(SECONDS)]
    notes = Scratch()

    def too_heavy(why: str) -> InputError:
        return InputError(TOO_HEAVY.format(why), file=path.name, sheet=sheet_being_read(notes.file))

    try:
        done = subprocess.run(  # noqa: S603
            command, stdin=subprocess.DEVNULL, stdout=scratch.file, stderr=notes.file, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise too_heavy(f"plus de {PATIENCE} secondes") from error
    if done.returncode == -OUT_OF_TIME:
        raise too_heavy(f"plus de {SECONDS} s de calcul")
    if done.returncode < 0:  # ended by another limit
        raise too_heavy("mémoire ou temps dépassés")
    if done.returncode:
        raise InputError(UNEXPECTED, file=path.name)
    return read_answer(scratch)


def _table(path: Path, sent: Sent, scratch: Scratch) -> Table:
    names = sent.columns

    def row(packed: bytes) -> Row:
        number, cells = _decode(packed)
        if None in cells:
            return Row(number, {name: cell for name, cell in zip(names, cells, strict=True) if cell is not None})
        return Row(number, dict(zip(names, cells, strict=True)))

    rows = Spool(row, scratch, sent.places)
    aside = tuple(sent.left_aside)
    return Table(_name(path, sent.inner), sent.sheet, tuple(names), rows, tuple(sent.title), aside)


def _name(path: Path, inner: str) -> str:
    return f"{path.name}/{inner}" if inner else path.name
