"""Organisations on one need in one département that were never seen together, and who could introduce them."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import Any

Row = dict[str, Any]
Rows = list[Row]
PAIRS_TOLD = 10  # for one need in one département: beyond, it is the whole list that has to be invited
NOBODY = "personne de connu"


def never_met(rows: Rows) -> Rows:
    """Return the pairs that share a need and a département, and neither an action nor a meeting; one met others.

    Rows are (departement, need, organization, their names, all the actions and events of the organisation, records). A
    pair is told once, for the first need that it shares.
    """
    groups: dict[tuple[str, str], Rows] = defaultdict(list)
    for row in rows:
        groups[row["departement"], row["need"]].append(row)
    partners = _partners(rows)
    told: set[tuple[str, str, str]] = set()
    found: Rows = []
    for group in groups.values():
        pairs = (pair for pair in combinations(group, 2) if _are_strangers(*pair) and _key(pair) not in told)
        best = sorted(pairs, key=lambda pair: (-_severity(*pair), _key(pair)))[:PAIRS_TOLD]
        told.update(map(_key, best))
        found += [_gap(left, right, partners) for left, right in best]
    return found


def _key(pair: tuple[Row, Row]) -> tuple[str, str, str]:
    return pair[0]["departement"], pair[0]["organization"], pair[1]["organization"]


def _are_strangers(left: Row, right: Row) -> bool:
    if not left["events"] and not right["events"]:
        return False
    return not set(left["actions"]) & set(right["actions"]) and not set(left["events"]) & set(right["events"])


def _severity(left: Row, right: Row) -> float:
    """Two that go out and never cross are the first to be brought together."""
    both = len(left["events"]) * len(right["events"])
    return 0.45 + 0.2 * both / (both + 2.0)


def _partners(rows: Rows) -> dict[str, dict[str, str]]:
    """Return, for each organisation, those it shares an action with: id → name."""
    actions: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        for action in row["actions"]:
            actions[action][row["organization"]] = row["organization_name"]
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for together in actions.values():
        for organization in together:
            found[organization] |= together
    return found


def _gap(left: Row, right: Row, partners: Mapping[str, Mapping[str, str]]) -> Row:
    known = partners[left["organization"]]
    both = sorted(known[each] for each in known.keys() & partners[right["organization"]].keys())
    return {
        **{name: left[name] for name in ("departement", "departement_name", "need", "need_name")},
        "left": left["organization"],
        "left_name": left["organization_name"],
        "right": right["organization"],
        "right_name": right["organization_name"],
        "left_events": len(left["events"]),
        "right_events": len(right["events"]),
        "introducer": both[0] if both else NOBODY,
        "severity": _severity(left, right),
        "records": sorted({*left["records"], *right["records"]}),
    }
