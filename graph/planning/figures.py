"""What a plan covers, said in French with its denominators, the same on the page and in the terminal."""

from collections.abc import Iterator

from graph.french import count
from graph.gaps import Gap
from graph.planning.model import Plan, Step


def figures(plan: Plan) -> Iterator[str]:
    """Yield one sentence for each figure of a plan."""
    invited, can = len(plan.invitations), len(plan.covered) + len(plan.missed)
    whole = can + len(plan.beyond)
    yield f"{count(invited, 'organisation')} pour {count(plan.request.seats, 'place')}{_enough(plan)}"
    yield (
        f"Manques que cette liste fait avancer : {len(plan.covered)} sur {can} qu’une rencontre peut faire avancer "
        f"({whole} en tout ici)."
    )
    if plan.needs[1]:
        yield f"Besoins abordés : {plan.needs[0]} sur {plan.needs[1]} qui ont un manque ici."
    elif whole:
        yield "Aucun de ces manques ne porte sur un besoin : aucune liste ne dit à quoi répondent les actions d’ici."
    if plan.covered:
        yield f"Manques dont toutes les personnes sont à une même table : {plan.seated} sur {len(plan.covered)}."
    if plan.before is None:
        yield "Aucune liste de présence n’est connue ici : on ne peut pas dire qui est déjà venu."
    elif invited:
        yield f"Qui n’était pas à « {plan.before.name} » : {plan.fresh} sur {invited}."
    if plan.more:
        more, gaps = plan.more
        seats, added = count(more, "place"), count(len(gaps), "manque")
        yield f"Avec {seats} de plus : {added} de plus ({', '.join(f'n° {gap.number}' for gap in gaps)})."
    elif plan.missed:
        yield "Une ou deux places de plus n’en feraient pas avancer davantage."


def by_reason(plan: Plan) -> dict[str, list[Gap]]:
    """Return the gaps that a meeting does nothing for, under the reason why."""
    found: dict[str, list[Gap]] = {}
    for gap, why in plan.beyond:
        found.setdefault(why, []).append(gap)
    return found


def milestones(plan: Plan) -> list[Step]:
    """Return the numbers of seats worth saying: every fifth, and the first that covers all that the last one does."""
    full = next((step for step in plan.steps if step.covered == plan.steps[-1].covered), plan.steps[-1])
    return [step for step in plan.steps if step is full or (step.seats % 5 == 0 and 0 < step.seats < full.seats)]


def _enough(plan: Plan) -> str:
    left = plan.request.seats - len(plan.invitations)
    if not left:
        return "."
    if plan.missed:
        return f" : {count(left, 'place')} de reste, trop peu pour un manque de plus."
    return f" : elles suffisent, {count(left, 'place')} de reste."
