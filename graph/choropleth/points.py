"""The contrats de ville as points, where a source says where they are."""

from dataclasses import dataclass

from graph.atlas import Atlas
from graph.choropleth.outlines import project
from graph.layout import Point
from graph.model import Territory
from graph.queries import run_query


@dataclass(frozen=True)
class Spot:
    """A contrat de ville and where it stands on the page."""

    id: str
    name: str
    departement: str
    place: Point


def spots(atlas: Atlas) -> tuple[tuple[Spot, ...], int]:
    """Return the contrats de ville that a record places, and how many the map has in all."""
    rows = atlas.once(run_query, "territories")
    placed = ((row, _place(atlas, row["records"])) for row in rows)
    return tuple(Spot(row["id"], row["name"], row["departement"], place) for row, place in placed if place), len(rows)


def _place(atlas: Atlas, records: list[str]) -> Point | None:
    stored = filter(None, map(atlas.journal.record, reversed(records)))
    states = (state for each in stored for state in each.record.states if isinstance(state, Territory))
    for state in states:
        if state.longitude is not None and state.latitude is not None:
            return project(state.longitude, state.latitude)
    return None
