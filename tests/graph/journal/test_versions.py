"""Versions of a file: copies are known, corrections are told cell by cell, a source says whether it names all."""

from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.journal import Already, Document
from graph.journal.comparing import compare
from graph.journal.history import changes_of, history
from graph.journal.places import Place, places_of
from graph.journal.undoing import undo
from graph.journal.writing import write_load
from graph.loaders import read_table
from graph.loaders.reading import Perimeter
from graph.loaders.tables import Row, Table
from graph.model import Position, Record, Source
from tests.graph.journal.lists import document, names
from tests.growth import growth

ROWS = [("Cours", name, "54") for name in ("Amitié", "Bonjour", "Croix", "Droits", "Espoir")]


def write(journal, *documents, **options):
    return write_load(journal, documents, {}, **options)


def test_a_copy_under_another_name_with_its_columns_and_rows_in_another_order_changes_nothing(journal):
    write(journal, document(ROWS))
    dump = list(journal.connection.iterdump())
    copy = document(ROWS[::-1], "copie.csv", columns=("département", "organisation", "action"))
    report = write(journal, copy)
    assert (report.run, report.already) == (None, (Already("copie.csv", "liste", "liste.csv", 1),))
    assert list(journal.connection.iterdump()) == dump


def test_the_same_file_with_its_columns_in_another_order_changes_nothing(journal):
    write(journal, document(ROWS))
    report = write(journal, document(ROWS, columns=("département", "organisation", "action")))
    assert (report.run, report.unchanged) == (None, 5)


def test_a_copy_within_a_perimeter_is_known_too(journal):
    here = [*ROWS, ("Cours", "Ailleurs", "57")]
    write(journal, document(here))
    report = write(journal, document(here, "copie.csv", perimeter=Perimeter.of(departements=["54"])))
    assert report.already == (Already("copie.csv", "liste", "liste.csv", 1),)


def test_two_copies_in_one_load_are_one_and_loading_them_again_changes_nothing(journal):
    both = [document(ROWS, "a.csv"), document(ROWS, "b.csv")]
    assert write(journal, *both).already == (Already("b.csv", "liste", "a.csv", None),)
    assert write(journal, *both).run is None
    assert len(names(journal)) == 5


def test_lists_that_only_differ_by_a_repeated_row_are_two(journal):
    write(journal, document(ROWS))
    assert write(journal, document([*ROWS, ROWS[0]], "autre.csv")).already == ()


def test_a_copy_of_what_was_undone_is_new(journal):
    write(journal, document(ROWS))
    undo(journal, 1)
    assert write(journal, document(ROWS, "copie.csv")).added == 5


def test_the_sheets_of_a_workbook_are_one_document(journal):
    sheets = [document(ROWS[:3], sheet="A"), document(ROWS[3:], sheet="B")]
    write(journal, *sheets)
    assert names(journal) == sorted(name for _, name, _ in ROWS)
    assert write(journal, *sheets).run is None
    assert write(journal, sheets[0]).retired == 2


def test_a_correction_tells_the_cells_before_and_after(journal):
    write(journal, document(ROWS))
    corrected = [("Cours", "Nouvelle", "54"), *ROWS[:2], ("Cours", "Croix-Rouge", "54"), *ROWS[4:]]
    report = write(journal, document(corrected))
    (told,) = report.documents
    assert (report.added, report.changed, report.retired, report.unchanged) == (1, 1, 1, 3)
    assert told.comparison.changed[0].cells == (("organisation", "Croix", "Croix-Rouge"),)
    assert changes_of(journal, 2) == [told]


def test_a_row_that_other_rows_pushed_down_is_shown_where_it_now_stands(journal):
    write(journal, document(ROWS))
    write(journal, document([("Cours", "Avant", "57"), *ROWS]))
    where = {s.record.participants[0].mention.name: (s.run, s.record.position.row) for s in journal.records()}
    assert where["Amitié"] == (2, 3)
    (stored,) = [s for s in journal.records() if s.record.participants[0].mention.name == "Amitié"]
    assert [(a.run.number, a.row, a.present) for a in journal.appearances(stored.id)] == [(1, 2, True), (2, 3, True)]
    assert journal.record(stored.id) == stored
    position, where = stored.record.position, places_of(journal, [stored.id, "rec-unknown"])
    assert where == {stored.id: Place(stored.id, position.file, position.sheet, position.row, stored.record.date)}


def test_the_same_cells_understood_otherwise_are_told(journal):
    write(journal, document(ROWS))
    again = document(ROWS)
    reread = read_table(again.reading.table, Perimeter(), {"département": ""})
    report = write(journal, Document(again.source, reread, Perimeter()))
    assert (report.added, report.changed, report.retired) == (0, 5, 0)
    assert report.documents[0].comparison.changed[0].cells == ()


