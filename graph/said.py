"""What records say of an organisation, property by property, each with the records that say it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graph.evidence import in_order, views_of
from graph.identifiers import siren_of
from graph.journal import Journal
from graph.model import Mention, Profile, Record
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


def said_of(journal: Journal, record_ids: Iterable[str], aliases: Collection[str]) -> tuple[Said, ...]:
    """Return what records say of the organisation that they name under one of its spellings."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for record_id, stored in journal.records_of(record_ids).items():
        for name, value in _values(stored.record, aliases):
            found[name, value].append(record_id)
    ordered = sorted(found.items(), key=lambda item: (list(PROPERTIES).index(item[0][0]), -len(item[1]), item[0][1]))
    read = views_of(journal, (one for ids in found.values() for one in ids))
    return tuple(Said(PROPERTIES[name], value, in_order(read, ids)) for (name, value), ids in ordered)


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
