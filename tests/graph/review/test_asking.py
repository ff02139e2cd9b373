"""Which questions are asked, of whom, and what the answers do to the map."""

import pytest

from graph.atlas import Atlas
from graph.errors import JudgementError, NotFound
from graph.journal.judging import judgements_of
from graph.judgements import verdicts
from graph.review import Desk
from graph.sheets.organizations import organization_sheet
from tests.graph.worlds import load_world, table

# Each two lines are spellings that a person may be asked about.
NAMES = (
    "CIDFF de Moselle",
    "CIDFF 57",
    "Centre social Le Lac",
    "CTRE SOCIAL LE LAC",
    "Carrefour social et culturel",
    "Carrefour social et culturel le Creuset",
    "AMATRAMI",
    "Amatrami (accompagnement des trajets de vie des migrants)",
    "Ass. ASTU",
    "ASTU Actions citoyennes interculturelles",
    "Association La Passerelle des arts",
    "La Passerelle",
    "A S T I",
    "Ass. de solidarité avec les travailleurs immigrés",
)
MEETINGS = ("Journée | 2019-10-14", "Atelier | 2020-06-03")
COLUMNS = ("rencontre", "date", "structure", "département de la structure")
CAME = tuple(f"{MEETINGS[number % 2]} | {name} | 57" for number, name in enumerate(NAMES))


@pytest.fixture
def desk(tmp_path):
    atlas = Atlas.open(load_world(tmp_path / "carte.lbug", tmp_path, table("presences.csv", COLUMNS, *CAME)))
    yield Desk(atlas)
    atlas.close()


def questions(desk, audit=False):
    """Return all that is asked of one person who skips nothing and answers « unsure »."""
    asked = []
    while question := desk.review.question(desk.atlas.journal, "one", audit):
        asked.append(question)
        desk.review.answer(desk.atlas.journal, question.id, "unsure", "one")
    return asked


def test_there_is_something_to_ask_and_the_most_useful_comes_first(desk):
    asked = questions(desk)
    assert asked
    assert [one.worth for one in asked] == sorted((one.worth for one in asked), reverse=True)
    assert {one.kind for one in asked} <= {"join", "check"}


def test_two_people_are_not_asked_the_same(desk):
    journal = desk.atlas.journal
    one, two = (desk.review.question(journal, who) for who in ("one", "two"))
    assert one != two
    assert desk.review.question(journal, "one") == one  # reading again changes nothing
    desk.review.answer(journal, one.id, "skip", "one")
    assert desk.review.question(journal, "one") != one
    assert desk.review.question(journal, "three") == one  # who skips leaves it to others


def test_what_is_answered_is_asked_neither_now_nor_of_the_map_that_follows(desk):
    asked = questions(desk)
    desk.apply()
    assert desk.waiting == 0
    assert {one.keys for one in questions(desk)} & {one.keys for one in asked} == set()


def test_an_answer_taken_back_is_asked_again(desk):
    journal = desk.atlas.journal
    question = desk.review.question(journal, "one")
    desk.review.answer(journal, question.id, "different", "one", "Ana")
    assert desk.review.question(journal, "one") != question
    assert desk.waiting == 1
    assert desk.review.withdraw(journal, *question.keys)
    assert not desk.review.withdraw(journal, *question.keys)
    assert desk.waiting == 0
    assert desk.review.question(journal, "one") == question
    assert judgements_of(journal)[0].asked == question.kind


def test_the_first_of_two_answers_stands_and_each_takes_back_their_own(desk):
    journal, review = desk.atlas.journal, desk.review
    one, two = (review.question(journal, who) for who in ("one", "two"))
    assert review.answer(journal, one.id, "same", "one")
    assert not review.answer(journal, one.id, "different", "two")
    assert review.answer(journal, two.id, "different", "two")
    assert [said.verdict for said in desk.latest()] == ["different", "same"]
    mine = review.last_of(journal, "one")
    assert (mine.first, mine.second) == one.keys
    review.withdraw(journal, mine.first, mine.second)
    assert review.last_of(journal, "one") is None
    assert review.answer(journal, one.id, "same", "one")  # said again in the same second, and kept
    assert review.last_of(journal, "one").verdict == "same"


def test_an_unsure_answer_promises_nothing(desk):
    journal = desk.atlas.journal
    before = desk.review.quality(journal, 0.99)
    assert questions(desk)
    after = desk.review.quality(journal, 0.99)
    assert after.computed == pytest.approx(before.computed)
    assert after.left is None
    assert desk.waiting == 0


def test_an_audit_says_how_good_the_rest_is(desk):
    journal = desk.atlas.journal
    assert desk.review.quality(journal).precision.asked == 0
    drawn = 0
    while question := desk.review.question(journal, "one", audit=True):
        made = question.kind == "audit-joined"
        drawn += made
        desk.review.answer(journal, question.id, "same" if made else "different", "one")
    quality = desk.review.quality(journal)
    assert drawn == quality.precision.asked > 0
    assert quality.precision.value == 1.0
    assert quality.precision.low == 1.0  # each of them was looked at
    assert quality.left == 0  # every join was judged


def test_answers_make_the_map_follow_and_a_former_id_still_leads_somewhere(desk):
    atlas = desk.atlas
    one, two = (atlas.organization_named(name) for name in ("Carrefour social et culturel", "AMATRAMI"))
    found = desk.unite(one, two)
    assert {"Carrefour social et culturel", "AMATRAMI"} <= set(found.aliases)
    assert {organization_sheet(atlas, one).id, organization_sheet(atlas, two).id} == {found.id}
    meetings = {tie.name for tie in found.ties}
    assert meetings == {"Journée", "Atelier"}
    parted = desk.separate(found.id, [name for name in found.aliases if "amatrami" in name.lower()])
    assert sorted(sheet.id for sheet in parted if sheet.id in (one, two)) == sorted((one, two))
    assert "AMATRAMI" in organization_sheet(atlas, two).aliases


def test_an_answer_takes_no_organisation_to_pieces(desk):
    atlas = desk.atlas
    one, two = (
        set(organization_sheet(atlas, atlas.organization_named(name)).aliases) for name in ("AMATRAMI", "A S T I")
    )
    assert len(one) == len(two) == 2
    assert set(desk.unite("AMATRAMI", "A S T I").aliases) == one | two


def test_what_was_parted_by_hand_is_united_again_whole(desk):
    amatrami = set(organization_sheet(desk.atlas, desk.atlas.organization_named("AMATRAMI")).aliases)
    whole = set(desk.unite("AMATRAMI", "A S T I").aliases)
    assert len(amatrami) == 2
    assert len(whole) == 4
    desk.separate("AMATRAMI", amatrami)
    assert set(desk.unite("AMATRAMI", "A S T I").aliases) == whole


def test_what_means_nothing_is_refused_in_words(desk):
    lake = desk.atlas.organization_named("Centre social Le Lac")
    with pytest.raises(JudgementError, match="pas une écriture"):
        desk.separate(lake, ["Autre chose"])
    with pytest.raises(JudgementError, match="pas toutes"):
        desk.separate(lake, organization_sheet(desk.atlas, lake).aliases)
    with pytest.raises(NotFound, match="Aucune organisation"):
        desk.unite(lake, "Personne ne porte ce nom")
    assert verdicts(judgements_of(desk.atlas.journal)) == {}


def test_a_grouping_that_one_weak_pair_holds_is_suspect(desk):
    assert desk.suspects() == []
    desk.unite("AMATRAMI", "A S T I")
    suspects = {one.id: one.why for one in desk.suspects()}
    assert all("une seule ressemblance" in why for why in suspects.values())
