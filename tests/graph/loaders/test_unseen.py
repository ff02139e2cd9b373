"""Lists as nasty as they come, made here: what a person would say of each, read as ``maillage load`` reads it."""

import pytest

from graph.errors import InputError
from graph.loaders.reading import Perimeter
from graph.loading import Decided, gather
from tests.graph.loaders.tables.made import xlsx


@pytest.fixture
def read(tmp_path):
    """Read the lists of a file: a text, or the bytes of a workbook."""

    def readings(name, content, encoding="utf-8", perimeter=None):
        text = content if isinstance(content, bytes) else content.strip().encode(encoding)
        (tmp_path / name).write_bytes(text)
        return list(gather([tmp_path / name], perimeter or Perimeter()).readings)

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


def test_those_excused_in_a_column_of_their_own_did_not_come_and_the_object_is_a_meeting(read):
    (reading,) = read(
        "comptes rendus.csv",
        "Structures présentes;Structures excusées;Date;Objet\n"
        '"DDETS 54, ARELIA, Cimade";"OFII, CAF 54";12/01/2024;Copil intégration\n'
        "Mission locale du Grand Nancy;ARS Grand Est;15/03/2024;Atelier FLE\n",
    )
    assert [(names(one), meetings(one)) for one in reading.records] == [
        (["DDETS 54", "ARELIA", "Cimade"], [("Copil intégration", "2024-01-12")]),
        (["Mission locale du Grand Nancy"], [("Atelier FLE", "2024-03-15")]),
    ]


@pytest.mark.parametrize("where", ["sur le territoire", "dans le quartier", "sur le département"])
def test_those_who_are_in_a_place_where_an_action_is_led_came_to_no_meeting_and_lead_nothing(read, where):
    text = f"Action;Date;Structures présentes {where}\nAtelier numérique;14/10/2019;CIDFF 54, AMLI\n"
    (reading,) = read("liste.csv", text)
    assert reading.loader == "actions"
    assert [(person.mention.name, person.role) for person in reading.records[0].participants] == [
        ("CIDFF 54", "déjà présent"),
        ("AMLI", "déjà présent"),
    ]


def test_a_directory_may_say_that_its_organisations_are_in_a_place(read):
    (reading,) = read("liste.csv", "Structures présentes sur le territoire;Date;Commune\nCIDFF 54;14/10/2019;Nancy\n")
    assert (reading.loader, names(reading.records[0])) == ("organizations", ["CIDFF 54"])


def test_a_line_that_says_in_brackets_what_the_columns_hold_is_of_the_header(read):
    text = "Action;Organisation;Territoire;Montant\n;;(dept);(en €)\nLogement;CIDFF 54;54;1000\nMobilité;AMLI;57;2000\n"
    (reading,) = read("liste.csv", text)
    assert (len(reading.records), reading.refusals) == (2, [])
    assert [one.states[0].departements for one in reading.records] == [("54",), ("57",)]
    assert {"departement", "amount"} <= reading.sense.meanings


WHENCE = """
Rencontre;Date;Organisation;Département
Copil;14/10/2019;CIDFF 54;54
Copil;14/10/2019;AMLI;57
Copil;14/10/2019;Cimade;
Atelier;15/10/2019;ARELIA;54
Atelier;15/10/2019;Mission locale de Metz;57
"""


@pytest.mark.parametrize(
    ("codes", "kept"),
    [(["54"], ["CIDFF 54", "Cimade", "ARELIA"]), (["57"], ["AMLI", "Cimade", "Mission locale de Metz"])],
)
def test_where_a_meeting_was_held_being_unknown_a_row_stands_where_who_came_is_from(read, codes, kept):
    (reading,) = read("liste.csv", WHENCE, perimeter=Perimeter.of(departements=codes))
    assert [name for one in reading.records for name in names(one)] == kept
    assert reading.outside == 5 - len(kept)


