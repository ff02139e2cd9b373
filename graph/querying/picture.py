"""Rows as a picture: what a row names by its id is drawn, and tied to what the same row names first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.atlas import Atlas
from graph.drawing.scene import Scene, make_scene
from graph.errors import NotFound
from graph.export.views import node_named
from graph.network import Network, Node, Tie

MOST = 120  # nodes; more would be a hairball, and the table says it better
PREFIXES = ("org-", "act-", "evt-", "ter-")


def picture_of(atlas: Atlas, title: str, rows: Iterable[Mapping[str, Any]]) -> Scene | None:
    """Return rows as a scene; None when they name fewer than two things, or more than can be read."""
    ties: dict[tuple[str, str], Tie] = {}
    seen: dict[str, None] = {}
    for row in rows:
        ids = list(dict.fromkeys(_ids(row)))
        seen.update(dict.fromkeys(ids))
        if len(seen) > MOST:
            return None
        for other in ids[1:]:
            ties.setdefault((ids[0], other), Tie(ids[0], other, "sur une même ligne de la réponse"))
    nodes = {node.id: node for node in _nodes(atlas, seen)}
    if len(nodes) < 2:
        return None
    kept = tuple(tie for tie in ties.values() if tie.start in nodes and tie.end in nodes)
    network = Network("query", title, tuple(nodes.values()), kept)
    return make_scene(network, (), {}, lambda node: nodes[node])


def _ids(row: Mapping[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str) and (each.startswith(PREFIXES) or (name == "departement" and each)):
                yield each


def _nodes(atlas: Atlas, ids: Iterable[str]) -> Iterator[Node]:
    for each in ids:
        try:
            yield node_named(atlas, each)
        except NotFound:
            continue  # a text that only looks like an id
