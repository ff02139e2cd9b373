"""Finding by name what is in the map, spelling forgiven."""

from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz import fuzz

from graph.names import fold

CUTOFF = 60.0  # rapidfuzz score under which a name is no answer
SHORT, SHORT_CUTOFF = 6, 80.0  # few letters are found anywhere: they must be nearly all there


def search(names: Iterable[Mapping[str, Any]], text: str, limit: int) -> tuple[tuple[str, str, str, str], ...]:
    """Return (id, label, name, département) of what is named nearest to a text, the nearest first.

    ``names`` are the rows of the view of that name: id, label, name, aliases, departement.
    """
    wanted = fold(text)
    if not wanted:
        return ()
    cutoff = SHORT_CUTOFF if len(wanted) <= SHORT else CUTOFF
    scored = ((max(_likeness(wanted, fold(name)) for name in (row["name"], *row["aliases"])), row) for row in names)
    near = sorted((each for each in scored if each[0] >= cutoff), key=lambda each: (-each[0], each[1]["id"]))
    return tuple((row["id"], row["label"], row["name"], row["departement"] or "") for _, row in near[:limit])


def _likeness(wanted: str, name: str) -> float:
    """Compare what was typed with the part of a name most like it, or with the whole of a shorter name."""
    return fuzz.partial_ratio(wanted, name) if len(name) >= len(wanted) else fuzz.ratio(wanted, name)
