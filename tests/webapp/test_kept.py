"""Pages are made once for all who read them, and never shown after the map, or what is said of it, has changed."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.build import rebuild
from graph.journal.writing import write_load
from tests.graph.worlds import attendance, documents
from webapp import create_app, kept


def test_a_page_that_was_made_is_not_made_again(own, monkeypatch):
    client = create_app(atlas=own).test_client()
    first = client.get("/manques")
    asked, read = [], own.store.read
    monkeypatch.setattr(own.store, "read", lambda *given, **more: asked.append(given) or read(*given, **more))
    again = client.get("/manques")
    assert again.data == first.data
    assert again.headers["ETag"] == first.headers["ETag"]
    assert asked == [], "the stamp of the map was read when its file was opened"
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    assert client.get("/manques?departement=54").headers["ETag"] != first.headers["ETag"]


def test_a_large_page_is_kept_on_the_disk_and_read_by_several_at_once(own, monkeypatch):
    monkeypatch.setattr(kept, "LARGEST", 10)
    app = create_app(atlas=own)
    first = app.test_client().get("/manques.csv").data
    monkeypatch.setattr("webapp.gaps.gap_rows", None)  # it could not be made again
    with ThreadPoolExecutor(8) as pool:
        again = list(pool.map(lambda _: app.test_client().get("/manques.csv").data, range(40)))
    assert set(again) == {first}


def test_a_page_that_the_disk_has_no_room_for_is_made_each_time(own, monkeypatch):
    def full():
        raise OSError("No space left on device")

    monkeypatch.setattr(kept, "LARGEST", 10)
    monkeypatch.setattr(kept, "TemporaryFile", full)
    client = create_app(atlas=own).test_client()
    first, again = client.get("/manques.csv"), client.get("/manques.csv")
    assert (first.status_code, first.data) == (200, again.data)


def test_a_reader_who_has_the_page_is_told_so(own):
    client = create_app(atlas=own).test_client()
    tag = client.get("/").headers["ETag"]
    again = client.get("/", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_a_load_shows_at_once(own):
    client = create_app(atlas=own).test_client()
    tag = client.get("/").headers["ETag"]
    assert "Roue Libre" not in client.get("/rechercher?q=roue libre").get_data(as_text=True).split("<main")[1]
    with_more = documents(attendance("Journée | 2024-10-14 | Roue Libre | participant"))
    write_load(own.journal, with_more, {})
    rebuild(own.journal, own.store)
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 200
    assert "Roue Libre" in client.get("/rechercher?q=roue libre").get_data(as_text=True).split("<main")[1]


def test_a_decision_on_a_gap_shows_at_once(own):
    client = create_app(atlas=own).test_client()
    gap = own.gaps().gaps[0]
    assert "Odile" not in client.get("/manques").get_data(as_text=True)
    said = {"etat": "planned", "responsable": "Odile, de la Ligue", "echeance": "14/10/2026"}
    assert client.post(f"/manques/{gap.id}/suivi", data=said).status_code == 303
    assert "Odile, de la Ligue" in client.get("/manques").get_data(as_text=True)


@pytest.mark.parametrize("address", ["/doublons", "/importer", "/nulle-part"])
def test_what_depends_on_the_reader_or_failed_is_made_each_time(own, address):
    assert "ETag" not in create_app(atlas=own).test_client().get(address).headers
