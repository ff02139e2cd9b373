"""The kinds of list that a coordinator keeps, in the shapes they have."""

from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.loaders import read_table, understand
from graph.loaders.reading import Perimeter
from graph.model import Action, Event, Expression, FollowUp, Profile
from tests.graph.loaders.tables_of import table

EVERYWHERE = Perimeter()


def read(text, **place):
    reading = read_table(table(text, **place), EVERYWHERE)
    assert reading.refusals == []
    return reading


def names(record):
    return [(person.mention.name, person.role) for person in record.participants]


def test_attendance_with_one_column_of_crosses_per_meeting():
    reading = read("""
        Structure       | Copil 14/10/2019 | Atelier Metz du 3 juin 2020
        Cimade          | x                |
        Mission locale  | excusé           | X
        CIDFF 57        |                  |
    """)
    assert reading.loader == "attendance"
    events = [[(event.name, event.date) for event in record.states] for record in reading.records]
    assert events == [[("Copil", "2019-10-14")], [("Atelier Metz", "2020-06-03")], []]


def test_attendance_with_one_sheet_per_meeting():
    reading = read(
        "Organisme | Nom | Prénom\nCimade | Durand | Anne", sheet="Réunion 14-10-2019", file="presences.xlsx"
    )
    (record,) = reading.records
    (event,) = record.states
    assert (event.name, event.date) == ("Réunion", "2019-10-14")
    assert names(record) == [("Cimade", "participant")]


def test_several_organisations_in_one_cell_of_a_register_of_meetings():
    reading = read("""
        Date       | Objet de la réunion | Organisations rencontrées
        03/02/2020 | Loi accueil         | Cimade ; Secours Catholique / Emmaüs
    """)
    (record,) = reading.records
    assert [name for name, _ in names(record)] == ["Cimade", "Secours Catholique", "Emmaüs"]
    assert isinstance(record.states[0], Event)


def test_those_who_did_not_come_are_named_and_attend_nothing():
    reading = read("""
        rencontre | date       | structure | présence
        Copil     | 14/10/2019 | Cimade    | oui
        Copil     | 14/10/2019 | AMLI      | excusé
    """)
    assert [len(record.states) for record in reading.records] == [1, 0]


def test_an_action_with_its_carrier_partners_and_funder():
    reading = read("""
        Action     | Porteur | Partenaires               | Partenaire 2 | Financeur | Département | Année | Besoins
        Parrainage | Cimade | CIDFF 54 ; Mission locale | AMLI | DREETS | 54, 57 | 2019-2020 | français ; vélo
    """)
    (record,) = reading.records
    assert names(record) == [
        ("Cimade", "porteur"),
        ("CIDFF 54", "partenaire"),
        ("Mission locale", "partenaire"),
        ("AMLI", "partenaire"),
        ("DREETS", "financeur"),
    ]
    assert [(action.year, action.departements) for action in record.states] == [
        (2019, ("54", "57")),
        (2020, ("54", "57")),
    ]
    assert [need.code for need in record.states[0].needs] == [
        "lecture-ecriture-calcul--maitriser-le-francais",
        "autre--velo",
    ]


def test_a_kind_of_institution_without_a_name_is_that_of_the_place():
    reading = read("action | porteur | département\nAccueil | Préfecture | 57\nAccueil | Cimade | 57")
    assert [record.participants[0].mention.departement for record in reading.records] == ["57", ""]


def test_grants_with_the_same_object_are_not_one_action():
    reading = read("""
        objet          | bénéficiaire | montant | année
        fonctionnement | Cimade       | 1000    | 2019
        fonctionnement | AMLI         | 2000    | 2019
    """)
    assert len({action.key for record in reading.records for action in record.states}) == 2
    assert all(isinstance(action, Action) for record in reading.records for action in record.states)


def test_a_directory_says_who_exists_and_ties_nobody():
    reading = read("""
        Nom de la structure | Type    | Code postal | Commune | Mail
        Cimade              | asso    | 54000       | Nancy   | nancy@lacimade.org
        AMLI                | asso    | 57000       | Metz    | amli57@gmail.com
    """)
    assert reading.loader == "organizations"
    assert [record.participants[0].mention.departement for record in reading.records] == ["54", "57"]
    assert [record.states for record in reading.records] == [
        (Profile("asso", "lacimade.org"),),
        (Profile("asso"),),
    ]


