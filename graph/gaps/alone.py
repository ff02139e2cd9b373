"""Actions that one organisation runs alone, each told once whatever the number of its years."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graph.gaps.ties import Rows
from graph.names import fold
from graph.vocabulary import departement_name


def actions_alone(alone: Rows, answers: Rows) -> Rows:
    """Return the actions that one organisation runs alone, with how many others answer the same needs there.

    ``alone`` are rows (departement or '', action, organization, their names, year, records), one for each year of an
    action; ``answers`` say who acts on which need where, of all actions: (departement, need, action, organization).
    """
    acting: dict[tuple[str, str], set[str]] = defaultdict(set)
    needs: dict[str, set[str]] = defaultdict(set)
    for row in answers:
        acting[row["departement"], row["need"]].add(row["organization"])
        needs[row["action"]].add(row["need"])
    found = []
    for row in _told_once(alone):
        known = {need for action in row["years"] for need in needs[action]}
        there = {one for need in known for one in acting[row["departement"], need]}
        nearby = len(there - {row["organization"]})
        around = _around(departement_name(row["departement"]), nearby, bool(known))
        found.append({**row, "around": around, "severity": 0.3 + 0.25 * nearby / (nearby + 2.0)})
    return found


def _told_once(rows: Rows) -> Iterator[dict[str, Any]]:
    """Yield each action of a département and an organisation with its ``years`` (action → year); the first names it."""
    groups: defaultdict[tuple[str, str, str], Rows] = defaultdict(list)
    for row in rows:
        groups[row["departement"], fold(row["action_name"]), row["organization"]].append(row)
    for group in groups.values():
        ordered = sorted(group, key=lambda row: (row["year"] or 0, row["action"]))
        years = {row["action"]: row["year"] for row in ordered}
        told = dict.fromkeys(str(year) for year in years.values() if year)
        records = sorted({record for row in group for record in row["records"]})
        when = f" ({', '.join(told)})" if told else ""
        yield {**ordered[0], "years": years, "when": when, "records": records}


def _around(departement: str, nearby: int, known: bool) -> str:
    """Say who else answers its needs; an action whose needs or place nobody knows says nothing of them."""
    if not known:
        return "Les listes ne disent pas à quel besoin elle répond"
    if not departement:
        return "Les listes ne disent pas dans quel département"
    if not nearby:
        return f"Aucune autre organisation connue ne répond au même besoin ({departement})"
    others = "Une autre organisation répond" if nearby == 1 else f"{nearby} autres organisations répondent"
    return f"{others} ici au même besoin ({departement})"
