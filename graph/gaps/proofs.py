"""The records that prove rows of a gap query, read once for all the kinds of gap that need the same ones."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from graph.queries import Query, run_query
from graph.store import GraphStore

Rows = list[dict[str, Any]]


class Proofs:
    """The records that name an organisation and state a fact, read the first time that a query asks for them.

    A query asks in its header: ``proofs: organization, action`` names the columns of the two ids, and
    ``proven: event`` the one nature of rows that have proofs, when they are not all of them.
    """

    def __init__(self, store: GraphStore) -> None:
        """Read nothing yet."""
        self._store = store

    def joined(self, query: Query, rows: Rows) -> Rows:
        """Return the rows of a query with their ``records``, in order; a row that nothing proves is left out."""
        if "proofs" not in query.more:
            return rows
        organization, fact = (name.strip() for name in query.more["proofs"].split(","))
        proven, known = query.more.get("proven"), self._known
        kept = []
        for row in rows:
            if not proven or row["nature"] == proven:
                records = known.get((row[organization], row[fact]))
                if not records:
                    continue
                row["records"] = records
            kept.append(row)
        return kept

    @cached_property
    def _known(self) -> dict[tuple[str, str], list[str]]:
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for row in run_query(self._store, "proofs"):
            found[row["organization"], row["fact"]].append(row["record"])
        for records in found.values():
            if len(records) > 1:
                records.sort()
        return dict(found)
