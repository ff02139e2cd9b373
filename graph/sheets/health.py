"""The health of the data: what was not read, and where nothing is known."""

from dataclasses import dataclass

from graph.atlas import Atlas
from graph.choropleth.acting import spoken_of
from graph.queries import run_query


@dataclass(frozen=True)
class Refused:
    """A file of which some rows could not be read: how many, and the run whose page lists them with their reasons."""

    file: str
    run: int
    rows: int


@dataclass(frozen=True)
class Health:
    """``absent``: départements of the map that no file speaks of; ``silent``: the others without an action."""

    refused: tuple[Refused, ...]
    absent: tuple[str, ...]
    silent: tuple[str, ...]


def health(atlas: Atlas) -> Health:
    """Return what a coordinator should mend, or ask for."""
    documents = [line for line in atlas.journal.documents() if line.refused]
    rows = atlas.once(run_query, "departements")
    told = spoken_of(atlas)
    return Health(
        refused=tuple(Refused(line.file, line.run, line.refused) for line in documents),
        absent=tuple(row["name"] for row in rows if row["departement"] not in told),
        silent=tuple(row["name"] for row in rows if row["departement"] in told and not row["actions"]),
    )
