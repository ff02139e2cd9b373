"""The two sides of a question as a page or a terminal shows them: what each says, whether they agree, what they do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.identifiers import siren_in
from graph.journal import StoredRecord
from graph.model import Action, Event, Mention
from graph.names import words
from graph.review.questions import Question
from graph.vocabulary import departement_name

TOLD: dict[str, Callable[[Mention], str]] = {
    "Nom": lambda mention: mention.name,
    "Département": lambda mention: _departement(mention.departement),
    "Commune": lambda mention: mention.commune,
    "SIREN": lambda mention: siren_in(mention.siren, mention.siret),
    "RNA": lambda mention: mention.rna,
}


@dataclass(frozen=True)
class Compared:
    """One property of both sides; ``agree`` is None when one of them does not say."""

    title: str
    left: str
    right: str
    agree: bool | None

    @property
    def verdict(self) -> str:
        """Return in French whether the sides agree."""
        return {None: "pas dit des deux", True: "pareil", False: "différent"}[self.agree]


def compared(question: Question) -> list[Compared]:
    """Return what the two spellings say, property by property; what neither says is left out."""
    values = ((title, tell(question.left.mention), tell(question.right.mention)) for title, tell in TOLD.items())
    return [Compared(title, one, two, _agree(one, two)) for title, one, two in values if one or two]


def doings(records: Iterable[StoredRecord]) -> list[str]:
    """Return the meetings and actions that records state, each with its date or year, once."""
    found = {_doing(state) for stored in records for state in stored.record.states if isinstance(state, Action | Event)}
    return sorted(found)


def _doing(state: Action | Event) -> str:
    when = "/".join(reversed(state.date.split("-"))) if isinstance(state, Event) else str(state.year or "")
    return f"{state.name} ({when})" if when else state.name


def _agree(one: str, two: str) -> bool | None:
    return words(one) == words(two) if one and two else None


def _departement(code: str) -> str:
    return f"{departement_name(code)} ({code})" if code else ""
