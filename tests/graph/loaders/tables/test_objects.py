"""JSON and GeoJSON become tables whose cells keep the form they were written in."""

import json

from graph.loaders.tables import read_tables
from tests.graph.loaders.tables.made import cells_of


def test_objects_in_objects_are_columns_with_a_path(table):
    item = {
        "nom": "Ligue",
        "lieu": {"ville": "Metz", "point": {"x": 6.2}},
        "publics": ["jeunes", "femmes"],
        "vide": None,
    }
    found = table("liste.json", json.dumps([item, {"nom": "MJC", "actif": True, "membres": [{"nom": "é"}]}]))
    assert dict(found.rows[0].values) == {
        "nom": "Ligue",
        "lieu.ville": "Metz",
        "lieu.point.x": "6.2",
        "publics": "jeunes; femmes",
    }
    assert dict(found.rows[1].values) == {"nom": "MJC", "actif": "oui", "membres": '[{"nom": "é"}]'}


def test_one_list_in_an_object_is_the_list(table):
    assert cells_of(table("liste.json", '{"total": 1, "data": [{"nom": "Ligue"}]}')) == [[1, "Ligue"]]


def test_several_lists_in_an_object_are_as_many_tables(file):
    found = read_tables(file("di.json", '{"structures": [{"nom": "A"}], "services": [{"nom": "B"}], "vide": []}'))
    assert [(one.sheet, cells_of(one)) for one in found] == [("structures", [[1, "A"]]), ("services", [[1, "B"]])]


def test_the_outline_of_a_territory_is_no_cell(table):
    feature = {
        "type": "Feature",
        "properties": {"nom": "A"},
        "geometry": {"type": "Polygon", "coordinates": [[[1, 2]]]},
    }
    assert cells_of(table("a.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))) == [[1, "A"]]
