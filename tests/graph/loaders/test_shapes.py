"""Shapes of lists that coordinators receive: grants of the State, registers of meetings, forms, notes of workshops.

Each is a file as it comes, read as ``maillage load`` reads it; what is expected is what a person would say of it.
"""

import pytest

from graph.loaders.reading import Perimeter
from graph.loading import gather
from tests.growth import growth


@pytest.fixture
def read(tmp_path):
    """Read the one list of a file made of these lines."""

    def reading(name, text, encoding="utf-8"):
        file = tmp_path / name
        file.write_bytes("\r\n".join(line.strip() for line in text.strip().splitlines()).encode(encoding))
        (found,) = gather([file], Perimeter()).readings
        return found

    return reading


def names(record):
    return [person.mention.name for person in record.participants]


def meanings(reading):
    return {choice.column: choice.meaning for choice in reading.sense.choices}


GRANTS = """
    Effort financier de l’État en faveur des associations;;;
    Associations subventionnées en 2018;;;
    ;;;
    Mission : Immigration, asile et intégration;;;
    Programme 104 : Intégration;;;
    Association;N° SIRET;Montant (€);Objet
    CIMADE;77567237100016;12 500,00;Permanence juridique
    AMLI;;8 000,00;Cours de français
    Total programme 104;;20 500,00;
    Programme 147 : Politique de la ville;;;
    Association;N° SIRET;Montant (€);Objet
    CENTRE SOCIAL LE LAC;;45 000,00;Médiation
    Ministère des Solidarités et de la Santé;;;
    Programme 304 : Inclusion sociale;;;
    Association;N° SIRET;Montant (€);Objet
    SECOURS CATHOLIQUE;;5 000,00;
    Total général;;70 500,00;
"""


def test_an_annex_of_grants_by_programme(read):
    reading = read("annexe.csv", GRANTS, "cp1252")
    assert (reading.loader, reading.refusals) == ("actions", [])
    said = [
        (names(one)[0], [(s.name, s.year) for s in one.states], one.values["intertitre"]) for one in reading.records
    ]
    integration, city = "Programme 104 : Intégration", "Programme 147 : Politique de la ville"
    assert said == [
        ("CIMADE", [("Permanence juridique", 2018)], integration),
        ("AMLI", [("Cours de français", 2018)], integration),
        ("CENTRE SOCIAL LE LAC", [("Médiation", 2018)], city),
        # what its grant is for is not said: it exists, no more
        ("SECOURS CATHOLIQUE", [], "Ministère des Solidarités et de la Santé — Programme 304 : Inclusion sociale"),
    ]
    assert reading.unused_columns == ("intertitre",)
    assert [number for number, _ in reading.table.left_aside] == [9, 10, 11, 13, 14, 15, 17]


def test_a_programme_above_its_rows_with_no_header_again(read):
    reading = read(
        "annexe.tsv",
        """
        Bénéficiaire\tSIRET\tMontant\tObjet
        Programme 163 : Jeunesse\t\t\t
        Union des MJC\t7,83312E+13\t12 000 €\tFormation
        Mission locale\t3,0205E+13\t7 500,50 €\tParrainage
        219 - Sport\t\t\t
        ASPTT Nancy\t4,5E+13\t1 000 €\tSport santé
        """,
    )
    assert [names(one) for one in reading.records] == [["Union des MJC"], ["Mission locale"], ["ASPTT Nancy"]]
    assert [one.values["intertitre"] for one in reading.records] == [*2 * ["Programme 163 : Jeunesse"], "219 - Sport"]
    assert not any(person.mention.siret for one in reading.records for person in one.participants)


def test_an_organisation_alone_on_its_line_is_no_heading(read):
    reading = read(
        "annuaire.csv", "Structure;Ville;Téléphone\nCimade;Metz;\nMission locale;;\nMinistère de l’Intérieur;;"
    )
    assert [names(one) for one in reading.records] == [["Cimade"], ["Mission locale"], ["Ministère de l’Intérieur"]]


def test_the_rows_under_a_departement_are_there(read):
    reading = read(
        "annuaire.csv",
        """
        Structure;Ville;Type
        54 - Meurthe-et-Moselle;;
        Cimade;Nancy;Association
        Espoir;Toul;Association
        57 - Moselle;;
        AMLI;Metz;Association
        """,
    )
    assert meanings(reading)["intertitre"] == "departement"
    assert [one.participants[0].mention.departement for one in reading.records] == ["54", "54", "57"]


def test_the_nature_of_a_grant_is_not_that_of_its_beneficiary(read):
    reading = read("dons.csv", "Association;Montant;Nature\nCimade;100;Fonctionnement\nAMLI;200;Projet")
    assert [one.states[0].kind for one in reading.records] == ["", ""]
    reading = read("dons2.csv", "Association;Montant;Nature juridique\nCimade;100;Association\nAMLI;200;SCIC")
    assert [one.states[0].kind for one in reading.records] == ["Association", "SCIC"]


