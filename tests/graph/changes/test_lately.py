"""What the home page says of the last load and of the last meeting."""

from graph.atlas import Atlas
from graph.changes.lately import MOST, lately
from tests.graph.changes.conftest import actions, came

FIRST = [f"Journée | 2019-10-14 | {name}" for name in ("CCAS de Toul", "Mission locale de Nancy")]
SECOND = [f"Visioconférence | 2020-07-03 | {name}" for name in ("CCAS de Toul", "CIDFF des Vosges")]
ALONE = "Cours du soir | 2020 | Mission locale de Nancy | porteur | 54 | apprendre le français"
PARTNER = "Cours du soir | 2020 | CCAS de Toul | partenaire | 54 | apprendre le français"


def said(living):
    atlas = Atlas.open(living.settings)
    try:
        return lately(atlas)
    finally:
        atlas.close()


def test_what_is_said_as_the_map_grows(living):
    assert said(living) == ()
    living.load(actions(ALONE), came(*FIRST))
    load, meeting = said(living)
    assert load.startswith("Dernier chargement, le n° 1 du ")
    assert "3\u202flignes nouvelles" in load
    assert meeting == "Dernière rencontre connue, « Journée » (14/10/2019) : 2\u202forganisations sur la liste."
    living.load(actions(ALONE, PARTNER), came(*FIRST, *SECOND))
    load, gap, *others, meeting = found = said(living)
    assert len(found) <= MOST
    assert load.startswith("Dernier chargement, le n° 2 du ")
    assert "3\u202flignes nouvelles" in load
    assert "fermé" in gap
    assert "CIDFF des Vosges entre dans la carte." in others
    assert "2\u202forganisations sur la liste, dont 1 pour la première fois" in meeting
    assert "1 de la liste précédente n’y est pas" in meeting
