"""Lists as nasty as they come, made here: what a person would say of each, read as ``maillage load`` reads it."""

import pytest

from graph.errors import InputError
from graph.loaders.reading import Perimeter
from graph.loading import Decided, gather
from tests.graph.loaders.tables.made import xlsx


@pytest.fixture
def read(tmp_path):
    """Read the lists of a file: a text, or the bytes of a workbook."""

    def readings(name, content, encoding="utf-8"):
        text = content if isinstance(content, bytes) else content.strip().encode(encoding)
        (tmp_path / name).write_bytes(text)
        return list(gather([tmp_path / name], Perimeter()).readings)

    return readings


def names(record):
    return [person.mention.name for person in record.participants]


def meetings(record):
    return [(event.name, event.date) for event in record.states]


ANNEX = """
PROJET DE LOI DE FINANCES POUR 2020;;;;;
ANNEXE — EFFORT FINANCIER DE L’ÉTAT EN FAVEUR DES ASSOCIATIONS;;;;;
Liste des associations subventionnées en 2018;;;;;
;;;;;
MINISTÈRE DE L’INTÉRIEUR;;;;;
Programme 104 — Intégration;;;;;
N° SIRET;Dénomination;Département;Objet;Montant (en euros);
775 672 272 00015;CIMADE;75;Accès aux droits;12 345,67 €;
7,5E+13;COMITÉ D’AIDE AUX RÉFUGIÉS;92;Hébergement;1 250 000,00 €;
Sous-total programme 104;;;;1 262 345,67 €;
;;;;;
Programme 177 — Hébergement;;;;;
Dénomination;Ville;Code postal;N° SIREN;Objet de la subvention;Montant
ARMÉE DU SALUT;PARIS;75020;;Fonctionnement;45 000,00
ADOMA;METZ;57000;;Fonctionnement;5 000,50
Sous-total programme 177;;;;;50 000,50
MINISTÈRE DE LA CULTURE;;;;;
Programme 224 — Transmission;;;;;
N° SIRET;Dénomination;Département;Objet;Montant (en euros);
;THÉÂTRE DU PEUPLE;88;Tournée;3 000,00 €;
TOTAL GÉNÉRAL;;;;1 315 346,17 €;
(1) Données provisoires;;;;;
"""


def test_an_annex_whose_headers_change_with_each_programme(read):
    first, second = read("annexe.csv", ANNEX, "cp1252")
    assert [(names(one), one.states[0].name, one.states[0].year) for one in first.records] == [
        (["CIMADE"], "Accès aux droits", 2018),
        (["COMITÉ D’AIDE AUX RÉFUGIÉS"], "Hébergement", 2018),
        (["THÉÂTRE DU PEUPLE"], "Tournée", 2018),
    ]
    assert [one.position.row for one in second.records] == [14, 15]
    assert [(names(one), one.participants[0].mention.departement) for one in second.records] == [
        (["ARMÉE DU SALUT"], "75"),
        (["ADOMA"], "57"),
    ]
    assert first.refusals == second.refusals == []


def test_meetings_of_several_years_under_merged_cells(read):
    content = xlsx(
        ["Structure", 2019, None, 2020, None],
        [None, "Copil 14/01", "Atelier 03/04", "Copil 15/01", "Visio 03/07"],
        ["Cimade", "X", None, "excusée", "X"],
        ["AMLI", None, "2", "x (2 pers.)", "représenté"],
        ["Nombre de présents", 1, 1, 1, 1],
        merged=["A1:A2", "B1:C1", "D1:E1"],
    )
    (reading,) = read("presences.xlsx", content)
    assert [(names(one), meetings(one)) for one in reading.records] == [
        (["Cimade"], [("Copil", "2019-01-14"), ("Visio", "2020-07-03")]),
        (["AMLI"], [("Atelier", "2019-04-03"), ("Copil", "2020-01-15")]),
    ]


def test_days_without_a_year_are_of_the_year_that_the_file_says(read):
    (reading,) = read("Présences 2019.csv", "Structure;Copil 14/01;Atelier 12/10\nCimade;x;\nAMLI;;x")
    assert [meetings(one) for one in reading.records] == [[("Copil", "2019-01-14")], [("Atelier", "2019-10-12")]]


