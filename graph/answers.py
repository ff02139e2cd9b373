"""Answers that cost: each is computed once, however many ask for it at the same time, and the last ones are kept."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Answers:
    """The answers asked last, by key; whoever asks while one is being made waits for it. Safe between threads."""

    def __init__(self, kept: int) -> None:
        """Keep at most ``kept`` answers."""
        self._kept = kept
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the answer of a key, made if need be; an error is raised to all who wait, and is not kept."""
        with self._lock:
            found = self._answers.get(key)
            answer: Future[Any] = self._answers.setdefault(key, found or Future())
            self._answers.move_to_end(key)
            if len(self._answers) > self._kept:
                self._answers.popitem(last=False)
        if found is None:
            self._make(key, answer, make)
        return cast(T, answer.result())

    def _make(self, key: Hashable, answer: "Future[Any]", make: Callable[[], Any]) -> None:
        try:
            answer.set_result(make())
        except BaseException as error:  # whatever it is, those who wait must not wait for ever
            with self._lock:
                self._answers.pop(key, None)
            answer.set_exception(error)
