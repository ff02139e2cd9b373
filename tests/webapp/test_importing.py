"""A list sent from a browser: seen before anything is written, corrected, then loaded whole or not at all."""

import io
import re

import pytest
from playwright.sync_api import expect

from graph.atlas import Atlas
from graph.settings import Settings
from graph.sheets.summary import map_summary
from tests.webapp.conftest import served
from tests.webapp.reading import read
from webapp import create_app

LIST = "Structure;Nom;Remarque\nCimade;Durand;AMLI\nCIDFF 54;Martin;Adoma\n"


@pytest.fixture
def atlas(tmp_path):
    opened = Atlas.open(Settings.from_env(str(tmp_path / "carte.lbug"), str(tmp_path / "journal.sqlite")))
    yield opened
    opened.close()


@pytest.fixture
def client(atlas):
    return create_app(atlas=atlas).test_client()


def send(client, *files):
    given = [(io.BytesIO(text.encode()), name) for name, text in files]
    return client.post("/importer", data={"listes": given}, content_type="multipart/form-data")


def sent(client, name="Réunion 14-10-2019.csv", text=LIST):
    answer = send(client, (name, text))
    assert answer.status_code == 303
    return answer.location


def test_what_was_understood_is_shown_and_nothing_is_written(client, atlas):
    page = read(client, sent(client))
    assert "qui est venu à quelle rencontre" in page.text
    assert "2 — nouvelle organisation" in page.text
    assert map_summary(atlas).rows_read == 0


def test_names_of_persons_are_neither_shown_nor_kept(client, atlas):
    address = sent(client)
    assert "Durand" not in read(client, address).text
    client.post(f"{address}/charger")
    assert "Durand" not in str(list(atlas.journal.records()))


def test_a_corrected_column_is_read_again_then_loaded(client, atlas):
    address = sent(client)
    client.post(f"{address}/colonnes", data={"type": "", "colonne:Structure": "", "colonne:Remarque": "organization"})
    page = read(client, address)
    assert "choisi par vous" in page.text
    done = client.post(f"{address}/charger")
    assert "C’est chargé" in done.text
    names = {name for label, name in atlas.names().values() if label == "Organization"}
    assert names == {"AMLI", "Adoma"}
    assert client.get(address).status_code == 404


def test_the_next_file_of_a_shape_is_read_as_was_remembered_and_says_under_which_name(client):
    address = sent(client)
    client.post(f"{address}/colonnes", data={"type": "", "colonne:Remarque": "organization", "colonne:Structure": ""})
    client.post(f"{address}/charger", data={"modele": "Feuille du réseau"})
    page = read(client, sent(client, "Réunion 3-6-2020.csv", LIST.replace("AMLI", "Alynea")))
    assert page.text.count("retenu sous le nom « Feuille du réseau »") == 2
    assert "Alynea" in page.text


def test_the_list_of_next_year_is_read_as_was_remembered_though_its_meetings_have_other_days(client):
    crosses = "Structure;Mot;Copil 12/01/2023;Atelier 15/06/2023\nCimade;AMLI;x;\nCIDFF 54;Adoma;x;x\n"
    address = sent(client, "présences 2023.csv", crosses)
    client.post(f"{address}/colonnes", data={"type": "", "colonne:Structure": "", "colonne:Mot": "organization"})
    client.post(f"{address}/charger", data={"modele": "Présences"})
    page = read(client, sent(client, "présences 2024.csv", crosses.replace("2023", "2024").replace("Atelier", "Forum")))
    assert page.text.count("retenu sous le nom « Présences »") == 2


def test_what_a_load_changed_is_told_and_of_what_it_seems_a_version(client):
    book = "Structure;Ville\nCimade;Nancy\nOFII;Metz\nADIL;Nancy\nAMLI;{}\n"
    client.post(f"{sent(client, 'annuaire.csv', book.format('Metz'))}/charger")
    same = client.post(f"{sent(client, 'copie.csv', book.format('Metz'))}/charger").text
    assert "déjà dans la carte, sous le nom <bdi>annuaire.csv</bdi> (chargement n° 1)" in same
    renamed = client.post(f"{sent(client, 'annuaire v2.csv', book.format('Woippy'))}/charger").text
    assert "donnez à votre fichier le nom <bdi>annuaire.csv</bdi>" in renamed
    assert "1\u202fcorrigée" in client.post(f"{sent(client, 'annuaire.csv', book.format('Toul'))}/charger").text


def test_a_long_list_is_not_too_long_a_request(client):
    book = "Structure;Ville\n" + "".join(f"Association numéro {number};Nancy\n" for number in range(9_000))
    assert send(client, ("annuaire.csv", book)).status_code == 303


