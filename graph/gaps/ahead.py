"""Reading the next rows in other threads while those that came are worked on."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
THREADS = 2  # an engine answers two at a time while Python works
AHEAD = 3  # answers kept in memory that nobody took yet


def read_ahead(readings: Iterable[Callable[[], T]]) -> Iterator[T]:
    """Yield what each reading returns, in order; the first that fails raises its error, and no more are begun."""
    todo = iter(readings)
    with ThreadPoolExecutor(THREADS, thread_name_prefix="gaps") as pool:
        begun: deque[Future[T]] = deque(pool.submit(reading) for reading in islice(todo, AHEAD))
        while begun:
            found = begun.popleft().result()
            begun.extend(pool.submit(reading) for reading in islice(todo, 1))
            yield found
