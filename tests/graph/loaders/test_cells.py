"""Cells that hold several things."""

import pytest

from graph.loaders.cells import departements_in, organizations_in, several
from graph.loaders.crosses import is_present
from graph.loaders.dates import date_in, iso_date, without_date, years_of
from graph.loaders.mentions import names_nobody
from graph.needs import need_code


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Cimade ; CIDFF 54", ["Cimade", "CIDFF 54"]),
        ("ADOMA\nCOALLIA", ["ADOMA", "COALLIA"]),
        ("AMLI / Adoma", ["AMLI", "Adoma"]),
        ("AMLI, CIDFF, Croix-Rouge", ["AMLI", "CIDFF", "Croix-Rouge"]),
        ("Ville de Metz et CCAS de Metz", ["Ville de Metz", "CCAS de Metz"]),
        ("Secours Catholique, Secours Populaire et Emmaüs", ["Secours Catholique", "Secours Populaire", "Emmaüs"]),
        ("Ville de Strasbourg/Eurométropole de Strasbourg", ["Ville de Strasbourg", "Eurométropole de Strasbourg"]),
        ("Préfecture de la Moselle, DDETS 57", ["Préfecture de la Moselle", "DDETS 57"]),
        # one name, whatever it holds
        ("CIDFF 54/57", ["CIDFF 54/57"]),
        ("MJC Pichon, Nancy", ["MJC Pichon, Nancy"]),
        ("Association Culture et Loisirs", ["Association Culture et Loisirs"]),
        ("Maison des jeunes et de la culture", ["Maison des jeunes et de la culture"]),
        ("Accueil, écoute et solidarité", ["Accueil, écoute et solidarité"]),
        ("Préfecture (DDETS, SIAO)", ["Préfecture (DDETS, SIAO)"]),
        ("Habitat et Humanisme", ["Habitat et Humanisme"]),
        ("néant", []),
        ("-", []),
    ],
)
def test_the_organisations_of_a_cell(cell, names):
    assert list(organizations_in(cell)) == names


def test_a_plus_between_spaces_separates_in_a_column_made_to_hold_several():
    listed = organizations_in("Entraide du Vieux Moulin + Centre social Bellefontaine", listed=True)
    assert list(listed) == ["Entraide du Vieux Moulin", "Centre social Bellefontaine"]
    assert list(organizations_in("Sport+ Santé", listed=True)) == ["Sport+ Santé"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("CIDFF 54, 3919, 119", ["CIDFF 54", "3919", "119"]),
        ("Cimade, 3919 et 119", ["Cimade", "3919", "119"]),
        ("39 19 ; 116 000", ["39 19", "116 000"]),
        ("115 et CIDFF", ["115", "CIDFF"]),
        ("SIAO/115", ["SIAO/115"]),  # one service
        ("CIDFF 54/57", ["CIDFF 54/57"]),
        ("5 000 € ; 3919 € ; 1500", []),
    ],
)
def test_the_number_of_a_helpline_is_its_name_among_partners(cell, names):
    assert list(organizations_in(cell, listed=True)) == names


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("54", ("54",)),
        ("8", ("08",)),
        ("2a", ("2A",)),
        ("Meurthe-et-Moselle (54)", ("54",)),
        ("54, 57 et Vosges", ("54", "57", "88")),
        ("67-68", ("67", "68")),
        ("haute marne", ("52",)),
        ("Marne", ("51",)),
        ("La Réunion", ("974",)),
        ("Alsace", ("67", "68")),
        ("Grand Est", ("08", "10", "51", "52", "54", "55", "57", "67", "68", "88")),
        ("", ()),
        ("99", None),
        ("Nancy", None),
        ("54 et Bruxelles", None),
    ],
)
def test_the_departements_of_a_cell(cell, codes):
    assert departements_in(cell) == codes


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("14/10/2019", "2019-10-14"),
        ("1/2/20", "2020-02-01"),
        ("14.10.2019", "2019-10-14"),
        ("2019-10-14T09:30:00", "2019-10-14"),
        ("lundi 14 octobre 2019", "2019-10-14"),
        ("14 et 15 octobre 2019", "2019-10-14"),
        ("1er févr. 2020", "2020-02-01"),
        ("oct. 2019", "2019-10"),
        ("10/2019", "2019-10"),
        ("2019", "2019"),
        ("43752", "2019-10-14"),
        ("31/02/2020", ""),
        ("12", ""),
        ("bientôt", ""),
    ],
)
def test_a_date_in_all_its_forms(written, iso):
    assert iso_date(written) == iso


def test_a_date_within_a_title():
    title = "Journée régionale, le lundi 14 octobre 2019 à Metz"
    assert (date_in(title), without_date(title)) == ("2019-10-14", "Journée régionale à Metz")


def test_several_years():
    assert [years_of(cell) for cell in ("2019", "2018-2020", "2019, 2021", "14/10/2019")] == [
        (2019,),
        (2018, 2019, 2020),
        (2019, 2021),
        (2019,),
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Logement", "logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement"),
        ("l’apprentissage du français (FLE)", "lecture-ecriture-calcul--maitriser-le-francais"),
        ("Maîtriser le français", "lecture-ecriture-calcul--maitriser-le-francais"),
        ("sante--sante-mentale", "sante--sante-mentale"),
        ("santé mentale des jeunes", "sante--sante-mentale"),
        ("interprétariat", ""),
    ],
)
def test_a_need_is_found_by_its_code_its_name_or_usual_words(words, code):
    assert need_code(words) == code


def test_only_those_who_came_are_present():
    assert [is_present(cell) for cell in ("X", "oui", "Présente", "excusé", "absent", "inscrit", "", "0")] == [
        *[True] * 3,
        *[False] * 5,
    ]


def test_a_kind_without_a_name_names_nobody():
    names = ("Préfecture", "Mission locale", "Mission locale de Reims", "Cimade", "ORIV")
    assert [names_nobody(name) for name in names] == [True, True, False, False, False]


def test_a_list_of_needs_in_one_cell():
    assert several("logement ; santé") == ("logement", "santé")
    assert several("logement, santé") == ("logement", "santé")