def test_what_is_not_used_is_shown(client):
    book = "Annuaire 2020\n\nStructure;SIRET;Code postal\nCimade;7,5E+13;54000\nTotal;;1\n"
    page = read(client, sent(client, "annuaire.csv", book))
    said = " ".join(page.text.split())
    assert "Au-dessus de l’en-tête : Annuaire 2020" in said
    assert "1 cellule non utilisée dans SIRET (ligne 4) : pas un SIRET valide" in said
    assert "1 ligne laissée de côté ligne 5 total" in said


def test_the_same_list_again_brings_nothing(client):
    client.post(f"{sent(client)}/charger")
    assert "Rien de nouveau" in client.post(f"{sent(client)}/charger").text


def test_a_list_that_is_not_understood_says_what_to_do(client, atlas):
    answer = client.get(sent(client, "couleurs.csv", "couleur;prix\nbleu;3\n"))
    assert answer.status_code == 400
    assert "« couleurs.csv »" in answer.text
    assert "Traceback" not in answer.text
    assert map_summary(atlas).rows_read == 0


def test_refused_rows_come_back_as_a_file_that_can_be_corrected(client):
    text = "rencontre;date;organisation\nA;2019;Cimade\nB;hier;=1+1\n"
    answer = client.get(f"{sent(client, 'liste.csv', text)}/refusees.csv")
    rows = answer.text.lstrip("\ufeff").splitlines()
    assert rows[0].startswith("rencontre;date;organisation;pourquoi refusée")
    assert rows[1].startswith("B;hier;'=1+1;\"la date « hier »")
    assert rows[1].endswith(";liste.csv;;3")


def test_refused_rows_can_still_be_fetched_once_the_others_are_loaded(client, atlas):
    place = sent(
        client, "Copil.csv", "rencontre;date;organisation;note\nA;2019;Cimade;au 06 12 34 56 78\nB;hier;AMLI;\n"
    )
    shown = client.get(place)
    assert "06 12 34 56 78" not in shown.text
    done = client.post(f"{place}/charger")
    assert re.search(r"1\s+ligne non comprise", done.text)
    answer = client.get(re.search(r'href="(\S+refusees.csv)"', done.text)[1])
    assert "B;hier;AMLI" in answer.text
    assert answer.headers["Content-Disposition"].endswith("lignes-refusees-Copil.csv")
    client.post(f"{sent(client, 'lignes-refusees-Copil.csv', answer.text.replace('hier', '2020'))}/charger")
    assert map_summary(atlas).rows_read == 2


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.csv", "..\\..\\x.csv", "/abs/x.csv", "a\x00b.csv", "x" * 400 + ".csv"]
)
def test_a_file_name_never_leaves_its_folder(client, atlas, tmp_path, name):
    sent(client, name)
    outside = [file for file in tmp_path.rglob("*.csv") if file.parent.parent.name != "imports"]
    assert outside == []


def test_no_file_and_two_files_of_one_name_are_told(client):
    assert send(client).status_code == 400
    assert "même nom" in send(client, ("a.csv", LIST), ("a.csv", LIST)).text


def test_an_upload_that_is_thrown_away_is_gone(client, tmp_path):
    address = sent(client)
    assert client.post(f"{address}/abandonner").status_code == 303
    assert list((tmp_path / "imports").iterdir()) == []
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("token", ["0" * 32, "..", "x"])
def test_a_wrong_token_finds_nothing(client, token):
    assert client.get(f"/importer/{token}").status_code == 404


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://ailleurs.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_another_site_cannot_load_in_the_name_of_a_reader(client, headers):
    address = sent(client)
    assert client.post(f"{address}/charger", headers=headers).status_code == 403


def test_a_map_that_is_only_shown_takes_no_list(atlas, monkeypatch):
    monkeypatch.setenv("MAILLAGE_HOSTS", "carte.example")
    client = create_app(atlas=atlas).test_client()
    assert client.get("/importer").status_code == 403
    assert send(client, ("a.csv", LIST)).status_code == 403
    assert "/importer" not in client.get("/").text


@pytest.mark.browser
def test_a_coordinator_imports_a_list(open_page, atlas, tmp_path):
    file = tmp_path / "Atelier du 3 juin 2020.csv"
    file.write_text(LIST, encoding="utf-8")
    with served(atlas) as site:
        page = open_page(f"{site}/importer")
        walk(page, file)
        assert "1 rencontre" in page.locator(".figures").inner_text().replace("\n", " ")
        assert page.complaints == []


def walk(page, file):
    page.locator("#listes").set_input_files(file)
    page.get_by_role("button", name="Voir ce qui est compris").click()
    page.locator('select[name="colonne:Remarque"]').select_option(label="rôle")
    page.get_by_role("button", name="Relire avec ces choix").click()
    expect(page.locator("main")).to_contain_text("choisi par vous")
    page.get_by_role("button", name="Charger dans la carte").click()
    page.get_by_role("link", name="Voir la carte").click()
    page.wait_for_url(re.compile("/$"))
