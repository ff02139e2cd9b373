"""A list from its file to the map and back, as a coordinator does it in a browser, on a desk and on a telephone."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LIST = """Structure;Remarque;Besoin;Département
ARELIA;voir avec Mme Klein;Mobilité;54
Adali;;Logement;{}
"""


def send(page, site, file):
    page.goto(f"{site}/importer")
    page.set_input_files("#listes", file)
    page.get_by_role("button", name="Voir ce qui est compris").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce qui a été compris")


def loaded(page):
    page.get_by_role("button", name="Charger dans la carte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("C’est chargé")


def test_a_list_is_corrected_loaded_found_again_mended_and_undone(open_page, walked_site, tmp_path):
    first, second = tmp_path / "besoins 1.csv", tmp_path / "besoins 2.csv"
    first.write_text(LIST.format("88"), encoding="utf-8")
    second.write_text(LIST.format("Vosgues").replace("ARELIA", "Alynea"), encoding="utf-8")
    page = open_page(f"{walked_site}/importer")
    send(page, walked_site, first)
    expect(page.get_by_text("Un nom de personne, une adresse ou un téléphone retiré de 1")).to_be_visible()
    page.get_by_label("Sens de la colonne Remarque").select_option("person")
    page.get_by_role("button", name="Relire avec ces choix").first.click()
    expect(page.get_by_text("choisi par vous")).to_have_count(1)
    page.get_by_label("Retenir ces choix sous le nom").fill("Besoins du réseau")
    loaded(page)

    send(page, walked_site, second)
    expect(page.get_by_text("retenu sous le nom « Besoins du réseau »")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("ligne refusée")).click()
    refused = tmp_path / download.value.suggested_filename
    download.value.save_as(refused)
    loaded(page)
    refused.write_text(refused.read_text(encoding="utf-8").replace("Vosgues", "Vosges", 1), encoding="utf-8")
    send(page, walked_site, refused)
    loaded(page)

    page.goto(f"{walked_site}/historique")
    page.locator("[data-run] a").first.click()
    page.locator("main a[href^='/lignes/']").first.click()
    expect(page.get_by_role("heading", name="Ce qui en est tiré")).to_be_visible()
    expect(page.get_by_role("link", name="Adali")).to_be_visible()
    line = page.url
    page.goto(f"{walked_site}/historique")
    page.get_by_role("button", name="Annuler").first.click()
    expect(page.get_by_text("annulé par le n°")).to_have_count(1)
    page.goto(line)
    expect(page.get_by_text("n’est plus dans la carte d’aujourd’hui")).to_be_visible()
    assert page.complaints == []


def test_a_preview_hides_no_column_on_a_telephone(open_page, walked_site, tmp_path):
    file = tmp_path / "besoins.csv"
    file.write_text(LIST.format("88"), encoding="utf-8")
    page = open_page(f"{walked_site}/importer", width=360)
    send(page, walked_site, file)
    expect(page.get_by_label("Sens de la colonne Structure")).to_be_visible()
    page.wait_for_load_state()
    assert page.evaluate("[...document.querySelectorAll('.scroll')].every((box) => box.scrollWidth <= box.clientWidth)")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


# The options whose text is wider than the box that shows the chosen one, its arrow apart.
CUT = """() => {
  const ink = document.createElement("canvas").getContext("2d");
  return [...document.querySelectorAll("select[name^='colonne:']")].flatMap((box) => {
    const style = getComputedStyle(box);
    ink.font = style.font;
    const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 16;
    return [...box.options].map((one) => one.text.trim()).filter((text) => ink.measureText(text).width > room);
  });
}"""


def test_no_meaning_is_cut_on_a_desk(open_page, walked_site, tmp_path):
    file = tmp_path / "besoins.csv"
    remark = "Nous voudrions que les rencontres aient lieu dans les quartiers, plus souvent, et plus tôt dans l’année"
    file.write_text(LIST.format("88").replace("Adali;;", f"Adali;{remark};"), encoding="utf-8")
    page = open_page(f"{walked_site}/importer", width=1280)
    send(page, walked_site, file)
    expect(page.get_by_label("Sens de la colonne Structure")).to_be_visible()
    page.wait_for_load_state()
    assert page.evaluate(CUT) == []
