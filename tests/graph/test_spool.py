"""A spool is a list, whatever its length: on disk or not, read in any order, while it grows."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.loaders.tables.wire import Answer, Sent, read_answer, write_answer
from graph.spool import BATCH, Scratch, Spool


def spooled(texts):
    found = Spool(bytes.decode)
    for text in texts:
        found.append(text.encode())
    return found


@given(st.integers(0, 2 * BATCH + 3), st.data())
def test_it_is_the_list_of_what_was_added(size, data):
    texts = [str(number) for number in range(size)]
    found = spooled(texts)
    assert found == texts
    assert (len(found), bool(found), found[:3], found[-2:]) == (size, size > 0, texts[:3], texts[-2:])
    for place in data.draw(st.lists(st.integers(-size, size - 1))) if size else ():
        assert found[place] == texts[place]
    with pytest.raises(IndexError):
        found[size]


def test_it_may_be_read_while_it_grows_and_twice_at_once():
    found = spooled(map(str, range(BATCH + 1)))
    one, two = iter(found), iter(found)
    pairs = [(next(one), next(two)) for _ in range(3)]
    found.append(b"last")
    assert pairs == [("0", "0"), ("1", "1"), ("2", "2")]
    assert (found[0], found[-1], len(found)) == ("0", "last", BATCH + 2)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc on this system")
def test_a_short_one_has_no_file_and_a_long_one_leaves_none():
    def opened():
        return len(list(Path("/proc/self/fd").iterdir()))

    before, short = opened(), spooled(["a"])
    assert opened() == before
    long = spooled(map(str, range(BATCH)))
    assert opened() == before + 1
    del long, short
    assert opened() == before


@pytest.mark.parametrize("lost", [1, 7, 8, 20, 10**6])
def test_an_answer_cut_short_is_none(lost):
    scratch = Scratch()
    write_answer(Answer([Sent(sheet="", columns=["a"], numbers=[2], rows=[["x" * 50]])]), scratch.file)
    whole = scratch.file.seek(0, 2)
    assert read_answer(scratch).tables[0].columns == ["a"]
    scratch.file.truncate(max(whole - lost, 0))
    with pytest.raises((ValueError, msgspec.DecodeError)):
        read_answer(scratch)
