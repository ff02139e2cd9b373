"""The raw files of the ANCT, as they are shipped."""

from pathlib import Path

import pytest

from graph.loaders import read_table
from graph.loaders.reading import Perimeter
from graph.loaders.tables import Row, Table, read_tables
from graph.model import Action, Territory

FOLDER = Path(__file__).parents[3] / "data" / "sources" / "anct_ville"
GRAND_EST = Perimeter.of("44")


def readings(perimeter):
    return [read_table(table, perimeter) for file in sorted(FOLDER.glob("*.json")) for table in read_tables(file)]


@pytest.fixture(scope="module")
def grand_est():
    return readings(GRAND_EST)


def posts(found):
    return [record for reading in found for record in reading.records if isinstance(record.states[0], Action)]


def test_grand_est_has_3001_posts_and_78_contracts_and_nothing_is_refused(grand_est):
    assert len(posts(grand_est)) == 3001
    contracts = [r for reading in grand_est for r in reading.records if isinstance(r.states[0], Territory)]
    assert len(contracts) == 78
    assert [refusal for reading in grand_est for refusal in reading.refusals] == []


def test_every_row_is_either_read_or_counted_outside(grand_est):
    for reading in grand_est:
        assert len(reading.records) + reading.outside == len(reading.table.rows), reading.table.file


def test_all_of_france_is_read():
    found = readings(Perimeter())
    assert len(posts(found)) == 41_311
    assert sum(len(reading.refusals) for reading in found) == 0


def test_the_identifier_of_fonjep_posts_is_not_taken_for_a_siret(grand_est):
    fonjep = [r for r in posts(grand_est) if r.states[0].scheme == "Fonjep"]
    assert {r.participants[0].mention.siret for r in fonjep} == {""}
    relais = [r for r in posts(grand_est) if r.states[0].scheme == "Adultes-relais"]
    assert all(len(r.participants[0].mention.siret) == 14 for r in relais)


def post(**values):
    row = {"id_poste": "D01688", "raison_sociale": "A", "annee": "2020", "montant": "1", "insee_dep": "54"} | values
    return read_table(Table("renamed.json", "", tuple(row), [Row(1, row)]), Perimeter())


def test_the_scheme_is_told_by_the_number_of_the_post_not_by_the_name_of_the_file():
    assert post().records[0].states[0].scheme == "Fonjep"
    assert post(id_poste="00112R000102").records[0].states[0].scheme == "Adultes-relais"


def test_a_post_that_serves_two_contracts_states_two_actions():
    (record,) = post(code_cv="CV380CV384").records
    assert [action.territory for action in record.states] == ["CV380", "CV384"]


def test_a_post_without_contract_is_an_action_of_its_departement():
    (record,) = post().records
    assert record.states[0].name == "Fonjep 2020, hors contrat de ville, Meurthe-et-Moselle"
    assert record.states[0].departements == ("54",)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"raison_sociale": " "}, "raison sociale"),
        ({"annee": "20"}, "année"),
        ({"id_poste": "?"}, "numéro de poste"),
    ],
)
def test_a_row_that_is_not_understood_is_refused_with_its_reason(values, told):
    reading = post(**values)
    assert reading.records == []
    assert told in reading.refusals[0].reason