def test_those_of_a_second_table_under_excused_did_not_come(read):
    text = "Réunion du 14/10/2019;\nPrésents;\nOrganisme;Nom\nCimade;A\n;\nExcusés;\nOrganisme;Prénom\nAMLI;B"
    assert [(names(one), len(one.states)) for reading in read("liste.csv", text) for one in reading.records] == [
        (["Cimade"], 1),
        (["AMLI"], 0),
    ]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("MEDEF, CPME et U2P", ["MEDEF", "CPME", "U2P"]),
        ("CIDFF 54, Face Lorraine et Cimade", ["CIDFF 54", "Face Lorraine", "Cimade"]),
        ("UNICEF France/Secours Islamique/Samu social", ["UNICEF France", "Secours Islamique", "Samu social"]),
        ("Cimade et AMLI", ["Cimade", "AMLI"]),
        ("Cimade (54), AMLI (57)", ["Cimade (54)", "AMLI (57)"]),
        ("Association Culture et Loisirs", ["Association Culture et Loisirs"]),
        ("Emmaüs, Mulhouse", ["Emmaüs, Mulhouse"]),
        ("Mission locale de Nancy / Toul", ["Mission locale de Nancy / Toul"]),
        ("CIDFF 54/57", ["CIDFF 54/57"]),
    ],
)
def test_several_organisations_in_a_cell_made_for_them(read, cell, found):
    (reading,) = read("registre.csv", f"Date;Organisations rencontrées;Objet\n03/02/2020;{cell};Asile")
    assert names(reading.records[0]) == found


def test_a_siret_beside_several_organisations_is_that_of_none(read):
    text = "Date;Organisations rencontrées;SIRET;Objet\n03/02/2020;Cimade / AMLI;31538511200026;Asile"
    (reading,) = read("registre.csv", text)
    assert [person.mention.siret for person in reading.records[0].participants] == ["", ""]


def test_the_siret_beside_a_carrier_is_its_own(read):
    text = "Action;Porteur;SIRET porteur;Partenaires;2019;2020\nCours;Cimade;31538511200026;AMLI;x;x"
    (reading,) = read("actions.csv", text)
    (record,) = reading.records
    assert [(person.mention.siret, person.role) for person in record.participants] == [
        ("31538511200026", "porteur"),
        ("", "partenaire"),
    ]
    assert [action.year for action in record.states] == [2019, 2020]


def test_the_departement_is_that_of_the_postal_code_in_the_address(read):
    (reading,) = read("lieux.csv", "Structure;Adresse\nAlynea;BP 10023 3 rue X 54000 Nancy\nAMLI;57000\nX;place Y")
    assert [one.participants[0].mention.departement for one in reading.records] == ["54", "57", ""]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Contact", ("BENSI Saveria", "LORENZI Pierre")),
        ("PRENOM", ("ANNE", "PAUL")),
        ("Conseiller numérique", ("COMPERAT Cécile", "Jean-Luc ROY")),
        ("Name", ("Anne Roy", "Paul Lys")),
    ],
)
def test_persons_written_as_acronyms_are_persons(read, header, cells):
    (reading,) = read("annuaire.csv", f"{header};Organisation\n{cells[0]};Cimade\n{cells[1]};AMLI")
    assert header in reading.sense.personal
    assert [names(one) for one in reading.records] == [["Cimade"], ["AMLI"]]
    assert not any(cell in str(list(reading.records)) for cell in cells)


def test_an_acronym_and_its_place_are_no_person(read):
    (reading,) = read("annuaire.csv", "Structure;Antenne\nA;CIDFF Moselle\nB;ADIL Metz\nC;UDAF Vosges")
    assert reading.sense.personal == ()


def test_the_reason_of_a_refusal_keeps_no_telephone(read):
    (reading,) = read("liste.csv", "rencontre;date;organisation\nCopil;06 12 34 56 78;Cimade\nCopil;2019;AMLI")
    assert "06 12 34" not in reading.refusals[0].reason


def test_names_of_places_are_no_organisations(read):
    with pytest.raises(InputError, match="ne sont pas des organisations"):
        read("lieux.csv", "code;nom\n" + "\n".join(f"{n};{name}" for n, name in enumerate(("Aube", "Marne") * 3)))


def test_cells_that_are_of_no_use_are_told(read):
    text = "rencontre;date;organisation;SIRET;présence\nCopil;2019;Cimade;7,5E+13;x\nCopil;2019;AMLI;31538511200026;?"
    (reading,) = read("liste.csv", text)
    assert {column: rows for (column, _), rows in reading.unused_cells.items()} == {"SIRET": [2], "présence": [3]}


def test_a_name_beside_a_first_name_is_that_of_a_person_whatever_is_written_there(read):
    text = "Structure;Nom;Prénom\nCimade;Mme de la Tour du Pin;A\nAMLI;Maison Dupont;B"
    (reading,) = read("Réunion 14-10-2019.csv", text)
    assert reading.sense.personal == ("Nom", "Prénom")


def test_a_decision_on_a_column_that_is_not_there_is_refused(tmp_path):
    file = tmp_path / "liste.csv"
    file.write_text("Structure\nCimade\n", encoding="utf-8")
    with pytest.raises(InputError, match="aucune colonne « Zut » ; colonnes lues : « Structure »"):
        gather([file], Perimeter(), decided=Decided(columns={"Zut": "organization"}))
