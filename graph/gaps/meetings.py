"""Organisations that ought to know each other and were never seen together, and who could introduce them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Any

from graph.gaps.strangers import Seen, best_pairs

Row = dict[str, Any]
Rows = list[Row]
NOBODY = "personne de connu"
PARTICIPANT = "participant"  # whoever leads a meeting is no list of who came


def never_met(rows: Rows) -> Rows:
    """Return the pairs that share a need and a département, and neither an action nor a meeting; one met others.

    Rows are of three natures: ``need`` (departement, need, organization, their names, records), ``action`` and
    ``event`` (organization, fact). A pair is told once in a département, for the first need that it shares.
    """
    groups: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in _of(rows, "need"):
        known = groups[row["departement"], row["need"]].setdefault(row["organization"], {**row, "records": set()})
        known["records"].update(row["records"])
    seen = Seen(_facts(rows, "action"), _facts(rows, "event"))
    names = {row["organization"]: row["organization_name"] for row in _of(rows, "need")}
    introducers = _Introducers(seen.actions, names)
    told: set[tuple[str, str, str]] = set()
    found: Rows = []
    for departement, need in sorted(groups):
        group = groups[departement, need]
        for left, right in _best(group, seen, departement, told):
            told.add((departement, left, right))
            found.append(_gap(group[left], group[right], seen, introducers.between(left, right)))
    return found


def _best(
    group: Mapping[str, Row], seen: Seen, departement: str, told: set[tuple[str, str, str]]
) -> list[tuple[str, str]]:
    count = {one: len(seen.events.get(one, ())) for one in group}
    order = sorted(group, key=lambda one: (-count[one], one))
    return best_pairs(
        order,
        lambda left, right: count[left] * count[right],
        lambda left, right: (departement, *sorted((left, right))) not in told and seen.are_strangers(left, right),
    )


def _of(rows: Iterable[Row], nature: str) -> Iterable[Row]:
    return (row for row in rows if row["nature"] == nature)


def _facts(rows: Iterable[Row], nature: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in _of(rows, nature):
        found[row["organization"]].add(row["fact"])
    return found


class _Introducers:
    """Who works with two organisations: asked only for the pairs that are told."""

    def __init__(self, actions: Mapping[str, Set[str]], names: Mapping[str, str]) -> None:
        self.actions, self.names = actions, names
        self.members: dict[str, set[str]] = defaultdict(set)
        for organization in names.keys() & actions.keys():
            for action in actions[organization]:
                self.members[action].add(organization)

    def between(self, left: str, right: str) -> str:
        both = self._partners(left) & self._partners(right)
        return min((self.names[one] for one in both), default=NOBODY)

    def _partners(self, organization: str) -> set[str]:
        return {one for action in self.actions.get(organization, ()) for one in self.members[action]} - {organization}


def _gap(left: Row, right: Row, seen: Seen, introducer: str) -> Row:
    counts = [len(seen.events.get(one["organization"], ())) for one in (left, right)]
    both = counts[0] * counts[1]
    return {
        **{name: left[name] for name in ("departement", "departement_name", "need", "need_name")},
        **_two(left, right, counts),
        "introducer": introducer,
        "severity": 0.45 + 0.2 * both / (both + 2.0),  # two that go out and never cross are the first to bring together
    }


def _two(left: Row, right: Row, counts: list[int]) -> Row:
    return {
        "left": left["organization"],
        "left_name": left["organization_name"],
        "right": right["organization"],
        "right_name": right["organization_name"],
        "left_events": counts[0],
        "right_events": counts[1],
        "records": sorted({*left["records"], *right["records"]}),
    }


def same_territory_never_met(rows: Rows) -> Rows:
    """Return the pairs with posts of one scheme in one contrat de ville, who each came to a meeting, never the same.

    Rows are of two natures: ``post`` (departement, territory, territory_name, scheme, organization, its name, records)
    and ``event`` (organization, fact, role).
    """
    groups: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in _of(rows, "post"):
        known = groups[row["territory"], row["scheme"]].setdefault(row["organization"], {**row, "records": set()})
        known["records"].update(row["records"])
    events = _facts(rows, "event")
    came = _facts((row for row in rows if row["role"] == PARTICIPANT), "event")
    seen = Seen({}, events)
    found: Rows = []
    for place in sorted(groups):
        group = groups[place]
        order = sorted((one for one in group if came.get(one)), key=lambda one: (-len(came[one]), one))
        for left, right in best_pairs(order, lambda a, b: len(came[a]) + len(came[b]), seen.are_strangers):
            counts = [len(came[left]), len(came[right])]
            where = {name: group[left][name] for name in ("departement", "territory", "territory_name", "scheme")}
            severity = 0.9 - 0.5 / sum(counts)
            found.append({**where, **_two(group[left], group[right], counts), "severity": severity})
    return found
