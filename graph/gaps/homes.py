"""Where a gap is told when the facts that show it have no place: at home, in the département of its organisations.

A gap query whose header has ``home: column, column`` names its organisations; a list of presences seldom says where a
meeting was held, and whoever asks for one département must still find those of its organisations.
"""

from collections.abc import Mapping, Set

from graph.gaps.ties import Rows
from graph.queries import Query

HOMES = "homes"


def at_home(query: Query, rows: Rows, homes: Mapping[str, Set[str]]) -> Rows:
    """Return rows that have no département with a ``home``: one that all their organisations share, else the first."""
    columns = query.home
    return [row if row["departement"] else {**row, "home": _home([row[one] for one in columns], homes)} for row in rows]


def _home(organizations: list[str], homes: Mapping[str, Set[str]]) -> str:
    places = [homes.get(one, frozenset[str]()) for one in organizations]
    shared = frozenset.intersection(*map(frozenset, places))
    return min(shared or frozenset[str]().union(*places), default="")


def place_of(row: Mapping[str, str]) -> str:
    """Return the département where a row is told, or an empty text."""
    return row["departement"] or row.get("home", "")
