"""Who acts where, kept to the need, the kind of organisation and the year that are asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.atlas import Atlas
from graph.queries import run_query

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Asked:
    """What a map of the départements is about; empty values ask for everything. ``need`` is a code, ``year`` 0 for all
    years."""

    figure: str = "organizations"
    need: str = ""
    kind: str = ""
    year: int = 0


def acting(atlas: Atlas, asked: Asked) -> Rows:
    """Return the rows of the view ``acting`` that answer what is asked."""
    return [
        row
        for row in atlas.once(run_query, "acting")
        if (not asked.need or asked.need in row["needs"])
        and (not asked.kind or asked.kind == row["kind"])
        and (not asked.year or asked.year == row["year"])
    ]


def known_places(atlas: Atlas, asked: Asked) -> set[str]:
    """Return the départements of which something is known on what is asked: the others have no data, which is not zero.

    On a need: those of which some action says what it answers; on a kind: those of which some actor says what it is;
    on a year: those of which some action is known that year.
    """
    return {
        row["departement"]
        for row in atlas.once(run_query, "acting")
        if (not asked.need or row["needs"])
        and (not asked.kind or row["kind"])
        and (not asked.year or asked.year == row["year"])
    }


def spoken_of(atlas: Atlas) -> set[str]:
    """Return the départements that some list speaks of; a map knows the names of all those of its région."""
    rows = atlas.once(run_query, "departements")
    here = {row["departement"] for row in rows if row["organizations"] or row["actions"] or row["territories"]}
    said = {row["departement"] for row in atlas.once(run_query, "expressions")}
    return here | said | {code for row in atlas.once(run_query, "events") for code in row["departements"]}


def by_departement(rows: Iterable[Mapping[str, Any]], column: str) -> dict[str, set[str]]:
    """Return what a column holds in each département."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["departement"]].add(row[column])
    return found
