"""Whatever the file holds, a person is told in French what to do, soon, and the machine keeps its memory."""

import contextlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.loaders.tables import read_tables
from graph.loaders.tables.confined import START
from graph.loaders.tables.formats import tables_of
from graph.loaders.tables.model import Unreadable
from tests.graph.loaders.tables.made import archive, cells_of, xls, xlsx, xlsx_of_xml

LIST = "structure;ville\nLigue;Metz\n"
LINE = '<row r="{0}" s="1" customFormat="1"><c r="A{0}" s="0"/><c r="B{0}" s="0"/></row>'
DATA = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>structure</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Ligue</t></is></c></row>'
)
BOMB = b"structure;ville\n" + b"0" * 290_000_000
BOOK = xlsx(["structure", "ville"], ["Ligue", "Metz"])
OLD_BOOK = xls(["structure", "ville"], ["Ligue", "Metz"])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("vide.csv", b"", "le fichier est vide"),
        ("blancs.csv", b"\xef\xbb\xbf \r\n\r\n", "le fichier est vide"),
        ("entete.csv", b"structure;ville\n", "aucune ligne sous l’en-tête"),
        ("entete.xlsx", xlsx(["structure", "ville"]), "aucune ligne sous l’en-tête"),
        ("vide.xlsx", xlsx(), "le fichier est vide"),
        ("nul.csv", b"structure;ville\nLi\x00gue;Metz\n", "pas un fichier texte"),
        ("guillemet.csv", b'structure;ville\n"Ligue;Metz\n' + b"CIDFF;Nancy\n" * 500, "ligne 2"),
        ("trop.csv", b"structure;ville\nLigue;Metz;57\n", "ligne 2 : 3 cellules pour 2 colonnes"),
        ("colonnes.csv", b";".join([b"a"] * 20_000) + b"\n" + b";".join([b"b"] * 20_000), "20000 colonnes"),
        ("coupe.xlsx", BOOK[:3000], "classeur incomplet ou abîmé"),
        ("coupe.xls", OLD_BOOK[:3000], "incomplet ou abîmé"),
        ("coupe.zip", archive({"a.csv": LIST})[:60], "incomplète ou abîmée"),
        ("vide.zip", archive({}), "aucune liste dans l’archive"),
        ("page.xls", b"<html><table><tr><td>Ligue</td></tr></table></html>", "page web"),
        ("rapport.csv", b"%PDF-1.7 ...", "c’est un PDF"),
        ("texte.xlsx", archive({"[Content_Types].xml": "", "word/document.xml": ""}), "document, pas un classeur"),
        (
            "texte.ods",
            archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}),
            "pas un cla",
        ),
        ("image.csv", b"\x89PNG\r\n\x1a\n....", "c’est une image"),
        ("bruit.xls", bytes(range(256)) * 4, "pas un classeur, malgré son nom en « .xls »"),
        ("hasard.xlsx", random.Random(3).randbytes(20_000), "pas un classeur"),
        ("controles.ods", bytes(range(1, 255)) * 9, "pas un classeur"),
        ("note.xlsx", "Bonjour, voici la liste,\nà demain".encode(), "pas un classeur"),
        ("mot.xlsx", b"bonjour", "pas un classeur"),
        ("page.xlsx", b"<!DOCTYPE html><html><body>Erreur 404</body></html>", "pas un classeur"),
        ("archive.xlsx", archive({"lisezmoi.txt": "bonjour"}), "pas un classeur"),
        ("base.csv", b"SQLite format 3\x00....", "base de données"),
        ("coupe.json", b'[{"structure": "Ligue"}', "JSON incomplet ou abîmé"),
        ("liste.json", b"[]", "le fichier est vide"),
        ("nombres.json", b"[1, 2]", "liste d’objets"),
        ("profond.json", b"[" * 1_000_000, "imbriqué trop profondément"),
        ("profond2.json", b'[{"a":' * 50_000 + b"1" + b"}]" * 50_000, "imbriqué trop profondément"),
        ("cles.json", b"[" + b",".join(b'{"n%d":"x"}' % n for n in range(20_000)) + b"]", "trop lourd"),
        ("poupee.zip", archive({"a.csv": LIST, "b.zip": archive({"c.csv": LIST})}), "poupee.zip/b.zip"),
        ("cachee.zip", archive({"a.csv": archive({"c.csv": LIST})}), "une archive dans l’archive"),
        ("dedans.zip", archive({"d/a.csv": b"a;b\n1;2;3\n"}), "« dedans.zip/d/a.csv », ligne 2"),
        ("bombe.zip", archive({"a.csv": BOMB}), "trop lourd"),
        ("bombe.xlsx", xlsx_of_xml(f"{DATA}<!--{'0' * 290_000_000}-->"), "trop lourd"),
        (
            "loin.xlsx",
            xlsx_of_xml(DATA + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
            "feuille « Feuil1 » : fichier trop lourd",
        ),
        ("format.docx", b"x", "formats lus"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value[-6:] and " " not in value else "",
)
def test_what_cannot_be_read_is_refused_in_french(refusal, name, content, told):
    assert told in refusal(name, content)


def test_one_long_text_named_by_every_cell_is_too_heavy(refusal):
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(3, 30_000))
    content = xlsx_of_xml(DATA + rows, shared=f"<si><t>{'long' * 5_000}</t></si>")
    assert "trop lourd" in refusal("chaine.xlsx", content)


