"""The dashboard: an empty map says how to begin, a map says what is wrong with its data and leads to it."""

from graph.atlas import Atlas
from tests.graph.worlds import attendance, load_world, posts
from tests.webapp.reading import read
from webapp import create_app


def client_of(tmp_path, *tables):
    return create_app(atlas=Atlas.open(load_world(tmp_path / "carte.lbug", tmp_path, *tables))).test_client()


def test_an_empty_map_says_how_to_begin(tmp_path):
    client = client_of(tmp_path)
    page = read(client, "/")
    assert "La carte est vide" in page.text
    assert "/importer" in page.links()
    for address in ("/carte", "/reseau", "/matrice", "/manques", "/chiffres"):
        page = read(client, address)
        assert "La carte est vide" in page.text, address
        assert "/importer" in page.links()
    assert "La carte est vide" not in read(client, "/importer").text


def test_rows_that_were_not_read_are_counted_and_led_to_with_their_reasons(tmp_path):
    came = attendance(
        "Atelier | 2025-03-04 | Maison des Langues | ", "Atelier | 2025-03-04 |  | ", " | hier | =AMLI | "
    )
    client = client_of(tmp_path, posts("R | AMLI | 2024 | CV001 | 54"), came)
    page = read(client, "/")
    assert "1\u202fligne à corriger" in page.text
    assert "/historique/refusees" in page.links()
    listed = read(client, "/historique/refusees")
    assert "presences.csv" in listed.text
    rows = client.get("/historique/refusees.csv").get_data(as_text=True).strip().split("\r\n")
    assert len(rows) == 2
    assert rows[1].startswith("Listes inventées;presences.csv;;4;")
    assert rows[0].endswith("Pourquoi")


def test_departements_that_no_file_speaks_of_are_named(tmp_path):
    text = read(client_of(tmp_path, posts("R | AMLI | 2024 | CV001 | 54")), "/").text
    assert "Aucun fichier ne parle de : Ardennes, Aube, Marne" in text
    assert "Aucune action connue dans" not in text


def test_nothing_is_said_of_a_region_that_the_map_does_not_touch(tmp_path):
    text = read(client_of(tmp_path, posts("R | AMLI | 2024 | CV999 | 75")), "/").text
    assert "Aucun fichier ne parle de : Seine-et-Marne" in text
    assert "Ardennes" not in text


def test_the_first_gaps_stand_with_their_numbers_and_proofs(client, atlas):
    page = read(client, "/")
    for gap in atlas.gaps().gaps[:5]:
        assert gap.sentence in page.text
    assert len(page.links("/lignes/")) >= 5
    assert {"/changements", "/preparer", "/rencontrer", "/carte"} <= set(page.links())
