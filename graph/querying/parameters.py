"""What the parameters of named queries may be, so that a person chooses instead of typing identifiers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.atlas import Atlas
from graph.queries import Query, run_query
from graph.vocabulary import departement_name

TITLES = {
    "departements": "Départements",
    "organizations": "Organisations",
    "actions": "Actions",
    "events": "Rencontres",
    "territories": "Contrats de ville",
    "needs": "Besoins",
    "id": "Identifiant",
    "record": "Identifiant d’une ligne",
    "alias": "Écriture d’une organisation",
}
LABELS = {"organizations": "Organization", "actions": "Action", "events": "Event", "territories": "Territory"}
LISTED = 300  # beyond, names are typed, with suggestions


@dataclass(frozen=True)
class Field:
    """One parameter as a form shows it: ``choices`` are (value, title), none when it is typed; ``given`` its values."""

    name: str
    title: str
    many: bool
    choices: tuple[tuple[str, str], ...]
    given: tuple[str, ...] = ()


def fields(atlas: Atlas, query: Query, sent: Mapping[str, Sequence[str]]) -> list[Field]:
    """Return the parameters of a query, with what may be chosen and what was sent."""
    found = []
    for declared in query.params:
        name = declared.rstrip("?")
        choices = _choices(atlas, name)
        listed = choices if len(choices) <= LISTED else ()
        many = declared.endswith("?")
        given = tuple(text for text in sent.get(name, ()) if text)
        found.append(Field(name, TITLES.get(name, name), many, listed, given))
    return found


def values(atlas: Atlas, wanted: Sequence[Field]) -> dict[str, Any]:
    """Return the parameters to run a query with; an organisation may be given by its name. Raise NotFound."""
    sent: dict[str, Any] = {}
    for field in wanted:
        given = [each.strip() for text in field.given for each in (text.split(";") if field.many else [text])]
        if field.name == "organizations":
            given = [atlas.organization_named(each) for each in given if each]
        if field.many:
            sent[field.name] = [each for each in given if each]
        elif given:
            sent[field.name] = given[0]
    return sent


def _choices(atlas: Atlas, name: str) -> tuple[tuple[str, str], ...]:
    if name == "departements":
        codes = sorted(row["departement"] for row in atlas.once(run_query, "departements"))
        return tuple((code, f"{code} {departement_name(code)}") for code in codes)
    if name == "needs":
        return tuple((row["id"], row["name"]) for row in atlas.once(run_query, "needs"))
    label = LABELS.get(name)
    named = ((key, title) for key, (kind, title) in atlas.names().items() if kind == label)
    return tuple(sorted(named, key=lambda item: item[1]))
