"""The map of the départements: what is coloured, what is a true zero, what has no data, and what ties two of them."""

from collections import Counter
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from graph.choropleth import FIGURES, HEIGHT, WIDTH, Asked, choropleth, links_between, missing_links, outlines, spots
from graph.choropleth.classes import count_bounds, count_level

FRENCH = "lecture-ecriture-calcul--maitriser-le-francais"


def told(atlas, **asked):
    return {place.code: (place.level, place.label) for place in choropleth(atlas, Asked(**asked)).places}


def test_a_departement_without_an_action_has_no_data_which_is_not_zero(example):
    found = told(example)
    assert found["54"] == ("level-3", "6")
    assert found["10"] == ("level-1", "1")
    assert found["08"] == found["68"] == ("no_data", "—")


def test_a_share_says_what_it_is_out_of(example):
    places = {place.code: place for place in choropleth(example, Asked("partnership")).places}
    assert places["52"].told == "1 action à plusieurs sur 2 (50\u202f%)"
    assert places["67"].level == "level-0"
    assert told(example, figure="covered")["08"] == ("level-0", "0\u202f%")
    assert told(example, figure="covered")["67"] == ("no_data", "—")  # it expressed nothing


def test_the_states_of_a_need_are_those_of_the_matrix(example):
    found = told(example, figure="state", need=FRENCH)
    assert [found[code][0] for code in ("54", "67", "88", "68")] == ["partnership", "actors", "none", "no_data"]
    assert {level for level, _ in told(example, figure="state").values()} == {"no_data"}


def test_the_legend_counts_every_departement_once(example):
    for figure in FIGURES:
        found = choropleth(example, Asked(figure, need=FRENCH))
        held = Counter(place.level for place in found.places)
        assert {level: number for level, _, number in found.legend if number} == dict(held), figure


def test_being_on_one_scheme_is_not_called_a_partnership(grand_est):
    assert {level for level, _ in told(grand_est, figure="partnership").values()} <= {"no_data", "level-0"}
    assert told(grand_est)["67"][0] == "level-4"


def test_links_are_what_two_departements_have_in_common(example):
    (link,) = links_between(example, Asked(), "organizations")
    assert (link.start, link.end, link.weight) == ("54", "57", 2)
    assert all(shared.startswith("org-") for shared in link.shared)


def test_missing_links_bear_the_numbers_of_the_list(example):
    numbers = {gap.id: gap.number for gap in example.gaps().gaps}
    gaps = missing_links(example)
    assert {gap.missing[0] for gap in gaps} == {("54", "67"), ("57", "67"), ("54", "57")}
    assert all(gap.number == numbers[gap.id] for gap in gaps)
    assert len(missing_links(example, "Maîtriser le français")) == 2


def test_every_outline_holds_its_centre_on_the_page():
    assert len(outlines()) == 10
    for code, outline in outlines().items():
        x, y = outline.centre
        assert 0 < x < WIDTH, code
        assert 0 < y < HEIGHT, code


def test_a_contrat_de_ville_stands_in_its_departement(grand_est):
    found, known = spots(grand_est)
    assert 30 < len(found) <= known
    centres = {code: outline.centre for code, outline in outlines().items()}
    for spot in found:
        nearest = sorted(centres, key=lambda code: dist(centres[code], spot.place))
        assert spot.departement in nearest[:3], spot


@given(st.lists(st.integers(min_value=0, max_value=500), max_size=40))
def test_classes_hold_every_value_once_and_in_order(values):
    bounds = count_bounds(values)
    assert len(bounds) <= 4
    levels = [count_level(value, bounds) for value in sorted(values)]
    assert levels == sorted(levels)
    for value, level in zip(sorted(values), levels, strict=True):
        assert value == 0 if level == 0 else bounds[level - 1][0] <= value <= bounds[level - 1][1]
    assert set(range(1, len(bounds) + 1)) <= set(levels)
