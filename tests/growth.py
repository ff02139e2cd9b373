"""How work grows with what it is given: a ratio within one run, since a time would say which machine ran it."""

from collections.abc import Callable
from time import thread_time


def growth(work: Callable[[int], object], small: int, large: int) -> float:
    """Return how much longer `work(large)` keeps the processor than `work(small)`, each at its best of three."""
    return _best(work, large) / _best(work, small)


def _best(work: Callable[[int], object], size: int) -> float:
    def once() -> float:
        start = thread_time()
        work(size)
        return thread_time() - start

    return min(once() for _ in range(3))
