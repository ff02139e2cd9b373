"""Finding by name what is in the map, spelling forgiven."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz

from graph.errors import NotFound
from graph.grams import Grams
from graph.names import fold, words
from graph.queries import run_query
from graph.store import GraphStore

CUTOFF = 60.0  # rapidfuzz score under which a name is no answer
SHORT, SHORT_CUTOFF = 6, 80.0  # few letters are found anywhere: they must be nearly all there
COMPARED = 2_000  # names, those that share most with what is typed: to compare 100,000 takes a second
Row = Mapping[str, Any]
Found = tuple[str, str, str, str]


class Names:
    """The names of a map, ready to be searched: rows of the view of that name (id, label, name, aliases, departement).

    Made in a second for 100,000 names; a search then takes a few thousandths.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        """Index rows, in the order of their ids: it is that of equal answers."""
        self.rows = sorted(rows, key=lambda row: str(row["id"]))
        written = [
            (number, name)
            for number, row in enumerate(self.rows)
            for name in dict.fromkeys(map(fold, (row["name"], *row["aliases"])))
        ]
        self._row_of, self._folded = [number for number, _ in written], [name for _, name in written]
        self._grams = Grams(self._folded)

    def search(self, text: str, limit: int) -> tuple[Found, ...]:
        """Return (id, label, name, département) of what is named nearest to a text, the nearest first.

        Of many names, only those that share most letters with the text are compared with it.
        """
        wanted = fold(text)
        if not wanted:
            return ()
        cutoff = SHORT_CUTOFF if len(wanted) <= SHORT else CUTOFF
        best: dict[int, float] = defaultdict(float)
        for number in self._grams.nearest(wanted, COMPARED):
            row = self._row_of[number]
            best[row] = max(best[row], _likeness(wanted, self._folded[number], cutoff))
        near = sorted((number for number, score in best.items() if score >= cutoff), key=lambda n: (-best[n], n))
        return tuple(_told(self.rows[number]) for number in near[:limit])

    def one(self, text: str) -> str:
        """Return the id of the one organisation of this very name or spelling, else of the same words.

        Raise NotFound, with the nearest names.
        """
        found = self._spelt.get(text, []) or self._worded.get(words(text), [])
        if len(found) == 1:
            return str(found[0]["id"])
        near = [(row["id"], row["name"]) for row in found] or self._nearest(text)
        what = "Plusieurs organisations portent ce nom" if found else "Aucune organisation ne porte ce nom"
        told = f" Donnez le numéro : {' ; '.join(f'{name} ({key})' for key, name in near[:5])}." if near else ""
        raise NotFound(f"{what} : « {text} ».{told}")

    def _nearest(self, text: str) -> list[tuple[str, str]]:
        return [(key, name) for key, label, name, _ in self.search(text, COMPARED) if label == "Organization"]

    @cached_property
    def _spelt(self) -> Mapping[str, list[Row]]:
        return _grouped((name, row) for row in self._organizations for name in dict.fromkeys(row["aliases"]))

    @cached_property
    def _worded(self) -> Mapping[tuple[str, ...], list[Row]]:
        written = ((row, (row["name"], *row["aliases"])) for row in self._organizations)
        return _grouped((one, row) for row, names in written for one in dict.fromkeys(map(words, names)))

    @cached_property
    def _organizations(self) -> list[Row]:
        return [row for row in self.rows if row["label"] == "Organization"]


def names_of(store: GraphStore) -> Names:
    """Return the names of a map."""
    return Names(run_query(store, "names"))


def _likeness(wanted: str, name: str, cutoff: float) -> float:
    """Compare what was typed with the part of a name most like it, or with the whole of a shorter name."""
    compare = fuzz.partial_ratio if len(name) >= len(wanted) else fuzz.ratio
    return compare(wanted, name, score_cutoff=cutoff)


def _grouped(pairs: Iterable[tuple[Any, Row]]) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for key, row in pairs:
        found[key].append(row)
    return dict(found)


def _told(row: Row) -> Found:
    return row["id"], row["label"], row["name"], row["departement"] or ""
