"""What a view shows: its nodes and ties, from the facts of the map. Pure."""

from dataclasses import dataclass, field

from graph.errors import NotFound
from graph.explorer.facts import Facts, Ints
from graph.explorer.groups import MOST, Grouping, grouping_of
from graph.explorer.joining import joined
from graph.explorer.kept import kept_ties, without_ties
from graph.explorer.sentence import sentence
from graph.explorer.view import View
from graph.explorer.ways import around, between, ways
from graph.network import Network


@dataclass(frozen=True)
class Explored:
    """A view as it is shown.

    ``alone`` are the ids of the organisations that answer the filters and of which no tie is known; ``notices`` say in
    French what the reader must know of this picture; ``ties`` are the ranks of the ties that it stands for.
    """

    view: View
    network: Network
    grouping: Grouping
    alone: tuple[str, ...]
    notices: tuple[str, ...]
    ties: Ints = field(repr=False)

    @property
    def organizations(self) -> int:
        """Return how many organisations the picture stands for."""
        return len(self.grouping.unit)


def explored(facts: Facts, view: View) -> Explored:
    """Return what a view shows; raise NotFound when what it looks at is not in the map."""
    kept = kept_ties(facts, view)
    ties, notices = _looked_at(facts, view, kept)
    grouping = grouping_of(facts, view, ties)
    if view.grouping == "none" and grouping.name != "none":
        notices.append(f"Plus de {MOST} acteurs : ils sont groupés. Filtrez pour les voir un par un.")
    nodes, drawn, told = joined(facts, view, ties, grouping)
    network = Network("network:" + view.focus, sentence(view, facts.names), nodes, drawn)
    if view.mode == "organizations" and view.ties == "all" and not len(drawn) and len(ties):
        notices.append(
            "Aucune action ni rencontre commune connue : un poste d’un dispositif ne dit pas avec qui l’on travaille."
        )
    alone = () if view.focus or view.is_way else tuple(facts.nodes[rank].id for rank in without_ties(facts, view, kept))
    return Explored(view, network, grouping, alone, tuple(notices + told), ties)


def _looked_at(facts: Facts, view: View, kept: Ints) -> tuple[Ints, list[str]]:
    """Keep the ties around the focus, or on the shortest ways."""
    if view.is_way:
        start, end = _rank(facts, view.start), _rank(facts, view.end)
        found = between(facts, kept, start, end)
        return found, [_told(facts, found, start, end)]
    if not view.focus:
        return kept, []
    focus = _rank(facts, view.focus)
    near = around(facts, kept, focus, view.steps)
    name = facts.nodes[focus].name
    return near, [] if len(near) else [f"Aucun lien connu de {name} dans ce que les filtres gardent."]


def _told(facts: Facts, found: Ints, start: int, end: int) -> str:
    names = f"{facts.nodes[start].name} et {facts.nodes[end].name}"
    if start == end:
        return "Choisissez deux acteurs différents."
    if not len(found):
        return f"Aucun chemin connu entre {names} dans ce que les filtres gardent."
    count = ways(facts, found, start, end)
    return f"{count} chemins les plus courts, tous dessinés." if count > 1 else "Un seul chemin est le plus court."


def _rank(facts: Facts, node: str) -> int:
    if node not in facts.rank:
        raise NotFound("Cet acteur n’est pas dans la carte.")
    return facts.rank[node]
