"""Titles, headers, totals and notes are told from the data as a person tells them, in every format."""

import datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.loaders.tables import read_tables
from graph.loaders.tables.headings import COLUMN
from graph.loaders.tables.layout import lay_out
from graph.loaders.tables.model import Grid, Unreadable
from graph.loaders.tables.several import apart
from tests.graph.loaders.tables.made import cells_of, ods, xls, xlsx

LISTS = {
    "titles": (
        "Réunion du 14/10/2019 à Metz;;;\n;;;\nOrganisme;Nom;Fonction;Courriel\nLigue;A;Directeur;a@b.fr\n"
        "CIDFF;B;Chargée;\n",
        ("Réunion du 14/10/2019 à Metz",),
        ("Organisme", "Nom", "Fonction", "Courriel"),
        [[4, "Ligue", "A", "Directeur", "a@b.fr"], [5, "CIDFF", "B", "Chargée", ""]],
        (),
    ),
    "title in several cells": (
        "Date :;14/10/2019;Lieu :;Metz\nStructure;Ville;Présence;Contact\nLigue;Metz;x;A\nCIDFF;Nancy;x;B\n",
        ("Date : 14/10/2019 Lieu : Metz",),
        ("Structure", "Ville", "Présence", "Contact"),
        [[3, "Ligue", "Metz", "x", "A"], [4, "CIDFF", "Nancy", "x", "B"]],
        (),
    ),
    "groups above the header": (
        "Partenaire;;Action;\nNom;Ville;Intitulé;Année\nLigue;Metz;Atelier;2019\nCIDFF;Nancy;Cours;2020\n",
        (),
        ("Partenaire — Nom", "Partenaire — Ville", "Action — Intitulé", "Action — Année"),
        [[3, "Ligue", "Metz", "Atelier", "2019"], [4, "CIDFF", "Nancy", "Cours", "2020"]],
        (),
    ),
    "header completed by the line under it": (
        "Structure;Contact;;Année\n;Nom;Mél;\nLigue;A;a@b.fr;2019\nCIDFF;B;c@d.fr;2020\n",
        (),
        ("Structure", "Contact — Nom", "Contact — Mél", "Année"),
        [[3, "Ligue", "A", "a@b.fr", "2019"], [4, "CIDFF", "B", "c@d.fr", "2020"]],
        (),
    ),
    "header on each page, totals": (
        "Programme;Bénéficiaire;Montant\n147;Ligue;100\nProgramme;Bénéficiaire;Montant\n147;CIDFF;200\nSous-total;;300\n"
        "163;MJC;5\nTotal général;;305\n",
        (),
        ("Programme", "Bénéficiaire", "Montant"),
        [[2, "147", "Ligue", "100"], [4, "147", "CIDFF", "200"], [6, "163", "MJC", "5"]],
        ((3, "en-tête répété"), (5, "total"), (7, "total")),
    ),
    "alternating headers": (
        "Programme 102;;\nBénéficiaire;SIREN;Montant\nLigue;351816000;10\nProgramme 147;;\nBénéficiaire;SIREN;Montant\n"
        "CIDFF;351816001;20\n",
        ("Programme 102",),
        ("Bénéficiaire", "SIREN", "Montant", "intertitre"),
        [[3, "Ligue", "351816000", "10", "Programme 102"], [6, "CIDFF", "351816001", "20", "Programme 147"]],
        ((4, "intertitre « Programme 147 »"), (5, "en-tête répété")),
    ),
    "names that are missing or come twice": (
        "Nom;Nom;;Ville;;\nA;B;x y;Metz;;\nC;D;z;Nancy;;\n",
        (),
        ("Nom", "Nom (2)", "colonne C", "Ville"),
        [[2, "A", "B", "x y", "Metz"], [3, "C", "D", "z", "Nancy"]],
        (),
    ),
    "one column per meeting": (
        "Structure;14/10/2019;12/11/2019\nLigue;x;\nCIDFF;;x\nMJC;x;x\n",
        (),
        ("Structure", "14/10/2019", "12/11/2019"),
        [[2, "Ligue", "x", ""], [3, "CIDFF", "", "x"], [4, "MJC", "x", "x"]],
        (),
    ),
    "sum without a word, notes": (
        "Organisme;CP;Ville;Montant\nA;57000;Metz;10\nB;54000;Nancy;20\n;;;30\n\nSource : préfecture\n* provisoire\n",
        (),
        ("Organisme", "CP", "Ville", "Montant"),
        [[2, "A", "57000", "Metz", "10"], [3, "B", "54000", "Nancy", "20"]],
        ((4, "total"), (6, "note sous le tableau"), (7, "note sous le tableau")),
    ),
    "no header": (
        "Ligue;57000;Metz\nCIDFF;54000;Nancy\n",
        (),
        ("colonne A", "colonne B", "colonne C"),
        [[1, "Ligue", "57000", "Metz"], [2, "CIDFF", "54000", "Nancy"]],
        (),
    ),
    "one column under a title": (
        "Liste des structures\n\nStructure\nLigue\nCIDFF\n",
        ("Liste des structures",),
        ("Structure",),
        [[4, "Ligue"], [5, "CIDFF"]],
        (),
    ),
    "an organisation named Total": (
        "Structure;Ville\nTotal Énergies;Metz\nTotal;Nancy\n",
        (),
        ("Structure", "Ville"),
        [[2, "Total Énergies", "Metz"], [3, "Total", "Nancy"]],
        (),
    ),
}


