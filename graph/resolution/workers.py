"""The same work in this process or, for a long list, in one process for each core: the result does not depend on it.

The processes are started as ``python -c`` and not by ``multiprocessing``: a fork would copy
the threads of the web app, and a spawn would run again the script of whoever calls ``resolve``.
"""

import gc
import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from queue import SimpleQueue
from subprocess import PIPE, Popen
from typing import IO, Any, TypeVar

from graph.model import Mention
from graph.resolution.lexicon import Lexicon, shipped
from graph.resolution.parsing import parse

Task = TypeVar("Task")
Result = TypeVar("Result")
# Below this many mentions, starting processes takes longer than the work.
WORTH_PROCESSES = 6000
AHEAD = 3  # tasks made for each process, so that none waits for the next one
SERVE = "import sys; from graph.resolution.workers import serve; serve(sys.stdin.buffer, sys.stdout.buffer)"


class Workers:
    """Runs a function of the lexicon and a task over many tasks, in order; the function has a name in its module."""

    def __init__(self, processes: Sequence[Popen[bytes]] = ()) -> None:
        self._lexicon = shipped()
        self._processes = processes
        self._free: SimpleQueue[Popen[bytes]] = SimpleQueue()
        for process in processes:
            self._free.put(process)
        self._ahead = AHEAD * len(processes)
        self._threads = ThreadPoolExecutor(max(1, len(processes))) if processes else None

    def teach(self, lexicon: Lexicon) -> None:
        """Hand the lexicon over, once, before any task."""
        self._lexicon = lexicon
        for process in self._processes:
            _send(process.stdin, lexicon)

    def run(self, work: Callable[[Lexicon, Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the result of each task, in the order of the tasks; few tasks are made before they are needed."""
        if self._threads is None:
            yield from (work(self._lexicon, task) for task in tasks)
            return
        waiting: deque[Future[Result]] = deque()
        for task in tasks:
            waiting.append(self._threads.submit(self._ask, work, task))
            if len(waiting) >= self._ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def close(self) -> None:
        """Forget what was not begun."""
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)

    def _ask(self, work: Callable[[Lexicon, Task], Result], task: Task) -> Result:
        process = self._free.get()
        try:
            _send(process.stdin, (work, task))
            result: Result = pickle.load(process.stdout)  # type: ignore[arg-type]  # noqa: S301 - our own process
            return result
        finally:
            self._free.put(process)


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


def _send(stream: IO[bytes] | None, content: Any) -> None:
    if stream is not None:
        pickle.dump(content, stream, protocol=pickle.HIGHEST_PROTOCOL)
        stream.flush()


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer tasks until there is no more."""
    gc.disable()  # nothing here refers to itself, and what a task reads is much to look through
    parse(Mention("-", "54", "-"))
    lexicon = pickle.load(asked)  # noqa: S301 - from the process that started this one
    while True:
        try:
            work, task = pickle.load(asked)  # noqa: S301
        except EOFError:
            return
        _send(answers, work(lexicon, task))
