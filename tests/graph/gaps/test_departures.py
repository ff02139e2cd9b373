"""Who is no longer in the lists: seen before, not since, where later lists of the same nature are known."""

import pytest

from graph.gaps.departures import lost_actors
from graph.gaps.ties import Proofs, Ties


def seen(organization, nature, when, departement="54"):
    return organization, nature, when, departement


def gaps(rows):
    """Return what is lost, from sightings: organisation, nature, year or date, département."""
    actions, events, runs, came, proofs = {}, {}, [], [], []
    for organization, nature, when, departement in rows:
        key = f"{nature}-{when}-{departement}"
        places = {"id": key, "departements": [departement] if departement else []}
        tie = {"organization": organization, "thing": key, "role": ""}
        proofs.append({"organization": organization, "fact": key, "record": f"{organization}-{when}"})
        if nature == "event":
            events[key] = {**places, "date": when}
            came.append(tie)
        else:
            actions[key] = {**places, "year": when, "scheme": "Fonjep" if nature == "post" else None}
            runs.append(tie)
    names = {row[0]: row[0] for row in rows}
    return lost_actors(Ties(runs), Ties(came), actions, events, names, Proofs(proofs))


def lost(*rows):
    return {row["organization"]: (row["last_year"], row["year"]) for row in gaps(rows)}


NOW = (seen("Here", "action", 2020), seen("Here", "event", "2020-06-03"))


def test_an_action_before_and_none_since():
    assert lost(*NOW, seen("Gone", "action", 2018)) == {"Gone": (2018, 2020)}


def test_two_meetings_before_and_none_since_but_one_visit_makes_nobody_a_member():
    twice = (seen("Gone", "event", "2018-02-01"), seen("Gone", "event", "2019-10-14"))
    assert lost(*NOW, *twice, seen("Once", "event", "2019-10-14")) == {"Gone": (2019, 2020)}


@pytest.mark.parametrize("since", [seen("Back", "event", "2020-06-03"), seen("Back", "post", 2021)])
def test_whoever_is_seen_since_in_any_way_is_not_lost(since):
    assert lost(*NOW, seen("Back", "action", 2018), since) == {}


def test_no_later_list_of_that_nature_is_no_absence():
    actions = (seen("One", "action", 2019), seen("Two", "action", 2018))
    assert lost(*actions, seen("Here", "event", "2021-01-05")) == {"Two": (2018, 2021)}


def test_the_records_are_those_of_the_last_time():
    rows = [*NOW, seen("Gone", "action", 2017), seen("Gone", "event", "2018-05-02", "")]
    (gap,) = gaps(rows)
    assert gap["records"] == ["Gone-2018-05-02"]
    assert (gap["actions"], gap["events"], gap["departement"]) == (1, 1, "54")


def test_the_place_is_that_of_the_last_time_whose_place_is_known_whatever_the_order_of_the_rows():
    rows = [
        *NOW,
        seen("Gone", "action", 2016, "54"),
        seen("Gone", "action", 2017, "57"),
        seen("Gone", "action", 2018, ""),
    ]
    assert {gap["departement"] for order in (rows, rows[::-1]) for gap in gaps(order)} == {"57"}
