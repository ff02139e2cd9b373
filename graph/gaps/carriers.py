"""Organisations that held posts of a scheme in a département, and hold none there in the last year known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.gaps.departures import Facts
from graph.gaps.ties import Proofs, Rows, Ties, grouped

Posts = dict[int, list[str]]
"""The posts of an organisation in a département, by year."""


def lost_carriers(places: Rows, actions: Facts, parts: Ties, names: Mapping[str, str], proofs: Proofs) -> Rows:
    """Return who held posts in a département before the last year known, and holds none there since.

    ``places`` are rows (departement, departement_name, action, territory or None, territory_name), of any action.
    """
    year = max((one["year"] for one in actions.values() if one["scheme"] and one["year"]), default=0)
    towns, said = _towns(places), _names(places)
    remaining = _carriers(towns, [action for action, one in actions.items() if one["year"] == year], parts)
    found: Rows = []
    for organization, departement, posts in _held(places, actions, parts):
        last_year = max(posts)
        territory = min((town for post in posts[last_year] for town in towns.get(post, ())), default="")
        if last_year < year and (records := proofs.of(organization, posts[last_year])):
            about = _ended(len(posts), year - last_year, len(remaining.get(territory, ())))
            found.append(
                {
                    "departement": departement,
                    "departement_name": said[departement],
                    "organization": organization,
                    "organization_name": names[organization],
                    "last_year": last_year,
                    "year": year,
                    "territory": territory or departement,
                    "place": said[territory or departement],
                    "records": sorted(records),
                    **about,
                }
            )
    return found


def _ended(years: int, since: int, remaining: int) -> dict[str, Any]:
    severity = round(0.1 + 0.04 * years + 0.2 / since + 0.3 / (1 + remaining), 9)  # many are halves of a digit told
    return {"years": years, "remaining": remaining, "severity": severity}


def _held(places: Rows, actions: Facts, parts: Ties) -> Iterator[tuple[str, str, Posts]]:
    """Yield each organisation and each département where it holds posts or did, with these."""
    found: defaultdict[tuple[str, str], defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for departement, post in sorted({(row["departement"], row["action"]) for row in places}):
        if actions[post]["scheme"] and actions[post]["year"]:
            for organization in parts.organizations.get(post, ()):
                found[organization, departement][actions[post]["year"]].append(post)
    for (organization, departement), posts in found.items():
        yield organization, departement, posts


def _towns(places: Rows) -> dict[str, set[str]]:
    """Return each action with its territories."""
    return grouped((row["action"], row["territory"]) for row in places if row["territory"])


def _carriers(towns: Mapping[str, set[str]], actions: Iterable[str], parts: Ties) -> dict[str, set[str]]:
    """Return each territory with those who take part in one of the actions there."""
    there = ((town, action) for action in actions for town in towns.get(action, ()))
    return grouped((town, one) for town, action in there for one in parts.organizations.get(action, ()))


def _names(places: Rows) -> dict[str, str]:
    departements = {row["departement"]: row["departement_name"] for row in places}
    return departements | {row["territory"]: row["territory_name"] for row in places if row["territory"]}
