"""Which contrat de ville continues which: read by eye for Grand Est, and a few invariants."""

import csv
import random
from pathlib import Path

import pytest

from graph.loaders import read_table
from graph.loaders.reading import Perimeter
from graph.loaders.tables import read_tables
from graph.model import Territory
from graph.projection.territories import MAXIMUM_DISTANCE, distance, lineages

ROOT = Path(__file__).parents[3]
FILES = [ROOT / "data" / "sources" / "anct_ville" / f"geom_cv_ctr_{year}.json" for year in (2023, 2024)]


@pytest.fixture(scope="module")
def contracts():
    readings = [read_table(table, Perimeter.of("44")) for file in FILES for table in read_tables(file)]
    return [record.states[0] for reading in readings for record in reading.records]


def test_grand_est_is_as_read_by_eye(contracts):
    with (ROOT / "tests" / "golden" / "contrats_de_ville.csv").open(encoding="utf-8", newline="") as handle:
        expected = {row["old"]: row["new"] for row in csv.DictReader(handle)}
    found = {old.code: line.latest.code for line in lineages(contracts) for old in line.contracts[:-1]}
    assert found == expected


def test_each_contract_is_in_one_territory_whatever_the_order(contracts):
    shuffled = list(contracts)
    random.Random(7).shuffle(shuffled)
    assert lineages(shuffled) == lineages(contracts)
    assert sorted(c.code for line in lineages(contracts) for c in line.contracts) == sorted(c.code for c in contracts)


def test_every_joined_territory_says_why(contracts):
    for line in lineages(contracts):
        assert bool(line.continuity) == (len(line.contracts) > 1)


def contract(code, generation, departement="54", **more):
    return Territory(code=code, name=code, departement=departement, generation=generation, **more)


def test_contracts_too_far_apart_or_in_two_departements_stay_apart():
    old = contract("CV001", 2015, longitude=6.0, latitude=48.0)
    far = contract("CN05401A", 2024, longitude=6.0, latitude=48.0 + MAXIMUM_DISTANCE / 111.2 + 0.001)
    beside = contract("CN05701A", 2024, "57", longitude=6.0, latitude=48.0)
    assert len(lineages([old, far, beside])) == 3


def test_one_generation_alone_is_kept_as_it_is():
    assert [line.latest.code for line in lineages([contract("CV002", 2015), contract("CV001", 2015)])] == [
        "CV001",
        "CV002",
    ]
    assert lineages([]) == []


def test_distance_is_in_kilometres():
    nancy = contract("a", 2015, longitude=6.18, latitude=48.69)
    metz = contract("b", 2024, longitude=6.18, latitude=49.12)
    assert distance(nancy, metz) == pytest.approx(47.8, abs=0.1)
    assert distance(nancy, contract("c", 2024)) is None