def test_a_reading_that_lasts_is_ended(refusal, monkeypatch):
    monkeypatch.setattr("graph.loaders.tables.confined.PATIENCE", 0.01)
    assert "plus de 0.01 secondes" in refusal("liste.csv", LIST)


def test_a_reading_that_asks_for_too_much_of_the_processor_is_ended(refusal, monkeypatch):
    monkeypatch.setattr("graph.loaders.tables.confined.SECONDS", 1)
    long = "structure;ville\n" + "".join(f"Ligue {number};Metz\n" for number in range(400_000))
    assert "plus de 1 s de calcul" in refusal("liste.csv", long)


def test_a_machine_with_much_to_do_refuses_no_file(table, monkeypatch):
    """A child that has waited for its turn longer than it may work: what counts is its own work."""
    monkeypatch.setattr("graph.loaders.tables.confined.SECONDS", 1)
    waiting = START.replace("main(", "import time; time.sleep(1.5); main(")
    monkeypatch.setattr("graph.loaders.tables.confined.START", waiting)
    assert cells_of(table("liste.csv", LIST)) == [[2, "Ligue", "Metz"]]


def test_a_file_above_the_limit_is_not_opened(refusal, monkeypatch):
    monkeypatch.setattr("graph.loaders.tables.confined.LARGEST_FILE", 10)
    assert "trop lourd" in refusal("liste.csv", LIST)


def test_what_is_no_file_is_refused(tmp_path):
    from graph.errors import InputError

    for path in (tmp_path, tmp_path / "absent.csv"):
        with pytest.raises(InputError, match="pas un fichier"):
            read_tables(path)


@pytest.mark.parametrize("name", ["liste.csv", "liste.xls", "liste.ods", "liste.tsv"])
def test_a_workbook_under_another_extension_is_read(table, name):
    assert cells_of(table(name, BOOK)) == [[2, "Ligue", "Metz"]]


@pytest.mark.parametrize("name", ["liste.xls", "liste.xlsx", "liste.txt", "liste.tsv", "liste.ods"])
def test_a_text_under_another_extension_is_read(table, name):
    assert cells_of(table(name, LIST)) == [[2, "Ligue", "Metz"]]


def test_a_million_formatted_empty_rows_are_no_rows(table):
    lines = "".join(LINE.format(number) for number in range(3, 1_048_577))
    assert cells_of(table("vides.xlsx", xlsx_of_xml(DATA + lines))) == [[2, "Ligue"]]


def test_a_cell_of_100_000_characters_is_a_cell(table):
    long = "é" * 100_000
    assert cells_of(table("long.csv", f"structure;note\nLigue;{long}\n")) == [[2, "Ligue", long]]
    assert cells_of(table("long.json", f'[{{"structure": "Ligue", "note": "{long}"}}]')) == [[1, "Ligue", long]]


def test_huge_numbers_and_nan_are_text_or_nothing(table):
    found = table("nombres.json", '[{"a": 1e999, "b": NaN, "c": ' + "9" * 5000 + ', "d": 2.0, "e": 0.10}]')
    assert cells_of(found) == [[1, "1e999", "9" * 5000, "2", "0.10"]]
    found = table("nombres.xlsx", xlsx(["structure", "n", "m"], ["Ligue", 1e300, 0.1]))
    assert cells_of(found) == [[2, "Ligue", "1e+300", "0.1"]]


def test_what_is_no_list_in_an_archive_is_told(file):
    found = read_tables(file("archive.zip", archive({"a.csv": LIST, "d/photo.jpg": "x", "lisezmoi.txt": "y"})))
    assert found[0].left_aside == (
        (0, "« d/photo.jpg », dans l’archive, n’est pas une liste : non lu"),
        (0, "« lisezmoi.txt », dans l’archive, n’est pas une liste : non lu"),
    )


def test_names_in_an_archive_lead_nowhere(file, tmp_path):
    content = archive({"../../evil.csv": LIST, "/etc/liste.csv": LIST, "c:\\d\\e.csv": LIST, "__MACOSX/._a.csv": "x"})
    found = read_tables(file("archive.zip", content))
    assert [one.file for one in found] == [
        "archive.zip/evil.csv",
        "archive.zip/etc/liste.csv",
        "archive.zip/c:/d/e.csv",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["archive.zip"]


@given(st.binary(max_size=300), st.sampled_from([".csv", ".json", ".geojson", ".tsv", ".txt", ".zip"]))
def test_any_bytes_are_read_or_refused(content, suffix):
    with contextlib.suppress(Unreadable):
        assert all(found.rows for found in tables_of(content, suffix))


ALPHABET = st.sampled_from(list('ab1,;"\n\r\t é|.{}[]:'))


@given(st.text(ALPHABET, max_size=120), st.sampled_from([".csv", ".json"]))
def test_any_text_is_read_or_refused(content, suffix):
    with contextlib.suppress(Unreadable):
        assert all(found.rows for found in tables_of(content.encode(), suffix))