PREFECTURE = """
Préfecture de Meurthe-et-Moselle;;;;;
Comité de pilotage départemental de l'intégration - 12 mars 2024;;;;;
;;;;;
NOM;Prénom;Fonction;Structure;Mail;Présence
DURAND;Marie;Cheffe de service;DDETS 54;marie.durand@meurthe-et-moselle.gouv.fr;Présente
MARTIN;Paul;Directeur;Mission locale du Grand Nancy;p.martin@mlnancy.fr;Excusé
PETIT;Luc;Directeur;OFII;luc.petit@ofii.fr;Représenté par Mme SIMON
LEROY;Anne;Chargée de mission;Conseil départemental 54;;Absente
GRAND;Eric;Président;ARELIA;;X
"""


def test_the_sheet_of_a_prefecture_says_who_came_and_names_nobody(read):
    (reading,) = read("liste.csv", PREFECTURE)
    came = [names(one)[0] for one in reading.records if one.states]
    assert came == ["DDETS 54", "ARELIA"]
    assert len(reading.records) == 5
    kept = str(list(reading.records))
    assert not any(person in kept for person in ("DURAND", "Marie", "MARTIN", "SIMON", "Eric"))
    assert reading.removed == {"Présence": [7]}


def test_a_sign_in_sheet_with_those_excused_and_absent_below(read):
    lines = [
        ["Feuille d’émargement"],
        ["Réunion du réseau - Épinal, le 4 avril 2024"],
        ["Présents :"],
        ["Structure", "Nom", "Signature"],
        ["CCAS d’Épinal", "Mme Dubois", ""],
        ["CIDFF des Vosges, représenté par Mme Klein", "", ""],
        ["Excusés :"],
        ["France Travail Épinal", "Mme Noël", ""],
        ["Absents :"],
        ["ARS Grand Est", "", ""],
    ]
    (reading,) = read("emargement.xlsx", xlsx(*lines))
    named = [one for one in reading.records if one.participants]
    assert [names(one)[0] for one in named if one.states] == ["CCAS d’Épinal", "CIDFF des Vosges"]
    assert [names(one)[0] for one in named if not one.states] == ["France Travail Épinal", "ARS Grand Est"]
    assert "Klein" not in str(list(reading.records))


FRAMAFORMS = """
"Numéro","Soumis le","Nom de votre structure","Votre nom et prénom","Dans quel(s) département(s) intervenez-vous ?",\
"Quels sont les besoins non couverts ?","Acteurs déjà présents","Commentaire libre"
"1","12/03/2024 - 10:12","Mission locale du Grand Nancy","Paul Martin","Meurthe-et-Moselle","Mobilité",\
"ARELIA, Cimade",\
"Contacter Mme Samira Benali au 06 12 34 56 78 ou samira.benali@gmail.com"
"2","13/03/2024 - 09:02","Cimade","Lucie Bernard","Vosges","Santé mentale","","contact : Jean Dupont"
"""


def test_to_be_there_already_is_not_to_express_a_need(read):
    (reading,) = read("framaforms.csv", FRAMAFORMS)
    assert [(person.mention.name, person.role) for person in reading.records[0].participants] == [
        ("Mission locale du Grand Nancy", "a exprimé le besoin"),
        ("ARELIA", "déjà présent"),
        ("Cimade", "déjà présent"),
    ]
    assert "gmail" not in str(list(reading.records))
    assert not any(person in str(list(reading.records)) for person in ("Benali", "Dupont", "Martin", "Bernard"))
    assert reading.removed == {"Commentaire libre": [2, 3]}


def test_a_list_that_only_says_who_is_there_expresses_nothing_in_their_name(read):
    (reading,) = read("atelier.csv", "Département;Besoin;Acteurs déjà présents\n54;Mobilité;ARELIA\n")
    assert [(person.mention.name, person.role) for person in reading.records[0].participants] == [
        ("ARELIA", "déjà présent")
    ]


