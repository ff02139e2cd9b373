"""A gap that an analyst writes in a file of its own is everywhere, with no other change."""

import shutil

import pytest
from click.testing import CliRunner

from graph.atlas import Atlas
from graph.cli import cli
from graph.queries import load_queries
from graph.settings import shipped
from tests.graph.worlds import load_world, table
from webapp import create_app

QUERY = """// name: no_website
// title: Organisations sans site
// description: Celles dont aucun annuaire ne dit le site.
// params: departements?
// returns: departement, organization, organization_name, severity, records
// denominator: acting_organizations
// subjects: organization
// missing: organization -> ?
// sentence: {organization_name} n’a pas de site connu.
// reason: Aucun annuaire ne le dit.
// closes: L’écrire dans un annuaire.
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)-[:LOCATED_IN]->(d:Departement)
WHERE o.website IS NULL AND (size($departements) = 0 OR d.id IN $departements)
WITH o, min(d.id) AS departement
MATCH (r:Record)-[:NAMES]->(o)
RETURN departement, o.id AS organization, o.name AS organization_name, 0.99 AS severity,
  collect(DISTINCT r.id) AS records
ORDER BY severity DESC, organization
"""


@pytest.fixture
def with_one_more(tmp_path, monkeypatch):
    """The queries that are shipped, and the analyst's, in a folder of their own."""
    folder = tmp_path / "cypher"
    shutil.copytree(shipped("cypher"), folder)
    (folder / "gaps" / "no_website.cypher").write_text(QUERY, encoding="utf-8")
    monkeypatch.setattr("graph.queries.shipped", lambda name: folder if name == "cypher" else shipped(name))
    load_queries.cache_clear()
    yield
    load_queries.cache_clear()


@pytest.mark.usefixtures("with_one_more")
def test_a_new_file_is_a_new_kind_of_gap_everywhere(tmp_path):
    actions = table("a.csv", ("action", "porteur", "département"), "Cours | Cimade | 54")
    settings = load_world(tmp_path / "carte.lbug", tmp_path, actions)
    sentence = "Cimade n’a pas de site connu."
    where = {"MAILLAGE_STORE": str(settings.store), "MAILLAGE_JOURNAL": str(settings.journal)}
    assert sentence in CliRunner().invoke(cli, ["gaps", "no_website", "--format", "json"], env=where).stdout
    atlas = Atlas.open(settings)
    client = create_app(atlas=atlas).test_client()
    page = client.get("/manques").text
    assert "Organisations sans site" in page
    assert sentence in page
    assert sentence in client.get("/manques.csv").text
    atlas.close()
