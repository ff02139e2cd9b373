"""The views by their names: ``departement:57``, ``organization:ID``, ``event:ID``, ``matrix``, a name that was kept."""

from collections.abc import Callable, Sequence

from graph.atlas import Atlas
from graph.drawing.scene import DRAWN_GAPS, make_scene
from graph.errors import NotFound, QueryError
from graph.explorer import address_of, of_address, sentence, title
from graph.explorer.exploring import look_at
from graph.export.exhibit import Exhibit, Notes
from graph.french import capital, count, date
from graph.gaps import Gap
from graph.gaps.find import ranked
from graph.journal.sharing import saved_views
from graph.layout import Point, layout
from graph.matrix import AXES, matrix
from graph.network import Network, Node
from graph.queries import run_query
from graph.views import event_network
from graph.vocabulary import departement_name, departements

SAVED = "view"  # view:NAME is the view that was kept under this name, and so is NAME alone
TOPICS = {"need": "besoins", "kind": "types d’organisation"}


def make_exhibit(atlas: Atlas, view: str, without: Sequence[str] = ()) -> Exhibit:
    """Return what a view shows; ``without`` names the organisations that ``atlas`` leaves out, to say so.

    Raise QueryError when there is no such view, NotFound when what it is about is not in the map.
    """
    kind, _, about = resolved(atlas, view).partition(":")
    if kind not in VIEWS:
        told = ", ".join([*WRITTEN, *saved_views(atlas.journal)])
        raise QueryError(f"Il n’y a pas de vue « {view[:80]} » ; écrivez {told}.")
    return VIEWS[kind](atlas, about, without)


def resolved(atlas: Atlas, view: str) -> str:
    """Return the view that was kept under a name, or what was given when it is no such name."""
    return saved_views(atlas.journal).get(view.removeprefix(f"{SAVED}:"), view)


def kept_places(atlas: Atlas, network: Network) -> dict[str, Point]:
    """Return where the nodes of a network stand; they are kept, so that the map stays from one time to the next."""
    if not network.view.startswith("event:"):
        return atlas.positions(network.view)
    stored = atlas.journal.positions(network.view)
    if all(node.id in stored for node in network.nodes):
        return stored
    placed = layout(network, stored)
    atlas.journal.keep_positions(network.view, placed)
    return placed


def node_named(atlas: Atlas, node_id: str) -> Node:
    """Return a node by its id alone; raise NotFound."""
    if node_id in departements():
        return Node(node_id, "Departement", departement_name(node_id), "Département")
    named = atlas.names()
    if node_id in named:
        return Node(node_id, *named[node_id])
    for row in run_query(atlas.store, "action", id=node_id):
        return Node(node_id, "Action", row["name"])
    raise NotFound(f"« {node_id} » n’est pas dans la carte.")


def _departement(atlas: Atlas, about: str, without: Sequence[str]) -> Exhibit:
    code, _, year = about.partition("@")
    if year and not year.isdigit():
        raise QueryError(f"« {year[:20]} » n’est pas une année ; écrivez departement:57@2024, ou 0 pour toutes.")
    network = atlas.departement_network(code, int(year) if year else None)
    said = "Qui agit où, et qui est venu aux rencontres du département"
    return _pictured(atlas, network, atlas.gaps(departements=[code]).gaps, (network.title, said), without)


def _organization(atlas: Atlas, about: str, without: Sequence[str]) -> Exhibit:
    found = atlas.organization_named(about)
    network = atlas.organization_network(found)
    name = atlas.names()[found][1]
    rest = network.title.removeprefix(name).strip(" —")
    said = "Ses actions, ses rencontres, et ceux qui y sont avec elle" + (f" ; {rest}" if rest else "")
    return _pictured(atlas, network, atlas.gaps(organization=found).gaps, (name, said), without)


def _event(atlas: Atlas, about: str, without: Sequence[str]) -> Exhibit:
    network = event_network(atlas.store, about)
    present = {node.id for node in network.nodes}
    gaps = ranked(gap for gap in atlas.gaps().gaps if about in gap.subjects or _among(gap, present))
    said = "Qui y est venu d’après les listes, et quelles actions ces organisations mènent à plusieurs"
    return _pictured(atlas, network, gaps, (network.title, said), without)


