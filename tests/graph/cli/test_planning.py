"""Introductions and plans from the terminal, over the invented network."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from tests.graph.cli.test_commands import ROOT, maillage


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    home = tmp_path_factory.mktemp("plan")
    store = home / "carte.lbug"
    assert maillage("load", ROOT / "data" / "example", cwd=home, store=store).returncode == 0
    return lambda *arguments: maillage(*arguments, cwd=home, store=store)


def test_a_plan_as_json_says_all_of_it_with_its_denominators(ask):
    made = json.loads(ask("plan", "--departement", "51", "--seats", "3", "--format", "json").stdout)
    covered = made["coverage"]
    assert len(made["invitations"]) == covered["invited"] <= 3
    assert covered["gaps_covered"] + len(made["uncovered"]) == covered["gaps_a_meeting_can_help"]
    assert covered["gaps_open"] == covered["gaps_a_meeting_can_help"] + len(made["not_by_a_meeting"])
    assert all(one["lacking"] for one in made["uncovered"])
    assert made["one_more_seat"]["seats"] == 4
    assert made["invented"].startswith("Exemple inventé")
    seated = [name for table in made["tables"] for name in table["organizations"]]
    assert sorted(seated) == sorted(one["organization"] for one in made["invitations"])


def test_a_plan_as_csv_is_ready_for_a_mailing_and_names_nobody(ask):
    said = ask("plan", "--departement", "67", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(said), delimiter=";"))
    assert [row["Organisation"] for row in rows][:2] == [
        "Accueil Solidaire de Mirelwiller",
        "Maison des Langues de Mirelwiller",
    ]
    assert "@" not in said
    assert all(row["Table"] == "1" and row["Pourquoi elle est invitée"] for row in rows)


def test_a_plan_as_a_workbook(ask, tmp_path):
    file = tmp_path / "invitations.xlsx"
    assert ask("plan", "--departement", "67", "--format", "xlsx", "-o", file).returncode == 0
    cells = [cell for row in load_workbook(file).active.iter_rows(values_only=True) for cell in row]
    assert "Maison des Langues de Mirelwiller" in cells


def test_introductions_as_a_table_and_as_json(ask):
    assert "14 mises en relation possibles." in ask("introductions", "--limit", "1").stdout
    (one,) = json.loads(ask("introductions", "--departement", "88", "--format", "json").stdout)
    assert [each["name"] for each in one["people"]] == ["Roue Libre des Sapins", "Mission locale de Clairsapin"]
    assert one["need"] == "Être accompagné dans son parcours mobilité"
    assert {gap["kind"] for gap in one["gaps"]} >= {"need_without_partnership", "worked_never_met"}
    assert one["records"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["plan", "--departement", "99"], 1, "Le département « 99 » n’est pas dans la carte"),
        (["plan", "--seats", "0"], 2, "--seats"),
        (["plan", "--need", "astronomie"], 1, "Aucun besoin ne répond à « astronomie »"),
        (["plan", "--meeting", "hier"], 1, "Dernières connues : "),
        (["plan", "--with", "Personne"], 1, "Aucune organisation ne porte ce nom"),
        (
            ["plan", "--with", "CCAS de Tilleray", "--not", "CCAS de Tilleray"],
            1,
            "à la fois invitée d’office et écartée",
        ),
        (["plan", "--seats", "1", "--with", "CCAS de Tilleray", "--with", "Roue Libre des Sapins"], 1, "Places : 1"),
        (["plan", "--seats", "2", "--tables", "3"], 1, "plus de tables que de places"),
    ],
)
def test_a_wrong_call_says_what_and_what_to_do(ask, arguments, code, told):
    done = ask(*arguments)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
