"""The sheets that a workshop works on, on the invented network and on the real data: what they say, and do not."""

import pytest

from graph.errors import NotFound
from graph.queries import run_query
from graph.sheets.attendance import attendance_of
from graph.sheets.topics import topic_sheet
from graph.sheets.workshop import UNKNOWN_KIND, workshop_sheet

FRENCH = "lecture-ecriture-calcul--maitriser-le-francais"


def test_a_departement_is_told_with_its_needs_the_expressed_ones_first(example):
    sheet = workshop_sheet(example, "54")
    assert [(line.name[:11], line.expressed, line.state) for line in sheet.needs] == [
        ("S’informer ", True, "partnership"),
        ("Maîtriser l", True, "partnership"),
    ]
    assert all(line.records for line in sheet.needs if line.expressed)
    assert {gap.departement for gap in sheet.gaps} == {"54"}
    assert "Les rencontres tenues ici : aucune liste de présence ne les dit." in sheet.unknown


def test_every_actor_of_a_departement_is_there_once(example):
    sheet = workshop_sheet(example, "51")
    actors = [actor for _, held in sheet.kinds for actor, _ in held]
    assert len(actors) == len(set(actors)) == sheet.figures[0][0]
    based = {row["id"] for row in run_query(example.store, "organizations") if "51" in row["departements"]}
    assert based <= set(actors)


def test_what_is_not_known_is_said(grand_est):
    sheet = workshop_sheet(grand_est, "67")
    nameless = len(dict(sheet.kinds)[UNKNOWN_KIND])
    assert sheet.unknown[0] == f"Le type de {nameless} organisations sur {sheet.figures[0][0]}."
    assert [scheme.name for scheme in sheet.schemes] == ["Adultes-relais", "Fonjep"]
    assert sheet.needs == ()


def test_a_need_says_who_acts_where_and_what_is_missing(example):
    sheet = topic_sheet(example, "need", FRENCH)
    places = {place.code: place for place in sheet.places}
    assert places["54"].cell.state == "partnership"
    assert len(places["54"].actions) == 3
    assert all(len(runners) > 1 for _, runners in places["54"].actions)
    assert places["68"].actors == ()
    assert {gap.need for gap in sheet.gaps} == {"Maîtriser le français"}
    assert {gap.departement for gap in topic_sheet(example, "need", FRENCH, "67").gaps} == {"67"}


def test_a_kind_says_who_is_of_it(grand_est):
    sheet = topic_sheet(grand_est, "kind", "Mission locale")
    assert any("Mission Locale" in name for place in sheet.places for _, name, _ in place.actors)
    assert {gap.kind for gap in sheet.gaps} <= {"missing_kind"}


def test_what_is_not_in_the_map_is_not_found(example):
    for ask in (
        lambda: workshop_sheet(example, "99"),
        lambda: topic_sheet(example, "need", "rien"),
        lambda: topic_sheet(example, "kind", "rien"),
        lambda: topic_sheet(example, "need", FRENCH, "99"),
    ):
        with pytest.raises(NotFound):
            ask()


def test_who_comes_for_the_first_time_is_who_was_on_no_earlier_list(example):
    events = sorted(run_query(example.store, "events"), key=lambda row: row["date"])
    came = [{row["organization"] for row in run_query(example.store, "attendances", events=[e["id"]])} for e in events]
    first, second, third = (attendance_of(example, event["id"]) for event in events)
    assert first.before == 0
    assert first.newcomers == frozenset()  # nothing is known before: nobody can be said to be new
    assert second.newcomers == came[1] - came[0]
    assert third.newcomers == came[2] - came[0] - came[1]
    assert sum(number for _, number in third.kinds) == third.came == len(came[2])
