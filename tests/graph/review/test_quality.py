"""What is said of the quality of the grouping, against figures one can work out or read in a book."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.review.quality import Estimate, answers_left, computed, of_all, recall, wilson

shares = st.lists(st.floats(0.5, 1.0), max_size=40)


def test_the_interval_of_wilson_is_the_published_one():
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, method 3.
    found = wilson(81, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)


def test_without_an_answer_all_is_open():
    assert wilson(0, 0) == Estimate(0.0, 0.0, 1.0, 0)


@given(st.integers(0, 60), st.integers(1, 60))
def test_the_interval_holds_the_share_and_narrows(right, asked):
    right = min(right, asked)
    few, many = wilson(right, asked), wilson(right * 10, asked * 10)
    assert few.low <= few.value <= few.high
    assert many.high - many.low <= few.high - few.low + 1e-9


def test_what_is_found_among_what_was_to_find():
    found = recall(wilson(20, 20), 100, wilson(5, 20), 40)  # 100 right joins, 10 missed
    assert found.value == pytest.approx(100 / 110)
    assert found.low < found.value < found.high


def test_what_is_known_to_be_right_narrows_what_an_audit_says():
    found = of_all(wilson(9, 10), 30, 40)
    assert found.value == pytest.approx((30 + 9) / 40)
    assert wilson(9, 10).low < found.low < found.value < found.high <= 1.0
    assert of_all(wilson(0, 0), 40, 40) == Estimate(1.0, 1.0, 1.0, 0)


@given(shares, shares, st.floats(0.8, 0.99))
def test_answering_what_is_left_reaches_the_target(open_, others, target):
    def promised(answers):
        return computed([*sorted(open_)[answers:], *[1.0] * answers, *others])

    count = answers_left(open_, others, target)
    if count is None:
        assert promised(len(open_)) < target
    else:
        assert promised(count) >= target - 1e-9
    if count:
        assert promised(count - 1) < target