def _network(atlas: Atlas, about: str, without: Sequence[str]) -> Exhibit:
    """Show a view of the explorer; ``about`` is the end of its address, empty for the whole network."""
    seen = of_address(about)
    sight = look_at(atlas, seen)
    names, network, scene = sight.facts.names, sight.network, sight.scene
    counted = [
        _actors(network),
        count(len(network.ties), "lien"),
        _missing(len(scene.drawn), len(sight.gaps), "dessiné"),
    ]
    head = title(seen, names)
    said = sentence(seen, names).removeprefix(head).strip(" ;") or "Toutes les listes chargées"
    notes = _notes(atlas, (head, capital(said)), ", ".join(counted), without)
    colours = tuple((key.title, key.fill) for key in sight.keys)
    return Exhibit(f"network:{address_of(seen)}", notes, sight.gaps, network, scene, colours=colours)


def _among(gap: Gap, present: set[str]) -> bool:
    return bool(gap.missing) and all(end in present for pair in gap.missing for end in pair)


def _pictured(
    atlas: Atlas, network: Network, gaps: tuple[Gap, ...], words: tuple[str, str], without: Sequence[str]
) -> Exhibit:
    places = kept_places(atlas, network) if not without else atlas.journal.positions(network.view)
    scene = make_scene(network, gaps, places, lambda node_id: node_named(atlas, node_id))
    counted = [_actors(network), count(len(network.ties), "lien prouvé", "liens prouvés")]
    notes = _notes(atlas, words, ", ".join([*counted, _missing(len(scene.drawn), len(gaps), "dessiné")]), without)
    return Exhibit(network.view, notes, gaps, network, scene)


def _actors(network: Network) -> str:
    here = [node for node in network.nodes if node.label == "Organization"]
    others = len(network.nodes) - len(here)
    said = count(sum(node.members or 1 for node in here), "organisation")
    grouped = sum(bool(node.members) for node in here)
    said += f" (dont des groupes : {grouped})" if grouped else ""
    return said + (
        f" et {count(others, 'action, rencontre ou lieu', 'actions, rencontres et lieux')}" if others else ""
    )


def _missing(shown: int, known: int, done: str) -> str:
    """Say how many gaps are seen, out of how many."""
    if not known:
        return "aucun manque connu"
    return count(shown, f"manque {done}", f"manques {done}s") + (f" sur {known}" if known > shown else "")


def _matrix(atlas: Atlas, about: str, without: Sequence[str]) -> Exhibit:
    axis = about or "need"
    if axis not in AXES:
        raise QueryError(f"La matrice se croise par {' ou '.join(AXES)} : écrivez matrix ou matrix:kind.")
    found = matrix(atlas.store, axis)
    topics = count(len(found.topics), AXES[axis], TOPICS[axis])
    every = tuple(gap for gap in atlas.gaps().gaps if gap.need) if axis == "need" else ()
    counted = [count(len(found.departements), "département"), topics]
    if axis == "need":
        counted.append(_missing(len(every[:DRAWN_GAPS]), len(every), "numéroté"))
    words = f"Départements et {TOPICS[axis]}", "Ce que l’on sait de chaque sujet dans chaque département"
    return Exhibit(f"matrix:{axis}", _notes(atlas, words, ", ".join(counted), without), every, matrix=found)


def _notes(atlas: Atlas, words: tuple[str, str], counted: str, without: Sequence[str]) -> Notes:
    title, said = words
    left_out = [f"sans {', '.join(without)}"] if without else []
    sources = " ; ".join(
        row["name"] + (f" ({date(row['date'])})" if row["date"] else "") for row in run_query(atlas.store, "sources")
    )
    built = max((line.at for line in atlas.journal.documents()), default="")
    return Notes(title, " ; ".join([said, *left_out]), counted, sources, date(built), atlas.invented())


VIEWS: dict[str, Callable[[Atlas, str, Sequence[str]], Exhibit]] = {
    "network": _network,
    "departement": _departement,
    "organization": _organization,
    "event": _event,
    "matrix": _matrix,
}
WRITTEN = (
    "departement:57",
    "organization:IDENTIFIANT",
    "event:IDENTIFIANT",
    "matrix",
    "network",
    "network:departement=57&autour=…",
)
