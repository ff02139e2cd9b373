"""The four states of a need, or of a kind of organisation, in a département."""

import pytest

from graph.atlas import Atlas
from graph.matrix import Cell, matrix
from graph.settings import Settings
from tests.graph.gaps.test_following import add
from tests.webapp.reading import read
from webapp import create_app

ACTIONS = """action;structure porteuse;partenaires;financeur;besoins;départements;année
Cours;CCAS de Nancy;Mission locale de Nancy;;apprentissage du français;54;2019
Cours encore;CCAS de Nancy;Mission locale de Nancy;;apprentissage du français;54;2020
Atelier;Mission locale de Metz;;CAF de la Moselle;apprentissage du français;57;2020
"""
NEEDS = "besoin;département\nApprentissage du français;57\nLogement;57\nLogement;88\n"


@pytest.fixture
def atlas(store_url, tmp_path):
    opened = Atlas.open(Settings.from_env(store_url, str(tmp_path / "journal.sqlite")))
    add(opened, tmp_path, "actions.csv", ACTIONS)
    add(opened, tmp_path, "besoins.csv", NEEDS)
    yield opened
    opened.close()


def cells(found):
    return {(place, found.topics[topic]): cell for (place, topic), cell in found.cells.items()}


def test_each_state_is_told_apart(atlas):
    found = cells(matrix(atlas.store))
    french, housing = "Maîtriser le français", next(topic for _, topic in found if "logement" in topic.lower())
    assert found["54", french] == Cell("partnership", 2, 2, 2020)
    assert found["57", french] == Cell("actors", 1, 0, 0, expressed=True)  # a funder is no partner
    assert found["57", housing] == Cell("none", expressed=True)
    assert found["54", housing] == Cell("none")
    assert found["88", housing] == Cell("none", expressed=True)
    assert found["88", french] == Cell("no_data")
    assert found["67", housing] == Cell("no_data")


def test_the_states_agree_with_the_gaps(atlas):
    found = cells(matrix(atlas.store))
    told = {(gap.departement, gap.need) for gap in atlas.gaps(["uncovered_need"]).gaps}
    assert told == {place for place, cell in found.items() if cell.state == "none" and cell.expressed}


def test_by_kind_of_organisation(atlas):
    found = cells(matrix(atlas.store, "kind"))
    assert found["54", "Mission locale"] == Cell("partnership", 1, 2, 2020)  # who acts beside it is not counted
    assert found["57", "Mission locale"] == Cell("actors", 1)
    assert found["88", "Mission locale"] == Cell("no_data")


def test_the_page_says_the_states_in_words_and_leads_to_the_gaps(atlas):
    client = create_app(atlas=atlas).test_client()
    page = read(client, "/matrice")
    states = [cell["data-state"] for cell in page.named("td") if "data-state" in cell]
    assert sorted(set(states)) == ["actors", "no_data", "none", "partnership"]
    assert "aucun acteur connu, besoin exprimé" in page.text
    assert page.links("/manques?departement=57")
    assert read(client, "/matrice?par=kind").named("table")
    assert read(client, "/matrice?par=autre").named("table")


def test_an_empty_map_has_no_data(tmp_path):
    empty = Atlas.open(Settings.from_env(str(tmp_path / "vide.lbug"), str(tmp_path / "vide.sqlite")))
    assert matrix(empty.store).cells == {}
    assert "Pas de données" in read(create_app(atlas=empty).test_client(), "/matrice").text
    empty.close()
