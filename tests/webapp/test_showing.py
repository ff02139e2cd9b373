"""*Montrer*: files, addresses that others frame, and what an address lets be seen: one view, nothing else."""

import re
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import urlencode

import pytest

from graph.errors import MaillageError
from graph.sharing import revoke, share, shares
from tests.webapp.conftest import HOSTILE, served
from tests.webapp.reading import read
from webapp import create_app, showing
from webapp.security import read_frames

VIEW = "departement:54"
DRAWN = "document.querySelector('.vis-network canvas').toDataURL()"


@pytest.fixture
def token(hostile_atlas):
    found, _ = share(hostile_atlas, VIEW, HOSTILE[0])
    return found


def event_of(atlas):
    return next(key for key, (label, _) in atlas.names().items() if label == "Event")


@pytest.mark.parametrize(
    ("form", "begins", "kind"),
    [("svg", b"<svg", "image/svg+xml"), ("png", b"\x89PNG", "image/png"), ("html", b"<!doctype html>", "text/html")],
)
def test_a_view_is_downloaded_in_each_form(hostile_client, form, begins, kind):
    answer = hostile_client.get(f"/montrer/fichier.{form}", query_string={"vue": VIEW})
    assert answer.status_code == 200
    assert answer.data.startswith(begins)
    assert answer.content_type.startswith(kind)
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.\w+"', answer.headers["Content-Disposition"])


def test_each_picture_leads_to_its_files(client, atlas):
    organization = next(key for key, (label, _) in atlas.names().items() if label == "Organization")
    for address in ("/departements/54?annee=2024", f"/organisations/{organization}"):
        links = read(client, address).links("/montrer")
        assert len(links) == 5  # with the menu
        assert any("PNG" in link or "fichier.png" in link for link in links)
        assert client.get(next(link for link in links if "fichier.svg" in link)).status_code == 200


def test_a_view_of_the_explorer_leads_to_its_own_files(hostile_client):
    links = read(hostile_client, "/reseau?departement=54&couleur=departement").links("/montrer/fichier.svg")
    assert len(links) == 1
    assert "ouleur : département" in hostile_client.get(links[0]).get_data(as_text=True)


def test_who_is_left_out_of_a_file_is_said_in_it(hostile_client, hostile_atlas):
    node = next(key for key, (label, _) in hostile_atlas.names().items() if label == "Organization")
    answer = hostile_client.get("/montrer/fichier.svg", query_string={"vue": VIEW, "sans": node})
    assert "sans " in answer.get_data(as_text=True)


def test_the_page_counts_what_its_files_show(hostile_client, hostile_atlas):
    node = next(key for key, (label, _) in hostile_atlas.names().items() if label == "Organization")
    asked = {"vue": VIEW, "sans": node}
    page = read(hostile_client, f"/montrer?{urlencode(asked)}").text
    (counted,) = re.findall(r"\d+\sorganisations?\b[^.]*prouvés?", page)
    assert counted in hostile_client.get("/montrer/fichier.svg", query_string=asked).get_data(as_text=True)
    assert counted not in hostile_client.get("/montrer/fichier.svg", query_string={"vue": VIEW}).get_data(as_text=True)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/montrer/fichier.pdf?vue=matrix", 404),
        ("/montrer/fichier.svg", 400),
        ("/montrer/fichier.svg?vue=rien", 400),
        ("/montrer/fichier.svg?vue=departement:99", 404),
        ("/montrer?vue=rien", 400),
    ],
)
def test_what_cannot_be_shown_is_said(hostile_client, address, code):
    assert hostile_client.get(address).status_code == code


def test_an_address_is_made_told_once_listed_and_closed(hostile_atlas):
    client = create_app(atlas=hostile_atlas).test_client()
    made = client.post("/montrer", data={"vue": VIEW, "titre": "Pour jeudi", "jours": "7"})
    assert made.status_code == 201
    text = made.get_data(as_text=True)
    (token,) = set(re.findall(r"/partage/([\w-]{40,})", text))
    assert "iframe" in text
    assert client.get(f"/partage/{token}").status_code == 200
    listed = read(client, "/montrer")
    assert "Pour jeudi" in listed.text
    assert token not in listed.text
    number = shares(hostile_atlas)[0].number
    assert client.post(f"/montrer/{number}/fermer").status_code == 303
    for page in (f"/partage/{token}", f"/partage/{token}/tableau"):
        closed = client.get(page)
        assert closed.status_code == 410
        assert "n’est plus partagée" in closed.get_data(as_text=True)


def test_an_address_expires(hostile_atlas, hostile_client, token):
    hostile_atlas.journal.connection.execute("UPDATE shares SET expires = '2020-01-01T00:00:00+00:00'")
    gone = hostile_client.get(f"/partage/{token}")
    assert gone.status_code == 410
    assert "01/01/2020" in gone.get_data(as_text=True)


def test_the_token_is_not_in_the_journal(hostile_atlas, token):
    assert len(token) >= 22  # 128 bits in base 64
    rows = hostile_atlas.journal.connection.execute("SELECT * FROM shares").fetchall()
    assert token not in str(rows)


def test_only_the_view_is_seen_through_its_address(hostile_client, token):
    for page in (f"/partage/{token}", f"/partage/{token}/tableau"):
        answer = hostile_client.get(page)
        links = re.findall(r'(?:href|src|action)="(/[^"]*)"', answer.get_data(as_text=True))
        assert links
        assert [link for link in links if not link.startswith(("/static/", f"/partage/{token}"))] == []
        assert "/liens/" not in answer.get_data(as_text=True)
        assert "Set-Cookie" not in answer.headers


