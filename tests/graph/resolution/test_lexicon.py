"""What a list teaches of its words and places, and what the gazetteer of France says."""

from graph.model import Mention
from graph.places import communes, phrase
from graph.resolution.lexicon import learn, shipped
from graph.resolution.parsing import parse


def test_a_word_that_a_list_repeats_weighs_less() -> None:
    names = [Mention(f"Tremplin {name}", "57") for name in ("Borny", "Sablon", "Queuleu", "Vallières", "Magny")]
    assert learn(names).weight("tremplin") < shipped().weight("tremplin")


def test_a_commune_that_only_the_rows_name_is_a_place() -> None:
    listed = [Mention("Centre social de Roumazières", "16"), Mention("Centre social", "16", "Roumazières le Bas")]
    lexicon = learn(listed)
    assert phrase("Roumazières le Bas") in lexicon.communes["16"]
    assert parse(Mention("Foyer de Roumazières le Bas", "16"), lexicon).communes == {"16:roumazier bas"}


def test_a_list_about_one_departement_reads_its_small_communes() -> None:
    names = [Mention(f"Club {index} de Loire-Atlantique") for index in range(40)]
    lexicon = learn([*names, Mention("CCAS de Vigneux-de-Bretagne")])
    assert lexicon.home == "44"
    assert parse(Mention("CCAS de Vigneux-de-Bretagne"), lexicon).communes == {"44217"}
    assert learn([*names, Mention("x", "57")]).home == ""


def test_a_name_that_two_communes_bear_tells_no_place() -> None:
    assert phrase("Saint-Denis") not in communes()
    assert communes()[phrase("Strasbourg")] == "67482"
    assert communes("974")[phrase("Saint-Denis")] == "97411"


def test_the_five_overseas_departements_of_a_97_are_all_possible() -> None:
    assert "974" in parse(Mention("Kaza", "97")).departements
    assert parse(Mention("Kaza", "97", "Cayenne")).departements >= {"973"}


def test_an_arrondissement_or_a_cedex_is_not_another_commune() -> None:
    read = {
        parse(Mention("CCAS", "69", commune)).communes
        for commune in ("LYON", "Lyon 9e Arrondissement", "Lyon cedex 03")
    }
    assert read == {frozenset({"69123"})}
