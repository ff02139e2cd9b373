"""From files to records. A loader is pure: it is given a table that was understood and yields one outcome per row."""

from collections.abc import Mapping, Sequence
from types import ModuleType

from graph.errors import UnknownListError
from graph.loaders import actions, anct_ville, attendance, follow_ups, needs, organizations, registers, services
from graph.loaders.around import told_around
from graph.loaders.columns import choices
from graph.loaders.reading import Asked, Perimeter, Reading
from graph.loaders.tables import Table
from graph.loaders.understanding import Choice, Understanding

# In the order they are asked: a shape of its own first, what asks for least last.
OWN_SHAPE: tuple[ModuleType, ...] = (anct_ville, services, registers)
LOADERS = (*OWN_SHAPE, follow_ups, attendance, actions, needs, organizations)
KNOWING = (*OWN_SHAPE, attendance)  # what their columns mean
PLACED = (actions, needs, organizations)  # in the département of their sheet, when no column says it
KINDS = {loader.NAME: loader.TITLE for loader in LOADERS}


def understand(table: Table, chosen: Mapping[str, str] | None = None, kind: str = "") -> Understanding:
    """Say which kind of list a table is and what its columns mean; ``chosen`` and ``kind`` are a person's decisions.

    Raise UnknownListError when no loader recognises it.
    """
    read = Understanding("", choices(table, chosen))
    if kind:
        loader = next(loader for loader in LOADERS if kind == loader.NAME)
        return _understood(loader, table, read, "choisi par vous")
    for loader in LOADERS:
        if reason := loader.recognises(table, read):
            return _understood(loader, table, read, reason)
    seen = ", ".join(f"« {column} »" for column in table.columns[:12]) or "aucune"
    raise UnknownListError(
        f"liste non reconnue. Colonnes lues : {seen}. Il faut une colonne d’organisations ; avec « rencontre » "
        "et « date » pour une liste de présence, avec « action » pour une liste d’actions. "
        "Des noms de communes, de départements ou de régions ne sont pas des organisations.",
        file=table.file,
        sheet=table.sheet,
    )


def _understood(loader: ModuleType, table: Table, read: Understanding, reason: str) -> Understanding:
    told = reason + (told_around(table, read) if loader in PLACED else "")
    return Understanding(loader.NAME, _choices(loader, table, read), told, loader.USED)


def _choices(loader: ModuleType, table: Table, read: Understanding) -> tuple[Choice, ...]:
    """Some kinds of list know more of their columns than their headers say."""
    if loader not in KNOWING:
        return read.choices
    own: tuple[Choice, ...] = loader.own_choices(table, read.choices)
    return own


def read_table(
    table: Table,
    perimeter: Perimeter,
    chosen: Mapping[str, str] | None = None,
    kind: str = "",
    others: Sequence[Table] = (),
) -> Reading:
    """Read a table with the loader that recognises it; raise UnknownListError when none does.

    ``others`` are the other tables of the same load: one file may name what another one defines.
    """
    sense = understand(table, chosen, kind)
    loader = next(loader for loader in LOADERS if sense.kind == loader.NAME)
    return Reading(table, sense).collect(loader.read(Asked(table, sense, perimeter, others)))