@pytest.mark.parametrize(
    "question",
    ["Q02 [Quels besoins identifiez-vous ?] [{}]", "Q02[SQ001]. Quels besoins identifiez-vous ? [{}]"],
)
def test_a_survey_of_limesurvey_gives_the_answers_that_were_ticked(read, question):
    needs = ["Apprentissage du français", "Mobilité"]
    headers = ['"id"', '"Q00 [Nom de votre structure]"', '"Q01 [Département]"', *(question.format(n) for n in needs)]
    text = f"{';'.join(headers)}\n1;ARELIA;54 - Meurthe-et-Moselle;Oui;Non\n2;Emmaüs;88 - Vosges;Non;Oui\n"
    (reading,) = read("resultats.csv", text)
    assert [names(one) for one in reading.records] == [["ARELIA"], ["Emmaüs"]]
    assert [[said.departements for said in one.states] for one in reading.records] == [[("54",)], [("88",)]]
    assert all(len(one.states) == 1 for one in reading.records)
    assert reading.records[0].states[0].need != reading.records[1].states[0].need


def test_amounts_under_financing_are_nobody(read):
    text = "Action;Opérateur;Financement;Territoire\nFLE pro;Greta;10 000;54\nMobilité;Wimoov;3 000,50 €;88\n"
    (reading,) = read("actions.csv", text)
    assert [names(one) for one in reading.records] == [["Greta"], ["Wimoov"]]


def test_the_year_of_a_bill_is_not_that_of_what_was_paid(read):
    text = "PLF 2024 — Annexe jaune;;\nDénomination;Objet;Montant\nADOMA;Hébergement;10,00 €\nCIMADE;Droits;5,00 €\n"
    (reading,) = read("annexe.csv", text)
    assert [one.states[0].year for one in reading.records] == [None, None]


@pytest.mark.parametrize(
    ("cell", "found", "kept"),
    [
        ("Cimade (M. Jean Moulinet, délégué général)", ["Cimade"], "Cimade ([nom retiré])"),
        ("Cimade - M. Jean Dupont, président", ["Cimade"], "Cimade, représenté par [nom retiré]"),
        ("Cimade, Mme Klein, AMLI", ["Cimade", "AMLI"], "Cimade, représenté par [nom retiré], AMLI"),
        ("Mme Petit (Cimade) ; M. Roy, AMLI", ["Cimade", "AMLI"], "[nom retiré] (Cimade) ; [nom retiré], AMLI"),
        ("Espace (Maison Monsieur Vincent)", ["Espace (Maison Monsieur Vincent)"], "Espace (Maison Monsieur Vincent)"),
    ],
)
def test_who_speaks_for_an_organisation_is_not_in_its_name(read, cell, found, kept):
    (reading,) = read("registre.csv", f'Date;Organisations rencontrées;Objet\n03/02/2020;"{cell}";Asile')
    assert names(reading.records[0]) == found
    assert reading.records[0].values["Organisations rencontrées"] == kept


def test_the_object_of_a_meeting_names_nobody(read):
    text = "Date;Organisations rencontrées;Objet\n03/02/2020;Cimade;Échange avec M. Jean Dupont, président"
    (reading,) = read("registre.csv", text)
    assert meetings(reading.records[0]) == [("Échange avec [nom retiré], président", "2020-02-03")]
    assert "Dupont" not in str(list(reading.records))


@pytest.mark.parametrize("header", ["Présent / Excusé", "Présence (P/E)", "Présent oui/non", "Présence effective"])
def test_a_letter_of_presence_or_of_excuse(read, header):
    text = f"Compte rendu - Comité local du 23/11/2023;;\nNom Prénom;Organisme;{header}\nROY A;AMLI;P\nLYS B;CD 88;E\n"
    (reading,) = read("CR.csv", text, "cp1252")
    assert [(names(one), meetings(one)) for one in reading.records] == [
        (["AMLI"], [("Comité local", "2023-11-23")]),
        (["CD 88"], []),
    ]


