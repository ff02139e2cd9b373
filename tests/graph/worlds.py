"""Small invented lists, written as a coordinator would, and the map made of them."""

from graph.build import rebuild
from graph.journal import Document, Journal
from graph.journal.writing import write_load
from graph.loaders import read_table
from graph.loaders.reading import Perimeter
from graph.loaders.tables import Row, Table
from graph.model import Source
from graph.settings import Settings
from graph.store import open_store

POST_COLUMNS = ("id_poste", "raison_sociale", "annee", "montant", "code_cv", "insee_dep")
CONTRACT_COLUMNS = ("code_cv", "lib_cv", "insee_dep", "codgeo", "pop")
ATTENDANCE_COLUMNS = ("rencontre", "date", "organisation", "rôle")
NUMBERS = {"R": "00112R000102", "F": "D01688"}  # what a post's number looks like, by scheme


def table(file, columns, *lines):
    """Return a table from lines of text whose cells are separated by ``|``."""
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    rows = [Row(number, dict(zip(columns, row, strict=True))) for number, row in enumerate(cells, 2)]
    return Table(file, "", columns, rows)


def posts(*lines, file="postes.json"):
    """Return a file of posts from lines ``R or F | organisation | year | contract | département``."""
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    written = [" | ".join((NUMBERS[r], name, year, "1", code, dep)) for r, name, year, code, dep in cells]
    return table(file, POST_COLUMNS, *written)


def contracts(*lines):
    """Return a file of contrats de ville from lines ``code | name | département | place code | inhabitants``."""
    return table("contrats.json", CONTRACT_COLUMNS, *lines)


def attendance(*lines):
    """Return an attendance list from lines ``meeting | date | organisation | role``."""
    return table("presences.csv", ATTENDANCE_COLUMNS, *lines)


def documents(*tables, perimeter=None):
    """Read tables as one source of invented lists."""
    asked = perimeter or Perimeter()
    source = Source(name="invented", title="Listes inventées")
    return [Document(source, read_table(each, asked), asked) for each in tables]


def load_world(url, folder, *tables):
    """Load tables into a new journal in ``folder`` and build the map at ``url``; return its settings."""
    settings = Settings.from_env(str(url), str(folder / "journal.sqlite"))
    store = open_store(settings)
    with Journal(settings.journal) as journal:
        write_load(journal, documents(*tables), {})
        rebuild(journal, store)
    store.close()
    return settings
