"""A backup is whole or not there; a restore checks first, and never destroys the journal in place."""

import json
import sqlite3
import zipfile

import pytest

from graph.errors import InputError, JournalError
from graph.journal import Journal
from graph.journal.keeping import INSIDE, MANIFEST, back_up
from graph.journal.restoring import integrity, restore
from graph.journal.undoing import undo
from graph.journal.writing import write_load
from tests.graph.journal.lists import document, names

ROWS = [("Cours", name, "54") for name in "ABC"]


@pytest.fixture
def saved(journal, tmp_path):
    """A backup of a journal of three runs that goes on afterwards."""
    write_load(journal, [document(ROWS)], {})
    write_load(journal, [document(ROWS[:1])], {})
    undo(journal, 2)
    file = tmp_path / "carte.zip"
    back_up(journal, file)
    write_load(journal, [document([("Cours", "Z", "54")], "suite.csv")], {})
    return file


def dump(path):
    with sqlite3.connect(path) as connection:
        lines = [line for line in connection.iterdump() if "INTO journal " not in line and '"journal"' not in line]
    connection.close()
    return lines


def test_a_journal_comes_back_as_it_was_saved_and_the_former_one_is_kept(journal, saved, tmp_path):
    present = list(journal.connection.iterdump())
    former = journal.id
    manifest, aside = restore(saved, journal.path)
    assert (manifest.head, names(journal), journal.head) == (3, ["A", "B", "C"], 3)
    assert journal.id != former
    with sqlite3.connect(aside) as connection:
        assert list(connection.iterdump()) == present
    connection.close()
    assert not list(tmp_path.glob(".maillage-*"))


def test_a_backup_restores_where_there_is_no_journal(saved, tmp_path):
    _, aside = restore(saved, tmp_path / "ailleurs" / "journal.sqlite")
    assert aside is None
    with Journal(tmp_path / "ailleurs" / "journal.sqlite") as journal:
        assert names(journal) == ["A", "B", "C"]


def test_a_backup_taken_while_another_writes_is_whole(journal, tmp_path):
    write_load(journal, [document(ROWS)], {})
    with Journal(journal.path) as writer:
        writer.connection.execute("BEGIN IMMEDIATE")
        writer.connection.execute("INSERT INTO runs VALUES (99, '', 'load', '{}')")
        assert back_up(journal, tmp_path / "carte.zip").head == 1
        writer.connection.execute("ROLLBACK")


def test_a_file_that_is_there_is_only_overwritten_when_told(journal, saved):
    before = saved.read_bytes()
    with pytest.raises(InputError, match="existe déjà"):
        back_up(journal, saved)
    assert saved.read_bytes() == before
    assert back_up(journal, saved, force=True).head == 4


def test_an_empty_journal_is_not_saved(journal, tmp_path):
    with pytest.raises(JournalError, match="Rien à sauvegarder"):
        back_up(journal, tmp_path / "carte.zip")


def test_a_backup_that_cannot_be_written_leaves_nothing(journal, saved, tmp_path):
    with pytest.raises(InputError, match="n’a pas pu être écrite"):
        back_up(journal, tmp_path / "absent" / "carte.zip")


def rewritten(file, **changes):
    """Change what a backup says of itself."""
    with zipfile.ZipFile(file) as archive:
        inside, manifest = archive.read(INSIDE), json.loads(archive.read(MANIFEST))
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(INSIDE, changes.pop("inside", inside))
        archive.writestr(MANIFEST, json.dumps(manifest | changes))


def damaged(at):
    def damage(file):
        content = bytearray(file.read_bytes())
        content[int(len(content) * at)] ^= 0xFF
        file.write_bytes(content)

    return damage


WRONG = {
    "a byte changed early": (damaged(0.3), "abîmée"),
    "a byte changed late": (damaged(0.7), "abîmée"),
    "cut short": (lambda file: file.write_bytes(file.read_bytes()[:-400]), "abîmée"),
    "not a zip": (lambda file: file.write_text("organisation;action\n"), "pas une sauvegarde"),
    "empty": (lambda file: file.write_bytes(b""), "pas une sauvegarde"),
    "another sum": (lambda file: rewritten(file, sha256="0" * 64), "somme de contrôle"),
    "another size": (lambda file: rewritten(file, bytes=1 << 40), "taille"),
    "another journal": (lambda file: rewritten(file, inside=b"x" * 100), "taille"),
    "another format": (lambda file: rewritten(file, format="autre/9"), "format"),
    "a later version": (lambda file: rewritten(file, version=99), "plus récente"),
    "absent": (lambda file: file.unlink(), "introuvable"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_backup_touches_nothing(journal, saved, tmp_path, case):
    spoil, told = WRONG[case]
    spoil(saved)
    before = list(journal.connection.iterdump())
    with pytest.raises(InputError, match=told):
        restore(saved, journal.path)
    assert list(journal.connection.iterdump()) == before
    assert not list(tmp_path.glob("*avant*"))


def test_a_damaged_journal_is_kept_aside_as_it_is(journal, saved):
    path = journal.path
    journal.close()
    path.write_bytes(b"not a journal at all" * 500)
    _, aside = restore(saved, path)
    assert aside.read_bytes().startswith(b"not a journal")
    with Journal(path) as opened:
        assert names(opened) == ["A", "B", "C"]


def test_damage_inside_is_named(journal, saved):
    assert integrity(journal.path) == []
    journal.connection.execute("INSERT INTO changes VALUES ('rec-nothing', 1, 1, 0, 2)")
    assert integrity(journal.path) == ["changes → records"]
