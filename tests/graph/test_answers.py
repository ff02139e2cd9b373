"""Answers are made once, given to all who wait, forgotten in the order they were asked, and errors are not kept."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Thread
from weakref import finalize

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


def test_what_goes_may_ask_for_other_answers_while_it_goes():
    class Heavy:
        """A map with files to close."""

    answers, asked = Answers(1), []

    def made():
        heavy = Heavy()
        finalize(heavy, lambda: asked.append(answers.get("c", lambda: 3)))
        return heavy

    answers.get("a", made)
    going = Thread(target=lambda: answers.get("b", lambda: 2), daemon=True)
    going.start()
    going.join(5)
    assert asked == [3], "the lock was held while a thing went"
