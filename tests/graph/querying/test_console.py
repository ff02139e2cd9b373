"""Free statements on a real Neo4j: what reads is answered, every attack is refused, and nothing changed."""

from socket import socket

import pytest

from graph.errors import QueryError
from graph.querying.console import ROWS, ask
from graph.settings import Settings
from graph.store import open_store
from tests.conftest import empty
from tests.graph.worlds import contracts, load_world, posts

ATTACKS = {
    "write": "CREATE (n:Pirate) RETURN n",
    "merge": "MERGE (n:Organization {id: 'x'}) RETURN n",
    "set": "MATCH (n) SET n.name = 'pirate' RETURN n",
    "delete": "MATCH (n) DETACH DELETE n",
    "remove": "MATCH (n) REMOVE n:Organization RETURN n",
    "foreach": "MATCH (n) FOREACH (x IN [1] | CREATE (:Pirate)) RETURN n",
    "subquery": "CALL { CREATE (n:Pirate) RETURN n } RETURN n",
    "in transactions": "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS",
    "csv over http": "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "csv file": "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "csv hidden": "MATCH (n) CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "procedure": "CALL db.labels()",
    "procedure hidden": "MATCH (n) CALL dbms.listConfig() YIELD name RETURN name",
    "procedure in subquery": "CALL { CALL dbms.components() YIELD name RETURN name } RETURN name",
    "terminate": "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "transactions": "SHOW TRANSACTIONS",
    "users": "SHOW USERS",
    "databases": "SHOW DATABASES",
    "settings": "SHOW SETTINGS",
    "functions": "SHOW FUNCTIONS",
    "password": "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'bbbbbbbb'",
    "system": "USE system SHOW USERS",
    "schema": "CREATE INDEX pirate FOR (n:Organization) ON (n.name)",
    "constraint": "DROP CONSTRAINT x IF EXISTS",
    "two statements": "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
    "commented": "MATCH (n) RETURN n //\n; CREATE (:Pirate)",
    "explained": "EXPLAIN MATCH (n) RETURN n",
    "explained after a comment": "/* */ // \n explain MATCH (n) RETURN n",
    "with options": "CYPHER runtime=slotted MATCH (n) RETURN n",
    "profiled": "PROFILE MATCH (n) DETACH DELETE n",
    "installed function": "RETURN apoc.load.json('http://x')",
    "graph by name": "USE graph.byName('system') MATCH (n) RETURN n",
    "not cypher": "pas du cypher",
    "empty": "  ;  ",
    "null byte": "MATCH (n) RETURN n\x00",
    "surrogate": "RETURN '\ud800'",
}


@pytest.fixture(scope="module")
def store(neo4j_address, tmp_path_factory):
    empty(neo4j_address)
    folder = tmp_path_factory.mktemp("console")
    lines = [f"R | Organisation {n} | 2024 | CV001 | 54" for n in range(5)]
    settings = load_world(neo4j_address, folder, posts(*lines), contracts("CV001 | Toul | 54 | 54395 | 900"))
    opened = open_store(settings)
    yield opened
    opened.close()


pytestmark = pytest.mark.neo4j


def test_what_reads_is_answered(store):
    answer = ask(store, "MATCH (o:Organization) RETURN o.name AS name, o ORDER BY name LIMIT $n;", {"n": 2})
    assert answer.columns == ("name", "o")
    assert [row["name"] for row in answer.rows] == ["Organisation 0", "Organisation 1"]
    assert all(row["o"].startswith("org-") for row in answer.rows)
    assert not answer.cut


@pytest.mark.parametrize(
    "text",
    [
        "MATCH p = shortestPath((a:Organization)-[*..4]-(b:Organization)) WHERE a.id < b.id RETURN p LIMIT 3",
        "MATCH (o:Organization)-[x:TAKES_PART_IN]->()-[:LOCATED_IN]->(d) RETURN d.id, count(x), collect(o.name)",
        "MATCH (o:Organization) WHERE NOT EXISTS { (o)-[:ATTENDED]->() } RETURN o.id ORDER BY o.id SKIP 1 LIMIT 2",
        "MATCH (o:Organization {id: 'x'}) RETURN o UNION MATCH (o:Organization) RETURN o",
        "MATCH (o:Organization) OPTIONAL MATCH (o)-[:ATTENDED]->(e) RETURN o, e, date.truncate('month', date())",
        "UNWIND range(1, 3) AS n RETURN n, [x IN range(1, n) | x * 2] AS twice",
        "MATCH (a)-[:TAKES_PART_IN*1..2]-(b) RETURN DISTINCT b.id",
        "MATCH (n) RETURN count(n)",
        "MATCH (o:Organization) RETURN COUNT { (o)-->() } AS n ORDER BY n DESC LIMIT 1",
    ],
)
def test_the_ways_an_analyst_asks_are_allowed(store, text):
    assert ask(store, text).rows


@pytest.mark.parametrize("name", ATTACKS)
def test_every_attack_is_refused_in_french_and_changes_nothing(store, name):
    before = store.snapshot()
    with pytest.raises(QueryError) as refused:
        ask(store, ATTACKS[name])
    assert str(refused.value)
    assert store.snapshot() == before
    assert ask(store, "MATCH (n:Pirate) RETURN n").rows == ()


@pytest.mark.parametrize(
    "text",
    [
        "LOAD CSV FROM '{}' AS line RETURN line",
        "PROFILE LOAD CSV FROM '{}' AS line RETURN line",
        "EXPLAIN LOAD CSV FROM '{}' AS line RETURN line",
        "MATCH (n) CALL {{ LOAD CSV FROM '{}' AS line RETURN line }} RETURN line",
        "WITH '{}' AS where LOAD CSV FROM where AS line RETURN line",
    ],
)
def test_no_request_leaves_the_server(store, text):
    with socket() as heard:
        heard.bind(("127.0.0.1", 0))
        heard.listen()
        heard.settimeout(0.3)
        with pytest.raises(QueryError):
            ask(store, text.format(f"http://127.0.0.1:{heard.getsockname()[1]}/x"))
        with pytest.raises(TimeoutError):
            heard.accept()


def test_rows_are_cut(store):
    answer = ask(store, "UNWIND range(1, 5000) AS n RETURN n")
    assert len(answer.rows) == ROWS
    assert answer.cut


def test_time_is_cut(store):
    with pytest.raises(QueryError, match="limitez-la"):
        ask(store, "UNWIND range(1, 1000000000) AS a WITH a WHERE a < 0 RETURN a")


def test_without_a_server_nothing_free_runs(tmp_path):
    opened = open_store(Settings.from_env(str(tmp_path / "carte.lbug")))
    with pytest.raises(QueryError, match="demande Neo4j"):
        ask(opened, "MATCH (n) RETURN n")
    opened.close()
