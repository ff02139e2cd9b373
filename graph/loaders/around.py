"""The département that a list is all about: its sheet or a title has that name, and says nothing else."""

from collections.abc import Iterator

from graph.loaders.cells import departement_code
from graph.loaders.tables import Table
from graph.loaders.understanding import Understanding
from graph.vocabulary import departement_name

OWN = frozenset({"departement", "organization_departement", "need_of_departement"})


def departement_around(table: Table, sense: Understanding) -> str:
    """Return the code of the one département that « 57 - Moselle », as a sheet or a title, says.

    An empty text when it says none, or when a column of the list does.
    """
    if sense.meanings & OWN:
        return ""
    found = set(filter(None, map(departement_code, _texts(table))))
    return found.pop() if len(found) == 1 else ""


def told_around(table: Table, sense: Understanding) -> str:
    """Say so beside the reason of the kind of list, when no column says a département (French)."""
    code = departement_around(table, sense)
    if not code:
        return ""
    return f" ; sans colonne de département : {departement_name(code)} ({code}), d’après la feuille ou le titre"


def _texts(table: Table) -> Iterator[str]:
    """Yield what may name a département; a lone digit is the number of a sheet."""
    return (text for text in (table.sheet, *table.title) if len(text.strip()) > 1)
