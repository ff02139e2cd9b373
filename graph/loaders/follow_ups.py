"""What was decided about gaps: the list of gaps that Maillage exports, sent back with its columns filled."""

from collections.abc import Iterator

from graph.loaders.dates import iso_date
from graph.loaders.reading import Asked, Outcome
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import Understanding
from graph.model import FollowUp
from graph.names import fold

NAME = "follow_ups"
TITLE = "suivi des manques"
USED = frozenset({"gap", "state", "owner", "due", "why"})
STATES = {
    "ouvert": "open",
    "a discuter": "in_discussion",
    "en discussion": "in_discussion",
    "en cours": "in_discussion",
    "prevu": "planned",
    "planifie": "planned",
    "ecarte": "set_aside",
    "sans suite": "set_aside",
    "ferme": "closed",
    "fait": "closed",
}


def recognises(table: Table, sense: Understanding) -> str:
    """Return why the table follows up gaps, or an empty text."""
    return "des manques et l’état de leur suivi" if {"gap", "state"} <= sense.meanings else ""


def read(asked: Asked) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    for row in asked.table.rows:
        yield _follow_up(asked, row)


def _follow_up(asked: Asked, row: Row) -> Outcome:
    sense, values = asked.sense, row.values
    gap, written, due = (sense.pick(values, meaning) for meaning in ("gap", "state", "due"))
    state = STATES.get(fold(written)) if written else "open"
    if not gap.startswith("gap-"):
        return asked.refusal(
            row, f"« {gap} » n’est pas l’identifiant d’un manque ; reprenez celui de la liste exportée."
        )
    if state is None:
        return asked.refusal(
            row, f"l’état « {written} » n’est pas connu ; écrivez ouvert, en discussion, prévu, écarté."
        )
    if due and not iso_date(due):
        return asked.refusal(row, f"l’échéance « {due} » n’est pas lue ; écrivez 14/10/2020.")
    if state == "set_aside" and not sense.pick(values, "why"):
        return asked.refusal(row, "un manque écarté demande une raison ; complétez-la.")
    said = FollowUp(gap, state, sense.pick(values, "owner"), iso_date(due), sense.pick(values, "why"))
    return asked.record(row, (), (said,), iso_date(due))
