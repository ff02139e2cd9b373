"""The ordinary lists: who came to which meeting, who runs which action."""

import pytest

from graph.errors import InputError
from graph.loaders import read_table
from graph.loaders.attendance import iso_date
from graph.loaders.reading import Perimeter
from graph.loaders.tables import Row, Table


def table(*rows):
    return Table("liste.csv", "", tuple(rows[0]), [Row(number, row) for number, row in enumerate(rows, 2)])


def test_an_attendance_list_gives_an_event_and_its_participants():
    row = {"Réunion": "Atelier", "DATE": "14/10/2019", "Département": "54", "Organisation": "A", "Rôle": "Animation"}
    (record,) = read_table(table(row), Perimeter()).records
    assert (record.states[0].date, record.states[0].departements) == ("2019-10-14", ("54",))
    assert (record.participants[0].mention.name, record.participants[0].role) == ("A", "animation")


def test_a_meeting_whose_participants_are_unknown_names_nobody():
    (record,) = read_table(table({"rencontre": "Visio", "date": "2020-07-03", "organisation": ""}), Perimeter()).records
    assert record.participants == ()


def test_an_action_list_gives_actions_and_their_carriers():
    row = {"action": "Module", "organisation": "ORIV", "année": "2019", "couleur": "3"}
    reading = read_table(table(row), Perimeter())
    assert reading.records[0].states[0].year == 2019
    assert reading.records[0].participants[0].role == "porteur"
    assert reading.unused_columns == ("couleur",)


def test_rows_outside_the_perimeter_are_counted_and_others_kept():
    rows = [{"rencontre": "A", "date": "2019", "département": code, "organisation": "X"} for code in ("54", "75", "")]
    reading = read_table(table(*rows), Perimeter.of("44"))
    assert (len(reading.records), reading.outside) == (2, 1)


@pytest.mark.parametrize("values", [{"date": "hier"}, {"rencontre": ""}, {"département": "Nancy"}])
def test_a_row_that_is_not_understood_is_refused(values):
    row = {"rencontre": "A", "date": "2019", "département": "54", "organisation": "X"} | values
    reading = read_table(table(row), Perimeter())
    assert (len(reading.records), len(reading.refusals)) == (0, 1)


def test_a_list_that_is_not_recognised_is_refused_with_the_columns_that_were_seen():
    with pytest.raises(InputError, match=r"« couleur ».*« rencontre »"):
        read_table(table({"couleur": "bleu"}), Perimeter())


@pytest.mark.parametrize(
    ("written", "iso"),
    [("14/10/2019", "2019-10-14"), ("1/2/2020", "2020-02-01"), ("2019-01", "2019-01"), ("2019", "2019"), ("oct.", "")],
)
def test_dates(written, iso):
    assert iso_date(written) == iso
