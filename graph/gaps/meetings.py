"""Organisations that ought to know each other and were never seen together, and who could introduce them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Any

from graph.french import capital
from graph.gaps.strangers import Seen, best_pairs
from graph.gaps.telling import attendance_told
from graph.gaps.ties import Proofs, Rows, Ties
from graph.vocabulary import departement_name

Row = dict[str, Any]
NOBODY = "Personne de connu ne peut les présenter."
Group = Mapping[str, Iterable[str]]
"""Those of one place and one purpose: each organisation with its actions there."""


def never_met(answers: Rows, parts: Ties, visits: Ties, names: Mapping[str, str], proofs: Proofs) -> Rows:
    """Return the pairs that share a need and a département, and neither an action nor a meeting; one met others.

    ``answers`` are rows (departement, need, need_name, organization, action). A pair is told once in a département, for
    the first need that it shares.
    """
    groups = _groups(answers, "departement", "need")
    needs = {row["need"]: row["need_name"] for row in answers}
    seen = Seen(parts.things, visits.things)
    introducers = _Introducers(groups.values(), parts, names)
    told: set[tuple[str, str, str]] = set()
    found: Rows = []
    for (departement, need), group in sorted(groups.items()):
        about = {"departement": departement, "departement_name": departement_name(departement)}
        about |= {"need": need, "need_name": needs[need]}
        for left, right in _best(group, seen, departement, told):
            told.add((departement, left, right))
            pair = _two((left, right), seen, names)
            pair["introduced"] = introducers.between(left, right)
            apart = ", jamais à la même" if pair["left_events"] and pair["right_events"] else ""
            pair["came"] = capital(pair["came"]) + apart
            found.append({**about, **pair, **_weighed(pair), "records": _records(group, (left, right), proofs)})
    return found


def _weighed(pair: Row) -> Row:
    both = pair["left_events"] * pair["right_events"]
    return {"severity": 0.45 + 0.2 * both / (both + 2.0)}  # two that go out and never cross come first


def _groups(rows: Rows, *place: str) -> dict[tuple[str, ...], dict[str, list[str]]]:
    groups: defaultdict[tuple[str, ...], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        groups[tuple([row[name] for name in place])][row["organization"]].append(row["action"])
    return {key: dict(group) for key, group in groups.items()}


def _best(group: Group, seen: Seen, departement: str, told: Set[tuple[str, str, str]]) -> list[tuple[str, str]]:
    count = {one: len(seen.events.get(one, ())) for one in group}
    order = sorted(group, key=lambda one: (-count[one], one))

    def kept(left: str, right: str) -> bool:
        pair = (left, right) if left < right else (right, left)
        return (departement, *pair) not in told and seen.are_strangers(left, right)

    return best_pairs(order, lambda left, right: count[left] * count[right], kept)


class _Introducers:
    """Who works with two organisations, among those that answer a need: asked only for the pairs that are told."""

    def __init__(self, groups: Iterable[Group], parts: Ties, names: Mapping[str, str]) -> None:
        self.parts, self.names = parts, names
        self.known = {one for group in groups for one in group}
        self.partners: dict[str, set[str]] = {}

    def between(self, left: str, right: str) -> str:
        both = self._of(left) & self._of(right)
        name = min((self.names[one] for one in both), default="")
        return f"{name} agit avec chacune et peut les présenter." if name else NOBODY

    def _of(self, organization: str) -> set[str]:
        if organization not in self.partners:
            teams = (self.parts.organizations[action] for action in self.parts.things.get(organization, ()))
            self.partners[organization] = (set().union(*teams) & self.known) - {organization}
        return self.partners[organization]


def _two(pair: tuple[str, str], seen: Seen, names: Mapping[str, str]) -> Row:
    left, right = pair
    events = len(seen.events.get(left, ())), len(seen.events.get(right, ()))
    return {
        "left": left,
        "left_name": names[left],
        "right": right,
        "right_name": names[right],
        "left_events": events[0],
        "right_events": events[1],
        "came": attendance_told(*events),
    }


def _records(group: Group, pair: tuple[str, str], proofs: Proofs) -> list[str]:
    return sorted(set().union(*(proofs.of(one, group[one]) for one in pair)))


def same_territory_never_met(posts: Rows, visits: Ties, proofs: Proofs) -> Rows:
    """Return the pairs with posts of one scheme in one contrat de ville, who each came to a meeting, never the same.

    ``posts`` are rows (departement, territory, territory_name, scheme, organization, organization_name, action).
    """
    places = {row["territory"]: row for row in posts}
    names = {row["organization"]: row["organization_name"] for row in posts}
    came = visits.taken_part_in
    seen, counted = Seen({}, visits.things), Seen({}, came)
    found: Rows = []
    for (territory, scheme), group in sorted(_groups(posts, "territory", "scheme").items()):
        place = {name: places[territory][name] for name in ("departement", "territory", "territory_name")}
        order = sorted((one for one in group if came.get(one)), key=lambda one: (-len(came[one]), one))
        for pair in best_pairs(order, lambda a, b: len(came[a]) + len(came[b]), seen.are_strangers):
            two = _two(pair, counted, names)
            severity = 0.9 - 0.5 / (two["left_events"] + two["right_events"])
            records = _records(group, pair, proofs)
            found.append({**place, "scheme": scheme, **two, "severity": severity, "records": records})
    return found