COUNTED = [["Structure", "Ville", "Tél"], ["54 - MEURTHE-ET-MOSELLE"], ["Cimade", "Nancy", "03"], ["ARS", "Nancy"]]
COUNTED += [["57 - MOSELLE"], ["AMLI", "Metz"], ["Nombre de structures : 3"]]


def test_a_departement_above_its_rows_and_their_number_are_no_rows(table):
    found = table("liste.xlsx", xlsx(*COUNTED))
    assert [row.values["Structure"] for row in found.rows] == ["Cimade", "ARS", "AMLI"]
    assert [row.values["intertitre"][:2] for row in found.rows] == ["54", "54", "57"]
    assert [number for number, _ in found.left_aside] == [2, 5, 7]


def test_years_above_the_meetings_are_groups(table):
    lines = [
        ["Structure", 2019, None, 2020],
        [None, "Copil 14/01", "Atelier 03/04", "Copil 15/01"],
        ["A", "x", "", "x"],
    ]
    names = ("Structure", "2019 — Copil 14/01", "2019 — Atelier 03/04", "2020 — Copil 15/01")
    assert table("liste.xlsx", xlsx(*lines, ["B", "", "x"], merged=["A1:A2", "B1:C1"])).columns == names


@pytest.mark.parametrize("name", LISTS)
def test_a_sheet_is_laid_out_as_a_person_sees_it(table, name):
    text, title, columns, rows, left_aside = LISTS[name]
    for found in (table("liste.csv", text), table("liste.xlsx", workbook(text))):
        assert (found.title, found.columns, cells_of(found), found.left_aside) == (title, columns, rows, left_aside)


def workbook(text):
    return xlsx(*([cell or None for cell in line.split(";")] for line in text.splitlines()))


GROUPED = [
    ["Partenaire", None, "Action", None, "Observations"],
    ["Nom", "Ville", "Intitulé", "Année", None],
    ["Ligue", "Metz", "Atelier", 2019, None],
    [None, None, "Cours", 2020, "à suivre"],
    ["CIDFF", "Nancy", "Accueil", 2021, None],
]
READ = [
    [3, "Ligue", "Metz", "Atelier", "2019", ""],
    [4, "Ligue", "", "Cours", "2020", "à suivre"],
    [5, "CIDFF", "Nancy", "Accueil", "2021", ""],
]
NAMED = ("Partenaire — Nom", "Partenaire — Ville", "Action — Intitulé", "Action — Année", "Observations")


def grouped_xls():
    lines = [
        [None if cell in ("Partenaire", "Action", "Observations", "Ligue") else cell for cell in line]
        for line in GROUPED
    ]
    areas = [(0, 0, 0, 1, "Partenaire"), (0, 0, 2, 3, "Action"), (0, 1, 4, 4, "Observations"), (2, 3, 0, 0, "Ligue")]
    return xls(*lines, merged=areas)


def grouped_ods():
    lines = [[None if cell is None else str(cell) for cell in line] for line in GROUPED]
    head = [("Partenaire", 1, 2), ("Action", 1, 2), ("Observations", 2, 1)]
    return ods(head, lines[1], [("Ligue", 2, 1), *lines[2][1:]], *lines[3:])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("liste.xlsx", xlsx(*GROUPED, merged=["A1:B1", "C1:D1", "E1:E2", "A3:A4"])),
        ("liste.xls", grouped_xls()),
        ("liste.ods", grouped_ods()),
    ],
)
def test_merged_cells_name_their_columns_and_fill_their_rows(table, name, content):
    found = table(name, content)
    assert found.columns == NAMED
    assert cells_of(found) == READ


def test_values_of_a_workbook_are_written_as_a_person_reads_them(table):
    header = ["Structure", "Date", "Heure", "SIRET", "Part", "Oui", "Long", "Instant"]
    line = ["A", datetime.date(2019, 10, 14), datetime.time(14, 30), 35181600000012, 3.5, True, "3,51816E+13"]
    found = table("liste.xlsx", xlsx(header, [*line, datetime.datetime(2019, 10, 14, 9, 5)]))
    values = ["A", "2019-10-14", "14:30", "35181600000012", "3.5", "oui", "3,51816E+13", "2019-10-14 09:05"]
    assert cells_of(found) == [[2, *values]]


