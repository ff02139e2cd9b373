"""Answers are made once, given to all who wait, forgotten in the order they were asked, and errors are not kept."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from graph.answers import Answers


def test_many_who_ask_at_once_wait_for_one_answer():
    answers, made, together, slow = Answers(10), [], Barrier(8), Event()

    def make():
        made.append(1)
        slow.wait(5)
        return "done"

    def ask(_):
        together.wait()
        return answers.get("key", make)

    with ThreadPoolExecutor(8) as pool:
        asked = pool.map(ask, range(8))
        slow.set()
        assert list(asked) == ["done"] * 8
    assert len(made) == 1


def test_what_was_asked_longest_ago_is_forgotten_first():
    answers, made = Answers(2), []
    for key in ("a", "b", "a", "c", "a", "b"):
        assert answers.get(key, lambda key=key: made.append(key) or key) == key
    assert made == ["a", "b", "c", "b"]


def test_an_error_is_told_and_the_next_who_asks_tries_again():
    answers = Answers(2)
    with pytest.raises(ZeroDivisionError):
        answers.get("key", lambda: 1 / 0)
    assert answers.get("key", lambda: 1) == 1
