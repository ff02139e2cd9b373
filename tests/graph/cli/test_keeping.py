"""undo, history, backup, restore and check, as a person types them, on both engines."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from graph.cli import cli
from graph.errors import MaillageError
from graph.projection import Graph
from graph.settings import Settings
from graph.store import open_store

FIRST = "rencontre;date;organisation\nForum;2019;MJC Bazin\nForum;2019;Amitié\nForum;2019;Mission locale\n"
SECOND = "rencontre;date;organisation\nForum;2019;MJC Bazin\nForum;2019;Amitiés\nForum;2020;Croix-Rouge\n"


@pytest.fixture
def maillage(store_url, tmp_path, monkeypatch):
    """A function that types a command and returns its exit code and what it said."""
    monkeypatch.setenv("MAILLAGE_STORE", store_url)
    monkeypatch.setenv("MAILLAGE_JOURNAL", str(tmp_path / "journal.sqlite"))
    monkeypatch.chdir(tmp_path)

    def typed(*arguments):
        done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
        if isinstance(done.exception, MaillageError):
            return 1, str(done.exception)
        return done.exit_code, done.output

    return typed


@pytest.fixture
def corrected(maillage, tmp_path):
    """A list, then its correction."""
    (tmp_path / "liste.csv").write_text(FIRST, encoding="utf-8")
    maillage("load", "liste.csv")
    (tmp_path / "liste.csv").write_text(SECOND, encoding="utf-8")
    return maillage("load", "liste.csv")


def graph_in(store_url):
    """Return the graph that a store holds."""
    store = open_store(Settings.from_env(str(store_url)))
    found = store.snapshot()
    store.close()
    return found


def organizations(store_url):
    return {row[1] for row in graph_in(store_url).nodes["Organization"].values()}


def test_a_correction_is_told_row_by_row(corrected):
    code, said = corrected
    assert code == 0
    assert "Chargement n° 2 : 1\u202fligne nouvelle, 1\u202fcorrigée, 1\u202fretirée, 1\u202finchangée." in said
    assert "liste.csv, ligne 3 : organisation : « Amitié » → « Amitiés »" in said
    assert "1\u202fqui n’est plus mentionnée" in said
    assert "liste.csv, ligne 4 : Forum | 2019 | Mission locale" in said


def test_undo_and_its_undo(maillage, corrected, store_url):
    code, said = maillage("undo", 2)
    assert code == 0
    assert "N° 3 : annule le chargement n° 2 ; 2\u202flignes retirées, 2\u202frevenues." in said
    assert "Amitiés" not in organizations(store_url)
    assert maillage("undo", 2) == (1, "Le n° 2 est déjà annulé, par le n° 3 ; pour le rétablir : maillage undo 3.")
    assert "annule l’annulation n° 3" in maillage("undo", 3)[1]
    assert "Amitiés" in organizations(store_url)


def test_history_in_three_forms(maillage, corrected):
    maillage("undo", 2)
    rows = json.loads(maillage("history", "--format", "json")[1])
    assert [(row["number"], row["new"], row["gone"], row["undone"]) for row in rows] == [
        (3, 2, 2, None),
        (2, 1, 1, "par le n° 3"),
        (1, 3, 0, None),
    ]
    table = csv.DictReader(io.StringIO(maillage("history", "--format", "csv")[1]), delimiter=";")
    assert [row["Fichiers"] for row in table] == ["", "liste.csv", "liste.csv"]
    assert "annulation du n° 2" in maillage("history")[1]


def test_history_of_one_run_gives_its_rows(maillage, corrected):
    rows = json.loads(maillage("history", 2, "--format", "json")[1])
    assert [(row["change"], row["place"]) for row in rows] == [
        ("corrigée", "liste.csv, ligne 3"),
        ("plus mentionnée", "liste.csv, ligne 4"),
        ("nouvelle", "liste.csv, ligne 4"),
    ]
    assert maillage("history", 9)[0] == 1


def test_a_copy_is_named_and_a_renamed_correction_takes_the_place(maillage, tmp_path):
    (tmp_path / "liste.csv").write_text(FIRST, encoding="utf-8")
    maillage("load", "liste.csv")
    (tmp_path / "copie.csv").write_text(FIRST, encoding="utf-8")
    said = maillage("load", "copie.csv")[1]
    assert "copie.csv : déjà dans la carte, sous le nom « liste.csv » (chargement n° 1)" in said
    (tmp_path / "liste v2.csv").write_text(FIRST.replace("Amitié", "Amitiés"), encoding="utf-8")
    said = maillage("load", "liste v2.csv", "--replaces", "liste.csv", "--exhaustive")[1]
    assert "liste v2.csv (remplace « liste.csv ») : 0\u202fnouvelle, 1\u202fcorrigée, 0\u202fretirée" in said


def test_a_file_like_another_is_told_how_to_replace_it(maillage, tmp_path):
    (tmp_path / "liste.csv").write_text(FIRST, encoding="utf-8")
    maillage("load", "liste.csv")
    (tmp_path / "v2.csv").write_text(FIRST.replace("Amitié", "Amitiés"), encoding="utf-8")
    said = maillage("load", "v2.csv")[1]
    assert "v2.csv : 2 de ses 3 lignes sont aussi dans « liste.csv »" in said
    assert "maillage load v2.csv --replaces liste.csv" in said
    assert maillage("check")[0] == 0


def test_backup_and_restore(maillage, corrected, tmp_path, store_url):
    assert "2 chargements et annulations" in maillage("backup", "sauvegarde.zip")[1]
    maillage("undo", 2)
    code, said = maillage("restore", "sauvegarde.zip")
    assert code == 0
    assert "Le journal d’avant est gardé dans «" in said
    assert len(list(tmp_path.glob("journal.avant-*.sqlite"))) == 1
    assert "Amitiés" in organizations(store_url)
    assert maillage("check")[0] == 0


def test_a_backup_of_one_engine_is_restored_on_the_other(maillage, corrected, tmp_path, store_url):
    maillage("backup", "sauvegarde.zip")
    elsewhere = ("--store", tmp_path / "autre.lbug", "--journal", tmp_path / "autre.sqlite")
    assert maillage("restore", "sauvegarde.zip", *elsewhere)[0] == 0
    assert graph_in(tmp_path / "autre.lbug").fingerprint() == graph_in(store_url).fingerprint()


def test_check_ends_with_3_when_something_differs(maillage, corrected, store_url):
    code, said = maillage("check")
    assert code == 0
    assert "Rien ne diffère" in said
    spoil(store_url)
    code, said = maillage("check")
    assert code == 3
    assert "absent" in said
    assert "maillage rebuild" in said
    rows = json.loads(maillage("check", "--format", "json")[1])
    assert {row["found"] for row in rows} == {"absent"}
    maillage("rebuild")
    assert maillage("check")[0] == 0


def spoil(store_url):
    """Take everything out of a store behind the journal's back."""
    store = open_store(Settings.from_env(store_url))
    store.write(Graph(), "spoilt")
    store.close()


def test_there_is_nothing_to_undo_nor_to_save_in_an_empty_journal(maillage):
    assert maillage("undo", 1) == (1, "Rien à annuler : le journal est vide.")
    code, said = maillage("backup", "x.zip")
    assert (code, "Rien à sauvegarder" in said) == (1, True)