def test_needs_expressed_by_departement():
    reading = read("Département | Besoin exprimé\nMoselle | Logement ; apprentissage du français\n54 | garde d’enfants")
    assert reading.loader == "needs"
    assert [len(record.states) for record in reading.records] == [2, 1]
    assert reading.records[1].states[0] == Expression(reading.records[1].states[0].need, ("54",))
    assert reading.records[1].states[0].need.code == "famille--garde-denfants"


def test_the_workshop_that_noted_a_need_may_be_named_beside_it():
    reading = read("""
        Département     | Besoin exprimé  | Atelier
        Ille-et-Vilaine | Mode de garde   | Atelier de Rennes
    """)
    assert reading.loader == "needs"
    (expression,) = reading.records[0].states
    assert (expression.need.name, expression.departements) == ("Garde d’enfants", ("35",))


def test_the_follow_up_of_gaps():
    reading = read(
        "Manque | État | Responsable | Échéance | Raison\ngap-0123456789abcdef | prévu | ORIV | 14/10/2020 |"
    )
    assert reading.records[0].states == (FollowUp("gap-0123456789abcdef", "planned", "ORIV", "2020-10-14"),)


@pytest.mark.parametrize(
    "row",
    ["autre | ouvert | | |", "gap-01 | parti | | |", "gap-01 | prévu | | hier |", "gap-01 | écarté | | |"],
)
def test_a_follow_up_that_is_not_understood_is_refused(row):
    reading = read_table(table(f"Manque | État | Responsable | Échéance | Raison\n{row}"), EVERYWHERE)
    assert len(reading.refusals) == 1


def test_a_question_of_a_form_is_read_by_what_it_asks():
    sense = understand(
        table("""
        Horodateur | Quel est le nom de votre structure ? | Votre e-mail   | Dans quel département intervenez-vous ?
        14/10/2019 | Cimade                               | a@lacimade.org | 54
    """)
    )
    assert {choice.column: choice.meaning for choice in sense.choices} == {
        "Horodateur": "date",
        "Quel est le nom de votre structure ?": "organization",
        "Votre e-mail": "email",
        "Dans quel département intervenez-vous ?": "departement",
    }


def test_persons_are_recognised_and_not_kept():
    reading = read("""
        Structure | Nom    | Prénom | Téléphone      | Courriel         | Remarque
        Cimade    | Durand | Anne   | 03 83 00 00 00 | a@lacimade.org   | joindre b@x.fr ou 0612345678
    """)
    assert reading.records[0].values == {
        "Structure": "Cimade",
        "Courriel (domaine)": "lacimade.org",
        "Remarque": "joindre [adresse retirée] ou [téléphone retiré]",
    }


def test_persons_are_recognised_by_what_the_cells_hold():
    reading = read("Structure | C1 | C2\nCimade | a@b.org | 0612345678\nAMLI | c@d.org | 06 12 34 56 79")
    assert set(reading.records[0].values) == {"Structure", "C1 (domaine)"}


def test_a_person_decides_what_a_column_means_and_which_kind_of_list_it_is():
    given = table("Nom | Prénom | Machin\nDurand | Anne | Cimade")
    reading = read_table(given, EVERYWHERE, {"Machin": "organization"}, "organizations")
    assert names(reading.records[0]) == [("Cimade", "")]
    assert reading.sense.reason == "choisi par vous"


def test_each_column_says_why_it_was_taken_so():
    sense = understand(table("Structure | Zut | N°\nCimade | 1 rue X | 31538511200026\nAMLI | | 34327898200107"))
    assert [(choice.meaning, bool(choice.reason)) for choice in sense.choices] == [
        ("organization", True),
        ("", True),
        ("siret", True),
    ]


def test_columns_that_a_kind_of_list_does_not_read_are_told():
    assert read("Structure | Montant | Zut\nCimade | 3 | 4").unused_columns == ("Montant", "Zut")


def test_a_list_without_organisations_is_refused():
    with pytest.raises(InputError, match="« couleur »"):
        understand(table("couleur | prix\nbleu | 3"))


