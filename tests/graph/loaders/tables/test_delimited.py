"""Text whose separators a person did not think of."""

import pytest

from tests.graph.loaders.tables.made import cells_of


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_what_cuts_lines_evenly(table, separator):
    lines = [["structure", "lieux", "note"], ["Ligue", '"Metz, Nancy; Toul"', "a/b"], ["CIDFF", '"Bar,\nle Duc"', ""]]
    found = table("liste.csv", "\n".join(separator.join(line) for line in lines))
    assert cells_of(found) == [[2, "Ligue", "Metz, Nancy; Toul", "a/b"], [3, "CIDFF", "Bar,\nle Duc", ""]]


def test_rows_are_numbered_as_a_spreadsheet_does(table):
    found = table("liste.csv", 'nom;note\n\nA;"deux\nlignes"\nB;x\n')
    assert [row.number for row in found.rows] == [3, 4]


def test_the_hint_that_excel_writes_is_followed(table):
    assert cells_of(table("liste.csv", "sep=|\nnom|ville\nA;B|Metz\n")) == [[3, "A;B", "Metz"]]


def test_decimal_commas_without_quotes_are_put_back(table):
    lines = "".join(f"Ligue {n},{n}0 000,00,unique\n" for n in range(1, 9))
    found = table("aides.csv", "nom,montant,nature\n" + lines)
    assert cells_of(found)[:2] == [[2, "Ligue 1", "10 000,00", "unique"], [3, "Ligue 2", "20 000,00", "unique"]]
    assert found.left_aside == ()


SURE = "".join(f"Ligue {n},3518160000001{n},Atelier {n},2018-03-2{n}\n" for n in range(9))


def test_a_comma_in_a_text_is_put_back_where_only_one_reading_holds(table):
    found = table("aides.csv", f"nom,siret,objet,date\n{SURE}MJC,35181600000019,cours, chant, danse,2018-04-01\n")
    assert cells_of(found)[-1] == [11, "MJC", "35181600000019", "cours, chant, danse", "2018-04-01"]


def test_a_line_that_may_be_read_in_two_ways_is_left_aside_alone(table):
    sure = SURE.replace(",3518160000001", " bis,nom 3518160000001")
    found = table("aides.csv", f"nom,gestionnaire,objet,date\n{sure}MJC,Ligue,cours,chant,2018-04-01\n")
    assert len(found.rows) == 9
    assert [number for number, _ in found.left_aside] == [11]
    assert "5 cellules pour 4 colonnes ; mettez entre guillemets" in found.left_aside[0][1]


def test_a_file_saved_again_by_a_spreadsheet_of_another_country_is_read(table):
    text = 'nom,ville,note;;\nLigue,Metz,un; deux;\n"CIDFF ""Est"",Nancy,x";;\nMJC,Toul,z;;\n'
    rows = [[2, "Ligue", "Metz", "un; deux"], [3, 'CIDFF "Est"', "Nancy", "x"], [4, "MJC", "Toul", "z"]]
    assert cells_of(table("liste.csv", text)) == rows


def test_lines_that_are_one_quoted_cell_are_opened(table):
    assert cells_of(table("liste.csv", '"nom,ville"\n"Ligue,Metz"\n')) == [[2, "Ligue", "Metz"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_machine(table, end):
    assert cells_of(table("liste.csv", end.join(["nom;ville", "Ligue;Metz", ""]))) == [[2, "Ligue", "Metz"]]
