"""Rebuilding the graph from the journal: live records, resolution, ids, projection, store."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph import __version__
from graph.errors import InterruptedMapError
from graph.journal import Journal
from graph.journal.database import one_state
from graph.journal.writing import keep_issued_ids
from graph.projection import Graph, Projected, project
from graph.resolution import Cluster, Resolution
from graph.resolution.canonical import assign_ids
from graph.resolving import resolved
from graph.spool import Again
from graph.store import GraphStore, WriteReport
from graph.store.base import Progress


@dataclass(frozen=True)
class BuildReport:
    """What a build made: mentions, organisations, size of the graph, and what it changed in the store."""

    mentions: int
    organizations: int
    pairs_compared: int
    nodes: int
    ties: int
    write: WriteReport


def stamp_of(journal: Journal) -> str:
    """Return what a graph is built from: the journal, its last run and judgement, the version of the software."""
    said = f"+{journal.judged}" if journal.judged else ""
    return f"{journal.id}/{journal.head}{said}/{__version__}"


def is_current(journal: Journal, store: GraphStore) -> bool:
    """Whether the store holds the graph of the journal as it stands."""
    return store.stamp() == stamp_of(journal)


@dataclass(frozen=True)
class Built:
    """A graph and what it was built from; ``founded`` are the organisation ids that the journal does not have yet."""

    graph: Graph
    organizations: Mapping[str, Cluster]
    resolution: Resolution
    founded: Mapping[str, str]


def build_graph(journal: Journal, progress: Progress | None = None) -> Built:
    """Resolve the live mentions and project the graph; nothing is written."""
    with one_state(journal):
        resolution = resolved(journal, journal.meanings(), progress)
        ids, founded = assign_ids(resolution.clusters, journal.issued_ids())
        organizations: dict[str, Cluster] = dict(zip(ids, resolution.clusters, strict=True))
        given = Projected(Again(journal.meanings), organizations, journal.sources())
        return Built(project(given), organizations, resolution, founded)


def rebuild(journal: Journal, store: GraphStore, progress: Progress | None = None) -> BuildReport:
    """Make the store hold the graph of the journal; new organisation ids are kept in the journal.

    Raise InterruptedMapError when a person stops it: she would not know that what she loaded is kept.
    """
    try:
        return _rebuild(journal, store, progress)
    except KeyboardInterrupt:
        raise InterruptedMapError(journal.head) from None


def _rebuild(journal: Journal, store: GraphStore, progress: Progress | None) -> BuildReport:
    stamp = stamp_of(journal)
    built = build_graph(journal, progress)
    keep_issued_ids(journal, built.founded)
    resolution = built.resolution
    write = store.write(built.graph, stamp, progress)
    nodes, ties = built.graph.size
    mentions = sum(len(cluster.mentions) for cluster in resolution.clusters)
    return BuildReport(mentions, len(resolution.clusters), resolution.pairs_compared, nodes, ties, write)
