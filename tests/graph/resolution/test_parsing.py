"""How names say where an organisation is, and what only looks like a place or a kind."""

import pytest

from graph.model import Mention
from graph.resolution import MERGE, parse, score
from graph.resolution.alignment import align
from graph.resolution.lexicon import learn

HOME = learn(Mention(f"Club {index} du Maine-et-Loire") for index in range(40))


@pytest.mark.parametrize(
    "name",
    [
        "COMITE M&L TENNIS DE TABLE",
        "COMITE DPTAL GYMNASTIQUE MAINE ET L.",
        "MAIRES DEPARTEMENT M ET LOIRE",
        "ANGERS MAINE ET LOIRE CYCLISME",
        "CODEP 49 MAISON DES SPORTS",
        "COMITE DEPARTEMENTAL SPORT ADAPTE",
    ],
)
def test_a_list_of_one_departement_says_it_in_letters_in_the_middle_of_names_or_not_at_all(name):
    assert parse(Mention(name), HOME).departements == {"49"}
    assert parse(Mention("CIDFF M et M"), HOME).departements == {"54"}


def test_what_is_local_in_a_list_of_one_departement_is_that_of_the_departement():
    left, right = "COMITE DEPARTEMENTAL SPORT ADAPTE", "COMITE DEPTAL SPORT ADAPTE"
    assert "générique" in score(parse(Mention(left)), parse(Mention(right))).veto
    found = score(parse(Mention(left), HOME), parse(Mention(right), HOME))
    assert (found.veto, found.value >= MERGE) == ("", True)


@pytest.mark.parametrize(
    ("name", "departements", "regions", "kinds"),
    [
        ("Conseil régional des Pays de la Loire", set(), {"52"}, {"conseil_regional"}),
        ("Vacances et familles Bretagne", set(), {"53"}, set()),
        ("Association départementale des pupilles", set(), set(), set()),
        ("Département de la Moselle", {"57"}, set(), {"conseil_departemental"}),
    ],
)
def test_a_region_is_no_departement_and_departemental_no_council(name, departements, regions, kinds):
    read = parse(Mention(name))
    assert (read.departements, read.name.regions, read.name.kinds) == (departements, regions, kinds)


def test_a_commune_of_several_words_is_one_wherever_a_name_has_it():
    left, right = (parse(Mention(f"AFR ST MACAIRE EN MAUGES{more}", "49")) for more in ("", " GARDERIE"))
    found = align(left.name, right.name)
    assert ([token.word for token in found.right_over], found.left_over) == (["garderie"], ())


def test_what_a_place_is_near_is_not_the_place():
    for name in ("Mairie déléguée - Fresne-lès-Reims", "Mairie de Zzouy-près-Reims", "Foyer de Zzouy-lez-Reims"):
        assert parse(Mention(name, "51")).communes == set()
    assert parse(Mention("MJC Les Mureaux", "78")).communes == {"78440"}
    assert parse(Mention("Mairie - Villers-lès-Nancy", "54")).communes == {"54578"}


def test_without_a_departement_a_word_is_not_the_commune_that_only_resembles_it():
    for name in ("Comité d'éducation pour la santé", "Amicale du palais de justice"):
        assert parse(Mention(name)).communes == set()
    assert parse(Mention("Mission locale de Strasbourg")).communes == {"67482"}
    assert parse(Mention("MJC du Havre")).communes == {"76351"}
