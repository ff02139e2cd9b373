"""The same work in this process or, for a long list, in one process for each core: the result does not depend on it.

The processes are started as ``python -c`` and not by ``multiprocessing``: a fork would copy
the threads of the web app, and a spawn would run again the script of whoever calls ``resolve``.
"""

import gc
import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from subprocess import PIPE, Popen
from threading import Lock
from typing import IO, Any, TypeVar

import numpy as np
import numpy.typing as npt

from graph.model import Mention
from graph.resolution.lexicon import Lexicon
from graph.resolution.reading import Reader

Part = TypeVar("Part")
Task = TypeVar("Task")
Result = TypeVar("Result")
# Below this many mentions, starting processes takes longer than the work.
WORTH_PROCESSES = 6000
TASK = 4000  # mentions or pairs
SERVE = "import sys; from graph.resolution.workers import serve; serve(sys.stdin.buffer, sys.stdout.buffer)"


def in_parts(whole: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int64]]:
    """Cut an array along its first axis into parts of the size of a task."""
    return [whole[at : at + TASK] for at in range(0, len(whole), TASK)]


class Workers:
    """Runs a function of a reader and a task over many tasks; the function has a name in its module."""

    def __init__(self, processes: Sequence[Popen[bytes]] = ()) -> None:
        self._reader = Reader()
        self._processes = processes
        self._threads = ThreadPoolExecutor(len(processes)) if processes else None

    def teach(self, lexicon: Lexicon) -> None:
        """Hand the lexicon over, once, before any task."""
        self._reader = Reader(lexicon)
        known = _packed(lexicon) if self._processes else b""
        for process in self._processes:
            _send(process.stdin, known)

    def run(
        self, work: Callable[[Reader, Task], Result], parts: Sequence[Part], pack: Callable[[Part], Task]
    ) -> Iterator[tuple[int, Result]]:
        """Yield the number of each part and the result of the task packed for it, as they come.

        Parts next to each other go to one process, which remembers what it read for them the last time.
        """
        if self._threads is None:
            yield from ((number, work(self._reader, pack(part))) for number, part in enumerate(parts))
            return
        shares = _Shares(len(parts), len(self._processes))
        made: list[Future[Result]] = [Future() for _ in parts]

        def answer(mine: int) -> None:
            for number in shares.of(mine):
                try:
                    made[number].set_result(_answer(self._processes[mine], (work, pack(parts[number]))))
                except Exception as error:
                    made[number].set_exception(error)

        for mine in range(len(self._processes)):
            self._threads.submit(answer, mine)
        number = {future: place for place, future in enumerate(made)}
        try:
            for future in as_completed(made):
                yield number[future], future.result()
        finally:
            shares.close()

    def close(self) -> None:
        """Wait for what was begun."""
        if self._threads is not None:
            self._threads.shutdown()


class _Shares:
    """Numbers from 0 in as many runs as there are processes; who has none left takes the last of the longest run."""

    def __init__(self, count: int, processes: int) -> None:
        bounds = [count * mine // processes for mine in range(processes + 1)]
        self._left = [deque(range(first, end)) for first, end in pairwise(bounds)]
        self._lock = Lock()

    def of(self, mine: int) -> Iterator[int]:
        """Yield what is left to one process, then to the others."""
        while True:
            with self._lock:
                longest = max(self._left, key=len)
                if not longest:
                    return
                number = self._left[mine].popleft() if self._left[mine] else longest.pop()
            yield number

    def close(self) -> None:
        """Leave nothing to do."""
        with self._lock:
            for run in self._left:
                run.clear()


@contextmanager
def uncollected() -> Iterator[None]:
    """Put off the search for cycles, of which there are none here, while millions of small objects are made."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def workers(mentions: int) -> Iterator[Workers]:
    """Open the workers that a list of this many mentions is worth; they read the gazetteers meanwhile."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with ExitStack() as stack:
        count = cores if mentions >= WORTH_PROCESSES and cores > 1 else 0
        processes = [stack.enter_context(_process()) for _ in range(count)]
        opened = Workers(processes)
        stack.callback(opened.close)
        yield opened


@contextmanager
def _process() -> Iterator[Popen[bytes]]:
    command = [sys.executable, "-c", SERVE]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with Popen(command, stdin=PIPE, stdout=PIPE, env=environment) as process:  # noqa: S603 - this very interpreter
        try:
            yield process
        finally:
            process.kill()


def _packed(content: Any) -> bytes:
    return pickle.dumps(content, pickle.HIGHEST_PROTOCOL)


def _send(stream: IO[bytes] | None, packed: bytes) -> None:
    if stream is not None:
        stream.write(packed)
        stream.flush()


def _answer(process: Popen[bytes], asked: Any) -> Any:
    _send(process.stdin, _packed(asked))
    return pickle.load(process.stdout)  # type: ignore[arg-type]  # noqa: S301 - our own process


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer tasks until there is no more."""
    gc.disable()  # nothing here refers to itself, and what a task reads is much to look through
    Reader().read(Mention("-", "54", "-"))
    reader = Reader(pickle.load(asked))  # noqa: S301 - from the process that started this one
    while True:
        try:
            work, task = pickle.load(asked)  # noqa: S301
        except EOFError:
            return
        _send(answers, _packed(work(reader, task)))
