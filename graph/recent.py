"""The things asked last, by key: what is asked for longest ago is forgotten first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """At most ``kept`` things, by key. Safe between threads."""

    def __init__(self, kept: int) -> None:
        """Keep at most ``kept`` things."""
        self._kept = kept
        self._lock = Lock()
        self._things: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable) -> T | None:
        """Return a thing, which was then asked for last; None when it is not there."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
            return self._things.get(key)

    def put(self, key: Hashable, thing: T) -> None:
        """Keep a thing."""
        with self._lock:
            gone = self._keep(key, thing)
        del gone

    def get_or_put(self, key: Hashable, make: Callable[[], T]) -> tuple[T, bool]:
        """Return a thing and whether it was made now; ``make`` is called with the lock, so it must take no time."""
        with self._lock:
            found = self._things.get(key)
            thing = make() if found is None else found
            gone = self._keep(key, thing)
        del gone
        return thing, found is None

    def drop(self, key: Hashable) -> None:
        """Forget a thing, if it is there."""
        with self._lock:
            self._things.pop(key, None)

    def _keep(self, key: Hashable, thing: T) -> T | None:
        """Return what must go, for the caller to let go without the lock: a map has files to close and remove."""
        self._things[key] = thing
        self._things.move_to_end(key)
        return self._things.popitem(last=False)[1] if len(self._things) > self._kept else None
