"""Finding by name what is in the map, spelling forgiven."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from graph.errors import NotFound
from graph.names import fold, words

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
    scored = ((max(_likeness(wanted, _folded(name)) for name in (row["name"], *row["aliases"])), row) for row in names)
    near = sorted((each for each in scored if each[0] >= cutoff), key=lambda each: (-each[0], each[1]["id"]))
    return tuple((row["id"], row["label"], row["name"], row["departement"] or "") for _, row in near[:limit])


@lru_cache(maxsize=300_000)  # the names of a large map, typed against again and again
def _folded(name: str) -> str:
    return fold(name)


def _likeness(wanted: str, name: str) -> float:
    """Compare what was typed with the part of a name most like it, or with the whole of a shorter name."""
    return fuzz.partial_ratio(wanted, name) if len(name) >= len(wanted) else fuzz.ratio(wanted, name)


def one_named(names: Iterable[Mapping[str, Any]], text: str) -> str:
    """Return the id of the one organisation of this very name or spelling, else of the same words; raise NotFound."""
    rows = [row for row in names if row["label"] == "Organization"]
    wanted = words(text)
    found = [row for row in rows if text in row["aliases"]]
    found = found or [row for row in rows if wanted in map(words, (row["name"], *row["aliases"]))]
    if len(found) == 1:
        return str(found[0]["id"])
    near = [(row["id"], row["name"]) for row in found] or [(key, name) for key, _, name, _ in search(rows, text, 5)]
    what = "Plusieurs organisations portent ce nom" if found else "Aucune organisation ne porte ce nom"
    told = f" Donnez le numéro : {' ; '.join(f'{name} ({key})' for key, name in near[:5])}." if near else ""
    raise NotFound(f"{what} : « {text} ».{told}")
