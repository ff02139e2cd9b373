"""Real lists, read as a person reads them: columns, number of rows, first and last row, what is left aside."""

from dataclasses import dataclass

import pytest

from graph.loaders.tables import FORMATS, read_tables


@dataclass
class Expected:
    columns: int
    rows: int
    first: tuple
    last: tuple
    names: tuple = ()
    title: tuple = ()
    left_aside: tuple = ()


NOTE = "note sous le tableau"
MESSY = {
    "grants-maine-et-loire.csv": Expected(
        7,
        11843,
        (2, "2008", "35181600000000", "CENTRE FORMATION ET PROMOTION", "DES MAISONS FAMILIALES", "49510"),
        (11844, "2004", "78613400000000", "CTRE FORM.PROMOT MFR", "", "49770"),
        names=("Année", "SIRET ou NIR", "Raison Sociale", "Raison sociale 2", "Code postal", "Commune", "Mandaté"),
    ),
    "grants-vendee-2018.csv": Expected(
        14,
        114,
        (2, "Conseil Départemental de la Vendée", "22850001300658", "2018-03-22", "I-A 4", "32416633900055"),
        (115, "Conseil Départemental de la Vendée", "22850001300658", "2018-12-14", "5-4", "49898234700011"),
    ),
    "grants-mayenne-2018.xlsx": Expected(
        15,
        175,
        (2, "Conseil Départemental de la Mayenne", "22530001100015", "2017-06-27", "2017-06-19", "LAVAL AERO SHOW  "),
        (176, "", "", "", "", ""),  # two cells filled downwards too far: a row without a name, which loaders refuse
    ),
    "grants-sarthe-2017.xlsx": Expected(
        8,
        1657,
        (3, "14 JUILLET", "72390", "LAVARE", "250"),
        (1659, "ZUTANO BAZAR", "72000", "LE MANS", "11050"),
        names=("Nom de l'organisme bénéficiaire", "Adresse de l'organisme", "Adresse de l'organisme (2)"),
        title=("Année : 2017",),
        left_aside=tuple((number, NOTE) for number in range(1660, 1664)),
    ),
    "places-bas-rhin-2021.csv": Expected(
        5,
        252,
        (2, "Bagagerie de la Maison Mimir", "Modification", "orange"),
        (253, "Bagagerie - Secours Populaire", "Ouvert", "green"),
    ),
    "digital-places/corse.json": Expected(14, 161, (1, "Collectivité", "9.04258"), (161, "Mission locale", "9.52778")),
    "digital-places/epernay.json": Expected(39, 39, (1, "13"), (39, "53")),
    "digital-places/gironde.json": Expected(19, 347, (1, "07/12/2021", "Abracodabra"), (347, "31/05/2021", "ZEKI")),
    "digital-places/hub-lo.json": Expected(71, 426, (1, "1", "1", "LA FABRIQUE 18"), (426, "530", "603")),
    "digital-places/la-creuse.json": Expected(12, 91, (1, "1", "Chéniers - Leila Boubekeur"), (91, "91")),
}
DATA = {
    "anct_ville/tidy_grand_est_2020_2025.csv": Expected(
        9, 3001, (2, "adulte-relais", "2020", "00807R003405", "50340778500024"), (3002, "fonjep", "2025", "LL0383", "")
    ),
    "anct_ville/geom_cv_ctr_2023.json": Expected(7, 434, (1, "240100883", "CV001"), (434, "98735", "CV429")),
    "anct_ville/geom_cv_ctr_2024.json": Expected(7, 448, (1, "200040350", "CN00101I"), (448, "98712", "CN98701M")),
    "authorities/authorities_grand_est.csv": Expected(
        9,
        6443,
        (2, "cio-68297-01", "Centre d’information et d’orientation (CIO) - Saint-Louis 68297-01"),
        (6444, "tresorerie-88530-01", "Trésorerie de Xertigny"),
    ),
    "cnfs_2022/cnfs.json": Expected(
        32, 1450, (1, "HAUT - BUGEY AGGLOMERATION", "Oyonnax"), (1450, "CA LUBERON MONTS DE VAUCLUSE", "Cavaillon")
    ),
    "france_services_2024/liste-fs_grand_est.csv": Expected(
        24, 267, (2, "32", "08", "France services Carignan"), (268, "3258", "54")
    ),
    "territory/arrondissements.json": Expected(6, 333, (1, "011", "01"), (333, "9744", "974")),
    "territory/communes_grand_est.json": Expected(14, 5442, (1, "08001", "Acy-Romance"), (5442, "88532", "Zincourt")),
    "territory/departements-grand-est.geojson": Expected(2, 10, (1, "08", "Ardennes"), (10, "88", "Vosges")),
    "territory/departements.json": Expected(6, 109, (1, "01", "84"), (109, "989", "989")),
    "territory/epci_grand_est.json": Expected(7, 150, (1, "200000545"), (150, "246800726")),
    "territory/regions.json": Expected(5, 26, (1, "01", "97105"), (26, "989", "98901")),
    "vocabulary/publics_v1.csv": Expected(3, 14, (2, "actifs", "Actifs"), (15, "tous-publics", "Tous publics")),
    "vocabulary/reseaux_porteurs_v1.csv": Expected(3, 108, (2, "60000-rebonds"), (109, "wimoov", "Wimoov")),
    "vocabulary/thematiques_v1.csv": Expected(3, 69, (2, "choisir-un-metier--confirmer-son-choix-de-metier"), (70,)),
    "vocabulary/typologies_de_structures.csv": Expected(3, 92, (2, "ACI"), (93, "UDAF")),
}
FILES = {f"messy/{name}": told for name, told in MESSY.items()} | {f"data/{name}": told for name, told in DATA.items()}


@pytest.mark.parametrize("name", FILES)
def test_a_real_list_is_read_as_a_person_reads_it(shared, name):
    expected = FILES[name]
    (table,) = read_tables(shared / name)
    assert (len(table.columns), len(table.rows)) == (expected.columns, expected.rows)
    assert _begins(table.rows[0], expected.first)
    assert _begins(table.rows[-1], expected.last)
    assert table.columns[: len(expected.names)] == expected.names
    assert (table.title, table.left_aside) == (expected.title, expected.left_aside)


def _begins(row, cells):
    return (row.number, *row.values.values())[: len(cells)] == cells


def test_every_list_beside_the_checkout_is_read(shared):
    lists = [path for folder in ("messy", "data") for path in (shared / folder).rglob("*") if path.suffix in FORMATS]
    assert all(table.rows for path in lists for table in read_tables(path))


def test_amounts_cut_by_their_decimal_comma_are_whole_again(shared):
    (table,) = read_tables(shared / "messy/grants-vendee-2018.csv")
    by_number = {row.number: row.values for row in table.rows}
    assert {row.values["nature"] for row in table.rows} == {"aide en numéraire"}
    assert all(row.values["montant"].count(",") == 1 for row in table.rows)
    assert by_number[22]["montant"] == "1\xa0387\xa0903,00"
    assert by_number[22]["conditionsVersement"].endswith(
        ", d'un 2eme acompte le 1er juillet 2018 et le solde en octobre 2018"
    )
    assert by_number[33]["nomBeneficiaire"] == "Association Autrefois Challans, la Foire..."
    assert by_number[113]["objet"] == "acquisition de matériels (bineuse, herse étrille, houe rotative"
