"""A view of the real map, on both engines: its ties lead to their records, and everything keeps its place."""

from dataclasses import replace

import pytest

from graph.atlas import Atlas
from graph.explorer import View
from graph.explorer.exploring import look_at
from graph.sheets.things import tie_sheet


def places(sight):
    return {shape.node.id: (shape.x, shape.y) for shape in sight.scene.shapes if not shape.ghostly}


def test_every_tie_of_a_view_says_how_many_records_its_page_shows(grand_est):
    ties = look_at(grand_est, View(departements=("55",))).network.ties
    assert len(ties) > 10
    for tie in ties:
        assert len(tie_sheet(grand_est, tie.start, tie.end).records) == tie.records > 0, tie


def test_places_are_kept_by_the_journal(grand_est):
    view = View(departements=("55",), grouping="none")
    first = places(look_at(grand_est, view))
    again = Atlas(grand_est.settings, grand_est.store)  # nothing in memory
    assert places(look_at(again, view)) == first


@pytest.mark.parametrize("without", [(), ("67",)])
def test_the_same_view_is_the_same_picture_on_both_engines(grand_est, without):
    sight = look_at(grand_est, View(departements=without, mode="actors", grouping="departement"))
    seen = [(node.id, node.members) for node in sight.network.nodes], [replace(tie) for tie in sight.network.ties]
    assert SEEN.setdefault(without, seen) == seen


SEEN: dict = {}


def test_gaps_have_the_numbers_of_the_list(grand_est):
    sight = look_at(grand_est, View(departements=("67",)))
    listed = {gap.id: gap.number for gap in grand_est.gaps(departements=["67"]).gaps}
    assert len(sight.scene.gaps) == 10
    assert all(listed[gap.id] == gap.number for gap in sight.gaps)
