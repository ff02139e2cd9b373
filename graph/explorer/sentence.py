"""A view said in French: the filter of a title, of an export, of a caption."""

from collections.abc import Mapping, Sequence

from graph.explorer.view import COLOURS, GROUPINGS, MEASURES, MODES, SIZES, STEPS, TIES, View
from graph.vocabulary import departement_name

NAMED = 4  # beyond, a list is counted


def sentence(view: View, names: Mapping[str, str]) -> str:
    """Say what a view shows; ``names`` gives the name of each id (organisation, action, rencontre, territoire, besoin).

    An id without a name is said as it is: it may have left the map.
    """
    parts = [title(view, names), *_kept(view, names), *_shape(view), *_left(view, names)]
    return " ; ".join(parts)


def title(view: View, names: Mapping[str, str]) -> str:
    """Say in a few words what a view is about."""
    if view.is_way:
        return f"Chemin le plus court entre {_name(view.start, names)} et {_name(view.end, names)}"
    if view.focus:
        return f"{_name(view.focus, names)}, à {STEPS[view.steps]}"
    if view.departements:
        return _listed([departement_name(code) for code in view.departements], "départements")
    return "Tout le réseau"


def _kept(view: View, names: Mapping[str, str]) -> list[str]:
    places = [departement_name(code) for code in view.departements] if view.focus or view.is_way else []
    named = {
        "dans": (places, "départements"),
        "contrat de ville": ([_name(one, names) for one in view.territories], "contrats de ville"),
        "besoin": ([_quoted(_name(one, names)) for one in view.needs], "besoins"),
        "type": ([_quoted(one) for one in view.kinds], "types d’organisation"),
        "rencontre": ([_quoted(_name(one, names)) for one in view.events], "rencontres"),
        "dispositif": (list(view.schemes), "dispositifs"),
    }
    kept = [f"{noun} {_listed(found, plural)}" for noun, (found, plural) in named.items() if found]
    return kept + _period(view)


def _period(view: View) -> list[str]:
    since, until = (_day(text) for text in (view.since, view.until))
    if since and until:
        return [since if since == until else f"de {since} à {until}"]
    return [f"depuis {since}"] if since else [f"jusqu’à {until}"] if until else []


def _day(text: str) -> str:
    return "/".join(reversed(text.split("-")))


def _shape(view: View) -> list[str]:
    usual = View()
    said = []
    if (view.mode, view.ties) != (usual.mode, usual.ties):
        said.append(MODES[view.mode] + (f", par {TIES[view.ties]}" if view.ties != usual.ties else ""))
    if view.grouping not in ("auto", "none"):
        said.append(f"groupées {GROUPINGS[view.grouping]}")
    said += [f"taille : {SIZES[view.size]}"] if view.size in MEASURES else []
    return said + ([f"couleur : {COLOURS[view.colour]}"] if view.colour != usual.colour else [])


def _left(view: View, names: Mapping[str, str]) -> list[str]:
    said = [f"sans {_listed([_name(one, names) for one in view.without], 'organisations')}"] if view.without else []
    if view.hidden:
        said.append("1 acteur masqué" if len(view.hidden) == 1 else f"{len(view.hidden)} acteurs masqués")
    return said + ([] if view.gaps else ["manques non dessinés"])


def _name(node: str, names: Mapping[str, str]) -> str:
    return names.get(node, node)


def _quoted(text: str) -> str:
    return f"« {text} »"


def _listed(found: Sequence[str], plural: str) -> str:
    if len(found) > NAMED:
        return f"{len(found)} {plural}"
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} et {found[-1]}"
