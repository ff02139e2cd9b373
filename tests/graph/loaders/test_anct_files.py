"""The twelve files of posts, and the two of contracts, that the ANCT publishes: what a person would say of each."""

from collections import Counter
from pathlib import Path

import pytest

from graph.loaders.reading import Perimeter
from graph.loading import gather

FOLDER = Path(__file__).parents[3] / "data" / "sources" / "anct_ville"

ALFA = "CENTRE SOCIAL EST - ASSOCIATION ALFA 3A"
AMATRAMI = "AMATRAMI (ASS. MEUSIENNE D'ACCOMPAGNEMENT DES TRAJETS DE VIE DES MIGRANTS)"
# file: its posts, its scheme, its year; the first post: who, its SIRET (a Fonjep post has none), département, contract
POSTS = {
    "adulte-relais-2020.json": (4660, "Adultes-relais", 2020, ALFA, "77554402601284", "01", "CV002"),
    "adulte-relais-2021.json": (5377, "Adultes-relais", 2021, ALFA, "77554402601284", "01", "CV002"),
    "adulte-relais-2022.json": (5623, "Adultes-relais", 2022, ALFA, "77554402601284", "01", "CV002"),
    "adulte-relais-2023.json": (5416, "Adultes-relais", 2023, ALFA, "77554402601284", "01", "CV002"),
    "adulte-relais-2024.json": (4949, "Adultes-relais", 2024, "BOURG HABITAT", "27010003500012", "01", "CN00104M"),
    "adulte-relais-2025.json": (4753, "Adultes-relais", 2025, "CIDFF", "31538511200026", "01", "CN00104M"),
    "postes-fonjep-2020.json": (1455, "Fonjep", 2020, AMATRAMI, "", "55", "CV175"),
    "postes-fonjep-2021.json": (1462, "Fonjep", 2021, AMATRAMI, "", "55", "CV175"),
    "postes-fonjep-2022.json": (1429, "Fonjep", 2022, "Afric'Impact(-BatukaVI)", "", "38", "CV125"),
    "postes-fonjep-2023.json": (1478, "Fonjep", 2023, "LIGUE DE L'ENSEIGNEMENT - FAIL 13", "", "13", "CV049"),
    "postes-fonjep-2024.json": (1547, "Fonjep", 2024, "COULEURS CITOYENNES", "", "11", "CN01102I"),
    "postes-fonjep-2025.json": (3162, "Fonjep", 2025, "COULEURS CITOYENNES", "", "11", "CN01102I"),
}  # fmt: skip
# file: its contracts, their generations (2015 still ran in 2024); the first: code, name, département, inhabitants
CONTRACTS = {
    "geom_cv_ctr_2023.json": (434, {2015}, "CV001", "CC de la Plaine de l'Ain", "01", 1568),
    "geom_cv_ctr_2024.json": (448, {2015, 2024}, "CN00101I", "CC Bugey Sud", "01", 1104),
}


def read(file):
    (reading,) = gather([FOLDER / file], Perimeter()).readings
    assert (len(reading.refusals), reading.outside) == (0, 0)
    return list(reading.records)


@pytest.mark.parametrize("file", POSTS)
def test_a_file_of_posts_says_who_was_posted_where_and_when(file):
    count, scheme, year, *first = POSTS[file]
    records = read(file)
    assert len(records) == count
    stated = Counter((action.scheme, action.year) for one in records for action in one.states)
    assert set(stated) == {(scheme, year)}
    assert all(len(one.participants) == 1 for one in records)  # one post: one employer, with nobody beside it
    mention, action = records[0].participants[0].mention, records[0].states[0]
    assert [mention.name, mention.siret, mention.departement, action.territory] == first
    assert action.departements == (mention.departement,)


@pytest.mark.parametrize("file", CONTRACTS)
def test_a_file_of_contracts_says_where_each_is(file):
    count, generations, *first = CONTRACTS[file]
    records = read(file)
    assert len(records) == count
    assert {one.states[0].generation for one in records} == generations
    assert not any(one.participants for one in records)
    territory = records[0].states[0]
    assert [territory.code, territory.name, territory.departement, territory.population] == first
