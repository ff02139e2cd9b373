"""Reading a file in a child process: whatever is in it, this process keeps its memory and its time.

One child for each file: it starts in a tenth of a second and leaves nothing behind, in threads or under tests.
"""

import subprocess
import sys
from pathlib import Path

import msgspec

from graph.errors import InputError
from graph.loaders.tables.limits import LARGEST_FILE, SECONDS, TOO_HEAVY
from graph.loaders.tables.model import Row, Table
from graph.loaders.tables.wire import Answer, Sent

ROOT = Path(__file__).parents[3]
UNEXPECTED = "contenu inattendu, illisible ; ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx ou en CSV."
# The parsers without the loaders beside them, nor what these import: most of the time of a small file.
START = """
import sys, types
sys.path.insert(0, sys.argv[1])
package = types.ModuleType("graph.loaders")
package.__path__ = [sys.argv[1] + "/graph/loaders"]
sys.modules["graph.loaders"] = package
from pathlib import Path
from graph.loaders.tables.worker import main
main(Path(sys.argv[2]))
"""


def read_confined(path: Path) -> list[Table]:
    """Read the tables of a file in a child process; raise InputError, in French, when it cannot be done."""
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise InputError(TOO_HEAVY.format(f"{size >> 20} Mo"), file=path.name)
    answer = _asked(path)
    if refused := answer.refused:
        raise InputError(refused.problem, file=_name(path, refused.inner), sheet=refused.sheet, row=refused.row)
    return [_table(path, sent) for sent in answer.tables]


def _asked(path: Path) -> Answer:
    command = [sys.executable, "-I", "-c", START, str(ROOT), str(path.absolute())]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise InputError(TOO_HEAVY.format(f"plus de {SECONDS} secondes"), file=path.name) from error
    if done.returncode < 0:  # ended by a limit
        raise InputError(TOO_HEAVY.format("mémoire ou temps dépassés"), file=path.name)
    if done.returncode:
        raise InputError(UNEXPECTED, file=path.name)
    return msgspec.msgpack.decode(done.stdout, type=Answer)


def _table(path: Path, sent: Sent) -> Table:
    rows = [
        Row(number, {name: cell for name, cell in zip(sent.columns, cells, strict=True) if cell is not None})
        for number, cells in zip(sent.numbers, sent.rows, strict=True)
    ]
    aside = tuple(sent.left_aside)
    return Table(_name(path, sent.inner), sent.sheet, tuple(sent.columns), rows, tuple(sent.title), aside)


def _name(path: Path, inner: str) -> str:
    return f"{path.name}/{inner}" if inner else path.name
