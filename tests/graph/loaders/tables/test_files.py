"""Files of every format that is read become rows of text with their position."""

import json

import pytest

from graph.errors import InputError
from graph.loaders.tables import read_tables

LINES = "organisation{0}lieu\nÉcole d’été{0}Épinal\n\nŒuvre{0}Nancy\n"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_in_the_encodings_and_separators_met_in_france(tmp_path, separator, encoding):
    file = tmp_path / "liste.csv"
    file.write_bytes(LINES.format(separator).encode(encoding))
    (table,) = read_tables(file)
    assert table.columns == ("organisation", "lieu")
    assert [(row.number, dict(row.values)) for row in table.rows] == [
        (2, {"organisation": "École d’été", "lieu": "Épinal"}),
        (4, {"organisation": "Œuvre", "lieu": "Nancy"}),
    ]


def test_geojson_gives_properties_and_the_point(tmp_path):
    file = tmp_path / "lieux.geojson"
    feature = {"type": "Feature", "properties": {"nom": "A"}, "geometry": {"type": "Point", "coordinates": [6.2, 48.7]}}
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    (table,) = read_tables(file)
    assert dict(table.rows[0].values) == {"nom": "A", "longitude": "6.2", "latitude": "48.7"}


def test_json_numbers_keep_the_form_they_were_written_in(tmp_path):
    file = tmp_path / "postes.json"
    file.write_text('[{"annee": 2020, "montant": 19875.06, "nom": "é"}]', encoding="utf-8")
    assert dict(read_tables(file)[0].rows[0].values) == {"annee": "2020", "montant": "19875.06", "nom": "é"}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("liste.json", b'[{"a": 1}', "JSON incomplet"),
        ("liste.json", b'{"a": 1}', "liste d’objets"),
        ("liste.csv", b"", "vide"),
        ("liste.csv", b"a;b\n1;2;3\n", "ligne 2"),
        ("liste.csv", b"a;b\n\x00\x00;1\n", "pas un fichier texte"),
        ("liste.docx", b"x", "formats lus"),
    ],
)
def test_an_unreadable_file_is_refused_in_french_with_its_name(tmp_path, name, content, told):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(InputError) as refusal:
        read_tables(file)
    assert name in str(refusal.value)
    assert told in str(refusal.value)
