"""The journal: one load is one transaction; the same content again changes nothing; a new version replaces."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import JournalError
from graph.journal import Journal
from graph.journal.writing import write_load
from graph.loaders.reading import Perimeter
from tests.graph.journal.lists import document, names

ROWS = [("Cours", "A", "54"), ("Cours", "B", "54"), ("Cours", "B", "57")]


def test_a_second_load_of_the_same_content_changes_nothing(journal):
    first = write_load(journal, [document(ROWS)], {})
    dump = list(journal.connection.iterdump())
    second = write_load(journal, [document(list(reversed(ROWS)))], {})
    assert (first.run, first.added) == (1, 3)
    assert (second.run, second.added, second.retired, second.unchanged) == (None, 0, 0, 3)
    assert second.already == ()
    assert list(journal.connection.iterdump()) == dump


def test_a_corrected_file_replaces_its_predecessors_rows(journal):
    write_load(journal, [document(ROWS)], {})
    report = write_load(journal, [document([ROWS[0], ("Cours", "C", "54")])], {})
    assert (report.added, report.changed, report.retired, report.unchanged) == (0, 1, 1, 1)
    assert names(journal) == ["A", "C"]


def test_a_row_that_comes_back_is_live_again(journal):
    for rows in (ROWS, ROWS[:1], ROWS):
        write_load(journal, [document(rows)], {})
    assert names(journal) == ["A", "B", "B"]


def test_a_load_of_one_departement_leaves_the_others_as_they_were(journal):
    write_load(journal, [document(ROWS)], {})
    report = write_load(journal, [document(ROWS, perimeter=Perimeter.of(departements=["57"]))], {})
    assert (report.retired, names(journal)) == (0, ["A", "B", "B"])


def test_an_error_in_the_middle_of_a_load_leaves_the_journal_as_before(journal):
    write_load(journal, [document(ROWS)], {})
    before = list(journal.connection.iterdump())

    def fail(done, total):
        if done == 2:
            raise KeyboardInterrupt

    more = [document([("Projet", str(n), "54")], file=f"{n}.csv") for n in range(3)]
    with pytest.raises(KeyboardInterrupt):
        write_load(journal, more, {}, fail)
    assert list(journal.connection.iterdump()) == before


def test_equal_rows_are_kept_apart_by_their_occurrence(journal):
    write_load(journal, [document([ROWS[0]] * 3)], {})
    assert names(journal) == ["A", "A", "A"]


@given(st.lists(st.sampled_from(ROWS), min_size=1, max_size=8), st.integers())
def test_the_order_of_rows_does_not_change_their_ids(rows, seed):
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    ids = [_ids(each) for each in (rows, shuffled)]
    assert len(ids[0]) == len(rows)
    assert ids[0] == ids[1]


def _ids(rows):
    """Return the ids that a journal gives to rows."""
    with Journal(Path(":memory:")) as journal:
        write_load(journal, [document(rows)], {})
        return {stored.id for stored in journal.records()}


def test_another_sqlite_file_is_not_taken_for_a_journal(tmp_path):
    other = tmp_path / "autre.sqlite"
    import sqlite3

    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    with pytest.raises(JournalError, match="pas un journal"):
        Journal(other)


def test_a_file_that_is_not_sqlite_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "liste.csv"
    file.write_text("organisation;action\n" * 50, encoding="utf-8")
    with pytest.raises(JournalError, match="ne peut pas être ouvert"):
        Journal(file)
    assert file.read_text(encoding="utf-8") == "organisation;action\n" * 50
