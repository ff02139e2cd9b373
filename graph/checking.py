"""The map against its journal: the graph is built again in memory, and all that differs from the store is named."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.build import build_graph, is_current
from graph.journal import Journal
from graph.journal.restoring import integrity
from graph.projection import Difference, Graph
from graph.projection.columns import Row
from graph.schema import LABEL_BY_NAME, LABELS, RELATIONSHIPS, Relationship
from graph.store import GraphStore
from graph.store.base import Progress, tie_columns

ABSENT = "absent"


@dataclass(frozen=True)
class Discrepancy:
    """One thing that the journal and the map do not say alike (French); empty ``expected``: it should not be there."""

    what: str
    id: str
    name: str
    property: str
    expected: str
    found: str


@dataclass(frozen=True)
class CheckReport:
    """What is wrong with the journal's file, whether the map is behind the journal, and all that differs."""

    damage: tuple[str, ...]
    is_current: bool
    compared: tuple[int, int]
    differences: tuple[Discrepancy, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is to be repaired."""
        return not self.damage and not self.differences


def check(journal: Journal, store: GraphStore, progress: Progress | None = None) -> CheckReport:
    """Compare the store with the graph of the journal; nothing is written."""
    damage = tuple(integrity(journal.path))
    wanted, found = build_graph(journal, progress).graph, store.snapshot()
    told = tuple(discrepancies(wanted, found))
    return CheckReport(damage, is_current(journal, store), wanted.size, told)


def discrepancies(wanted: Graph, found: Graph) -> Iterator[Discrepancy]:
    """Yield each node, tie and property that differs, in the order of the schema."""
    difference = Difference.between(found, wanted)
    for label in LABELS:
        for row in difference.nodes[label.name]:
            yield from _node(label.name, row, found.nodes[label.name].get(str(row[0])))
        for node in difference.gone_nodes[label.name]:
            name = _name(found, label.name, node)
            yield Discrepancy(label.french, node, name, "", "", "de trop dans la carte")
    for tie in RELATIONSHIPS:
        for row in sorted(difference.ties[tie], key=repr):
            yield _tie(wanted, tie, row, "présent", ABSENT)
        for row in sorted(difference.gone_ties[tie], key=repr):
            yield _tie(found, tie, row, "", "de trop dans la carte")


def _node(label: str, wanted: Row, found: Row | None) -> Iterator[Discrepancy]:
    declared = LABEL_BY_NAME[label]
    named = any(p.name == "name" for p in declared.properties)
    told = (declared.french, str(wanted[0]), str(wanted[1]) if named else "")
    if found is None:
        yield Discrepancy(*told, "", "présent", ABSENT)
        return
    for one, expected, there in zip(declared.properties, wanted, found, strict=True):
        if expected != there:
            yield Discrepancy(*told, one.french, _spoken(expected), _spoken(there))


def _tie(graph: Graph, tie: Relationship, row: Row, expected: str, found: str) -> Discrepancy:
    ends = (_name(graph, label, str(end)) or str(end) for label, end in zip((tie.start, tie.end), row, strict=False))
    said = ", ".join(str(value) for value in row[2:] if value)
    named = dict(zip(tie_columns(tie), row, strict=True))
    what = f"lien « {tie.french} »" + (f" ({said})" if said else "")
    return Discrepancy(what, f"{named['start_id']} → {named['end_id']}", " → ".join(ends), "", expected, found)


def _name(graph: Graph, label: str, node: str) -> str:
    row = graph.nodes[label].get(node, ("", ""))
    return str(row[1]) if any(p.name == "name" for p in LABEL_BY_NAME[label].properties) else ""


def _spoken(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