def test_a_line_without_organisation_in_the_list_of_one_meeting_is_refused():
    given = table("Structure | Signature\nCimade | x\n | x", file="Réunion du 14-10-2019.csv")
    reading = read_table(given, EVERYWHERE)
    assert ([record.position.row for record in reading.records], len(reading.refusals)) == ([2], 1)


def test_meetings_of_one_name_whose_day_is_not_known_are_those_of_their_departement():
    reading = read("rencontre | date | structure | département\nComité | 2024 | A1 | 54\nComité | 2024 | A2 | 57")
    assert len({event.key for record in reading.records for event in record.states}) == 2


def test_the_services_of_data_inclusion_are_actions_of_its_structures():
    structures = table("id | nom | source | code_insee | date_maj | siret\ns1 | Cimade | dora | 54395 | 2024-01-01 |")
    services = table("""
        id | structure_id | source | nom   | thematiques                                      | code_insee | publics
        a1 | s1           | dora   | Cours | {lecture-ecriture-calcul--maitriser-le-francais} | 54395      | {femmes}
        a2 | s9           | dora   | Aide  | {sante--acces-aux-soins}                         | 54395      |
    """)
    reading = read_table(services, EVERYWHERE, others=[structures, services])
    (record,) = reading.records
    (action,) = record.states
    assert names(record) == [("Cimade", "porteur")]
    assert (action.name, action.departements, action.publics) == ("Cours", ("54",), ("femmes",))
    assert [need.name for need in action.needs] == ["Maîtriser le français"]
    assert ["s9" in refusal.reason for refusal in reading.refusals] == [True]
    assert read_table(structures, EVERYWHERE).records[0].participants[0].mention.departement == "54"


def test_an_extract_of_the_rna():
    reading = read("""
        id         | titre  | objet               | date_creat | adrs_codepostal | adrs_libcommune | siteweb
        W543000001 | Cimade | aider les étrangers | 1990-01-01 | 54000           | Nancy           | lacimade.org
    """)
    mention = reading.records[0].participants[0].mention
    assert (mention.name, mention.rna, mention.departement) == ("Cimade", "W543000001", "54")
    assert reading.records[0].states == (Profile("", "lacimade.org"),)


def test_an_extract_of_sirene():
    reading = read("""
        siren     | siret          | denominationUniteLegale | codePostalEtablissement | libelleCommuneEtablissement
        315385112 | 31538511200026 | CIMADE                  | 54000                   | NANCY
    """)
    mention = reading.records[0].participants[0].mention
    assert (mention.siret, mention.siren, mention.departement) == ("31538511200026", "315385112", "54")


def test_those_under_a_heading_of_excused_did_not_come():
    given = table("Structure | Signature\nCimade | x\nAMLI | x", file="Réunion du 14-10-2019.csv")
    given = replace(given, left_aside=((2.5, "intertitre « Excusés »"),))
    reading = read_table(given, EVERYWHERE)
    assert [len(record.states) for record in reading.records] == [1, 0]


def test_a_word_alone_tells_who_did_not_come():
    given = table("Structure | Nom\nCimade | P\nExcusés : |\nAMLI | Q", file="Réunion du 14-10-2019.csv")
    records = read_table(given, EVERYWHERE).records
    assert [(names(record), len(record.states)) for record in records] == [
        ([("Cimade", "participant")], 1),
        ([], 0),
        ([("AMLI", "participant")], 0),
    ]


def test_a_column_of_partners_is_cut_at_its_commas():
    (record,) = read("Action | Porteur | Partenaires\nParrainage | AMLI | CIDFF 57, Cimade, Emmaüs").records
    assert [name for name, _ in names(record)] == ["AMLI", "CIDFF 57", "Cimade", "Emmaüs"]


def test_the_object_of_a_register_of_meetings_is_the_meeting():
    reading = read("Date | Objet | Organisations rencontrées\n03/02/2020 | Loi accueil | Cimade ; AMLI")
    assert reading.loader == "attendance"


def test_a_column_of_departements_is_known_by_its_cells():
    reading = read("Territoire | Besoins repérés\nMoselle (57) | mobilité\nVosges | garde d’enfants")
    assert [record.states[0].departements for record in reading.records] == [("57",), ("88",)]
