"""What the map knew at two moments: what the lists tell is told apart from what is only said better."""

import pytest

from graph.changes.summing import SAME, headline, sentences
from graph.errors import NotFound, QueryError
from tests.graph.changes.conftest import ACTION_COLUMNS, actions, came
from tests.graph.worlds import table

ALONE = "Cours du soir | 2020 | Mission locale de Nancy | porteur | 54 | apprendre le français"
SECOND = "Cours du soir | 2020 | CCAS de Toul | partenaire | 54 | apprendre le français"
OTHER = "Vélo pour tous | 2020 | CIDFF des Vosges | porteur | 88 | mobilité"
JANUARY = "Journée | 2019-10-14"


def told(report, kind="", way=""):
    """Return (way, cause, names) of the changes of a kind."""
    return [
        (each.way, each.cause, each.names) for each in report.changes if each.kind == kind and way in ("", each.way)
    ]


def test_a_partner_that_comes_closes_the_gap_with_its_row(living):
    living.load(actions(ALONE))
    living.load(actions(ALONE, SECOND))
    report = living.changes()
    assert told(report, "actor") == [("gained", "new", ("CCAS de Toul",))]
    assert told(report, "partnership") == [("gained", "new", ("CCAS de Toul", "Mission locale de Nancy"))]
    closed = [each for each in report.changes if each.way == "closed"]
    assert {each.cause for each in closed} == {"new"}
    assert "Mission locale de Nancy est la seule connue à répondre au besoin" in " ".join(
        each.sentence for each in closed
    )
    (row,) = {record for each in closed for record in each.records}
    assert row in next(each.records for each in report.changes if each.kind == "actor")


@pytest.mark.parametrize(("exhaustive", "cause"), [(False, "unsaid"), (True, "ended")])
def test_a_row_that_goes_has_ended_only_when_the_list_names_all_there_is(living, exhaustive, cause):
    living.load(actions(ALONE, SECOND, OTHER), exhaustive=exhaustive)
    living.load(actions(ALONE, OTHER), exhaustive=exhaustive)
    report = living.changes()
    assert told(report, "actor") == [("lost", cause, ("CCAS de Toul",))]
    assert all(each.is_real for each in report.changes)
    text = " ".join(sentences(report))
    assert ("ne prouve pas une fin" in text) == (not exhaustive)


def test_a_corrected_name_is_no_new_actor(living):
    living.load(actions(ALONE, OTHER))
    living.load(actions(ALONE, OTHER.replace("CIDFF des Vosges", "CIDFF Vosges et Meuse")))
    report = living.changes()
    assert [(each.kind, each.cause) for each in report.changes] == [("row", "corrected")]
    assert "CIDFF des Vosges" in report.changes[0].sentence
    assert "CIDFF Vosges et Meuse" in report.changes[0].sentence


def test_a_corrected_partner_is_said_to_be_a_correction(living):
    living.load(actions(ALONE, SECOND, OTHER))
    living.load(actions(ALONE, SECOND.replace("CCAS de Toul", "CIDFF des Vosges"), OTHER))
    report = living.changes()
    assert {each.cause for each in report.changes} == {"corrected"}
    assert told(report, "actor") == [("lost", "corrected", ("CCAS de Toul",))]
    assert ("gained", "corrected", ("CIDFF des Vosges", "Mission locale de Nancy")) in told(report, "partnership")


def test_a_merge_alone_brings_and_takes_nobody(living):
    run = living.load(actions(ALONE, SECOND, OTHER))
    living.unite("CCAS de Toul", "CIDFF des Vosges")
    report = living.changes(f"chargement {run}")
    assert {each.kind for each in report.changes} <= {"grouping", "gap"}
    (grouping,) = [each for each in report.changes if each.kind == "grouping"]
    assert (grouping.way, grouping.cause) == ("merged", "judged")
    assert {each.cause for each in report.changes} == {"judged"}
    assert not any(each.way == "closed" for each in report.changes)


def test_a_merge_that_one_siren_makes_says_the_siren(living):
    columns = (*ACTION_COLUMNS, "siret")
    before = "Médiation | 2024 | Les Quartiers du Coeur | porteur | 57 | mobilité | 91006432800016"
    unknown = "Écoute | 2024 | La Relève | porteur | 57 | mobilité |"
    living.load(table("actions.csv", columns, before, unknown))
    living.load(table("actions.csv", columns, before, unknown), table("plus.csv", columns, f"{unknown} 91006432800024"))
    (grouping,) = [each for each in living.changes().changes if each.kind == "grouping"]
    assert (grouping.way, grouping.cause) == ("merged", "evidence")
    assert "(les lignes donnent le même SIREN 910064328 aux deux noms)" in grouping.sentence


def test_an_undone_load_is_not_a_departure(living):
    first = living.load(actions(ALONE))
    second = living.load(actions(ALONE, SECOND))
    living.undo(second)
    report = living.changes(str(second))
    assert {each.cause for each in report.changes} == {"undone"}
    assert ("lost", "undone", ("CCAS de Toul",)) in told(report, "actor")
    assert sentences(living.changes(str(first))) == (SAME,)


def test_a_meeting_that_is_renamed_keeps_its_list(living):
    rows = [f"{JANUARY} | {name}" for name in ("CCAS de Toul", "Mission locale de Nancy", "CIDFF des Vosges")]
    living.load(came(*rows))
    living.load(came(*(row.replace("Journée", "Journée régionale") for row in rows)))
    report = living.changes()
    assert {(each.kind, each.cause) for each in report.changes} == {("row", "corrected")}
    assert "3\u202flignes corrigées" in sentences(report)[0]


def test_the_headline_says_which_time_is_meant_and_the_size_of_both_sides(living):
    living.load(actions(ALONE))
    living.load(actions(ALONE, SECOND))
    text = headline(living.changes("1", "2"))
    assert text.startswith("Ce que la carte savait, après le n° 1")
    assert "1 puis 2\u202forganisations" in text


@pytest.mark.parametrize(
    ("start", "end", "error", "said"),
    [
        ("chargement 7", "", NotFound, "n° 7"),
        ("1", "2019-10-14", QueryError, "--known"),
        ("2", "1", QueryError, "échangez"),
        ("la semaine des quatre jeudis", "", QueryError, "Journée"),
    ],
)
def test_what_cannot_be_compared_is_said(living, start, end, error, said):
    living.load(came(f"{JANUARY} | CCAS de Toul"))
    living.load(actions(ALONE))
    with pytest.raises(error, match=said):
        living.changes(start, end)
