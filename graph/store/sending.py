"""Sending a difference to a server: ties go before nodes, nodes come before ties, some thousands of rows at a time.

Nearly all that a load brings is records and their ties, so a new record comes with its own in one statement: the server
has the node at hand, and three ties out of four cost one search instead of two.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from graph.projection.model import Difference, Value
from graph.schema import PROOF, types_from
from graph.store.base import Progress, tie_name

Run = Callable[[str, list[list[Value | list[int]]], list[str]], list[tuple[str, str]]]
"""Runs a statement of ``cypher/write`` over rows and the server's ids of the nodes that they tie (a list in a row holds
places in those), and returns the pairs it answers: our id, the server's."""

Sent = tuple[Value | list[str], ...]
"""A row to send: values (a list of texts is a tuple) and lists of the server's ids of nodes to be tied."""

BATCH = 10_000  # rows a statement: large enough that the round trip does not count, small enough to show progress


class Sending:
    """One difference on its way. The server's own ids of the nodes are kept: ties are found by them."""

    def __init__(self, run: Run, progress: Progress | None) -> None:
        """Take what runs a statement."""
        self._run, self._progress = run, progress or (lambda what, done, total: None)
        self._elements: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._done = self._total = 0

    def send(self, difference: Difference) -> None:
        """Send everything."""
        self._total = difference.written + difference.removed
        for tie, rows in difference.gone_ties.items():
            self._send(f"{tie_name(tie)}.delete", rows)
        for label, ids in difference.gone_nodes.items():
            self._send(f"{label}.delete", [(node,) for node in ids])
        founded = difference.founded[PROOF]
        for label, rows in difference.nodes.items():
            merged = [row for row in rows if label != PROOF or row[0] not in founded]
            self._elements[label].update(self._send(f"{label}.merge", merged))
        self._create(difference, founded)
        for tie, all_rows in difference.ties.items():
            rows = [row for row in all_rows if tie.start != PROOF or row[0] not in founded]
            starts, ends = self._known(tie.start, (r[0] for r in rows)), self._known(tie.end, (r[1] for r in rows))
            self._send(f"{tie_name(tie)}.create", [([starts[str(r[0])]], [ends[str(r[1])]], *r[2:]) for r in rows])

    def _create(self, difference: Difference, founded: Collection[str]) -> None:
        """Send the new records, each with the ties that start from it."""
        types = types_from(PROOF)
        ends: dict[str, list[list[str]]] = {record: [[] for _ in types] for record in founded}
        for tie, all_rows in difference.ties.items():
            rows = [row for row in all_rows if tie.start == PROOF and row[0] in founded]
            known = self._known(tie.end, (row[1] for row in rows))
            for row in rows:
                ends[str(row[0])][types.index(tie.type)].append(known[str(row[1])])
            self._done += len(rows)
        created = [row for row in difference.nodes[PROOF] if row[0] in founded]
        self._send(f"{PROOF}.create", [(*row, *ends[str(row[0])]) for row in created])

    def _known(self, label: str, ids: Iterable[object]) -> dict[str, str]:
        """Return the server's ids of nodes; those that were there before are asked for."""
        elements = self._elements[label]
        absent = sorted({*map(str, ids)} - elements.keys())
        for start in range(0, len(absent), BATCH):
            elements.update(self._run(f"{label}.find", [[node] for node in absent[start : start + BATCH]], []))
        return elements

    def _send(self, name: str, rows: Sequence[Sent]) -> dict[str, str]:
        """Run a statement over rows, and return the server's ids that it answers, by ours."""
        found: dict[str, str] = {}
        for start in range(0, len(rows), BATCH):
            part, ends = numbered(rows[start : start + BATCH])
            found |= dict(self._run(name, part, ends))
            self._done += len(part)
            self._progress("Écriture dans Neo4j", self._done, self._total)
        return found


def numbered(rows: Iterable[Sent]) -> tuple[list[list[Value | list[int]]], list[str]]:
    """Return rows where each node to be tied is a place in the list that follows: the server seeks each once."""
    places: dict[str, int] = {}
    sent = [
        [[places.setdefault(end, len(places)) for end in value] if isinstance(value, list) else value for value in row]
        for row in rows
    ]
    return sent, list(places)