def test_a_register_of_meetings_with_an_enumeration_in_each_cell(read):
    reading = read(
        "registre.csv",
        """
        Date;Nom du responsable public;Organisations rencontrées;Objet de la rencontre
        14/10/2019;Mme Claire Dupont;Cimade, Croix-Rouge française et Samusocial de Paris;Hébergement
        15/10/2019;M. Jean Martin;Association Culture et Loisirs;Vacances
        """,
    )
    assert [names(one) for one in reading.records] == [
        ["Cimade", "Croix-Rouge française", "Samusocial de Paris"],
        ["Association Culture et Loisirs"],
    ]
    assert [(one.states[0].name, one.states[0].date) for one in reading.records] == [
        ("Hébergement", "2019-10-14"),
        ("Vacances", "2019-10-15"),
    ]
    assert "Dupont" not in str(reading.records)


def test_two_meetings_of_one_day_that_have_no_name_are_two(read):
    reading = read(
        "registre.csv",
        """
        Entité rencontrée,Date,Thème
        "• Ligue de l’enseignement
        • Emmaüs",05/02/2020,Jeunesse
        CIDFF 54,05/02/2020,Jeunesse
        """,
    )
    assert [names(one) for one in reading.records] == [["Ligue de l’enseignement", "Emmaüs"], ["CIDFF 54"]]
    first, second = (one.states[0] for one in reading.records)
    assert (first.name, second.name) == 2 * ("Rencontre du 05/02/2020 : Jeunesse",)
    assert first.key != second.key


@pytest.mark.parametrize(
    ("header", "cells", "meaning"),
    [
        ("Participants", ("Mairie de Metz", "Mission locale"), "organization"),
        ("Participants", ("Mme Petit, Mairie de Metz", "M. Roy"), "person"),
        ("Participants (organismes)", ("Espoir", "Alynea"), "organization"),
        ("Responsable", ("Petit", "Roy"), "person"),
        ("Suivi par", ("Mme Petit", "M. Roy"), "person"),
    ],
)
def test_what_a_column_names_is_told_by_its_cells(read, header, cells, meaning):
    other = "Ville" if meaning == "organization" else "Structure"
    reading = read("Réunion 14-10-2019.csv", f"{header};{other}\n{cells[0]};Metz\n{cells[1]};Nancy")
    assert meanings(reading)[header] == meaning


def test_a_form_of_which_each_answer_is_a_column(read):
    reading = read(
        "framaforms.csv",
        """
        "Numéro";"Adresse IP";"Nom de la structure";"Département";"Besoins repérés";"";""
        "";"";"";"";"Mobilité";"Logement";"Santé mentale"
        "1";"1.2.3.4";"Alynea";"67 - Bas-Rhin";"X";"";"X"
        "2";"1.2.3.5";"Espoir";"Haut-Rhin";"";"X";""
        """,
        "cp1252",
    )
    assert reading.loader == "needs"
    said = [(names(one), one.states[0].departements, len(one.states)) for one in reading.records]
    assert said == [(["Alynea"], ("67",), 2), (["Espoir"], ("68",), 1)]
    assert not any("1.2.3" in cell for one in reading.records for cell in one.values.values())


def test_a_form_of_long_questions(read):
    reading = read(
        "forms.csv",
        """
        "Horodateur","Quel est le nom de votre structure ?","Dans quel(s) département(s) intervenez-vous ?",\
"Décrivez une action que vous menez","Avec quels partenaires menez-vous cette action ?","Votre nom et prénom"
        "2023/03/14 9:12:45 AM UTC+1","Cimade","Bas-Rhin (67), Haut-Rhin (68)","Permanence","CASAS, AMLI","Anne Roy"
        """,
    )
    (record,) = reading.records
    assert (reading.loader, names(record)) == ("actions", ["Cimade", "CASAS", "AMLI"])
    assert (record.states[0].year, record.states[0].departements) == (2023, ("67", "68"))
    assert "Roy" not in str(record)


def test_who_said_they_would_come_is_not_who_came(read):
    asked = "Participerez-vous à la journée du 14 octobre 2019 ?"
    reading = read("inscriptions.csv", f"Structure;{asked}\nCimade;Oui\nAMLI;Non")
    assert (reading.loader, reading.unused_columns) == ("organizations", (asked,))


def test_presence_in_words(read):
    reading = read(
        "Réunion 14-10-2019.csv",
        "Structure;Présence\nA;Présent en visio\nB;Présent(e)\nC;Excusé(e)\nD;Absent excusé\nE;représentée par A\nF;✓",
    )
    assert [len(one.states) for one in reading.records] == [1, 1, 0, 0, 0, 1]


