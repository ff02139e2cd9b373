"""From files to records. A loader is pure: it is given a table and yields one outcome per row."""

from collections.abc import Iterator
from types import ModuleType

from graph.errors import InputError
from graph.loaders import actions, anct_ville, attendance
from graph.loaders.columns import meanings
from graph.loaders.reading import Perimeter, Reading
from graph.loaders.tables import Table

LOADERS: tuple[ModuleType, ...] = (anct_ville, attendance, actions)


def read_table(table: Table, perimeter: Perimeter) -> Reading:
    """Read a table with the first loader that recognises it; raise InputError when none does."""
    loader = next((loader for loader in LOADERS if loader.recognises(table)), None)
    if loader is None:
        seen = ", ".join(f"« {column} »" for column in table.columns[:12]) or "aucune"
        raise InputError(
            f"liste non reconnue. Colonnes lues : {seen}. Attendu : « rencontre », « date » et « organisation » pour "
            "une liste de présence ; « action » et « organisation » pour une liste d’actions.",
            file=table.file,
            sheet=table.sheet,
        )
    used = getattr(loader, "USED_COLUMNS", None) or set(meanings(table.columns).values())
    unused = tuple(column for column in table.columns if column not in used)
    reading = Reading(table, loader.NAME, unused_columns=unused)
    return reading.collect(loader.read(table, perimeter))


def loader_names() -> Iterator[str]:
    """Yield the names of the loaders, in the order they are tried."""
    for loader in LOADERS:
        yield loader.NAME
