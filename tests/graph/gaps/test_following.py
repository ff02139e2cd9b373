"""What is decided of a gap holds from load to load; what a load closes is closed, and opens again when it goes."""

import csv
import io
from pathlib import Path

import pytest

from graph.atlas import Atlas
from graph.build import rebuild
from graph.errors import JudgementError, NotFound
from graph.following import decide
from graph.gap_rows import COLUMNS, gap_rows
from graph.gaps.find import told_once
from graph.gaps.model import Gap
from graph.journal.undoing import undo
from graph.loaders.reading import Perimeter
from graph.loading import gather, load
from graph.model import FollowUp
from graph.settings import Settings
from webapp.downloads import cells_of, to_csv

ACTIONS = "action;structure porteuse;partenaires;besoins;départements;année\n"
ALONE = ACTIONS + "Cours de français;Cimade;;apprentissage du français;54;2020\n"
NEED = "besoin;département\nLogement;54\nApprentissage du français;54\n"
TOGETHER = ACTIONS + "Logement des arrivants;Adoma;Cimade;logement;54;2020\n"


@pytest.fixture
def atlas(tmp_path):
    opened = Atlas.open(Settings.from_env(str(tmp_path / "carte.lbug"), str(tmp_path / "journal.sqlite")))
    add(opened, tmp_path, "actions.csv", ALONE)
    add(opened, tmp_path, "besoins.csv", NEED)
    yield opened
    opened.close()


def add(atlas, folder: Path, name: str, text: str):
    (folder / name).write_text(text, encoding="utf-8")
    load(atlas.journal, gather([folder / name], Perimeter()), Perimeter())
    rebuild(atlas.journal, atlas.store)


def uncovered(atlas):
    return next((gap for gap in atlas.gaps().gaps if gap.kind == "uncovered_need"), None)


def test_a_decision_is_kept_and_a_settled_gap_comes_last(atlas):
    first = atlas.gaps().gaps[0]
    decide(atlas, FollowUp(first.id, "planned", "Ana", "2020-10-14"))
    assert (atlas.gaps().gaps[0].state, atlas.gaps().gaps[0].follow_up.owner) == ("planned", "Ana")
    decide(atlas, FollowUp(first.id, "set_aside", why="hors de notre rôle"))
    assert atlas.gaps().gaps[-1].id == first.id
    decide(atlas, FollowUp(first.id, "open"))
    assert atlas.gaps().gaps[0].id == first.id


def test_a_load_closes_a_gap_and_its_undoing_opens_it_again(atlas, tmp_path):
    gap = uncovered(atlas)
    decide(atlas, FollowUp(gap.id, "in_discussion"))
    add(atlas, tmp_path, "autres.csv", TOGETHER)
    assert uncovered(atlas) is None
    assert [one.sentence for one in atlas.gaps().closed] == [gap.sentence]
    undo(atlas.journal, atlas.journal.head)
    rebuild(atlas.journal, atlas.store)
    assert (uncovered(atlas).id, uncovered(atlas).state) == (gap.id, "in_discussion")
    assert atlas.gaps().closed == ()


def test_the_exported_list_comes_back_with_its_follow_up(atlas, tmp_path):
    written = to_csv(COLUMNS.values(), cells_of(gap_rows(atlas, atlas.gaps().gaps), COLUMNS))
    exported = list(csv.DictReader(io.StringIO(written), delimiter=";"))
    assert list(exported[0]) == list(COLUMNS.values())
    exported[0] |= {"État": "prévu", "Responsable": "Mission locale", "Échéance": "14/10/2020"}
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS.values(), delimiter=";")
    writer.writeheader()
    writer.writerows(exported)
    add(atlas, tmp_path, "suivi.csv", out.getvalue())
    said = next(gap for gap in atlas.gaps().all_gaps if gap.id == exported[0]["Identifiant du manque"]).follow_up
    assert (said.state, said.owner, said.due) == ("planned", "Mission locale", "2020-10-14")


def test_what_means_nothing_is_refused(atlas):
    with pytest.raises(NotFound, match="n’est pas dans la carte"):
        decide(atlas, FollowUp("gap-0", "open"))
    with pytest.raises(JudgementError, match="raison"):
        decide(atlas, FollowUp(atlas.gaps().gaps[0].id, "set_aside"))


def test_gaps_that_say_the_same_thing_are_told_once(atlas):
    (gap,) = (gap for gap in atlas.gaps().gaps if gap.kind == "isolated_organization")
    assert [one.kind for one in gap.also] == ["action_alone"]
    rows = gap_rows(atlas, [gap])
    assert [(row["kind"], row["told_with"]) for row in rows] == [
        ("isolated_organization", None),
        ("action_alone", gap.id),
    ]
    assert [one.number for one in atlas.gaps().gaps] == list(range(1, len(atlas.gaps().gaps) + 1))


def test_two_of_one_kind_are_both_told():
    alone = [Gap(n, "action_alone", "", 0.5, "", "", "", "54", (f"act-{n}", "org-1"), (), (), id=f"g{n}") for n in "12"]
    assert len(told_once(alone)) == 2
