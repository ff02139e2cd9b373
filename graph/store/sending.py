"""Sending a difference to a server: ties go before nodes, nodes come before ties, some thousands of rows at a time.

Nearly all that a load brings is records and their ties, so a new record comes with its own in one statement: the server
has the node at hand, and three ties out of four cost one search instead of two.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from operator import itemgetter
from typing import Any

from graph.pausing import collector_paused
from graph.projection.model import Difference, Value
from graph.schema import LABEL_BY_NAME, PROOF, types_from
from graph.store.base import Progress, tie_name

Rows = list[list[Value | list[int]]]

Run = Callable[[str, Rows, list[str]], list[tuple[str, str]]]
"""Runs a statement of ``cypher/write`` over rows and the server's ids of the nodes that they tie (a list in a row holds
places in those), and returns the pairs it answers: our id, the server's."""

Sent = Sequence[Value | list[str]]
"""A row to send: values (a list of texts is a tuple) and lists of the server's ids of nodes to be tied."""

BATCH = 5_000  # rows a statement: large enough that the round trip does not count, small enough for the server's memory


class Sending:
    """One difference on its way. The server's own ids of the nodes are kept: ties are found by them."""

    def __init__(self, run: Run, progress: Progress | None) -> None:
        """Take what runs a statement."""
        self._run, self._progress = run, progress or (lambda what, done, total: None)
        self._elements: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._done = self._total = 0

    def send(self, difference: Difference) -> None:
        """Send everything."""
        with collector_paused(), ThreadPoolExecutor(1) as self._server:
            self._send_all(difference)

    def _send_all(self, difference: Difference) -> None:
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
            rows.sort(key=itemgetter(0))
            self._send(f"{tie_name(tie)}.create", [([starts[str(r[0])]], [ends[str(r[1])]], *r[2:]) for r in rows])

    def _create(self, difference: Difference, founded: Collection[str]) -> None:
        """Send the new records, each with the ties that start from it.

        Records of one organisation go together: a transaction then touches fewer nodes that were there before it.
        """
        width, types = len(LABEL_BY_NAME[PROOF].properties), types_from(PROOF)
        created: dict[str, list[Any]] = {
            str(row[0]): [*row, *([] for _ in types)] for row in difference.nodes[PROOF] if row[0] in founded
        }
        for tie, rows in difference.ties.items():
            if tie.start == PROOF:
                known, place = self._known(tie.end, (row[1] for row in rows)), width + types.index(tie.type)
                for row in rows:
                    if row[0] in founded:
                        created[str(row[0])][place].append(known[str(row[1])])
                        self._done += 1
        self._send(f"{PROOF}.create", sorted(created.values(), key=itemgetter(width)))

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
        sent: list[tuple[int, Future[list[tuple[str, str]]]]] = []
        for start in range(0, len(rows), BATCH):
            part, ends = numbered(rows[start : start + BATCH])  # while the server writes the batch before
            self._end(sent, found)
            sent.append((len(part), self._server.submit(self._run, name, part, ends)))
        self._end(sent, found)
        return found

    def _end(self, sent: list[tuple[int, Future[list[tuple[str, str]]]]], found: dict[str, str]) -> None:
        """Wait for the batch that the server writes, if any, and add the ids it answers to those found."""
        while sent:
            count, answered = sent.pop()
            found |= dict(answered.result())
            self._done += count
            self._progress("Écriture dans Neo4j", self._done, self._total)


def numbered(rows: Iterable[Sent]) -> tuple[Rows, list[str]]:
    """Return rows where each node to be tied is a place in the list that follows: the server seeks each once."""
    places: dict[str, int] = {}
    sent = [
        [[places.setdefault(end, len(places)) for end in value] if isinstance(value, list) else value for value in row]
        for row in rows
    ]
    return sent, list(places)
