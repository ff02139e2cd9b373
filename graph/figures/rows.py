"""Figures as flat rows with French headers, the same on the command line, in files and on pages."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from graph.figures.actors import Actor
from graph.figures.fragility import Departure
from graph.figures.participation import Participation
from graph.figures.whole import Figure
from graph.vocabulary import departement_name

Rows = list[dict[str, Any]]
NO_DATA = "pas de données"
NO_PAIR = "aucune paire"  # one organisation makes none
WHOLE = {
    "network_title": "Réseau",
    "year": "Année",
    "title": "Chiffre",
    "said": "Valeur",
    "meaning": "Ce que cela veut dire",
    "source": "Source",
}
SHORT_ACTORS = {
    "name": "Organisation",
    "departement": "Dép.",
    "partners": "Partenaires",
    "effective_size": "… sans recoupement",
    "constraint": "Dépendance",
    "between": "Passages",
    "core": "Cœur",
    "gatekeeper": "Relie son groupe à un autre",
}
ACTORS = {
    "name": "Organisation",
    "departement": "Dép.",
    "kind": "Type",
    "partners": "Partenaires",
    "strength": "Actions ou rencontres partagées",
    "between": "Passages (part des paires)",
    "core": "Cœur",
    "constraint": "Dépendance (contrainte de Burt)",
    "effective_size": "Partenaires qui ne se recoupent pas",
    "coordinator": "Relie au sein de son groupe",
    "itinerant": "Relie deux d’un même autre groupe",
    "gatekeeper": "Relie son groupe à un autre",
    "liaison": "Relie deux autres groupes",
}
READ_ACTORS = (
    "Sans recoupement (Burt 1992) : combien de partenaires, moins ceux que les autres partenaires touchent déjà.",
    "Dépendance (Burt 1992) : proche de 1, ses partenaires passent tous par les mêmes ; proche de 0, ils sont nombreux "
    "et ne sont pas liés entre eux.",
    "Passages (Freeman 1979) : part des autres paires que l’organisation relie par le plus court chemin.",
    "Relie son groupe à un autre (Gould et Fernandez 1989) : paires sans lien, l’une de son groupe, l’autre non.",
)
DEPARTURES = {
    "name": "Organisation",
    "weight": "Ce qui tombe",
    "needs": "Besoins laissés sans personne",
    "territories": "Contrats de ville laissés sans poste",
    "actions": "Actions menées seule",
    "alone": "Partenaires laissés seuls",
    "parts": "Groupes qui ne se touchent plus",
}
PARTICIPATION = {
    "by": "Par",
    "group": "Groupe",
    "known": "Organisations connues",
    "act": "Qui agissent",
    "came": "Venues à une rencontre",
}


def whole_rows(figures: Iterable[Figure]) -> Rows:
    """Return figures of networks as rows; ``said`` is the value and what it is a share of, in words."""
    return [
        {**asdict(figure), "year": figure.year or "toutes", "share": figure.share, "said": said_of(figure)}
        for figure in figures
    ]


def said_of(figure: Figure) -> str:
    """Write « 139 sur 153 paires d’organisations possibles (91 %) »."""
    if figure.value is None:
        return NO_DATA if figure.whole is None else NO_PAIR
    if not figure.whole:
        whole = float(figure.value).is_integer() and isinstance(figure.value, int)
        return str(figure.value) if whole else f"{figure.value:.2f}".replace(".", ",")
    return f"{figure.value:.0f} sur {figure.whole} {figure.of} ({_percent(figure.value / figure.whole)})"


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", "\u202f%")


def actor_rows(actors: Iterable[Actor]) -> Rows:
    """Return organisations as rows; what cannot be told is None."""
    return [_actor(actor) for actor in actors]


def _actor(actor: Actor) -> dict[str, Any]:
    row = asdict(actor)
    roles = row.pop("brokerage") or dict.fromkeys(("coordinator", "itinerant", "gatekeeper", "liaison"))
    roles.pop("representative", None)  # the same as gatekeeper, in networks without direction
    return {**row, **roles, "core": "oui" if actor.core else ""}


def departure_rows(departures: Iterable[Departure]) -> Rows:
    """Return what would fall with each organisation as rows."""
    return [
        {
            **asdict(one),
            "weight": one.weight,
            "needs": [f"{need} ({departement_name(code)})" for code, need in one.needs],
            "territories": list(one.territories),
            "alone": list(one.alone),
            "parts": list(one.parts) if len(one.parts) > 1 else [],
            "cut_off": one.cut_off,
        }
        for one in departures
    ]


def participation_rows(lines: Iterable[Participation]) -> Rows:
    """Return participation as rows; a share is written with what it is a share of."""
    by = {"kind": "type", "departement": "département"}
    return [
        {**asdict(line), "by": by[line.by], "act": _of(line.act, line.known), "came": _of(line.came, line.known)}
        for line in lines
    ]


def _of(part: int | None, whole: int) -> str:
    return NO_DATA if part is None else f"{part} sur {whole} ({_percent(part / whole)})"
