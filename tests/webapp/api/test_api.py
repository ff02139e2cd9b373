"""The API as a program reads it: answers are what their description says, errors are told, nothing is sent twice."""

import json
import re

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from graph.figures.actors import actors
from graph.figures.fragility import departures
from graph.figures.networks import Scope
from webapp import create_app
from webapp.api.endpoints import ENDPOINTS

ROOT = "/api/v1"


@pytest.fixture(scope="module")
def api(example_atlas):
    return create_app(atlas=example_atlas).test_client()


@pytest.fixture(scope="module")
def described(api):
    return api.get(f"{ROOT}/openapi.json").get_json()


def validator(described, path, code="200", kind="application/json"):
    schema = described["paths"][path]["get"]["responses"][code]["content"][kind]["schema"]
    return Draft202012Validator({"components": described["components"], **schema})


def first_id(api, family):
    return api.get(f"{ROOT}/{family}").get_json()["items"][0]["id"]


def addresses(api):
    """Return, for each endpoint, an address of it that answers."""
    gap = api.get(f"{ROOT}/gaps").get_json()["items"][0]
    ids = {family: first_id(api, family) for family in ("organizations", "actions", "events")}
    source = api.get(f"{ROOT}/sources").get_json()[0]["id"]
    given = {
        "/organizations/{id}": f"/organizations/{ids['organizations']}",
        "/actions/{id}": f"/actions/{ids['actions']}",
        "/events/{id}": f"/events/{ids['events']}",
        "/records/{id}": f"/records/{gap['records'][0]['id']}",
        "/sources/{id}": f"/sources/{source}",
        "/queries/{name}": "/queries/participations?departements=57&departements=54",
        "/network": "/network?view=departement:57",
    }
    return {each.path: given.get(each.path, each.path) for each in ENDPOINTS if each.path != "/territories/{id}"}


def test_the_description_is_openapi(described):
    validate(described)
    assert described["openapi"].startswith("3.1")
    names = [described["paths"][path]["get"]["operationId"] for path in described["paths"]]
    assert len(set(names)) == len(names) == len(ENDPOINTS)


def test_every_answer_is_what_its_description_says(api, described):
    for path, address in addresses(api).items():
        answer = api.get(ROOT + address)
        assert answer.status_code == 200, (address, answer.get_data(as_text=True))
        validator(described, path).validate(answer.get_json())


def test_every_answer_says_something(api):
    for address in addresses(api).values():
        found = api.get(ROOT + address).get_json()
        assert found, address
        if "items" in found and address != "/territories":  # the example has no contrat de ville
            assert found["items"], address


def test_a_territory_is_answered_where_there_is_one(client):
    territory = first_id(client, "territories")
    found = client.get(f"{ROOT}/territories/{territory}").get_json()
    assert found["id"] == territory
    assert found["ties"]


def test_gaps_are_those_of_the_list_and_its_names(api, example_atlas):
    found = api.get(f"{ROOT}/gaps?departement=57&size=500").get_json()
    gaps = example_atlas.gaps(departements=["57"]).all_gaps
    assert [row["id"] for row in found["items"]] == [gap.id for gap in gaps]
    kinds = {row["kind"] for row in api.get(f"{ROOT}/gaps?kind=uncovered_need").get_json()["items"]}
    assert kinds == {"uncovered_need"}


def test_pages_follow_each_other_and_hold_everything_once(api):
    seen, address = [], f"{ROOT}/organizations?size=7"
    while address:
        page = api.get(address).get_json()
        seen += [item["id"] for item in page["items"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == page["total"] > 7


def test_a_search_forgives_accents(api):
    found = api.get(f"{ROOT}/organizations?q=HERONVAL").get_json()["items"]
    assert found
    assert all("Héronval" in item["name"] for item in found)


def test_places_are_those_of_the_picture(api, example_atlas):
    found = api.get(f"{ROOT}/network?view=departement:57").get_json()
    on_screen = example_atlas.positions("departement:57")
    there = {node["id"]: (node["x"], node["y"]) for node in found["nodes"]}
    assert {node: there[node] for node in on_screen} == on_screen
    assert found["missing"]
    assert found["invented"]


def test_figures_of_each_actor_are_those_of_the_page(api, example_atlas):
    found = api.get(f"{ROOT}/figures/actors?network=co_attendance&size=500").get_json()["items"]
    own = example_atlas.once(actors, Scope(), "co_attendance", "departement")
    assert [(one["organization"], one["partners"]) for one in found] == [
        (one.organization, one.partners) for one in own
    ]
    lost = api.get(f"{ROOT}/figures/fragility?size=500").get_json()["items"]
    assert [one["organization"] for one in lost] == [
        one.organization for one in example_atlas.once(departures, Scope())
    ]
    assert lost


def test_nothing_is_sent_twice(api):
    first = api.get(f"{ROOT}/summary")
    again = api.get(f"{ROOT}/summary", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = api.get(f"{ROOT}/gaps", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


WRONG = [
    ("/rien", 404),
    ("/organizations/org-0", 404),
    ("/actions/act-0", 404),
    ("/events/evt-0", 404),
    ("/records/rec-0", 404),
    ("/sources/rien", 404),
    ("/queries/rien", 404),
    ("/queries/participations?rien=1", 400),
    ("/queries/event", 400),
    ("/gaps?departement=99", 404),
    ("/gaps?departements=57", 400),
    ("/gaps?kind=rien", 400),
    ("/gaps?page=0", 400),
    ("/gaps?page=1&page=2", 400),
    ("/gaps?size=501", 400),
    ("/gaps?size=-1", 400),
    ("/gaps?page=%F0%9F%92%A5", 400),
    ("/organizations?q=" + "x" * 501, 400),
    ("/matrix?axis=age", 400),
    ("/network", 400),
    ("/network?view=matrix", 400),
    ("/network?view=rien", 400),
    ("/changes?start=pas-une-date", 400),
    ("/changes?known=oui", 400),
    ("/introductions?departement=99", 404),
    ("/plan?seats=0", 400),
    ("/plan?departement=99", 404),
    ("/figures?need=inconnu", 404),
    ("/figures/actors?network=rien", 400),
    ("/figures/fragility?departement=99", 404),
]


@pytest.mark.parametrize(("address", "code"), WRONG)
def test_an_error_is_told_in_french_as_a_program_reads_it(api, described, address, code):
    answer = api.get(ROOT + address)
    assert answer.status_code == code, answer.get_data(as_text=True)
    assert answer.content_type == "application/problem+json; charset=utf-8"
    said = answer.get_json()
    validator(described, "/gaps", "400", "application/problem+json").validate(said)
    assert said["status"] == code
    assert said["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(api, method):
    for address in ("/gaps", "/summary", "/queries/participations"):
        answer = getattr(api, method)(ROOT + address)
        assert answer.status_code == 405
        assert answer.content_type.startswith("application/problem+json")


def test_hostile_names_stay_json_that_no_browser_takes_for_a_page(hostile_client):
    answer = hostile_client.get(f"{ROOT}/organizations?size=500")
    assert answer.content_type.startswith("application/json")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    names = [item["name"] for item in json.loads(answer.data)["items"]]
    assert any("script" in name for name in names)


def test_the_page_tells_of_every_address(api):
    page = api.get("/api").get_data(as_text=True)
    assert [each.path for each in ENDPOINTS if f"{ROOT}{each.path}<" not in page] == []
    assert not re.search(r"\{\{|\{%", page)
