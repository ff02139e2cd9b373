"""Département × need, or × kind of organisation: what is known of each, in four states that are never confounded."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.queries import run_query
from graph.store import GraphStore

State = Literal["partnership", "actors", "none", "no_data"]
STATES: dict[State, tuple[str, str]] = {
    "partnership": ("●", "partenariat : une action menée à plusieurs"),
    "actors": ("○", "des acteurs, sans partenariat connu"),
    "none": ("×", "aucun acteur connu"),
    "no_data": ("…", "pas de données"),
}
AXES = {"need": "besoin", "kind": "type d’organisation"}


@dataclass(frozen=True)
class Cell:
    """What is known of one topic in one département.

    ``organizations``: how many act on it, by kind those of that kind; ``partnerships``: the actions that one of them
    runs with another, of any kind; ``last``: the year of the last of these, 0 when it is not known; ``expressed``:
    whether the département said that it needs it.
    """

    state: State
    organizations: int = 0
    partnerships: int = 0
    last: int = 0
    expressed: bool = False


@dataclass(frozen=True)
class Matrix:
    """Départements (code → name) down, topics (id → name) across, a cell for each pair."""

    axis: str
    departements: Mapping[str, str]
    topics: Mapping[str, str]
    cells: Mapping[tuple[str, str], Cell]

    @property
    def counts(self) -> Counter[State]:
        """Return how many cells are in each state."""
        return Counter(cell.state for cell in self.cells.values())


def matrix(store: GraphStore, axis: str = "need") -> Matrix:
    """Return the matrix of a map; ``axis`` is a key of ``AXES``.

    A département of which no action is known on this axis has no data, except for the needs that it expressed: that
    nobody is known to answer them is then said, as soon as what actions answer is known anywhere.
    """
    acting = run_query(store, f"acting_by_{axis}")
    said = run_query(store, "expressions") if axis == "need" else []
    topics = {row["topic"]: row["topic_name"] for row in (*acting, *said)}
    places = {row["departement"]: row["name"] for row in run_query(store, "departements")}
    seen = _Seen(acting, {(row["departement"], row["topic"]) for row in said})
    cells = {(place, topic): seen.cell(place, topic) for place in places for topic in topics}
    return Matrix(axis, places, dict(sorted(topics.items(), key=lambda item: item[1])), cells)


class _Seen:
    def __init__(self, acting: Iterable[Mapping[str, Any]], expressed: set[tuple[str, str]]) -> None:
        self.expressed = expressed
        self.rows: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
        for row in acting:
            self.rows[row["departement"], row["topic"]].append(row)
        self.known = {departement for departement, _ in self.rows}

    def cell(self, departement: str, topic: str) -> Cell:
        rows, expressed = self.rows.get((departement, topic), []), (departement, topic) in self.expressed
        if not rows:
            told = departement in self.known or (expressed and self.known)
            return Cell("none" if told else "no_data", expressed=expressed)
        # Being posted on one scheme in one place is presence, not yet a partnership.
        together = [row for row in rows if row["runners"] > 1 and not row["scheme"]]
        who = {organization for row in rows for organization in row["organizations"]}
        last = max((row["year"] or 0 for row in together), default=0)
        return Cell("partnership" if together else "actors", len(who), len(together), last, expressed)
