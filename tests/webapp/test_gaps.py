"""The list of gaps and its file."""

import csv
import io

import pytest

from graph.atlas import Atlas
from graph.gap_rows import COLUMNS
from graph.preview import safe_cell
from graph.settings import Settings
from tests.graph.gaps.test_following import ALONE
from tests.webapp.reading import read
from tests.webapp.test_importing import sent
from webapp import create_app
from webapp.downloads import cell, to_csv


def numbers(page):
    return [int(item["data-gap-row"]) for item in page.named("li") if "data-gap-row" in item]


def test_the_list_holds_every_gap_page_after_page(client, atlas):
    total = len(atlas.gaps().gaps)
    pages = [read(client, f"/manques?page={page}") for page in range(1, -(-total // 50) + 1)]
    assert [number for page in pages for number in numbers(page)] == list(range(1, total + 1))


@pytest.mark.parametrize(("page", "shown"), [("0", 1), ("-3", 1), ("x", 1), ("999", -1)])
def test_a_page_that_does_not_exist_shows_the_nearest_and_says_so(client, atlas, page, shown):
    last = -(-len(atlas.gaps().gaps) // 50)
    found = read(client, f"/manques?page={page}")
    assert numbers(found) == numbers(read(client, f"/manques?page={shown if shown > 0 else last}"))
    assert ("voici la dernière page" in found.text) == (shown < 0)
    assert f"L’adresse demandait « page = {page} »" in found.text


def test_the_list_can_be_narrowed_to_a_kind_and_a_departement(client, atlas):
    asked = atlas.gaps(["lost_carrier"], ["54"])
    page = read(client, "/manques?type=lost_carrier&departement=54")
    assert numbers(page) == [gap.number for gap in asked.gaps]
    assert all(gap.sentence in page.text for gap in asked.gaps)
    assert {"value": "54", "selected": ""} in page.named("option")


def test_every_gap_gives_its_severity_reason_remedy_and_proofs(client, atlas):
    page = client.get("/manques").get_data(as_text=True)
    rows = page.split("data-gap-row")[1:]
    for row, gap in zip(rows, atlas.gaps().gaps, strict=False):
        for words in ("gravité", "Pour le fermer"):
            assert words in row
        assert all(f"/lignes/{record}" in row for record in gap.records), gap


def test_no_data_is_told_apart_from_nothing_found(client, atlas):
    kinds = atlas.gaps().kinds
    assert any(not kind.has_data for kind in kinds), (
        "the shipped data has no attendance list: nothing can be said of it"
    )
    text = read(client, "/manques").text
    assert text.count("Pas de données") == sum(not kind.has_data for kind in kinds)
    for kind in kinds:
        assert kind.denominator_title in text


def test_a_file_of_an_unknown_kind_is_refused_in_french_for_it_could_not_say_so(client):
    assert "« type = zzz »" in read(client, "/manques.csv?type=zzz", 400).text


def test_an_unknown_departement_is_a_mistake_and_not_an_absence_of_gaps(client):
    answer = client.get("/manques?departement=zz")
    assert answer.status_code == 404
    assert "« zz » n’est pas dans la carte" in answer.text


def test_the_file_says_the_same_as_the_page(client, atlas):
    answer = client.get("/manques.csv?departement=54")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    text = answer.get_data(as_text=True)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    gaps = atlas.gaps(departements=["54"]).gaps
    assert [(int(row[0]), row[3]) for row in rows[1:]] == [(gap.number, gap.sentence) for gap in gaps]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_of_the_file_can_run_as_a_formula(start):
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"
    written = to_csv(COLUMNS, [[f"{start}x", cell(0.5), cell([f"{start}y"])]], f"{start}z").partition("\r\n")[2]
    cells = next(csv.reader(io.StringIO(written, newline=""), delimiter=";"))
    assert len(cells) == 4
    assert not [cell for cell in cells if cell.startswith(start)]


def test_nothing_is_not_zero_in_a_file():
    assert [cell(value) for value in (0, 0.0, None, "", [], (1, 2))] == ["0", "0,00", "", "", "", "1, 2"]


def test_ordinary_words_are_left_alone():
    assert safe_cell("L’Étape - Nancy") == "L’Étape - Nancy"


def test_a_decision_is_taken_on_the_page_and_filtered_by(tmp_path):
    opened = Atlas.open(Settings.from_env(str(tmp_path / "carte.lbug"), str(tmp_path / "journal.sqlite")))
    client = create_app(atlas=opened).test_client()
    assert client.post(f"{sent(client, 'actions.csv', ALONE)}/charger").status_code == 200
    gap = opened.gaps().gaps[0]
    form = {"etat": "planned", "responsable": "=Ana <b>", "echeance": "2020-10-14"}
    assert client.post(f"/manques/{gap.id}/suivi", data=form).status_code == 303
    assert "=Ana &lt;b&gt; · 14/10/2020" in client.get("/manques?etat=planned").text
    assert gap.sentence not in read(client, "/manques?etat=open").text
    for state in ("open", "planned", "closed"):
        page, file = read(client, f"/manques?etat={state}"), client.get(f"/manques.csv?etat={state}")
        rows = list(csv.DictReader(io.StringIO(file.get_data(as_text=True)[1:]), delimiter=";"))
        assert [int(row["N°"]) for row in rows if row["N°"]] == numbers(page)
        assert bool(rows) == (state != "closed")
    assert client.post(f"/manques/{gap.id}/suivi", data={"etat": "set_aside"}).status_code == 400
    assert client.post(f"/manques/{gap.id}/suivi", data={"etat": "oublié"}).status_code == 400
    assert client.post("/manques/gap-0/suivi", data=form).status_code == 404
    client.application.config["IMPORT"] = False
    assert client.post(f"/manques/{gap.id}/suivi", data=form).status_code == 403
    opened.close()


def test_a_departement_shows_its_first_gaps_and_leads_to_the_others(client, atlas, monkeypatch):
    monkeypatch.setattr("webapp.network.MOST_GAPS", 3)
    total = len(atlas.gaps(departements=["54"]).gaps)
    page = read(client, "/departements/54")
    assert numbers(page) == [1, 2, 3]
    assert f"Les {total} manques, et les suivre" in page.text
    assert page.links("/manques?departement=54")
