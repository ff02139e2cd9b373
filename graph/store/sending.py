"""Sending a difference to a server: ties go before nodes, nodes come before ties, some thousands of rows at a time.

Nearly all that a load brings is records and their ties, so a new record comes with its own in one statement: the server
has the node at hand, and three ties out of four cost one search instead of two.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from typing import NamedTuple

import numpy as np

from graph.projection.columns import Chosen, Numbers, Row, Value
from graph.projection.model import Difference
from graph.schema import PROOF, Relationship, types_from
from graph.spool import batches
from graph.store.base import Progress, tie_name

Rows = list[list[Value | list[int]]]

Run = Callable[[str, Rows, list[str]], list[tuple[str, str]]]
"""Runs a statement of ``cypher/write`` over rows and the server's ids of the nodes that they tie (a row holds their
places in those), and returns the pairs it answers: our id, the server's."""

BATCH = 5_000  # rows a statement: large enough that the round trip does not count, small enough for the server's memory


class Batch(NamedTuple):
    """What one statement is sent: rows, the server's ids that they hold the places of, what it counts for."""

    rows: Rows
    ends: list[str]
    weight: int


class Sending:
    """One difference on its way. The server's own ids of the nodes are kept: ties are found by them."""

    def __init__(self, run: Run, progress: Progress | None) -> None:
        """Take what runs a statement."""
        self._run, self._progress = run, progress or (lambda what, done, total: None)
        self._elements: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._done = self._total = 0

    def send(self, difference: Difference) -> None:
        """Send everything."""
        with ThreadPoolExecutor(1) as self._server:
            self._send_all(difference)

    def _send_all(self, difference: Difference) -> None:
        self._total = difference.written + difference.removed
        for tie, gone in difference.gone_ties.items():
            self._send(f"{tie_name(tie)}.delete", _plain(gone))
        for label, ids in difference.gone_nodes.items():
            self._send(f"{label}.delete", _plain((node,) for node in ids))
        founded = difference.founded.numbers(0)
        _, changed = difference.proofs.parted(founded)
        for label, rows in difference.nodes.items():
            self._elements[label].update(self._send(f"{label}.merge", _plain(changed if label == PROOF else rows)))
        parted = {tie: ties.parted(founded) for tie, ties in difference.ties.items() if tie.start == PROOF}
        self._create(difference.founded, {tie: new for tie, (new, _) in parted.items()})
        for tie, ties in difference.ties.items():
            self._tie(tie, parted[tie][1] if tie in parted else ties)

    def _tie(self, tie: Relationship, ties: Chosen) -> None:
        """Tie nodes that are there."""
        starts, ends = self._known(tie.start, ties.texts(0)), self._known(tie.end, ties.texts(1))
        self._send(f"{tie_name(tie)}.create", _tied(ties, starts, ends))

    def _create(self, records: Chosen, ties: Mapping[Relationship, Chosen]) -> None:
        """Send new records, each with the ties that start from it, which take the place of as many rows.

        Records of one organisation go together: a transaction then touches fewer nodes that were there before it.
        """
        ends = {tie: Ends(some, self._known(tie.end, some.texts(1))) for tie, some in ties.items() if some}
        first = next((tie for tie in ends if tie.type == types_from(PROOF)[0]), None)
        together = records.sorted_by(ends[first].first(records.numbers(0))) if first else records
        self._send(f"{PROOF}.create", _created(together, list(ends.items())))

    def _known(self, label: str, ids: Iterable[object]) -> dict[str, str]:
        """Return the server's ids of nodes; those that were there before are asked for."""
        elements = self._elements[label]
        absent = sorted({*map(str, ids)} - elements.keys())
        for start in range(0, len(absent), BATCH):
            elements.update(self._run(f"{label}.find", [[node] for node in absent[start : start + BATCH]], []))
        return elements

    def _send(self, name: str, batches: Iterable[Batch]) -> dict[str, str]:
        """Run a statement over rows, and return the server's ids that it answers, by ours."""
        found: dict[str, str] = {}
        sent: list[tuple[int, Future[list[tuple[str, str]]]]] = []
        for batch in batches:  # the next one is made while the server writes the one before
            self._end(sent, found)
            sent.append((batch.weight, self._server.submit(self._run, name, batch.rows, batch.ends)))
        self._end(sent, found)
        return found

    def _end(self, sent: list[tuple[int, Future[list[tuple[str, str]]]]], found: dict[str, str]) -> None:
        """Wait for the batch that the server writes, if any, and add the ids it answers to those found."""
        while sent:
            count, answered = sent.pop()
            found |= dict(answered.result())
            self._done += count
            self._progress("Écriture dans Neo4j", self._done, self._total)


