"""Undo: a run stands unless a run that stands undoes it; the last one that stands and speaks of a row is right."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import JournalError
from graph.journal import Journal
from graph.journal.history import history
from graph.journal.undoing import standing, undo
from graph.journal.writing import write_load
from graph.loaders.reading import Perimeter
from tests.graph.journal.lists import document, names

ROWS = [("Cours", name, "54") for name in "ABCD"]
A, B, C, D = ROWS


def load(journal, *rows, file="liste.csv"):
    return write_load(journal, [document(rows, file)], {})


def test_undo_of_a_load_leaves_the_map_as_before_it(journal):
    load(journal, A, B)
    load(journal, A, C)
    done = undo(journal, 2)
    assert (done.run, done.gone, done.back, names(journal)) == (3, 1, 1, ["A", "B"])


def test_undo_of_an_undo_redoes_and_so_on(journal):
    load(journal, A)
    seen = []
    for number in (1, 2, 3, 4):
        undo(journal, number)
        seen.append(names(journal))
    assert seen == [[], ["A"], [], ["A"]]


def test_what_a_later_version_says_stays(journal):
    load(journal, A, B)
    load(journal, A, C)
    load(journal, A, C, D)
    done = undo(journal, 2)
    assert (done.gone, done.back, names(journal)) == (0, 0, ["A", "C", "D"])
    undo(journal, 3)
    assert names(journal) == ["A", "B"]


def test_what_another_file_brought_later_stays(journal):
    load(journal, A, B)
    load(journal, C, file="autre.csv")
    undo(journal, 1)
    assert names(journal) == ["C"]
    assert [line.file for line in journal.documents()] == ["autre.csv"]


def test_undo_of_a_renamed_correction_brings_its_predecessor_back(journal):
    load(journal, A, B)
    write_load(journal, [document([A, C], "v2.csv")], {}, replaces="liste.csv")
    undo(journal, 2)
    assert (names(journal), [line.file for line in journal.documents()]) == (["A", "B"], ["liste.csv"])


def test_a_declaration_that_was_undone_is_no_longer_heard(journal):
    load(journal, A)
    write_load(journal, [document([A], licence="Autre")], {})
    undo(journal, 2)
    assert journal.sources()["liste"].licence == ""


def test_nothing_is_taken_away_from_the_journal(journal):
    load(journal, A, B)
    before = set(journal.connection.iterdump())
    undo(journal, 1)
    assert before < set(journal.connection.iterdump())


@pytest.mark.parametrize(("number", "told"), [(7, "pas de chargement n° 7"), (1, "déjà annulé, par le n° 2")])
def test_what_cannot_be_undone_is_told(journal, number, told):
    load(journal, A)
    undo(journal, 1)
    with pytest.raises(JournalError, match=told):
        undo(journal, number)
    assert journal.head == 2


def test_an_empty_journal_has_nothing_to_undo(journal):
    with pytest.raises(JournalError, match="Rien à annuler"):
        undo(journal, 1)
    assert history(journal) == []


def test_history_says_who_undid_what(journal):
    load(journal, A)
    undo(journal, 1)
    undone, first = history(journal)
    assert (undone.run.action, undone.run.parameters["undoes"], undone.gone) == ("undo", 1, 1)
    assert (first.run.undone_by, first.files, first.new) == (2, ("liste.csv",), 1)


LOADS = st.tuples(
    st.just("load"),
    st.sampled_from(["a.csv", "b.csv"]),
    st.sets(st.sampled_from([(name, code) for name in "ABC" for code in ("54", "57")])),
    st.sampled_from([(), ("54",), ("57",)]),
)
UNDOS = st.tuples(st.just("undo"), st.integers(1, 12))


class Model:
    """The rule, written as plainly as can be: runs in order, and for each row the last that stands and speaks of it."""

    def __init__(self):
        self.runs = {}

    def live(self):
        stands = standing({run: said["undoes"] for run, said in self.runs.items()})
        found = {}
        for run, said in self.runs.items():
            for row in said["speaks"] if stands[run] else ():
                found[row] = row in said["rows"]
        return sorted(row for row, present in found.items() if present)


def all_rows(file, codes):
    return {(file, name, code) for name in "ABC" for code in ("54", "57") if not codes or code in codes}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.one_of(LOADS, UNDOS), min_size=1, max_size=12))
def test_any_loads_and_undos_follow_the_rule(steps, tmp_path_factory):
    model = Model()
    with Journal(tmp_path_factory.mktemp("undo") / "journal.sqlite") as journal:
        for step in steps:
            take(journal, model, step)
            live = sorted((s.record.position.file, *s.record.values.values()) for s in journal.records())
            assert [(file, name, code) for file, _, name, code in live] == model.live()


def take(journal, model, step):
    if step[0] == "undo":
        known = model.runs.keys() & {step[1]}
        if known and journal.run(step[1]).undone_by is None:
            model.runs[undo(journal, step[1]).run] = {"undoes": step[1], "speaks": ()}
        return
    _, file, rows, codes = step
    perimeter = Perimeter(frozenset(codes))
    # the action's name holds the file's, so that two files never say the same
    listed = [(f"Cours {file}", name, code) for name, code in sorted(rows)]
    table = document(listed, file, perimeter)
    run = write_load(journal, [table], {}).run
    if run:
        kept = {(file, name, code) for name, code in rows if not codes or code in codes}
        model.runs[run] = {"undoes": None, "rows": kept, "speaks": all_rows(file, codes)}


@given(st.lists(st.integers(0, 20), max_size=20))
def test_a_run_stands_when_no_run_that_stands_undoes_it(picks):
    targets = {run: pick % run or None for run, pick in enumerate(picks, 1)}
    stands = standing(targets)
    for run in targets:
        assert stands[run] == (not any(stands[other] for other, target in targets.items() if target == run))
