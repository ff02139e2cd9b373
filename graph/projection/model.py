"""A whole graph as sets of rows, in the order of ``graph.schema``: easy to compare, to hash and to write in bulk."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from graph.projection.columns import Chosen, NodeRows, Row, Texts, TieRows, Value
from graph.schema import LABEL_BY_NAME, LABELS, PROOF, RELATIONSHIPS, Property, Relationship

ENDS = (Property("start_id", "STRING", "début"), Property("end_id", "STRING", "fin"))


class Graph:
    """Nodes by label (id → row) and ties by relationship (a row is start id, end id, then the properties)."""

    def __init__(self) -> None:
        """Be empty. Records and ties share their texts, the ids of the records above all."""
        texts = Texts()
        self.proofs = NodeRows(texts, LABEL_BY_NAME[PROOF].properties)
        self.nodes: dict[str, dict[str, Row] | NodeRows] = {
            label.name: self.proofs if label.name == PROOF else {} for label in LABELS
        }
        self.ties = {tie: TieRows(texts, (*ENDS, *tie.properties)) for tie in RELATIONSHIPS}

    def add_node(self, label: str, row: Row) -> None:
        """Add a node; its row follows the label's properties, the id first."""
        self.nodes[label][str(row[0])] = row

    def add_tie(self, relationship: Relationship, start: str, end: str, *properties: Value) -> None:
        """Add a tie; the same tie added twice is one."""
        self.ties[relationship].add((start, end, *properties))

    @property
    def size(self) -> tuple[int, int]:
        """Return the numbers of nodes and of ties."""
        return sum(map(len, self.nodes.values())), sum(map(len, self.ties.values()))

    def without(self, organizations: Collection[str]) -> "Graph":
        """Return the graph as if some organisations were not there, nor the actions that only they ran."""
        gone = set(organizations)
        ran = {row for tie, rows in self.ties.items() if tie.type == "TAKES_PART_IN" for row in rows}
        gone |= {str(row[1]) for row in ran} - {str(row[1]) for row in ran if row[0] not in gone}
        left = Graph()
        for label, row in self._all_nodes():
            if row[0] not in gone:
                left.add_node(label, row)
        for tie, row in self._all_ties():
            if row[0] not in gone and row[1] not in gone:
                left.ties[tie].add(row)
        return left

    def renamed(self, names: Mapping[str, str]) -> "Graph":
        """Return the graph with other ids for some nodes; two nodes must not take one id."""
        named = Graph()
        for label, row in self._all_nodes():
            named.add_node(label, (names.get(str(row[0]), row[0]), *row[1:]))
        for tie, row in self._all_ties():
            start, end = (names.get(str(node), str(node)) for node in row[:2])
            named.ties[tie].add((start, end, *row[2:]))
        return named

    def _all_nodes(self) -> Iterator[tuple[str, Row]]:
        return ((label, row) for label, rows in self.nodes.items() for row in rows.values())

    def _all_ties(self) -> Iterator[tuple[Relationship, Row]]:
        return ((tie, row) for tie, rows in self.ties.items() for row in rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Graph):
            return NotImplemented
        return self.nodes == other.nodes and self.ties == other.ties

    __hash__ = None  # type: ignore[assignment]  # as what may change has none

    def fingerprint(self) -> str:
        """Return a hash of the content, the same on every engine."""
        digest = sha256()
        for line in self._lines():
            digest.update(line.encode())
        return digest.hexdigest()

    def _lines(self) -> Iterator[str]:
        for label in LABELS:
            rows = self.nodes[label.name]
            yield from (json.dumps([label.name, *rows[node]]) for node in sorted(rows))
        for relationship in RELATIONSHIPS:
            named = [relationship.type, relationship.start, relationship.end]
            yield from sorted(json.dumps([*named, *row]) for row in self.ties[relationship])


@dataclass(frozen=True)
class Difference:
    """What must be done to a graph to make it another: rows to write, ids and ties to take away, in no order."""

    nodes: Mapping[str, Collection[Row]]
    """Nodes that are new or whose properties changed."""
    proofs: Chosen
    """Those of them that are records."""
    founded: Chosen
    """Those of these that are new."""
    gone_nodes: Mapping[str, list[str]]
    ties: Mapping[Relationship, Chosen]
    gone_ties: Mapping[Relationship, Chosen]

    @classmethod
    def between(cls, old: Graph, new: Graph) -> "Difference":
        """Compare two graphs; a node whose properties differ is written again."""
        proofs = new.proofs.unlike(old.proofs)
        nodes: dict[str, Collection[Row]] = {
            name: [row for node, row in rows.items() if old.nodes[name].get(node) != row]
            for name, rows in new.nodes.items()
            if name != PROOF
        }
        return cls(
            {name: nodes.get(name, proofs) for name in new.nodes},
            proofs,
            new.proofs.absent_from(old.proofs),
            {name: sorted(rows.keys() - new.nodes[name].keys()) for name, rows in old.nodes.items()},
            {tie: rows.unlike(old.ties[tie]) for tie, rows in new.ties.items()},
            {tie: rows.unlike(new.ties[tie]) for tie, rows in old.ties.items()},
        )

    @property
    def written(self) -> int:
        """Return how many nodes and ties are new or changed."""
        return sum(map(len, self.nodes.values())) + sum(map(len, self.ties.values()))

    @property
    def removed(self) -> int:
        """Return how many nodes and ties go."""
        return sum(map(len, self.gone_nodes.values())) + sum(map(len, self.gone_ties.values()))
