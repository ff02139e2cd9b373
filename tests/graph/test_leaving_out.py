"""The map without some organisations: what they alone hid is seen, and the map itself is untouched."""

from gc import collect

import pytest

from graph.errors import NotFound
from graph.leaving_out import left_out
from graph.sheets.summary import map_summary
from tests.graph.gaps.test_following import (
    TOGETHER,
    add,
    atlas,  # noqa: F401 — the fixture
)


def map_size(store):
    return store.snapshot().size


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


def test_the_last_maps_without_somebody_are_kept_and_the_files_of_the_others_go(atlas, monkeypatch, tmp_path):  # noqa: F811
    add(atlas, tmp_path, "autres.csv", TOGETHER)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folders = lambda: len(list(tmp_path.glob("maillage-sans-*")))  # noqa: E731
    monkeypatch.setattr("graph.leaving_out.KEPT", 1)
    with left_out(atlas, ["Adoma"]) as first:
        summary = first.once(map_size)
    with left_out(atlas, ["Adoma", "Adoma"]) as again:
        assert again is first
    assert folders() == 1
    with left_out(atlas, ["Cimade"]) as other:
        assert other is not first
        assert first.once(map_size) == summary, "one that is still read stays"
        assert folders() == 2
        del first, again
        collect()
        assert folders() == 1


def test_the_maps_without_somebody_of_a_former_map_go_when_it_changes(atlas, monkeypatch, tmp_path):  # noqa: F811
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with left_out(atlas, ["Cimade"]) as without:
        assert list(tmp_path.glob("maillage-sans-*"))
        del without
    add(atlas, tmp_path, "autres.csv", TOGETHER)
    assert atlas.version
    collect()
    assert not list(tmp_path.glob("maillage-sans-*"))
