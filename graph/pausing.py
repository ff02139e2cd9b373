"""Building millions of rows without the pauses of the garbage collector."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Hold the collector of cycles while rows are built: they hold none, and it would walk through all of them again.

    It comes back on whatever happens; of two threads that overlap, the first to finish brings it back.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
