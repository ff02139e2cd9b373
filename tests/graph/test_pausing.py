"""The collector of cycles is held while many rows are built, and never longer."""

import gc

import pytest

from graph.pausing import collector_paused


def broken():
    with collector_paused():
        assert not gc.isenabled()
        divmod(1, 0)


def test_the_collector_comes_back_even_after_an_error():
    with pytest.raises(ZeroDivisionError):
        broken()
    assert gc.isenabled()


def test_one_that_was_already_held_is_left_so():
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
