"""A view kept from before a merge: the organisations that it names by a former id are those that they became."""

from graph.atlas import Atlas
from graph.errors import NotFound
from graph.evidence import present_organization
from graph.explorer.exploring import facts_of_map
from graph.explorer.view import View


def as_it_is_now(atlas: Atlas, view: View) -> View:
    """Return a view with the present ids of its organisations; one that is nowhere keeps its own."""
    known = facts_of_map(atlas).rank

    def now(node: str) -> str:
        return atlas.latest(_heir, node) if node.startswith("org-") and node not in known else node

    ends = {field: now(getattr(view, field)) for field in ("focus", "start", "end")}
    lists = {field: tuple(dict.fromkeys(map(now, getattr(view, field)))) for field in ("without", "hidden")}
    return view.but(**ends, **lists, pinned=tuple((now(node), x, y) for node, x, y in view.pinned))


def _heir(atlas: Atlas, node: str) -> str:
    try:
        return str(present_organization(atlas.store, atlas.journal, node)["id"])
    except NotFound:
        return node
