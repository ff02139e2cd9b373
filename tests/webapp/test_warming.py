"""After a load, pages are opened before their first reader; nothing is opened while a map is still changing."""

from graph.build import rebuild
from graph.journal.writing import write_load
from tests.graph.worlds import attendance, documents
from webapp import create_app
from webapp.warming import PAGES, Warming

HERE = "http://127.0.0.1:5000"


def test_the_first_reader_waits_for_nothing_that_was_opened(own, monkeypatch):
    app = create_app(atlas=own)
    warming = Warming(app, HERE)
    assert warming.look() == 0  # it may be being written
    assert warming.look() == len(PAGES) + 11  # the names, and the ten départements
    asked, read = [], own.store.read
    monkeypatch.setattr(own.store, "read", lambda *given, **more: asked.append(given) or read(*given, **more))
    for address in ("/", "/chiffres", "/departements/54"):
        asked.clear()
        answer = app.test_client().get(address, base_url=HERE)
        assert answer.status_code == 200
        assert asked == []


def test_each_change_is_followed_once_it_is_over(own):
    warming = Warming(create_app(atlas=own), HERE)
    assert [bool(warming.look()) for _ in range(3)] == [False, True, False]
    write_load(own.journal, documents(attendance("Journée | 2024-10-14 | Roue Libre | participant")), {})
    assert not warming.look()  # the graph is behind its journal, and the journal has just changed
    rebuild(own.journal, own.store)
    assert [bool(warming.look()) for _ in range(3)] == [False, True, False]


def test_a_map_that_cannot_be_read_is_left_alone(own):
    away = own.store.path.rename(own.store.path.with_suffix(".away"))
    warming = Warming(create_app(atlas=own), HERE)
    assert [warming.look() for _ in range(2)] == [0, 0]
    away.rename(own.store.path)
    assert [bool(warming.look()) for _ in range(2)] == [False, True]
