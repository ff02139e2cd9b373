"""The fingerprint of a graph: nodes, ties and properties, sorted, then hashed. Two graphs are equal when theirs are.

Ids of organisations are issued once and stay for ever, and runs are numbered as they come: both tell the order of
loads. ``fingerprint`` holds them; ``fingerprint_of_content`` names an organisation by the set of its mentions and
leaves the numbers of runs out, so that it is the same whatever the order in which the same lists were loaded.
"""

from collections.abc import Mapping

from graph.model import content_id
from graph.projection import Graph
from graph.resolution import Cluster
from graph.schema import LABEL_BY_NAME

RUN = [p.name for p in LABEL_BY_NAME["Record"].properties].index("run")


def fingerprint(graph: Graph) -> str:
    """Return the hash of all that a graph holds, the same on every engine."""
    return graph.fingerprint()


def fingerprint_of_content(graph: Graph, organizations: Mapping[str, Cluster]) -> str:
    """Return the hash of what a graph says; ``organizations`` are those it was built with, by id."""
    names = {
        oid: content_id("set", *sorted(mention.key for mention in cluster.mentions))
        for oid, cluster in organizations.items()
    }
    return fingerprint(_renamed(graph, names))


def _renamed(graph: Graph, names: Mapping[str, str]) -> Graph:
    renamed = graph.renamed(names)
    for key, row in renamed.proofs.items():
        renamed.proofs[key] = (*row[:RUN], None, *row[RUN + 1 :])
    return renamed
