"""What a store promises, whichever the engine."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from graph.projection.columns import Row
from graph.projection.model import Graph
from graph.schema import LABELS, RELATIONSHIPS, Property, Relationship
from graph.settings import shipped

Progress = Callable[[str, int, int], None]
"""Called with what is being done (French), how much is done, out of how much."""


@dataclass(frozen=True)
class WriteReport:
    """What a write changed: nodes and ties written (new or changed) and removed."""

    written: int
    removed: int


class GraphStore(Protocol):
    """A store of the whole graph. Reads may come from several threads; writes replace the graph atomically."""

    engine: str

    def write(self, graph: Graph, stamp: str, progress: Progress | None = None) -> WriteReport:
        """Make the store hold exactly this graph, all at once, and remember the stamp it was built from."""

    def snapshot(self) -> Graph:
        """Return the whole graph as it stands in the store."""

    def read(
        self, text: str, parameters: Mapping[str, Any] | None = None, columns: Sequence[str] = ()
    ) -> list[dict[str, Any]]:
        """Run one reading statement and return its rows; many come faster when their ``columns`` are said."""

    def stamp(self) -> str:
        """Return the stamp of the last write, or an empty text."""

    def close(self) -> None:
        """Let go of the engine."""


STAMP_QUERY = "MATCH (b:Build {id: 'current'}) RETURN b.stamp AS stamp"


@cache
def statement(folder: str, name: str) -> str:
    """Return one of the statements that ``tools/make_cypher.py`` made."""
    return (shipped("cypher") / folder / f"{name}.cypher").read_text(encoding="utf-8")


def schema_statements(engine: str) -> Iterator[str]:
    """Yield the statements of an engine's schema: one a line."""
    for line in statement("schema", engine).splitlines():
        if line and not line.startswith("//"):
            yield line.rstrip(";")


def tie_name(relationship: Relationship) -> str:
    """Return the name of a relationship's files under ``cypher/``."""
    return f"{relationship.start}.{relationship.type}.{relationship.end}"


def tie_columns(relationship: Relationship) -> tuple[str, ...]:
    """Return the names of the columns of a tie's row."""
    return ("start_id", "end_id", *(p.name for p in relationship.properties))


def read_snapshot(store: GraphStore) -> Graph:
    """Read the whole graph through the statements of ``cypher/snapshot``."""
    graph = Graph()
    for label in LABELS:
        columns = tuple(p.name for p in label.properties)
        for found in store.read(statement("snapshot", label.name), columns=columns):
            graph.add_node(label.name, _row(found, columns, label.properties))
    for relationship in RELATIONSHIPS:
        columns = tie_columns(relationship)
        for found in store.read(statement("snapshot", tie_name(relationship)), columns=columns):
            graph.ties[relationship].add(_row(found, columns, ()))
    return graph


def _row(found: Mapping[str, Any], columns: Sequence[str], properties: Sequence[Property]) -> Row:
    lists = {p.name for p in properties if p.type == "STRING[]"}
    return tuple(tuple(found[c] or ()) if c in lists else found[c] for c in columns)
