"""What measures are taken over: readings of the whole map, each put in order once for all the kinds of gap."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from graph.model import FUNDER

Rows = list[dict[str, Any]]
PARTICIPANT = "participant"  # whoever leads a meeting is no list of who came


class Ties:
    """Who takes part in which things (actions, or meetings), from rows (organization, thing, role)."""

    def __init__(self, rows: Rows) -> None:
        """Keep the rows; they are put in order when somebody asks."""
        self._rows = rows

    @cached_property
    def things(self) -> dict[str, set[str]]:
        """Return each organisation with its things, whatever its role."""
        return grouped((row["organization"], row["thing"]) for row in self._rows)

    @cached_property
    def organizations(self) -> dict[str, set[str]]:
        """Return each thing with its organisations, whatever their role."""
        return grouped((row["thing"], row["organization"]) for row in self._rows)

    @cached_property
    def run_by(self) -> dict[str, set[str]]:
        """Return each thing with those that do not only pay for it."""
        return grouped((row["thing"], row["organization"]) for row in self._rows if row["role"] != FUNDER)

    @cached_property
    def taken_part_in(self) -> dict[str, set[str]]:
        """Return each organisation with the meetings that it came to as a participant."""
        return grouped((row["organization"], row["thing"]) for row in self._rows if row["role"] == PARTICIPANT)


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return each first of the pairs with the others that it comes with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return dict(found)


class Proofs:
    """The records that name an organisation and state a fact, from rows (organization, fact, record)."""

    def __init__(self, rows: Rows) -> None:
        """Put the rows in order."""
        self._records: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for row in rows:
            self._records[row["organization"], row["fact"]].append(row["record"])

    def of(self, organization: str, facts: Iterable[str]) -> set[str]:
        """Return the records that name an organisation and state one of the facts."""
        return {record for fact in facts for record in self._records.get((organization, fact), ())}


def _names(rows: Rows) -> dict[str, str]:
    return {row["id"]: row["name"] for row in rows}


def _by_id(rows: Rows) -> dict[str, Mapping[str, Any]]:
    return {row["id"]: row for row in rows}


def _homes(rows: Rows) -> dict[str, set[str]]:
    return grouped((row["organization"], row["departement"]) for row in rows)


PUT_IN_ORDER: dict[str, Callable[[Rows], Any]] = {
    "parts_taken": Ties,
    "visits": Ties,
    "proofs": Proofs,
    "organization_names": _names,
    "seen_actions": _by_id,
    "seen_events": _by_id,
    "homes": _homes,
}
"""How the rows of a view are given to the measures that read it; as they are when it is not here."""
