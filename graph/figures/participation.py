"""Who takes part, among those that are known: by kind of organisation and by département."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.queries import run_query
from graph.store import GraphStore
from graph.vocabulary import departement_name

By = Literal["kind", "departement"]
UNKNOWN = "non connu"


@dataclass(frozen=True)
class Participation:
    """How many of a group's known organisations act and came to a meeting; None when no list could tell.

    A list of presence says who was not there; a list of actions does not say who does nothing: that nobody acts is
    never told, it is no data.
    """

    by: By
    group: str
    known: int
    act: int | None
    came: int | None


def participation(store: GraphStore) -> tuple[Participation, ...]:
    """Return the participation by kind, then by département; a département of which nobody is known has no data.

    An organisation present in two départements counts in each.
    """
    rows = run_query(store, "known_organizations")
    by_kind: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    by_place: dict[str, dict[str, Mapping[str, Any]]] = {
        row["departement"]: {} for row in run_query(store, "departements")
    }
    for row in rows:
        by_kind[row["kind"] or UNKNOWN][row["organization"]] = row
        by_place.setdefault(row["departement"] or UNKNOWN, {})[row["organization"]] = row
    told = {what: any(row[what] for row in rows) for what in ("actions", "events")}
    kinds = [_line("kind", kind, found.values(), told) for kind, found in sorted(by_kind.items())]
    places = [_line("departement", code, found.values(), told) for code, found in sorted(by_place.items())]
    return (*kinds, *places)


def _line(by: By, group: str, found: Iterable[Mapping[str, Any]], told: Mapping[str, bool]) -> Participation:
    rows = list(found)
    act, came = (_count(rows, what) if told[what] and rows else None for what in ("actions", "events"))
    return Participation(by, departement_name(group) if by == "departement" else group, len(rows), act or None, came)


def _count(rows: Iterable[Mapping[str, Any]], what: str) -> int:
    return sum(bool(row[what]) for row in rows)