def test_a_renamed_correction_takes_the_place_of_its_predecessor(journal):
    write(journal, document(ROWS))
    report = write(journal, document([*ROWS[:4], ("Cours", "Espoirs", "54")], "v2.csv"), replaces="liste.csv")
    assert (report.added, report.changed, report.retired, report.unchanged) == (0, 1, 0, 4)
    assert report.documents[0].comparison.changed[0].cells == (("organisation", "Espoir", "Espoirs"),)
    assert [line.file for line in journal.documents()] == ["v2.csv"]
    assert len(names(journal)) == 5
    again = write(journal, document([*ROWS[:4], ("Cours", "Espoirs", "54")], "v2.csv"), replaces="liste.csv")
    assert again.run is None


def test_a_file_that_shares_most_rows_with_another_is_told_of_it(journal):
    write(journal, document(ROWS))
    (like,) = write(journal, document([*ROWS[:4], ("Cours", "F", "57")], "v2.csv")).resembling
    assert (like.file, like.known_file, like.shared, like.rows) == ("v2.csv", "liste.csv", 4, 5)
    assert write(journal, document([ROWS[0], ("Cours", "G", "57")], "v3.csv")).resembling == ()


@pytest.mark.parametrize(
    ("replaces", "told"), [("absent.csv", "pas dans la carte"), ("liste.csv", "plusieurs sources")]
)
def test_a_file_to_replace_that_is_not_there_or_not_alone_is_refused(journal, replaces, told):
    write(journal, document(ROWS))
    write(journal, replace(document(ROWS[:2]), source=Source("autre", "Autre")))
    with pytest.raises(InputError, match=told):
        write(journal, document(ROWS[:1], "v2.csv"), replaces=replaces)
    assert journal.head == 2


@pytest.mark.parametrize("written", ["liste.csv", "liste/liste.csv", "ailleurs/liste.csv"])
def test_the_file_to_replace_is_named_alone_with_its_source_or_by_its_path(journal, written):
    write(journal, document(ROWS))
    assert write(journal, document(ROWS[:4], "v2.csv"), replaces=written).documents[0].replaced == "liste.csv"


def test_only_one_file_takes_the_place_of_another(journal):
    write(journal, document(ROWS))
    with pytest.raises(InputError, match="un seul fichier"):
        write(journal, document(ROWS, "a.csv"), document(ROWS[:2], "b.csv"), replaces="liste.csv")


@pytest.mark.parametrize("exhaustive", [True, False])
def test_what_goes_from_an_exhaustive_source_is_ended_and_else_only_not_mentioned(journal, exhaustive):
    write(journal, document(ROWS, exhaustive=exhaustive))
    write(journal, document(ROWS[:3], exhaustive=exhaustive))
    latest = history(journal)[0]
    assert (latest.gone, latest.ended) == (2, 2 if exhaustive else 0)
    assert changes_of(journal, 2)[0].ended is exhaustive


def test_a_source_declared_otherwise_is_kept_and_only_once(journal):
    write(journal, document(ROWS))
    assert write(journal, document(ROWS, licence="Ouverte")).run == 2
    assert journal.sources()["liste"].licence == "Ouverte"
    assert write(journal, document(ROWS, licence="Ouverte")).run is None


def a_record(row, *cells):
    return Record(Position("f", "", row), dict(zip("abcdef", cells, strict=False)))


def test_rows_are_paired_by_place_or_by_most_of_their_cells():
    gone = [a_record(2, "x", "1", "k"), a_record(5, "y", "2", "m", "n"), a_record(7, "z")]
    new = [a_record(2, "x", "9", "k"), a_record(6, "y", "2", "m", "o"), a_record(7, "w")]
    compared = compare(gone, new)
    assert [(c.before.row, c.after.row, c.cells) for c in compared.changed] == [
        (2, 2, (("b", "1", "9"),)),
        (5, 6, (("d", "n", "o"),)),
    ]
    assert [r.position.row for r in compared.gone] == [r.position.row for r in compared.new] == [7]


def moved(rows):
    """Compare a list with itself, each row lower down and with a cell more: return how many rows are changed ones."""
    gone = [a_record(n, "54", "2020", f"nom {n}") for n in range(rows)]
    new = [a_record(n + 20000, "54", "2020", f"nom {n}", "plus") for n in range(rows)]
    return len(compare(gone, new).changed)


def test_rows_are_compared_in_a_time_that_grows_as_they_do():
    assert moved(5000) == 5000
    assert growth(moved, 500, 5000) < 30  # ten times the rows; each with each would be a hundred


def meeting(file):
    """Return an attendance list that names its meeting nowhere but in the file's name."""
    rows = [Row(number, {"organisation": name, "présence": "x"}) for number, name in enumerate(("MJC", "CIDFF"), 2)]
    reading = read_table(Table(file, "", ("organisation", "présence"), rows), Perimeter())
    return Document(Source(file, file), reading, Perimeter())


def test_the_same_people_on_another_day_are_another_list_but_not_under_another_name_of_one_day(journal):
    assert write(journal, meeting("Réunion 2019-10-14.csv")).added == 2
    assert write(journal, meeting("Réunion 2019-11-18.csv")).added == 2
    copy = write(journal, meeting("Réunion 2019-10-14 (copie).csv"))
    assert (copy.run, copy.already[0].known_file) == (None, "Réunion 2019-10-14.csv")
