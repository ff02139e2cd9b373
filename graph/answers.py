"""Answers that cost: each is computed once, however many ask for it at the same time, and the last ones are kept."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, TypeVar, cast

from graph.recent import Recent

T = TypeVar("T")


class Answers:
    """The answers asked last, by key; whoever asks while one is being made waits for it. Safe between threads."""

    def __init__(self, kept: int) -> None:
        """Keep at most ``kept`` answers."""
        self._answers = Recent[Future[Any]](kept)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the answer of a key, made if need be; an error is raised to all who wait, and is not kept."""
        answer, mine = self._answers.get_or_put(key, Future)
        if mine:
            try:
                answer.set_result(make())
            except BaseException as error:  # whatever it is, those who wait must not wait for ever
                self._answers.drop(key)
                answer.set_exception(error)
        return cast(T, answer.result())
