"""The work kept beside a journal: it saves time, and nothing depends on it."""

import itertools

import pytest

from graph.build import build_graph
from graph.fingerprint import fingerprint
from graph.journal import Journal
from graph.journal.judging import say
from graph.journal.undoing import undo
from graph.journal.writing import keep_issued_ids, write_load
from graph.judgements import judge
from graph.model import Mention
from graph.resolution import growing
from graph.resolving import in_order, kept, resolved
from tests.graph.worlds import ATTENDANCE_COLUMNS, documents, table

MET = "Journée | 2024-03-12 | {} | participant"
FIRST = [MET.format(name) for name in ("ASSFAM Nancy", "Ligue de l’enseignement 54", "Maison du Lac", "Le Relais")]
SECOND = [MET.format(name) for name in ("Assoc. ASSFAM Nancy", "Le Relais d’accueil", "Foyer des Cèdres")]


@pytest.fixture
def journal(tmp_path, monkeypatch):
    monkeypatch.setattr(growing, "FIRST_LESSON", 4)
    monkeypatch.setattr("graph.resolving.FIRST_LESSON", 4)
    monkeypatch.setattr(growing, "GROWTH", 100.0)
    with Journal(tmp_path / "carte.journal.sqlite") as opened:
        yield opened


def loaded(journal, *groups):
    for number, lines in enumerate(groups, start=1):
        write_load(journal, documents(table(f"presences-{number}.csv", ATTENDANCE_COLUMNS, *lines)), {})


def names_read(journal):
    """Resolve, and return how many names had to be read."""
    read = []
    resolved(journal, journal.records(), lambda stage, done, total: read.append((stage, total)))
    return dict(read)["lecture des noms"]


def test_what_was_read_is_not_read_again_and_the_file_may_go(journal, tmp_path):
    loaded(journal, FIRST)
    assert names_read(journal) == len(FIRST)
    assert names_read(journal) == 0
    write_load(journal, documents(table("presences-2.csv", ATTENDANCE_COLUMNS, *SECOND)), {})
    assert names_read(journal) == len(SECOND)
    with_file = build_graph(journal)
    file = tmp_path / "carte.journal.resolution"
    file.unlink()
    without = build_graph(journal)
    assert file.is_file()
    assert fingerprint(with_file.graph) == fingerprint(without.graph)
    assert with_file.resolution == without.resolution


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b"not what it was"])
def test_a_damaged_file_is_made_again(journal, tmp_path, damage):
    loaded(journal, FIRST, SECOND)
    before = build_graph(journal)
    file = tmp_path / "carte.journal.resolution"
    whole = file.read_bytes()
    for content in (damage, whole[: len(whole) // 2]):
        file.write_bytes(content)
        assert build_graph(journal).resolution == before.resolution
        assert kept(journal) is not None


def test_an_undo_and_a_judgement_are_followed(journal):
    loaded(journal, FIRST)
    before = build_graph(journal)
    write_load(journal, documents(table("presences-2.csv", ATTENDANCE_COLUMNS, *SECOND)), {})
    build_graph(journal)
    undo(journal, journal.head)
    assert build_graph(journal).resolution == before.resolution
    one, two = (
        mention for mention in in_order(journal, journal.records()) if mention.name in ("Maison du Lac", "Le Relais")
    )
    say(journal, [judge(one, two, "same")])
    joined = [cluster.mentions for cluster in build_graph(journal).resolution.clusters if len(cluster.mentions) > 1]
    assert {one, two} in [set(mentions) for mentions in joined]


def test_ids_do_not_change_hands_when_a_list_grows(journal):
    loaded(journal, FIRST)
    first = build_graph(journal)
    keep_issued_ids(journal, first.founded)
    ids = {mention: key for key, cluster in first.organizations.items() for mention in cluster.mentions}
    write_load(journal, documents(table("presences-2.csv", ATTENDANCE_COLUMNS, *SECOND)), {})
    second = build_graph(journal)
    now = {mention: key for key, cluster in second.organizations.items() for mention in cluster.mentions}
    assert {mention: now[mention] for mention in ids} == ids


def test_mentions_come_in_the_order_of_the_loads(journal):
    loaded(journal, SECOND, FIRST)
    came = [mention.name for mention in in_order(journal, journal.records())]
    assert set(came[: len(SECOND)]) == {line.split(" | ")[2] for line in SECOND}
    assert len(came) == len(list(itertools.chain(FIRST, SECOND)))
    assert all(isinstance(mention, Mention) for mention in in_order(journal, journal.records()))
