"""A name without a place in a list, and the actors of that name elsewhere in the list."""

from graph.model import Mention
from graph.resolution import Resolution, resolve

DIRECTORY = (
    Mention("Les Jardins de l'Ill", "67", "Illkirch-Graffenstaden"),
    Mention("Amicale des anciens", "67", "Haguenau"),
    Mention("Amicale des anciens", "57", "Metz"),
    Mention("Les Glycines", "88", "Épinal"),
    Mention("Les Glycines", "88", "Saint-Dié-des-Vosges"),
)


def joined(found: Resolution, name: str) -> set[str]:
    return {m.departement for cluster in found.clusters for m in cluster.mentions if Mention(name) in cluster.mentions}


def test_a_name_that_one_actor_bears_is_that_actor_without_its_place() -> None:
    found = resolve([*DIRECTORY, Mention("Jardins de l'Ill")])
    assert joined(found, "Jardins de l'Ill") == {"67", ""}


def test_a_name_that_actors_of_several_places_bear_is_left_to_a_person() -> None:
    for name in ("Amicale des anciens", "Les Glycines"):
        found = resolve([*DIRECTORY, Mention(name)])
        assert joined(found, name) == {""}
        asked = [pair for pair in found.doubtful if Mention(name) in (pair.left, pair.right)]
        assert len(asked) == 2
        assert all("plusieurs lieux" in pair.score.veto for pair in asked)


def test_two_spellings_of_one_actor_are_not_two_places() -> None:
    again = Mention("JARDINS DE L'ILL", "67", "Illkirch-Graffenstaden")
    found = resolve([*DIRECTORY, again, Mention("Jardins de l'Ill")])
    assert joined(found, "Jardins de l'Ill") == {"67", ""}