def test_the_title_that_says_the_day_names_the_meeting(read):
    text = (
        "Feuille d’émargement;;\nCopil du 14 octobre 2019;;\n;;\nStructure;Nom;Mél\nCimade;Roy;a@b.fr\nOFII;Lys;c@d.fr"
    )
    events = [event for record in read("liste.csv", text).records for event in record.states]
    assert [(event.name, event.date) for event in events] == 2 * [("Copil", "2019-10-14")]


def test_presence_without_a_meeting_says_what_is_missing(read):
    reading = read("presences.csv", "Structure;Présence\nCimade;x\nAMLI;")
    assert (reading.loader, "ajoutez une colonne « rencontre »" in reading.sense.reason) == ("organizations", True)


def test_a_meeting_where_nobody_of_the_list_came_is_still_a_meeting(read):
    reading = read("croix.csv", "Structure;Atelier Metz 3 juin 2020;Copil 14/10/2019;43760\nA;excusé;x;\nB;;✗;1")
    assert [[(e.name, e.date) for e in one.states] for one in reading.records] == [
        [("Copil", "2019-10-14")],
        [("Rencontre du 22/10/2019", "2019-10-22")],
    ]


def test_needs_with_a_column_per_departement(read):
    crossed = read("besoins.csv", "Besoin;08;10;88\nMobilité;x;;X\nSanté mentale;;x;")
    assert [one.states[0].departements for one in crossed.records] == [("08", "88"), ("10",)]
    named = read("besoins2.csv", "Ardennes;Aube\nMobilité;Santé mentale\nSanté mentale;")
    said = [[(s.need.name, s.departements) for s in one.states] for one in named.records]
    assert [[where for _, where in line] for line in said] == [[("08",), ("10",)], [("08",)]]
    assert said[0][1][0] == said[1][0][0] == "Santé mentale"


def test_a_telephone_is_no_date(read):
    reading = read("liste.csv", "Structure;Remarque\nA;appeler le 06 12 34 56 78\nB;03.83.12.10.19")
    assert meanings(reading)["Remarque"] == ""


def test_semicolons_that_fill_up_lines_separate_them_whatever_commas_say(read):
    reading = read(
        "liste.csv", "Liste, au 1er mai;;\nStructure;Ville;Budget\nA;Metz;1 200,50\nB;Nancy;800,00", "cp1252"
    )
    assert reading.table.columns == ("Structure", "Ville", "Budget")


def test_a_list_is_understood_in_a_time_that_grows_as_its_width(read):
    def wide(columns):
        line = "\nForum;2020-01-01;54;MJC A" + ";x" * columns
        return read("large.csv", f"rencontre;date;département;organisation{';note' * columns}{line * 3}")

    assert len(wide(10_000).records) == 3
    assert growth(wide, 300, 3_000) < 30  # ten times the columns; each with each would be a hundred


WHERE_THEY_ARE = """
    Structure;Département;Réunion Metz 18/01/2022;Réunion Troyes 08/03/2022
    Ardennes Accueil;08;x;x
    Le Mot Juste;10;x;x
    Un Toit en Pays-Haut;54;;x
"""


def test_a_meeting_where_several_departements_came_is_held_in_none_of_them(read):
    reading = read("présences.csv", WHERE_THEY_ARE)
    assert meanings(reading)["Département"] == "organization_departement"
    assert [one.participants[0].mention.departement for one in reading.records] == ["08", "10", "54"]
    assert {event.departements for one in reading.records for event in one.states} == {()}


def test_so_is_it_when_each_row_is_one_presence(read):
    rows = "Plénière;14/10/2019;Ardennes Accueil;08\nPlénière;14/10/2019;Le Mot Juste;Aube"
    reading = read("présences.csv", "Rencontre;Date;Structure;Département\n" + rows)
    assert [one.participants[0].mention.departement for one in reading.records] == ["08", "10"]
    assert {event.departements for one in reading.records for event in one.states} == {()}


def test_one_departement_mistyped_leaves_the_others_to_the_meeting(read):
    rows = "\n".join(f"Copil;14/10/2019;Structure {number};{'57' if number == 7 else '54'}" for number in range(20))
    reading = read("présences.csv", "Rencontre;Date;Structure;Département\n" + rows)
    assert meanings(reading)["Département"] == "departement"


def test_meetings_of_one_name_without_a_day_are_held_where_their_rows_say(read):
    rows = "Copil;2019;Ardennes Accueil;08\nCopil;2019;Le Mot Juste;10"
    reading = read("présences.csv", "Rencontre;Année;Structure;Département\n" + rows)
    assert {event.departements for one in reading.records for event in one.states} == {("08",), ("10",)}
