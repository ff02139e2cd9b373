"""What can be chosen to filter a view, and how many organisations each choice would show."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from graph.explorer.facts import Fact, Facts, Ints
from graph.explorer.kept import kept_ties
from graph.explorer.view import View
from graph.store import GraphStore
from graph.vocabulary import departement_name

PROPOSED = 5  # organisations proposed to be left out: those that came to most rencontres


@dataclass(frozen=True)
class Choice:
    """One value of a filter, its French name, and how many organisations it shows, the other filters as they are."""

    value: str
    title: str
    organizations: int


def facets(_: GraphStore, facts: Facts, view: View) -> dict[str, tuple[Choice, ...]]:
    """Return the choices of each filter of a view, by the name of its field; for ``Atlas.once``."""
    counted = {
        "departements": _of_organizations(facts, view, "departements"),
        "kinds": _of_organizations(facts, view, "kinds"),
        **{field: _of_things(facts, view, field) for field in ("needs", "territories", "schemes", "events")},
    }
    return {field: _named(facts, field, counts, getattr(view, field)) for field, counts in counted.items()}


def _named(facts: Facts, field: str, counts: Counter[str], chosen: Iterable[str]) -> tuple[Choice, ...]:
    """Name the choices; what is chosen is there even when nothing answers any more."""
    values = {*counts, *chosen} - {""}
    titles = {
        value: departement_name(value) if field == "departements" else facts.names.get(value, value) for value in values
    }
    choices = [Choice(value, titles[value], counts[value]) for value in values]
    if field == "departements":
        return tuple(sorted(choices, key=lambda choice: choice.value))
    if field == "events":
        when = {node.id: node.date for node in facts.nodes if node.label == "Event"}
        return tuple(sorted(choices, key=lambda choice: (when.get(choice.value, ""), choice.title)))
    return tuple(sorted(choices, key=lambda choice: (-choice.organizations, choice.title)))


def _of_organizations(facts: Facts, view: View, field: str) -> Counter[str]:
    kept = np.unique(facts.org[_ties(facts, view, field)])
    nodes = (facts.nodes[rank] for rank in kept.tolist())
    return Counter(
        value for node in nodes for value in (node.departements if field == "departements" else (node.kind,))
    )


def _of_things(facts: Facts, view: View, field: str) -> Counter[str]:
    """Count, for each need, place, scheme or rencontre, the organisations tied to a thing that bears it."""
    ties = _ties(facts, view, field)
    found: Counter[str] = Counter()
    seen: set[tuple[int, str]] = set()
    values = {rank: _values(facts.nodes[rank], field) for rank in np.unique(facts.thing[ties]).tolist()}
    for org, thing in zip(facts.org[ties].tolist(), facts.thing[ties].tolist(), strict=True):
        for value in values[thing]:
            if (org, value) not in seen:
                seen.add((org, value))
                found[value] += 1
    return found


def _values(node: Fact, field: str) -> tuple[str, ...]:
    if field == "events":
        return (node.id,) if node.label == "Event" else ()
    if node.label == "Event":
        return ()
    return tuple(node.needs) if field == "needs" else (node.territory if field == "territories" else node.scheme,)


def _ties(facts: Facts, view: View, field: str) -> Ints:
    return kept_ties(facts, view.but(**{field: ()}, ties="all"))


def most_present(_: GraphStore, facts: Facts) -> tuple[Choice, ...]:
    """Return the organisations that came to most rencontres: often the body that coordinates, which hides the holes."""
    pairs = np.unique(np.stack([facts.org[facts.is_event], facts.thing[facts.is_event]], axis=1), axis=0)
    came = Counter(pairs[:, 0].tolist())
    first = sorted(came.items(), key=lambda item: (-item[1], facts.nodes[item[0]].name))[:PROPOSED]
    return tuple(Choice(facts.nodes[rank].id, facts.nodes[rank].name, count) for rank, count in first if count > 1)


def moments(_: GraphStore, facts: Facts) -> tuple[str, ...]:
    """Return the years and the days of rencontres that a period may begin or end at, in order."""
    days = {node.date for node in facts.nodes if node.label == "Event" and node.date}
    return tuple(sorted({*map(str, facts.years), *days}))
