"""The controlled lists of ``data/vocabulary``: code, French name, and what else a list says."""

import csv
from functools import cache

from graph.settings import shipped


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one vocabulary file (``departements`` for ``departements.csv``)."""
    with (shipped("vocabulary") / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def departements() -> dict[str, dict[str, str]]:
    """Return the départements of France by INSEE code, each with ``name`` and ``region``."""
    return {row["code"]: row for row in rows("departements")}


@cache
def regions() -> dict[str, str]:
    """Return the names of régions by INSEE code."""
    return {row["code"]: row["name"] for row in rows("regions")}


def departements_of_region(region: str) -> frozenset[str]:
    """Return the codes of the départements of a région; KeyError when the région is unknown."""
    if region not in regions():
        raise KeyError(region)
    return frozenset(code for code, row in departements().items() if row["region"] == region)


def departement_name(code: str) -> str:
    """Return a département's name, or its code when it is unknown."""
    known = departements().get(code)
    return known["name"] if known else code
