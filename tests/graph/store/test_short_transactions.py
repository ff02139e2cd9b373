"""A map of Neo4j without a stamp is filled by short transactions; killed or overtaken, nothing of it is there twice."""

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor

import neo4j
import pytest

from graph.atlas import Atlas
from graph.build import build_graph, rebuild
from graph.errors import StoreError
from graph.journal import Journal
from graph.loaders.reading import Perimeter
from graph.loading import gather, load
from graph.settings import Settings
from graph.store import open_store
from graph.store.neo4j_ import HOLD, ShortTransactions
from tests.conftest import empty

pytestmark = pytest.mark.neo4j
NEED = [["besoin", "Logement"]]
TIES = "MATCH ()-[tie]->() RETURN count(tie) AS ties"


@pytest.fixture
def address(neo4j_address):
    empty(neo4j_address)
    return neo4j_address


@pytest.fixture
def driver(address):
    with neo4j.GraphDatabase.driver(address) as opened:
        yield opened


@pytest.fixture
def settings(address, tmp_path):
    """An empty map and a journal of one list."""
    file = tmp_path / "liste.csv"
    rows = [f"Forum {n % 3};2020-01-0{1 + n % 3};54;MJC {name}" for n, name in enumerate("ABCDEFGH")]
    file.write_text("rencontre;date;département;organisation\n" + "\n".join(rows) + "\n", encoding="utf-8")
    with Journal(tmp_path / "journal.sqlite") as journal:
        load(journal, gather([file], Perimeter()), Perimeter())
    return Settings.from_env(address, str(tmp_path / "journal.sqlite"))


def build_and_die(settings, batches):
    """Rebuild, and be killed once the server has written so many batches."""
    seen = []

    def progress(what, done, total):
        seen.append(what)
        if seen.count("Écriture dans Neo4j") == batches:
            os.kill(os.getpid(), signal.SIGKILL)

    with Journal(settings.journal) as journal:
        rebuild(journal, open_store(settings), progress)


@pytest.mark.parametrize("batches", [1, 4, 5])
def test_a_killed_first_build_is_seen_and_finished_by_the_next_command(settings, batches):
    process = multiprocessing.get_context("spawn").Process(target=build_and_die, args=(settings, batches))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    store = open_store(settings)
    assert store.stamp() == ""
    assert store.snapshot().size > (0, 0)
    with pytest.raises(StoreError, match="en train d’être écrite"):
        Atlas(settings, store).names()
    store.close()
    atlas = Atlas.open(settings)
    wanted = build_graph(atlas.journal).graph
    assert atlas.store.snapshot().fingerprint() == wanted.fingerprint()
    assert atlas.store.read(TIES) == [{"ties": wanted.size[1]}]
    atlas.close()


def test_a_writer_that_was_overtaken_writes_nothing(driver, settings):
    store = open_store(settings)
    with ShortTransactions(driver, "neo4j") as late, ShortTransactions(driver, "neo4j") as last:
        with pytest.raises(StoreError, match="Une autre commande"):
            late.run("Need.merge", NEED, [])
        assert store.snapshot().size == (0, 0)
        assert [need for need, _ in last.run("Need.merge", NEED, [])] == ["besoin"]
    assert store.snapshot().size == (1, 0)
    store.close()


def test_who_takes_over_waits_for_the_batch_on_its_way(driver):
    """What it then reads holds that batch, so that the batch is not sent again."""
    with ShortTransactions(driver, "neo4j") as former, ThreadPoolExecutor(1) as pool:
        with driver.session() as session, session.begin_transaction() as batch:
            batch.run(HOLD, token=former._token).consume()
            taking = pool.submit(ShortTransactions, driver, "neo4j")
            with pytest.raises(TimeoutError):
                taking.result(timeout=0.3)
            batch.run("CREATE (:Need {id: 'besoin'})").consume()
            batch.commit()
        with taking.result(timeout=30):
            assert driver.execute_query("MATCH (n:Need) RETURN count(n)").records[0][0] == 1
