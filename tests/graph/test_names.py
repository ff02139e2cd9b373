"""Names come to the same words however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import fold, is_clipping, stem, words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("M.J.C. CALONNE", "M J C Calonne"),
        ("A R I T", "ARIT"),
        ("CRIL54", "CRIL 54"),
        ("CTRE SOCIAL", "Centre  social"),
        ("CCAS ST AVOLD", "CCAS de Saint-Avold".replace("de ", "")),
        ("L’Éveil", "l'eveil"),
        ("Cœur", "COEUR"),
        ("Aide &amp; soins", "AIDE ET SOINS"),
    ],
)
def test_spellings_that_are_the_same_words(left: str, right: str) -> None:
    assert words(left) == words(right)


def test_a_word_with_a_digit_that_is_no_departement_stays_whole() -> None:
    assert words("ALFA 3A") == ("alfa", "3a")
    assert words("AGC2S") == ("agc2s",)


def test_stems_bring_gender_and_number_together() -> None:
    assert {stem(word) for word in ("social", "sociale", "sociales", "sociaux")} == {"social"}
    assert stem("culturelle") == stem("culturels")


@pytest.mark.parametrize(("short", "full"), [("kerg", "kergomard"), ("ntes", "nantes"), ("anim", "animation")])
def test_clipped_words_are_recognised(short: str, full: str) -> None:
    assert is_clipping(short, full)


@pytest.mark.parametrize(("short", "full"), [("sens", "semalens"), ("metz", "metzervisse"[::-1]), ("la", "lac")])
def test_words_that_only_look_clipped(short: str, full: str) -> None:
    assert not is_clipping(short, full)


@given(st.text())
def test_folding_twice_changes_nothing_that_matters(text: str) -> None:
    assert words(fold(text)) == words(fold(fold(text)))
