"""What the kinds of gap read of the map: each thing asked once, the next while Python works on those that came."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from graph.gaps.ahead import read_ahead
from graph.gaps.ties import PUT_IN_ORDER, Rows
from graph.queries import Query, get_query, run_query
from graph.store import GraphStore


def readings_of(query: Query) -> list[str]:
    """Return what a kind of gap reads, by name: itself, unless its text is that of a view, then its views."""
    return [*([] if query.borrowed else [query.name]), *query.reads]


class Readings:
    """The answers of some queries, each asked once, in the order in which they are taken."""

    def __init__(self, store: GraphStore, names: Iterable[str], departements: list[str]) -> None:
        """Begin to read; a name may come several times."""
        once = dict.fromkeys(names)
        asked = (partial(run_query, store, name, **_given(get_query(name), departements)) for name in once)
        self._arriving = zip(once, read_ahead(asked), strict=True)
        self._known: dict[str, Any] = {}

    def take(self, name: str) -> Any:
        """Return the rows of a query, as its measures want them."""
        while name not in self._known:
            arrived, rows = next(self._arriving)
            self._known[arrived] = PUT_IN_ORDER.get(arrived, _as_they_are)(rows)
        return self._known[name]


def _given(query: Query, departements: list[str]) -> Mapping[str, list[str]]:
    """Return the parameters of a query: a measure is taken over the whole map, then filtered."""
    takes = "departements?" in query.params and "measure" not in query.more
    return {"departements": departements} if takes else {}


def _as_they_are(rows: Rows) -> Rows:
    return rows
