"""A whole graph as sets of rows, in the order of ``graph.schema``: easy to compare, to hash and to write in bulk."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from graph.schema import LABELS, RELATIONSHIPS, Relationship

Value = str | int | float | None | tuple[str, ...]
Row = tuple[Value, ...]


@dataclass
class Graph:
    """Nodes by label (id → row) and ties by relationship (a row is start id, end id, then the properties)."""

    nodes: dict[str, dict[str, Row]] = field(default_factory=lambda: {label.name: {} for label in LABELS})
    ties: dict[Relationship, set[Row]] = field(default_factory=lambda: {tie: set() for tie in RELATIONSHIPS})

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
        nodes = {
            label: {key: row for key, row in rows.items() if key not in gone} for label, rows in self.nodes.items()
        }
        ties = {tie: {row for row in rows if not gone & {row[0], row[1]}} for tie, rows in self.ties.items()}
        return Graph(nodes, ties)

    def renamed(self, names: Mapping[str, str]) -> "Graph":
        """Return the graph with other ids for some nodes; two nodes must not take one id."""
        nodes = {
            label: {names.get(key, key): (names.get(key, key), *row[1:]) for key, row in rows.items()}
            for label, rows in self.nodes.items()
        }
        ties = {
            tie: {(names.get(str(row[0]), row[0]), names.get(str(row[1]), row[1]), *row[2:]) for row in rows}
            for tie, rows in self.ties.items()
        }
        return Graph(nodes, ties)

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

    nodes: dict[str, list[Row]]
    """Nodes that are new or whose properties changed."""
    founded: dict[str, frozenset[str]]
    """Ids, among them, of the nodes that are new."""
    gone_nodes: dict[str, list[str]]
    ties: dict[Relationship, list[Row]]
    gone_ties: dict[Relationship, list[Row]]

    @classmethod
    def between(cls, old: Graph, new: Graph) -> "Difference":
        """Compare two graphs; a node whose properties differ is written again."""
        return cls(
            {
                name: [row for node, row in rows.items() if old.nodes[name].get(node) != row]
                for name, rows in new.nodes.items()
            },
            {name: frozenset(rows.keys() - old.nodes[name].keys()) for name, rows in new.nodes.items()},
            {name: sorted(rows.keys() - new.nodes[name].keys()) for name, rows in old.nodes.items()},
            {tie: [row for row in rows if row not in old.ties[tie]] for tie, rows in new.ties.items()},
            {tie: [row for row in rows if row not in new.ties[tie]] for tie, rows in old.ties.items()},
        )

    @property
    def written(self) -> int:
        """Return how many nodes and ties are new or changed."""
        return sum(map(len, self.nodes.values())) + sum(map(len, self.ties.values()))

    @property
    def removed(self) -> int:
        """Return how many nodes and ties go."""
        return sum(map(len, self.gone_nodes.values())) + sum(map(len, self.gone_ties.values()))
