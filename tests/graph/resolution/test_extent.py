"""What part of France a list is about, and what that makes of names without a place."""

import pytest

from graph.model import Mention
from graph.names import words
from graph.resolution import resolve
from graph.resolution.extent import extent
from graph.resolution.lexicon import learn
from graph.resolution.parsing import parse

LORRAINE = ("Toul", "Nancy", "Metz", "Thionville", "Épinal", "Verdun", "Bar-le-Duc", "Lunéville", "Forbach", "Longwy")
MANY = [Mention(f"Foyer {number} de {commune}") for number in range(4) for commune in LORRAINE]


def extent_of(listed):
    return extent(listed, {words(mention.name) for mention in listed})


def test_communes_in_names_tell_the_one_departement_of_a_list():
    here = [Mention(f"Foyer {number} de {town}") for number in range(10) for town in ("Toul", "Nancy", "Lunéville")]
    assert extent_of([*here, Mention("Amicale de Brest")]).home == "54"
    assert extent_of(here[:20]).home == ""  # too few to tell


def test_a_list_of_several_departements_has_no_home_and_a_spread():
    found = extent_of(MANY)
    assert (found.home, found.covered) == ("", ("54", "55", "57", "88"))
    assert found.spread == pytest.approx(1.25, abs=0.25)  # four départements, of unequal size


def test_the_column_of_communes_tells_as_much():
    rows = [Mention(f"Amicale {mention.name[:7]}", "", mention.name.split()[-1]) for mention in MANY]
    assert extent_of(list(dict.fromkeys(rows))).covered == ("54", "55", "57", "88")


def test_after_a_kind_that_each_commune_has_small_communes_are_read():
    lexicon = learn([*MANY, Mention("Mairie - Champigneulles")])
    assert parse(Mention("Mairie - Villers-lès-Nancy"), lexicon).communes == {"54578"}
    assert parse(Mention("Mairie - Aboncourt"), lexicon).communes == set()  # one in 54, one in 57


def test_communes_whose_names_begin_or_end_alike_are_two():
    names = ("Mairie - Nancy", "Mairie - Villers-lès-Nancy", "Mairie - Ars-Laquenexy", "Mairie - Laquenexy")
    found = resolve([*MANY, *map(Mention, names)])
    assert all(len(cluster.mentions) == 1 for cluster in found.clusters if cluster.mentions[0].name in names)


def test_a_commune_of_several_departements_is_left_to_a_person():
    found = resolve([*MANY, Mention("Mairie - Aboncourt"), Mention("Commune d'Aboncourt")])
    assert {"Mairie - Aboncourt", "Commune d'Aboncourt"} in [
        {pair.left.name, pair.right.name} for pair in found.doubtful
    ]


def test_rows_that_only_a_common_name_holds_are_not_one_in_a_wide_list():
    common, rare = Mention("Maison des jeunes et de la culture"), Mention("Les Zébulons de Kerguelen")
    assert resolve([*MANY, common, common, rare, rare]).shared == {common}
    assert resolve([common, common, rare, rare]).shared == frozenset()
