"""The history, and undoing from a page."""

from tests.webapp.reading import read
from tests.webapp.test_importing import LIST, atlas, client, sent

__all__ = ["atlas", "client"]  # the fixtures of a map of its own

CORRECTED = LIST.replace("Adoma", "Coallia") + "ASBH;;\n"


def load(client, text, name="Réunion 14-10-2019.csv"):
    assert client.post(f"{sent(client, name, text)}/charger").status_code == 200


def figures(client):
    return read(client, "/").text.split("organisations")[0]


def test_an_empty_map_has_no_history(client):
    assert "Rien encore" in read(client, "/historique").text


def test_a_corrected_file_says_what_changed(client):
    load(client, LIST)
    load(client, CORRECTED)
    page = client.get("/historique/2").text
    assert "<del><bdi>Adoma</bdi></del> <ins><bdi>Coallia</bdi></ins>" in page
    assert "Nouvelles (1)" in page


def test_a_load_is_undone_and_redone_from_the_page(client, atlas):
    load(client, LIST)
    before = atlas.store.snapshot().fingerprint()
    load(client, "Structure\nAMLI\n", "Atelier du 3 juin 2020.csv")
    after = atlas.store.snapshot().fingerprint()
    assert before != after
    assert client.post("/historique/2/annuler").status_code == 303
    assert atlas.store.snapshot().fingerprint() == before
    assert "annulé par le n° 3" in read(client, "/historique").text
    assert client.post("/historique/3/annuler").status_code == 303
    assert atlas.store.snapshot().fingerprint() == after


def test_what_cannot_be_undone_is_said(client):
    load(client, LIST)
    client.post("/historique/1/annuler")
    assert "déjà annulé" in client.post("/historique/1/annuler").text
    assert client.post("/historique/9/annuler").status_code == 404
    assert client.get("/historique/9").status_code == 404


def test_another_site_cannot_undo(client):
    load(client, LIST)
    assert client.post("/historique/1/annuler", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
