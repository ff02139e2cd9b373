"""Introductions and plans as flat rows, the same in every list and file, and a whole plan as one object.

No row holds anything of a person: a mailing is made with the names of organisations and one's own address book.
"""

from collections.abc import Iterable
from typing import Any

from graph.gaps import STATES, Gap
from graph.planning.model import Introduction, Plan
from graph.vocabulary import departement_name

INTRODUCTION_COLUMNS = {
    "rank": "N°",
    "departement": "Dép.",
    "people_names": "Qui",
    "need": "Besoin",
    "why": "Pourquoi",
    "through": "Qui peut les présenter",
    "where": "Où",
    "numbers": "Manques",
    "score": "Intérêt",
    "score_reason": "D’où vient l’intérêt",
    "state_title": "Suivi",
    "caution": "À vérifier",
}
INVITATION_COLUMNS = {
    "table": "Table",
    "organization": "Organisation",
    "departements": "Départements",
    "kind": "Type",
    "why": "Pourquoi elle est invitée",
    "topics": "Sujets de la table",
    "numbers": "Manques",
    "face": "Rencontre précédente",
    "caution": "À vérifier",
}


def introduction_rows(found: Iterable[Introduction]) -> list[dict[str, Any]]:
    """Return introductions as rows, numbered in their order."""
    return [{"rank": rank, **_introduction(one)} for rank, one in enumerate(found, 1)]


def _introduction(one: Introduction) -> dict[str, Any]:
    names = [actor.name for actor in one.people]
    through = [{"id": each.actor.id, "name": each.actor.name, "how": each.how} for each in one.introducers]
    return {
        "id": one.id,
        "departement": one.departement or None,
        "need": one.need or None,
        "people": [{"id": actor.id, "name": actor.name} for actor in one.people],
        "people_names": " ; ".join(names),
        "others": [{"id": actor.id, "name": actor.name} for actor in one.others],
        "why": one.why,
        "introducers": through,
        "through": " ; ".join(f"{each['name']} ({each['how']})" for each in through) or "personne de connu",
        "where": one.where,
        "gaps": _gaps(one.gaps),
        "numbers": numbers(one.gaps),
        "severity": max(gap.severity for gap in one.gaps),
        "score": one.score,
        "score_reason": one.score_reason,
        "state": one.state,
        "state_title": "" if one.state == "open" else STATES[one.state],
        "caution": " ".join(one.cautions),
        "records": list(one.records),
    }


def invitation_rows(plan: Plan) -> list[dict[str, Any]]:
    """Return the invitations of a plan as rows, in its order."""
    topics = {table.number: " ; ".join(table.topics) for table in plan.tables}
    return [
        {
            "id": one.actor.id,
            "organization": one.actor.name,
            "departements": ", ".join(map(departement_name, sorted(one.actor.based))),
            "kind": one.actor.kind,
            "why": one.why,
            "to_meet": [actor.name for actor in one.to_meet],
            "table": one.table,
            "topics": topics[one.table],
            "gaps": _gaps(one.gaps),
            "numbers": numbers(one.gaps),
            "fresh": one.fresh if plan.before else None,
            "face": "" if not plan.before else "nouvelle" if one.fresh else "y était",
            "wanted": one.wanted,
            "caution": one.caution,
        }
        for one in plan.invitations
    ]


def plan_object(plan: Plan) -> dict[str, Any]:
    """Return a whole plan: invitations, tables, coverage with its denominators, and what is left uncovered and why."""
    names = {one.actor.id: one.actor.name for one in plan.invitations}
    open_gaps = len(plan.covered) + len(plan.missed) + len(plan.beyond)
    return {
        "seats": plan.request.seats,
        "departements": list(plan.request.departements),
        "need": plan.request.need or None,
        "invitations": invitation_rows(plan),
        "tables": [
            {
                "table": table.number,
                "topics": list(table.topics),
                "organizations": [names[one] for one in table.guests],
                "gaps": [target.gap.number for target in plan.covered if target.id in table.gaps],
            }
            for table in plan.tables
        ],
        "coverage": {
            "gaps_covered": len(plan.covered),
            "gaps_a_meeting_can_help": len(plan.covered) + len(plan.missed),
            "gaps_open": open_gaps,
            "gaps_at_one_table": plan.seated,
            "needs_covered": plan.needs[0],
            "needs_with_a_gap": plan.needs[1],
            "fresh": plan.fresh if plan.before else None,
            "invited": len(plan.invitations),
            "known_here": plan.known,
            "meeting_before": plan.before.name if plan.before else None,
            "by_seats": [
                {"seats": step.seats, "gaps": step.covered, "weight": round(step.share, 4)} for step in plan.steps
            ],
        },
        "covered": _gaps(target.gap for target in plan.covered),
        "uncovered": [{**_gaps([one.gap])[0], "lacking": [actor.name for actor in one.lacking]} for one in plan.missed],
        "not_by_a_meeting": [{**_gaps([gap])[0], "why": why} for gap, why in plan.beyond],
        "one_more_seat": {"seats": plan.request.seats + plan.more[0], "gaps": _gaps(plan.more[1])}
        if plan.more
        else None,
        "if_seats_are_left": [actor.name for actor in plan.spare],
    }


def numbers(gaps: Iterable[Gap]) -> str:
    """Write the numbers of gaps as in the list: « 4, 13 »."""
    return ", ".join(str(gap.number) for gap in gaps)


def _gaps(gaps: Iterable[Gap]) -> list[dict[str, Any]]:
    return [
        {
            "id": gap.id,
            "number": gap.number,
            "kind": gap.kind,
            "severity": gap.severity,
            "sentence": gap.sentence,
            "departement": gap.departement,
            "need": gap.need or None,
        }
        for gap in gaps
    ]