def test_a_day_beside_presence_is_that_of_a_meeting(read):
    (reading,) = read("liste.csv", "Structure;Présence le 12/01/2024;Venu le 15/06/2024\nCimade;x;non\nAMLI;excusé;oui")
    assert [meetings(one) for one in reading.records] == [
        [("Rencontre du 12/01/2024", "2024-01-12")],
        [("Rencontre du 15/06/2024", "2024-06-15")],
    ]


def test_nom_beside_a_siret_is_that_of_its_organisation(read):
    (reading,) = read("dons.csv", "N° SIRET;Nom;Objet;Montant\n31538511200026;Le Relais;Cours;10\n;Espoir;Aide;20")
    assert (reading.loader, [names(one) for one in reading.records]) == ("actions", [["Le Relais"], ["Espoir"]])
    (reading,) = read("agents.csv", "SIRET;Structure;Nom;Prénom\n31538511200026;Cimade;Mission;Anne")
    assert reading.sense.personal == ("Nom", "Prénom")


@pytest.mark.parametrize("header", ["Objet", "Objet social", "Objet de l’association"])
def test_what_an_association_is_for_is_no_action(read, header):
    (reading,) = read("annuaire.csv", f"Titre;N° RNA;{header};Date de création\nMJC;W541000001;entraide;01/02/2003")
    assert (reading.loader, reading.records[0].participants[0].mention.rna) == ("organizations", "W541000001")


def test_fields_inside_a_field_are_read_for_themselves(read):
    (reading,) = read("a.json", '[{"nom": "Cimade", "adresse": {"commune": "Nancy", "code_postal": "54000"}}]')
    mention = reading.records[0].participants[0].mention
    assert (mention.commune, mention.departement) == ("Nancy", "54")


def test_a_sheet_or_a_title_that_is_a_departement_says_where_its_rows_are(read):
    (reading,) = read("annuaire.csv", "57 - Moselle;\nStructure;Ville\nMission locale;\nCIDFF;Nancy\n")
    assert [one.participants[0].mention.departement for one in reading.records] == ["57", "54"]
    assert "Moselle (57), d’après la feuille ou le titre" in reading.sense.reason
    (reading,) = read("besoins.csv", "Vosges;\nBesoins repérés;Nombre\nMobilité;3\n")
    assert [said.departements for one in reading.records for said in one.states] == [("88",)]


FORM = """
"Submission Details","","","","","",""
"","","Besoins observés sur votre territoire","","","",""
"Serial","Username","Mobilité","Santé mentale","Nom de la structure","Vos partenaires","Département","Remarques"
"1","anne.roy","X","","Cimade","AMLI","54","rien"
"2","","","X","CIDFF","","57",""
"""


def test_a_lone_question_above_its_ticked_answers_is_their_group(read):
    (reading,) = read("form.csv", FORM)
    assert reading.loader == "needs"
    assert [(names(one), [said.departements for said in one.states]) for one in reading.records] == [
        (["Cimade"], [("54",)]),
        (["CIDFF"], [("57",)]),
    ]
    assert reading.table.title == ("Submission Details",)
    assert "anne.roy" not in str(list(reading.records))


def test_a_group_above_a_column_without_a_header_of_its_own_names_it(read):
    text = '"Votre structure","","Remarques"\n"Nom","Ville",""\n"Cimade","Nancy","RAS"\n"AMLI","Metz","oui"\n'
    (reading,) = read("form.csv", text)
    assert reading.table.columns == ("Votre structure — Nom", "Votre structure — Ville", "Remarques")
    assert (len(reading.records), reading.table.left_aside) == (2, ())


def test_those_who_were_at_a_meeting_are_persons_whatever_is_written_there(read):
    text = (
        "Date;Personne ayant assisté à la rencontre;Organisations rencontrées\n03/02/2020;Directeur, Paul Roche;Cimade"
    )
    (reading,) = read("registre.csv", text)
    assert (names(reading.records[0]), "Roche" in str(list(reading.records))) == (["Cimade"], False)
