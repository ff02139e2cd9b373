"""Every tie and every property of a page opens the records that say it, and a record leads back to what it says."""

import pytest

from graph.matrix import matrix
from graph.sheets.sources import record_sheet
from graph.sheets.things import action_sheet, event_sheet
from graph.sheets.topics import topic_sheet
from tests.webapp.reading import read
from tests.webapp.test_importing import LIST, atlas, client, sent
from webapp import create_app

__all__ = ["atlas", "client"]  # the fixtures of a map of its own


@pytest.fixture(scope="module")
def pages(example_atlas):
    return create_app(atlas=example_atlas).test_client()


def nodes(atlas, label):
    return sorted(node for node, (its, _) in atlas.names().items() if its == label)


@pytest.mark.parametrize(
    ("label", "family", "sheet", "titles"),
    [
        ("Action", "actions", action_sheet, {"Nom", "Besoin", "Département", "Année"}),
        ("Event", "rencontres", event_sheet, {"Nom", "Date"}),
    ],
)
def test_every_property_of_a_thing_opens_the_records_that_say_it(pages, example_atlas, label, family, sheet, titles):
    seen = set()
    for node in nodes(example_atlas, label)[:40]:
        said = sheet(example_atlas, node).said
        rows = pages.get(f"/{family}/{node}").text.split("data-said")[1:]
        assert len(rows) == len(said) > 0
        assert all("/lignes/" in row.split("</tr>")[0] for row in rows), node
        seen |= {one.title for one in said}
    assert seen >= titles


def test_publics_and_places_open_their_records_in_the_words_of_a_coordinator(client, atlas):
    actions = "action;porteur;publics;departement\nAtelier;Cimade;personnes-exilees, voisins;54\n"
    came = "rencontre;date;lieu;departement;besoin;organisation\nCopil;14/10/2019;Metz;57;Santé mentale;Cimade\n"
    for name, text in (("actions.csv", actions), ("copil.csv", came)):
        client.post(f"{sent(client, name, text)}/charger")
    said = {(one.title, one.value) for one in action_sheet(atlas, nodes(atlas, "Action")[0]).said}
    assert said >= {("Public", "Personnes exilées"), ("Public", "voisins"), ("Département", "Meurthe-et-Moselle (54)")}
    said = {(one.title, one.value) for one in event_sheet(atlas, nodes(atlas, "Event")[0]).said}
    assert said >= {("Lieu", "Metz"), ("Date", "14/10/2019"), ("Département", "Moselle (57)")}
    assert "Besoin" in {title for title, _ in said}


def test_a_property_is_said_by_the_rows_that_say_it_and_no_other(example_atlas):
    action = action_sheet(example_atlas, nodes(example_atlas, "Action")[0])
    named = next(one for one in action.said if one.title == "Nom")
    assert all(named.value in dict(record.values).values() for record in named.records)


@pytest.mark.parametrize("axis", ["need", "kind"])
def test_a_cell_of_the_matrix_opens_the_records_of_those_who_act(pages, example_atlas, axis):
    found = matrix(example_atlas.store, axis)
    (code, topic), cell = next((where, cell) for where, cell in found.cells.items() if cell.partnerships)
    ties = topic_sheet(example_atlas, axis, topic, code).ties
    assert len({tie.target_id for tie in ties}) == cell.organizations
    address = "besoins" if axis == "need" else "types"
    rows = pages.get(f"/{address}/{topic}?departement={code}").text.split("data-tie-row")[1:]
    assert len(rows) == len(ties)
    assert all("/lignes/" in row.split("</tr>")[0] for row in rows)


def test_a_record_leads_to_all_that_it_says(pages, example_atlas):
    action = action_sheet(example_atlas, nodes(example_atlas, "Action")[0])
    record = action.records[0]
    told = {(label, name) for _, label, name in record_sheet(example_atlas, record.id).told}
    assert ("Action", action.name) in told
    assert {label for label, _ in told} == {"Action", "Organization"}
    page = read(pages, f"/lignes/{record.id}")
    assert f"/actions/{action.id}" in page.links()
    assert set(page.links("/organisations/")) == {f"/organisations/{tie.target_id}" for tie in action.ties}


def test_the_history_opens_each_row_and_a_row_that_went_says_so(client):
    client.post(f"{sent(client)}/charger")
    client.post(f"{sent(client, text=LIST.replace('Adoma', 'Coallia'))}/charger")
    first = read(client, "/historique/1").links("/lignes/")
    second = read(client, "/historique/2").links("/lignes/")
    assert len(first) == 2
    assert len(second) == 1
    rows = [read(client, line).text for line in first]
    assert sum("n’est plus dans la carte" in text for text in rows) == 1
    gone = next(text for text in rows if "n’est plus dans la carte" in text)
    assert "Adoma" in gone
    assert "Retirée" in gone
    assert "n’est plus" not in read(client, second[0]).text
    client.post("/historique/2/annuler")
    assert "n’est plus dans la carte" in read(client, second[0]).text
    assert not any("n’est plus dans la carte" in read(client, line).text for line in first)