def test_formulas_are_never_computed_and_kept_when_no_value_was_saved(table):
    found = table("liste.xlsx", xlsx(["Structure", "Lien"], ["A", '=HYPERLINK("https://a.fr/?b=1&c=2","site")']))
    assert cells_of(found) == [[2, "A", '=HYPERLINK("https://a.fr/?b=1&c=2","site")']]


def test_each_visible_sheet_is_a_table_and_hidden_ones_are_told(file):
    def hide(book):
        book["Listes"].sheet_state = "hidden"

    sheets = {"2019": [["Nom"], ["A"]], "Listes": [["x"], ["y"]], "Vide": [], "2020": [["Nom"], ["B"]]}
    found = read_tables(file("liste.xlsx", xlsx(sheets=sheets, change=hide)))
    assert [(one.sheet, len(one.rows)) for one in found] == [("2019", 1), ("2020", 1)]
    assert found[0].left_aside == ((0, "feuille masquée « Listes » non lue"),)


SEVERAL = {
    "another table under the first": (
        "Présents;;\nStructure;Ville;Nom\nLigue;Metz;A\n;;\nProjets;;\nIntitulé;Montant;\nAtelier;100;\n",
        [("Présents", [[3, "Ligue", "Metz", "A"]]), ("Projets", [[7, "Atelier", "100"]])],
    ),
    "another header under another programme": (
        "Programme 104;;\nSIRET;Dénomination;Montant\n1;Ligue;10\nProgramme 177;;\n"
        "Dénomination;Code postal;Objet\nADOMA;57000;Foyer\nProgramme 104;;\nSIRET;Dénomination;Montant\n2;CIDFF;20\n",
        [
            ("Programme 104", [[3, "1", "Ligue", "10", "Programme 104"], [9, "2", "CIDFF", "20", "Programme 104"]]),
            ("Programme 177", [[6, "ADOMA", "57000", "Foyer"]]),
        ],
    ),
}


@pytest.mark.parametrize("name", SEVERAL)
def test_several_tables_on_one_sheet_are_read_apart(file, name):
    text, expected = SEVERAL[name]
    for path, sheets in (
        (file("liste.csv", text), ["", "tableau 2"]),
        (file("liste.xlsx", workbook(text)), ["Feuil1", "Feuil1 (2)"]),
    ):
        found = read_tables(path)
        assert [("".join(one.title), cells_of(one)) for one in found] == expected
        assert [one.sheet for one in found] == sheets


def test_two_headers_in_turn_are_cards_of_which_each_is_one_row(table):
    text = (
        "Nom;SIREN;Montant\nLigue;351816000;100\nObjet;Année;Service\nAtelier;2018;DRJSCS\nNom;SIREN;Montant\n"
        "CIDFF;351816001;200\nObjet;Année;Service\nCours;2018;DDCS\nTotal;;300\n"
    )
    for found in (table("liste.csv", text), table("liste.xlsx", workbook(text))):
        assert found.columns == ("Nom", "SIREN", "Montant", "Objet", "Année", "Service")
        assert cells_of(found) == [
            [2, "Ligue", "351816000", "100", "Atelier", "2018", "DRJSCS"],
            [6, "CIDFF", "351816001", "200", "Cours", "2018", "DDCS"],
        ]
        assert found.left_aside == ((5, "en-tête répété"), (9, "total"))


@given(st.lists(st.lists(st.sampled_from(["", "Nom", "SIRET", "Objet", "Ligue", "57"]), min_size=1, max_size=4)))
def test_a_sheet_in_several_tables_keeps_all_its_cells(lines):
    grid = Grid("", list(enumerate(lines, 1)))
    found = sorted(cell for one in apart(grid) for _, cells in one.lines for cell in cells if cell)
    assert found == sorted(cell for _, cells in grid.lines for cell in cells if cell)


CELLS = st.sampled_from(
    ["", "", "Nom", "Ville", "Total", "12", "57000", "x", "Ligue", "a@b.fr", "14/10/2019", "(1) note"]
)
LINES = st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12)
SPANS = st.dictionaries(st.integers(1, 12), st.just([(0, 3)]), max_size=3)


@settings(max_examples=300)
@given(LINES, SPANS, st.sampled_from(["", ";", ","]))
def test_each_line_that_holds_something_is_in_one_place(lines, spans, separator):
    grid = Grid("", list(enumerate(lines, 1)), spans, separator)
    try:
        laid = lay_out(grid)
    except Unreadable:  # no line has the width of the header
        assume(False)
    placed = [n for part in (laid.title, laid.header, laid.rows, laid.left_aside) for n, _ in part]
    assert sorted(placed) == [number for number, cells in grid.lines if any(cells)]
    assert len(set(laid.columns)) == len(laid.columns)
    own = len(laid.columns) - (COLUMN in laid.columns)  # what an intertitle says is said again of each row under it
    written = [cell for _, cells in laid.rows for cell in cells[:own] if cell]
    source = dict(grid.lines)
    if not separator:
        assert written == [cell for number, _ in laid.rows for cell in source[number] if cell]
