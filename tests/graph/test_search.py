"""A name is found whatever its spelling, among many as among few, and whatever is typed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import search
from graph.errors import NotFound
from graph.grams import SIZES, Grams
from graph.search import Names

SYLLABLES = [one + other for one in "bcdfglmnprstv" for other in "aeiou"]


def rows(*names):
    return [
        {"id": f"org-{n:05}", "label": "Organization", "name": name, "aliases": [name], "departement": "54"}
        for n, name in enumerate(names)
    ]


def invented(count):
    chance = random.Random(3)
    kinds = ("Association", "CCAS de", "Centre social", "Maison de")
    return [f"{chance.choice(kinds)} {''.join(chance.choices(SYLLABLES, k=5)).capitalize()}" for _ in range(count)]


def shared(one, other):
    """Return how many grams two texts share, by the definition."""
    own = [{f" {text}"[n : n + size] for size in SIZES for n in range(len(text) + 2 - size)} for text in (one, other)]
    return len(own[0] & own[1])


@given(texts=st.lists(st.text("abc é😀", max_size=8), max_size=30), typed=st.text("abc é😀z", max_size=8))
def test_the_nearest_are_those_that_share_most(texts, typed):
    found = Grams(texts).nearest(typed, max(0, len(texts) - 1))
    every = sorted(range(len(texts)), key=lambda n: (-shared(texts[n], typed), n))
    assert found == [n for n in every if shared(texts[n], typed)][: len(texts) - 1] if texts else found == []


@pytest.mark.parametrize("slip", ["", "drop", "swap", "double", "other"])
def test_a_slip_is_forgiven_among_many(monkeypatch, slip):
    names = invented(3_000)
    whole = Names(rows(*names))
    monkeypatch.setattr(search, "COMPARED", 100)
    some = Names(rows(*names))
    for place in range(0, 3_000, 200):
        name, at = names[place], len(names[place]) - 4
        a, b = name[at], name[at + 1]
        spelt = {"": a + b, "drop": b, "swap": b + a, "double": a + a + b, "other": "x" + b}[slip]
        typed = name[:at] + spelt + name[at + 2 :]
        assert some.search(typed, 1)[0][0] == f"org-{place:05}"
        assert some.search(typed, 1) == whole.search(typed, 1)


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=5))
def test_anything_may_be_typed_and_be_a_name(typed, names):
    found = Names(rows(*names)).search(typed, 3)
    assert len(found) <= 3


def test_one_name_is_one_organisation_or_says_which_are_near():
    names = Names(rows("Mission locale de Toul", "C.C.A.S. de Nancy", "Cimade", "Cimade"))
    assert names.one("ccas de nancy") == "org-00001"
    with pytest.raises(NotFound, match="Plusieurs organisations"):
        names.one("Cimade")
    with pytest.raises(NotFound, match=r"Donnez le numéro : Mission locale de Toul \(org-00000\)"):
        names.one("Mision local de Toul")
