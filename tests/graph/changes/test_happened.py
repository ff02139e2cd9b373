"""What happened between two dates of the facts, as today's map tells it."""

import pytest

from graph.changes.model import REAL
from graph.changes.summing import headline, sentences
from tests.graph.changes.conftest import Living, actions, came
from tests.graph.changes.test_known import told
from tests.graph.worlds import table

FIRST, SECOND = "Rencontre régionale | 2019-10-14", "Visioconférence | 2020-07-03"
DIRECTORY = table("annuaire.csv", ("structure", "département"), "CCAS de Toul | 54", "Emmaüs de Toul | 54")
LISTS = (
    came(
        f"{FIRST} | CCAS de Toul",
        f"{FIRST} | Mission locale de Nancy",
        f"{SECOND} | CCAS de Toul",
        f"{SECOND} | CIDFF des Vosges",
        "Atelier sans liste | 2020-09 |",
    ),
    actions(
        "Cours du soir | 2019 | Mission locale de Nancy | porteur | 54 | apprendre le français",
        "Vélo pour tous | 2020 | CIDFF des Vosges | porteur | 88 | mobilité",
        "Vélo pour tous | 2020 | CCAS de Toul | partenaire | 88 | mobilité",
    ),
    DIRECTORY,
)


@pytest.fixture(scope="module")
def living(tmp_path_factory):
    found = Living(tmp_path_factory.mktemp("happened"))
    found.load(*LISTS)
    return found


@pytest.fixture(scope="module")
def between(living):
    return living.changes("14/10/2019", "visioconférence")


def test_newcomers_are_told_from_those_already_met(between):
    assert told(between, "attendance") == [
        ("gained", "dated", ("CCAS de Toul", "« Visioconférence » (03/07/2020)")),
        ("first", "dated", ("CIDFF des Vosges", "« Visioconférence » (03/07/2020)")),
        ("absent", "absent", ("Mission locale de Nancy", "« Visioconférence » (03/07/2020)")),
    ]


def test_who_did_not_come_back_is_not_said_to_have_left(between):
    (absent,) = [each for each in between.changes if each.way == "absent"]
    assert absent.sentence == (
        "Mission locale de Nancy était à « Rencontre régionale » (14/10/2019) et n’est pas sur la liste de "
        "« Visioconférence » (03/07/2020)."
    )
    assert absent.records


def test_an_actor_of_an_undated_list_is_no_newcomer(between):
    assert told(between, "actor") == [("gained", "dated", ("CIDFF des Vosges",))]
    assert between.before.organizations == 3
    assert between.after.organizations == 4


def test_actions_and_partnerships_of_the_years_between(between):
    assert told(between, "action") == [("gained", "dated", ("« Vélo pour tous » (2020)",))]
    assert told(between, "partnership") == [("gained", "dated", ("CCAS de Toul", "CIDFF des Vosges"))]
    assert all(each.cause in REAL for each in between.changes)


def test_what_has_no_date_is_counted_and_said(between):
    assert between.undated == 2
    assert "Sur 9\u202flignes, 2 (22\u202f%) n’ont pas de date : elles comptent des deux côtés." in headline(between)


def test_a_meeting_without_a_list_makes_nobody_absent(living):
    report = living.changes("visioconférence", "Atelier sans liste")
    assert not [each for each in report.changes if each.way == "absent"]
    assert "Aucune liste de présence n’est connue pour « Atelier sans liste »" in " ".join(report.notes)


def test_a_gap_opens_at_the_date_of_its_facts(living, between):
    opened = {each.gap for each in between.changes if each.way == "opened"}
    assert opened
    later = living.changes("2020-12-31", "2021-12-31")
    assert [each for each in later.changes if each.kind == "gap"] == []


def test_the_same_dates_in_what_was_known_are_another_question(living):
    report = living.changes("14/10/2019", "03/07/2020", known=True)
    assert report.known
    assert report.after.rows == 0
    assert sentences(report) == ("Rien n’a changé entre les deux.",)


def test_without_an_organisation_its_ties_are_in_neither_side(living):
    report = living.changes("14/10/2019", "03/07/2020", without=["CCAS de Toul"])
    assert report.before.organizations == 2
    assert not [each for each in report.changes if any("CCAS de Toul" in name for name in each.names)]


def test_a_year_is_named_by_its_end(living):
    assert headline(living.changes("2019", "2020")).startswith(
        "Ce qui s’est passé, d’après la carte d’aujourd’hui, entre fin 2019 et fin 2020 : "
    )
