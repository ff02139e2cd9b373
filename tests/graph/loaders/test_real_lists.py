"""Real lists, as they were found: what a person expects of each. They stay beside the project, not in it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.loaders import read_table
from graph.loaders.reading import Perimeter
from graph.loaders.tables import read_tables


@dataclass(frozen=True)
class Expected:
    """The kind of list, how many rows are read and refused, and what the first row names (name, département)."""

    kind: str
    read: int
    refused: int
    first: tuple[str, str]


LISTS = {
    # grants: who received how much each year; no action is named, so it is a directory of who exists
    "messy/grants-maine-et-loire.csv": Expected(
        "organizations", 11843, 0, ("CENTRE FORMATION ET PROMOTION DES MAISONS FAMILIALES", "49")
    ),
    # grants with their object: each is an action of its beneficiary, funded by the conseil départemental; the two last
    # rows of the sheet hold no name at all
    "messy/grants-mayenne-2018.xlsx": Expected("actions", 173, 2, ("LAVAL AERO SHOW", "")),
    "messy/grants-vendee-2018.csv": Expected("actions", 114, 0, ("LES ARTS FLORISSANTS", "")),
    "messy/grants-sarthe-2017.xlsx": Expected("organizations", 1657, 0, ("14 JUILLET", "72")),
    "messy/places-bas-rhin-2021.csv": Expected("organizations", 252, 0, ("Bagagerie de la Maison Mimir", "")),
    "messy/digital-places/corse.json": Expected("organizations", 161, 0, ("Mairie de Corscia", "")),
    "messy/digital-places/epernay.json": Expected("organizations", 39, 0, ("Médiathèque Simone-Veil", "51")),
    "messy/digital-places/gironde.json": Expected("organizations", 347, 0, ("Abracodabra", "33")),
    # 59 rows have no raison sociale, and are read under the name of their place
    "messy/digital-places/hub-lo.json": Expected("organizations", 426, 0, ("BGE CHER", "18")),
    "messy/digital-places/la-creuse.json": Expected("organizations", 91, 0, ("Chéniers - Leila Boubekeur", "23")),
    "data/cnfs_2022/cnfs.json": Expected("organizations", 1450, 0, ("HAUT - BUGEY AGGLOMERATION", "01")),
    "data/france_services_2024/liste-fs_grand_est.csv": Expected(
        "organizations", 267, 0, ("France services Carignan", "08")
    ),
    "data/authorities/authorities_grand_est.csv": Expected(
        "organizations", 6443, 0, ("Centre d’information et d’orientation (CIO) - Saint-Louis 68297-01", "68")
    ),
    "data/anct_ville/tidy_grand_est_2020_2025.csv": Expected(
        "anct_ville", 3001, 0, ("EPICERIE SOLIDAIRE SOLI COEUR", "08")
    ),
    # communes and their groupings are public bodies: they have a SIREN
    "data/territory/communes_grand_est.json": Expected("organizations", 5442, 0, ("Acy-Romance", "08")),
    "data/territory/epci_grand_est.json": Expected("organizations", 150, 0, ("CC des Portes de Romilly sur Seine", "")),
    "data/anct_ville/adulte-relais-2020.json": Expected(
        "anct_ville", 4660, 0, ("CENTRE SOCIAL EST - ASSOCIATION ALFA 3A", "01")
    ),
    "data/anct_ville/postes-fonjep-2025.json": Expected("anct_ville", 3162, 0, ("COULEURS CITOYENNES", "11")),
}
# places that are no organisations, and vocabularies: there is nobody in them
REFUSED = [
    *(f"data/territory/{name}" for name in ("arrondissements.json", "departements.json", "regions.json")),
    "data/territory/departements-grand-est.geojson",
    *(f"data/vocabulary/{name}_v1.csv" for name in ("publics", "thematiques", "reseaux_porteurs")),
    "data/vocabulary/typologies_de_structures.csv",
]


@pytest.mark.parametrize("name", REFUSED)
def test_a_list_of_something_else_is_refused_with_its_columns(shared, name):
    (table,) = read_tables(shared / name)
    with pytest.raises(InputError, match=f"« {Path(name).name} » : liste non reconnue"):
        read_table(table, Perimeter())


def test_persons_of_a_real_list_are_not_kept(shared):
    (table,) = read_tables(shared / "messy/digital-places/corse.json")
    reading = read_table(table, Perimeter())
    assert {"Contact", "Conseiller numérique"} <= set(reading.sense.personal)
    assert not any("COMPERAT" in cell for record in reading.records for cell in record.values.values())


@pytest.fixture(params=LISTS, ids=str, scope="module")
def listed(request, shared):
    readings = [read_table(table, Perimeter()) for table in read_tables(shared / request.param)]
    return LISTS[request.param], readings


def test_a_real_list_is_read_with_the_right_meaning(listed):
    expected, readings = listed
    (reading,) = readings
    mention = reading.records[0].participants[0].mention
    found = (reading.loader, len(reading.records), len(reading.refusals), (mention.name, mention.departement))
    assert found == (expected.kind, expected.read, expected.refused, expected.first)


def test_no_row_of_a_real_list_is_lost(listed):
    _, readings = listed
    for reading in readings:
        assert len(reading.records) + len(reading.refusals) + reading.outside == len(reading.table.rows)


def test_no_electronic_address_of_a_real_list_is_kept(listed):
    _, readings = listed
    cells = (cell for reading in readings for record in reading.records for cell in record.values.values())
    assert [cell for cell in cells if re.search(r"\w@\w+\.\w", cell)] == []
