"""The map without some organisations: what they alone hid is seen, and the map itself is untouched."""

import pytest

from graph.errors import NotFound
from graph.leaving_out import left_out
from graph.sheets.summary import map_summary
from tests.graph.gaps.test_following import (
    TOGETHER,
    add,
    atlas,  # noqa: F401 — the fixture
)


def test_an_action_of_nobody_else_goes_and_a_partner_stays_alone(atlas, tmp_path):  # noqa: F811
    add(atlas, tmp_path, "autres.csv", TOGETHER)
    before = atlas.store.snapshot().fingerprint()
    isolated = {gap.kind for gap in atlas.gaps().gaps}
    with left_out(atlas, ["Adoma"]) as without:
        assert map_summary(without).organizations == map_summary(atlas).organizations - 1
        assert map_summary(without).actions == map_summary(atlas).actions
        kinds = {gap.kind for gap in without.gaps().gaps}
        assert "isolated_organization" in kinds - isolated
    with left_out(atlas, ["Cimade"]) as without:
        assert map_summary(without).actions == map_summary(atlas).actions - 1  # the course was Cimade's alone
        assert "uncovered_need" in {gap.kind for gap in without.gaps().gaps} - isolated
    assert atlas.store.snapshot().fingerprint() == before


def test_without_nobody_it_is_the_map_and_an_unknown_name_is_refused(atlas):  # noqa: F811
    with left_out(atlas, []) as same:
        assert same is atlas
    with pytest.raises(NotFound), left_out(atlas, ["Personne de ce nom"]):
        pass
