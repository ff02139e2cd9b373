"""The Neo4j of the tests is a real one."""

import neo4j
import pytest

from tests.neo4j.server import NoNeo4jError, fetch_jars

pytestmark = pytest.mark.neo4j


def test_it_answers_over_bolt_with_the_version_of_production(neo4j_address):
    with neo4j.GraphDatabase.driver(neo4j_address) as driver:
        query = "CALL dbms.components() YIELD versions, edition RETURN versions[0] AS v, edition"
        (row,) = driver.execute_query(query).records
    assert row["v"].startswith("5.26")
    assert row["edition"] == "community"


def test_a_machine_without_maven_is_told_so(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoNeo4jError, match="no mvn nor java"):
        fetch_jars()