def test_only_what_is_shared_may_be_framed(hostile_client, token):
    shown = hostile_client.get(f"/partage/{token}").headers
    assert "X-Frame-Options" not in shown
    assert "frame-ancestors *" in shown["Content-Security-Policy"]
    assert (shown["X-Robots-Tag"], shown["Cache-Control"]) == ("noindex, nofollow", "no-store")
    for address in ("/", "/montrer", "/departements/54"):
        other = hostile_client.get(address).headers
        assert other["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"]


def test_an_address_that_means_nothing_is_refused_without_a_way_in(hostile_client):
    answer = hostile_client.get("/partage/" + "x" * 43)
    assert answer.status_code == 404
    assert "<nav" not in answer.get_data(as_text=True)


def test_where_the_map_is_only_read_nothing_is_shared_but_files_are_given(hostile_atlas, monkeypatch):
    monkeypatch.setenv("MAILLAGE_IMPORT", "0")
    client = create_app(atlas=hostile_atlas).test_client()
    for address, data in (("/montrer", {"vue": VIEW}), ("/montrer/1/fermer", {}), ("/montrer/vues", {"nom": "a"})):
        assert client.post(address, data=data).status_code == 403
    assert "Ce qui est partagé" not in read(client, "/montrer").text
    assert client.get("/montrer/fichier.svg?vue=matrix").status_code == 200


def test_another_site_cannot_share_in_the_readers_name(hostile_client):
    answer = hostile_client.post("/montrer", data={"vue": VIEW}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_a_view_is_kept_under_a_name_and_forgotten(hostile_client):
    assert hostile_client.post("/montrer/vues", data={"nom": "  Nancy  demain ", "vue": VIEW}).status_code == 303
    assert hostile_client.get("/montrer/fichier.svg", query_string={"vue": "Nancy demain"}).status_code == 200
    assert "Nancy demain" in read(hostile_client, "/montrer").text
    assert hostile_client.post("/montrer/vues", data={"nom": "Nancy demain", "vue": ""}).status_code == 303
    assert hostile_client.get("/montrer/fichier.svg", query_string={"vue": "Nancy demain"}).status_code == 400


@pytest.mark.parametrize(
    ("name", "view"), [("", VIEW), ("a:b", VIEW), ("b", "rien"), ("c", "view:a"), ("inconnue", "")]
)
def test_a_name_that_means_nothing_is_refused(hostile_client, name, view):
    assert hostile_client.post("/montrer/vues", data={"nom": name, "vue": view}).status_code in (400, 404)


def test_sites_that_may_frame_are_names_of_sites():
    assert read_frames("https://www.example.org, *.example.org") == ["https://www.example.org", "*.example.org"]
    for said in ("https://a.org; script-src *", "'none'", "javascript:alert(1)", "a b"):
        with pytest.raises(MaillageError, match="MAILLAGE_FRAMES"):
            read_frames(said)


@contextmanager
def framing(address):
    """Serve, as another site, a page that frames an address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            frame = (
                f'<iframe src="{address}" width="900" height="700" sandbox="allow-scripts allow-same-origin"></iframe>'
            )
            self.wfile.write(f"<!doctype html>{frame}".encode())

        def log_message(self, *_):
            pass

    server = HTTPServer(("localhost", 0), Page)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def framed(browser, outside):
    page = browser.new_context(viewport={"width": 1000, "height": 800}).new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("dialog", lambda dialog: (page.complaints.append(dialog.message), dialog.dismiss()))
    page.goto(outside)
    return page


@pytest.mark.browser
def test_another_site_frames_the_view_and_the_wheel_waits_for_a_click(browser, hostile_site, token, tmp_path):
    address = f"{hostile_site}/partage/{token}"
    file = tmp_path / "diapositives.html"
    file.write_text(f'<!doctype html><iframe src="{address}" width="900" height="700"></iframe>', encoding="utf-8")
    with framing(address) as other:
        for outside in (other, file.as_uri()):
            page = framed(browser, outside)
            inside = page.frame_locator("iframe")
            inside.locator("[data-drawn]").wait_for()
            page.mouse.move(400, 300)
            page.wait_for_timeout(300)  # what is under the pointer is drawn otherwise
            before = page.frames[1].evaluate(DRAWN)
            page.mouse.wheel(0, -400)
            page.wait_for_timeout(300)
            assert page.frames[1].evaluate(DRAWN) == before
            inside.get_by_text("Le même en tableau").click()
            inside.locator("#manques").wait_for()
            assert page.complaints == [], outside
            page.context.close()


@pytest.mark.browser
def test_a_site_that_is_not_named_cannot_frame_it(browser, hostile_atlas, token, monkeypatch):
    monkeypatch.setenv("MAILLAGE_FRAMES", "https://www.example.org")
    with served(hostile_atlas) as site, framing(f"{site}/partage/{token}") as other:
        page = framed(browser, other)
        page.wait_for_timeout(500)
        assert any("frame-ancestors" in said for said in page.complaints)
        page.context.close()


def test_revoking_what_is_not_there_is_told(hostile_atlas):
    with pytest.raises(MaillageError, match="maillage shares"):
        revoke(hostile_atlas, "999")


def test_when_too_many_files_are_made_at_once_the_reader_is_told(hostile_client, monkeypatch):
    monkeypatch.setattr(showing, "PATIENCE", 0.05)
    with showing.PREPARED, showing.PREPARED:
        assert hostile_client.get("/montrer/fichier.svg?vue=matrix").status_code == 503
    assert hostile_client.get("/montrer/fichier.svg?vue=matrix").status_code == 200