class Ends:
    """The server's ids of the ends of ties, by their start."""

    def __init__(self, ties: Chosen, known: Mapping[str, str]) -> None:
        """Take at least one tie; they are in the order of their starts."""
        self._starts, self._ends = ties.numbers(0), ties.numbers(1)
        self._known, self._texts = known, ties.rows.texts.all

    def first(self, starts: Numbers) -> Numbers:
        """Return the number of the first end of each start, or -1."""
        places = np.minimum(np.searchsorted(self._starts, starts), len(self._starts) - 1)
        return np.where(self._starts[places] == starts, self._ends[places], -1)

    def of(self, starts: Numbers, sent: list[str]) -> list[list[int]]:
        """Return the places of the ends of each start in what is sent, where they are added."""
        lows, highs = (np.searchsorted(self._starts, starts, side) for side in ("left", "right"))
        bounds = np.concatenate(([0], np.cumsum(highs - lows)))
        chosen = self._ends[np.repeat(lows - bounds[:-1], highs - lows) + np.arange(bounds[-1])]
        places = added(sent, chosen, self._known, self._texts).tolist()
        return [places[first:last] for first, last in zip(bounds.tolist(), bounds[1:].tolist(), strict=False)]


def added(sent: list[str], nodes: Numbers, known: Mapping[str, str], texts: Sequence[str | None]) -> Numbers:
    """Return the place of each node in what is sent, where each is added once: the server seeks it once."""
    found, places = np.unique(nodes, return_inverse=True)
    before = len(sent)
    sent += [known[str(texts[number])] for number in found.tolist()]
    return places + before


def _plain(rows: Iterable[Row]) -> Iterator[Batch]:
    """Yield rows that tie nothing."""
    for batch in batches(rows, BATCH):
        yield Batch([list(row) for row in batch], [], len(batch))


def _tied(ties: Chosen, starts: Mapping[str, str], ends: Mapping[str, str]) -> Iterator[Batch]:
    """Yield the rows of ties: the places of both ends, the properties."""
    texts = ties.rows.texts.all
    for some in ties.parts(BATCH):
        sent: list[str] = []
        places = [added(sent, some.numbers(end), known, texts).tolist() for end, known in enumerate((starts, ends))]
        told = [column for number, column in enumerate(some.columns()) if number >= len(places)]
        yield Batch([list(row) for row in zip(*places, *told, strict=True)], sent, len(some))


def _created(records: Chosen, ends: Sequence[tuple[Relationship, Ends]]) -> Iterator[Batch]:
    """Yield the rows of new records, with the ends of their ties of each type."""
    kinds = [[each for tie, each in ends if tie.type == kind] for kind in types_from(PROOF)]
    for some in records.parts(BATCH):
        starts, sent = some.numbers(0), list[str]()
        tied = [_joined([each.of(starts, sent) for each in of_one], len(some)) for of_one in kinds]
        rows = [list(row) for row in zip(*some.columns(), *tied, strict=True)]
        yield Batch(rows, sent, len(rows) + sum(map(len, chain.from_iterable(tied))))


def _joined(ends: Sequence[list[list[int]]], count: int) -> list[list[int]]:
    """Return the ends of each start, of all the labels that ties of one type go to."""
    if len(ends) == 1:
        return ends[0]
    return [list(chain.from_iterable(each)) for each in zip(*ends, strict=True)] if ends else [[]] * count
