"""The invented network: each planted gap is found on both engines, and nothing that was covered is."""

import tomllib
from pathlib import Path

import pytest

from graph.atlas import Atlas
from graph.gaps.find import find_gaps, narrowed
from graph.importing import EVERYWHERE, read, write
from graph.planning.asking import plan, who_should_meet
from graph.planning.model import Request
from graph.settings import Settings
from graph.sheets.summary import map_summary
from graph.store import open_store
from webapp import create_app

EXAMPLE = Path(__file__).parents[1] / "data" / "example"
STORY = tomllib.loads((EXAMPLE / "planted.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def atlas(store_url_once, tmp_path_factory):
    settings = Settings.from_env(store_url_once, str(tmp_path_factory.mktemp("example") / "journal.sqlite"))
    store = open_store(settings)
    report = write(settings, store, read(settings, [EXAMPLE]), EVERYWHERE)
    store.close()
    assert [reading.refusals for reading in report.gathered.readings] == [[]] * len(report.gathered.documents)
    opened = Atlas.open(settings)
    yield opened
    opened.close()


def found(atlas, planted):
    """Return the gaps that are what the story says."""
    names = atlas.names()
    return [
        gap
        for gap in atlas.gaps([planted["kind"]]).gaps
        if gap.departement == planted["departement"]
        and gap.need == planted.get("need", gap.need)
        and planted.get("neighbour", gap.departement) in (*gap.subjects, gap.departement)
        and set(planted.get("organizations", ())) <= {names[s][1] for s in gap.subjects if s in names}
    ]


@pytest.mark.parametrize("planted", STORY["planted"], ids=lambda each: f"{each['kind']}-{each['departement']}")
def test_a_planted_gap_is_found_with_its_proofs(atlas, planted):
    (gap,) = found(atlas, planted)
    assert atlas.records(gap.records)


@pytest.mark.parametrize("covered", STORY["covered"], ids=lambda each: f"{each['kind']}-{each['departement']}")
def test_what_is_covered_is_not_told(atlas, covered):
    assert found(atlas, covered) == []


PAIRS = [each for each in STORY["planted"] if each["kind"] == "need_without_partnership"]


@pytest.mark.parametrize("planted", PAIRS, ids=lambda each: each["departement"])
def test_a_planted_pair_is_the_first_to_meet_and_to_be_invited(atlas, planted):
    """Two seats in its département are for the two that act apart, and the reason names the other one."""
    first = who_should_meet(atlas, [planted["departement"]])[0]
    assert {actor.name for actor in first.people} == set(planted["organizations"])
    assert atlas.records(first.records)
    made = plan(atlas, Request((planted["departement"],), 2))
    assert {one.actor.name for one in made.invitations} == set(planted["organizations"])
    assert all(one.to_meet[0].name in one.why and planted["need"] in one.why for one in made.invitations)


def test_the_need_that_nobody_answers_is_not_promised_to_a_meeting(atlas):
    made = plan(atlas, Request(("55",), 40))
    assert made.invitations == ()
    assert [gap.need for gap, _ in made.beyond] == ["Garde d’enfants"]


def test_whoever_is_left_out_is_neither_invited_nor_asked_to_introduce(atlas):
    name = "Mission locale de Valfleury"
    found = who_should_meet(atlas, without=[name])
    assert found
    assert name not in {each.actor.name for one in found for each in one.introducers}
    assert name in {each.actor.name for one in who_should_meet(atlas) for each in one.introducers}
    made = plan(atlas, Request(seats=40), without=[name])
    assert name not in {one.actor.name for one in made.invitations}


def test_spellings_in_capitals_meet_the_directory(atlas):
    assert map_summary(atlas).organizations == 52  # 51 actors and their funder


def test_every_page_says_that_it_is_invented(atlas):
    client = create_app(atlas=atlas).test_client()
    for address in ("/", "/manques", "/departements/54", "/rechercher?q=accueil", "/historique", "/importer"):
        assert "Exemple inventé" in client.get(address).text, address
    assert "Exemple inventé" in client.get("/manques.csv").text


def test_three_meetings_are_said_to_be_too_few_for_telling_who_meets_too_often(atlas):
    (kind,) = find_gaps(atlas.store, ["met_never_worked"]).kinds
    assert (kind.count, kind.has_data) == (0, True)
    assert kind.caution.startswith("Trop peu de rencontres connues pour en juger")
    assert "il en faudrait 15 ; 3 sont connues." in kind.caution  # C(15, 7) is the first over 20 × 210 pairs
    client = create_app(atlas=atlas).test_client()
    assert kind.caution in client.get("/manques").text
    assert kind.caution in {each["caution"] for each in client.get("/api/v1/gaps/kinds").json}


def test_the_whole_map_narrowed_says_what_asking_of_one_place_or_kind_says(atlas):
    whole = find_gaps(atlas.store)
    for kind in whole.kinds:
        assert narrowed(atlas.store, whole, [kind.name], []) == find_gaps(atlas.store, [kind.name])
    for place in ("54", "67", "88"):
        assert narrowed(atlas.store, whole, [], [place]) == find_gaps(atlas.store, [], [place])
    assert narrowed(atlas.store, whole, [], ["51", "52"]) == find_gaps(atlas.store, [], ["52", "51"])
