"""The commands as a person types them, in a process of their own, from a folder that is not the checkout."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

ROOT = Path(__file__).parents[3]
SOURCES = ROOT / "data" / "sources"


def maillage(*arguments, cwd, store):
    environment = {**os.environ, "MAILLAGE_STORE": str(store), "PYTHONPATH": str(ROOT), "COLUMNS": "160"}
    environment.pop("MAILLAGE_JOURNAL", None)
    command = [sys.executable, "-m", "graph.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def store(home):
    """The shipped sources loaded by the command, and what it said."""
    path = home / "carte.lbug"
    done = maillage("load", SOURCES, "--region", "44", cwd=home, store=path)
    assert done.returncode == 0, done.stderr
    (home / "said.txt").write_text(done.stdout, encoding="utf-8")
    return path


def test_load_says_what_it_read_and_made(store, home):
    said = (home / "said.txt").read_text(encoding="utf-8")
    assert "3\u202f001 sur des actions, 78 sur des contrats de ville" in said
    assert "Chargement n° 1 : 3\u202f086\u202flignes nouvelles, 0\u202fretirée, 0\u202finchangée." in said
    assert "LICENCE.md : laissé de côté" in said


def test_a_second_load_changes_nothing(store, home):
    before = store.stat().st_mtime_ns
    done = maillage("load", SOURCES, "--region", "44", cwd=home, store=store)
    assert done.returncode == 0
    assert "Rien de nouveau" in done.stdout
    assert store.stat().st_mtime_ns == before


def test_status_gives_counts_sources_and_shares(store, home):
    said = maillage("status", cwd=home, store=store).stdout
    assert "3086 sur 3086 (100 %) des lignes du périmètre ont été lues" in said
    assert "3\u202frencontres, 39\u202fcontrats de ville, 10\u202fdépartements" in said
    assert "Licence Ouverte 2.0" in said


def test_gaps_as_json_hold_what_a_script_needs(store, home):
    done = maillage("gaps", "--departement", "57", "--format", "json", cwd=home, store=store)
    gaps = json.loads(done.stdout)
    assert {
        "kind",
        "severity",
        "reason",
        "departement",
        "need",
        "organizations",
        "events",
        "actions",
        "records",
    } <= set(gaps[0])
    assert {gap["departement"] for gap in gaps} == {"57"}
    pillar = next(gap for gap in gaps if gap["kind"] == "single_carrier")
    assert pillar["territories"] == ["CC de Freyming-Merlebach"]
    assert pillar["records"][0]["file"].startswith("postes-fonjep-2025")


def test_gaps_as_csv_open_in_a_french_spreadsheet(store, home):
    done = maillage("gaps", "lost_territory", "--format", "csv", cwd=home, store=store)
    rows = list(csv.DictReader(io.StringIO(done.stdout), delimiter=";"))
    assert len(rows) == 2
    assert rows[0]["Gravité"] == "0,67"


def test_gaps_as_a_workbook_and_without_an_organisation(store, home):
    said = maillage("gaps", "single_carrier", "--format", "xlsx", "-o", "manques.xlsx", cwd=home, store=store)
    assert said.returncode == 0, said.stderr
    rows = list(load_workbook(home / "manques.xlsx").active.values)
    assert rows[0][:3] == ("N°", "Type", "Dép.")
    listed = json.loads(maillage("gaps", "single_carrier", "--format", "json", cwd=home, store=store).stdout)
    assert [row[3] for row in rows[1:]] == [gap["sentence"] for gap in listed]
    carrier = listed[0]
    without = ("--without", carrier["organizations"][0])
    done = maillage("gaps", "single_carrier", "--format", "csv", *without, cwd=home, store=store)
    assert f"Sans {carrier['organizations'][0]}." in done.stdout
    assert carrier["sentence"] not in done.stdout
    assert maillage("gaps", "--format", "xlsx", cwd=home, store=store).returncode == 2
    assert maillage("gaps", "--without", "Personne", cwd=home, store=store).returncode == 1


def test_a_gap_is_followed_from_the_terminal(tmp_path):
    (tmp_path / "actions.csv").write_text("action;structure porteuse\nCours;Cimade\n", encoding="utf-8")
    store = tmp_path / "carte.lbug"
    maillage("load", "actions.csv", cwd=tmp_path, store=store)
    gap = json.loads(maillage("gaps", "--format", "json", cwd=tmp_path, store=store).stdout)[0]
    planned = ("--state", "planned", "--owner", "Ana", "--due")
    assert maillage("follow", gap["id"], *planned, "hier", cwd=tmp_path, store=store).returncode == 2
    assert maillage("follow", gap["id"], *planned, "14/10/2020", cwd=tmp_path, store=store).returncode == 0
    (again, *_) = json.loads(maillage("gaps", "--format", "json", cwd=tmp_path, store=store).stdout)
    assert (again["state"], again["owner"], again["due"]) == ("planned", "Ana", "2020-10-14")
    assert "(prévu)" in maillage("gaps", cwd=tmp_path, store=store).stdout.replace("\n", " ")


def test_gaps_as_a_table_end_with_their_denominators(store, home):
    said = maillage("gaps", cwd=home, store=store).stdout
    assert "pour 35 contrats de ville actifs la dernière année connue" in said
    assert "Même contrat de ville, jamais à la même rencontre : pas de données" in said


def test_query_runs_by_name_with_parameters(store, home):
    done = maillage("query", "participations", "--param", "departements=55", "--format", "json", cwd=home, store=store)
    rows = json.loads(done.stdout)
    assert {row["departement"] for row in rows} == {"55"}
    assert "single_carrier" in maillage("query", cwd=home, store=store).stdout


def test_rebuild_makes_the_same_map_again(store, home):
    done = maillage("rebuild", cwd=home, store=store)
    assert done.returncode == 0
    assert "0\u202fécrit, 0\u202fretiré" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("load", "absent.csv"), 1, "introuvable"),
        (("query", "nothing"), 1, "inconnue"),
        (("query", "organization"), 1, "demande le paramètre"),
        (("gaps", "nothing"), 1, "inconnu"),
        (("load", ".", "--region", "999"), 2, "région « 999 » inconnue"),
        (("status", "--store", "bolt://127.0.0.1:1"), 1, "Neo4j ne répond pas"),
        (("nothing",), 2, "Il n’y a pas de commande « nothing »"),
    ],
)
def test_a_wrong_call_ends_with_a_sentence_and_an_exit_code(tmp_path, arguments, code, told):
    done = maillage(*arguments, cwd=tmp_path, store=tmp_path / "carte.lbug")
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_rows_that_are_refused_are_named_and_the_others_loaded(tmp_path):
    (tmp_path / "liste.csv").write_text("rencontre;date;organisation\nA;2019;X\nA;hier;Y\n", encoding="utf-8")
    done = maillage("load", "liste.csv", cwd=tmp_path, store=tmp_path / "carte.lbug")
    assert done.returncode == 3
    assert "« liste.csv », ligne 3 : la date « hier » n’est pas lue" in done.stderr
    assert "1\u202fligne nouvelle" in done.stdout


def test_one_unreadable_file_among_others_leaves_everything_as_it_was(tmp_path):
    (tmp_path / "a.csv").write_text("rencontre;date;organisation\nA;2019;X\n", encoding="utf-8")
    (tmp_path / "b.json").write_text("[{", encoding="utf-8")
    done = maillage("load", "a.csv", "b.json", cwd=tmp_path, store=tmp_path / "carte.lbug")
    assert done.returncode == 1
    assert "b.json" in done.stderr
    assert not (tmp_path / "carte.journal.sqlite").exists()


def test_a_map_that_is_not_there_is_not_made_by_asking(tmp_path):
    done = maillage("status", cwd=tmp_path, store=tmp_path / "carte.lbug")
    assert done.returncode == 1
    assert "Il n’y a pas de carte ici" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_preview_writes_nothing_and_says_why(tmp_path):
    (tmp_path / "liste.csv").write_text(
        "rencontre;date;structure;Prénom\nA;2019;Cimade;Anne\nB;hier;Y;\n", encoding="utf-8"
    )
    done = maillage("load", "liste.csv", "--dry-run", cwd=tmp_path, store=tmp_path / "carte.lbug")
    assert done.returncode == 0
    assert "« structure » : organisation (en-tête connu « structures »), par exemple Cimade" in done.stdout
    assert "ligne 2 : Cimade — aucune qui lui ressemble" in done.stdout
    assert "ligne 3 : la date « hier » n’est pas lue" in done.stdout
    assert "Anne" not in done.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["liste.csv"]


def test_what_was_decided_of_a_column_is_remembered_for_files_of_that_shape(tmp_path):
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("Machin;Truc\nCimade;x\n", encoding="utf-8")
    second.write_text("truc;MACHIN\ny;AMLI\n", encoding="utf-8")
    store = tmp_path / "carte.lbug"
    assert maillage("load", "b.csv", cwd=tmp_path, store=store).returncode == 1
    told = ("--column", "Machin=organisation", "--remember", "Mes listes")
    assert maillage("load", "a.csv", *told, cwd=tmp_path, store=store).returncode == 0
    again = maillage("load", "a.csv", cwd=tmp_path, store=store)
    assert "Rien de nouveau" in again.stdout


def test_refused_rows_are_written_where_they_can_be_corrected(tmp_path):
    (tmp_path / "liste.csv").write_text("rencontre;date;organisation\nA;2019;X1\nB;hier;Y1\n", encoding="utf-8")
    store = tmp_path / "carte.lbug"
    maillage("load", "liste.csv", "--refused", "refus.csv", cwd=tmp_path, store=store)
    refused = tmp_path / "refus.csv"
    refused.write_text(refused.read_text(encoding="utf-8").replace("B;hier", "B;14/10/2019"), encoding="utf-8")
    done = maillage("load", "refus.csv", cwd=tmp_path, store=store)
    assert (done.returncode, "1\u202fligne nouvelle" in done.stdout) == (0, True)


def test_a_sheet_of_notes_beside_a_list_is_left_aside_and_said(tmp_path):
    book = Workbook()
    book.active.title = "Actions"
    for line in (["Action", "Porteur"], ["Parrainage", "Cimade"], ["Cours", "AMLI"]):
        book.active.append(line)
    notes = book.create_sheet("Légende")
    for line in (["couleur", "sens"], ["vert", "fait"], ["rouge", "à faire"]):
        notes.append(line)
    book.save(tmp_path / "suivi.xlsx")
    done = maillage("load", "suivi.xlsx", cwd=tmp_path, store=tmp_path / "carte.lbug")
    assert done.returncode == 0
    assert "suivi.xlsx, « Légende » : laissé de côté" in done.stdout
