"""Texts in the encodings met in France are read as they were written."""

import pytest

from graph.errors import InputError
from graph.loaders.tables import decode
from tests.graph.loaders.tables.made import cells_of

LISTS = {
    "school": [["École d’été", "Épinal"], ["Ça va être « là »", "Bœuf-sur-l’Île"]],
    "town": [["MAISON DE L'EMPLOI", "Nancy"], ["Régie de quartier", "Châlons-en-Champagne"]],
    "late": [["Ligue", "Metz"]] * 300 + [["CIDFF à Forbach", "Sélestat"]],
}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso8859-15", "mac-roman", "cp850"]
WITHOUT_QUOTE = {"iso8859-15", "cp850"}  # they have no ’, and cp850 no œ
ANYWHERE = [
    *("utf-8", "utf-8-sig", "utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
    *("cp1252", "latin-1", "iso8859-9", "iso8859-15", "iso8859-16", "cp1254"),
    *("mac-roman", "cp437", "cp850", "cp858", "cp037", "cp500"),
]
REFUSED = {"utf-32-le", "utf-32-be", "cp037", "cp500"}  # without a mark, or of no machine met in an association
PLAIN = {
    "school": "structure;lieu\r\nÉcole d'été;Épinal\r\nRégie à créer;Sélestat\r\n",
    "capitals": "STRUCTURE;LIEU\r\nFÉDÉRATION DES CENTRES;ÉPINAL\r\nÇA VA;METZ\r\n",
    "late": "structure;lieu\r\n" + "Ligue;Metz\r\n" * 300 + "CIDFF à Forbach;Sélestat\r\n",
}


def written(rows, encoding):
    text = "\r\n".join(";".join(cells) for cells in [["structure", "lieu"], *rows]) + "\r\n"
    if encoding in WITHOUT_QUOTE:
        text = text.replace("’", "'")
    return (text.replace("œ", "oe") if encoding == "cp850" else text), encoding


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_in_the_encoding_it_was_written_in(table, name, encoding):
    text, _ = written(LISTS[name], encoding)
    found = table("liste.csv", text.encode(encoding))
    lines = [line.split(";") for line in text.split("\r\n")[1:-1]]
    assert [cells for _, *cells in cells_of(found)] == lines


def in_any(text, encoding):
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:  # cp437 has no À
        return text.replace("À", "A").encode(encoding)


@pytest.mark.parametrize("encoding", sorted(set(ANYWHERE) - REFUSED))
@pytest.mark.parametrize("name", PLAIN)
def test_a_text_is_read_as_it_was_written_in_whatever_encoding(encoding, name):
    content = in_any(PLAIN[name], encoding)
    assert decode(content, "liste.csv") == PLAIN[name]


@pytest.mark.parametrize("encoding", sorted(REFUSED))
@pytest.mark.parametrize("name", PLAIN)
def test_a_text_in_an_encoding_that_is_not_known_is_refused(encoding, name):
    with pytest.raises(InputError, match=r"« liste.csv » : .*enregistrez"):
        decode(in_any(PLAIN[name], encoding), "liste.csv")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", LISTS)
def test_utf16_without_a_mark_is_found(encoding, name):
    text, _ = written(LISTS[name], encoding)
    assert decode(text.encode(encoding), "liste.csv") == text


def test_lines_pasted_from_a_cp1252_file_into_a_utf8_one_are_both_read():
    content = "Éducation;Épinal\n".encode() + "Régie à créer;Châlons\n".encode("cp1252") + "Été;Œting\n".encode()
    assert decode(content, "liste.csv") == "Éducation;Épinal\nRégie à créer;Châlons\nÉté;Œting\n"


def test_one_broken_byte_does_not_change_the_reading_of_the_rest():
    assert decode("École d’été\n".encode() + b"cass\xe9\n", "liste.csv") == "École d’été\ncassé\n"


def test_controls_left_by_a_wrong_conversion_are_the_signs_they_were():
    assert decode("Centre d\x92information \x96 Metz".encode(), "liste.csv") == "Centre d’information – Metz"


def test_latin9_and_cp1252_are_told_by_their_letters():
    assert decode("Le cœur des Œuvres à 3 €".encode("iso8859-15"), "a.csv") == "Le cœur des Œuvres à 3 €"
    assert decode("Le cœur des Œuvres à 3 €".encode("cp1252"), "a.csv") == "Le cœur des Œuvres à 3 €"
