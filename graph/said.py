"""What records say of an organisation or of a fact, property by property, each with the records that say it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from graph.evidence import in_order, views_of
from graph.french import date as french_date
from graph.identifiers import siren_of
from graph.journal import Journal
from graph.model import Action, Event, Mention, Profile, Record, Statement, Territory, content_id
from graph.needs import public_name
from graph.sheets.model import Said
from graph.vocabulary import departement_name

# property: its French name, in the order a page shows them
PROPERTIES = {
    "name": "Nom écrit",
    "siret": "SIRET",
    "siren": "SIREN",
    "rna": "RNA",
    "commune": "Commune",
    "departement": "Département",
    "kind": "Nature",
    "website": "Site",
}
OF_FACT = {
    "name": "Nom",
    "date": "Date",
    "year": "Année",
    "kind": "Nature",
    "scheme": "Dispositif",
    "place": "Lieu",
    "scale": "Échelle",
    "need": "Besoin",
    "public": "Public",
    "departement": "Département",
    "code": "Code du contrat",
    "territory": "Code du contrat de ville",
    "population": "Habitants des quartiers",
}
Values = Callable[[Record], Collection[tuple[str, str]]]


def said_of(journal: Journal, record_ids: Iterable[str], aliases: Collection[str]) -> tuple[Said, ...]:
    """Return what records say of the organisation that they name under one of its spellings."""
    return _said(journal, record_ids, PROPERTIES, lambda record: _values(record, aliases))


def said_of_fact(journal: Journal, record_ids: Iterable[str], fact: str) -> tuple[Said, ...]:
    """Return what records say of an action, an event (by node id), or the contrats de ville they state."""
    return _said(journal, record_ids, OF_FACT, lambda record: set(_of_fact(record, fact)))


def _said(journal: Journal, record_ids: Iterable[str], titles: Mapping[str, str], values: Values) -> tuple[Said, ...]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for record_id, stored in journal.records_of(record_ids).items():
        for name, value in values(stored.record):
            found[name, value].append(record_id)
    ordered = sorted(found.items(), key=lambda item: (list(titles).index(item[0][0]), -len(item[1]), item[0][1]))
    read = views_of(journal, (one for ids in found.values() for one in ids))
    return tuple(Said(titles[name], value, in_order(read, ids)) for (name, value), ids in ordered)


def _of_fact(record: Record, fact: str) -> Iterator[tuple[str, str]]:
    for state in record.states:
        if _states(state, fact):
            simple = ((name, getattr(state, name, None)) for name in OF_FACT if name != "departement")
            yield from ((name, _written(name, value)) for name, value in simple if value)
            yield from (("need", need.name) for need in getattr(state, "needs", ()))
            yield from (("public", public_name(public)) for public in getattr(state, "publics", ()))
            codes = getattr(state, "departements", ()) or filter(None, [getattr(state, "departement", "")])
            yield from (("departement", f"{departement_name(code)} ({code})") for code in codes)


def _written(name: str, value: str | int) -> str:
    return french_date(str(value)) if name == "date" else str(value)


def _states(state: Statement, fact: str) -> bool:
    match state:
        case Action(key=key):
            return content_id("act", key) == fact
        case Event(key=key):
            return content_id("evt", key) == fact
        case _:  # a contrat de ville is one through its successive codes: the records were found by its node
            return isinstance(state, Territory) and fact.startswith("ter-")


def _values(record: Record, aliases: Collection[str]) -> set[tuple[str, str]]:
    mentions = {person.mention for person in record.participants if person.mention.name in aliases}
    said = {pair for mention in mentions for pair in _of_mention(mention).items()}
    if len(record.participants) == 1 and mentions:
        profiles = (state for state in record.states if isinstance(state, Profile))
        said |= {pair for profile in profiles for pair in (("kind", profile.kind), ("website", profile.website))}
    return {(name, value) for name, value in said if value}


def _of_mention(mention: Mention) -> Mapping[str, str]:
    place = f"{departement_name(mention.departement)} ({mention.departement})" if mention.departement else ""
    siren = mention.siren or siren_of(mention.siret)
    own = {"name": mention.name, "siret": mention.siret, "siren": siren, "rna": mention.rna}
    return {**own, "commune": mention.commune, "departement": place}
