"""What a change is, for every page, export and command."""

from dataclasses import dataclass

KINDS = {
    "gap": "Manques",
    "actor": "Acteurs",
    "event": "Rencontres",
    "attendance": "Présences",
    "action": "Actions",
    "participation": "Participations",
    "funding": "Financements",
    "partnership": "Partenariats",
    "need": "Besoins exprimés",
    "grouping": "Fiches",
    "row": "Lignes",
}
WAYS = {
    "gained": "de plus",
    "first": "première fois",
    "lost": "de moins",
    "absent": "absente",
    "opened": "ouvert",
    "closed": "fermé",
    "untold": "n’est plus dit",
    "merged": "réunies",
    "split": "séparées",
    "regrouped": "réparties autrement",
    "renamed": "récrit",
    "corrected": "corrigée",
}
CAUSES = {
    "new": "lignes nouvelles",
    "dated": "daté entre les deux",
    "ended": "terminé : la liste nomme tout",
    "unsaid": "plus mentionné",
    "absent": "pas sur la liste",
    "around": "le reste des listes a changé",
    "corrected": "correction d’une ligne",
    "undone": "annulation d’un chargement",
    "restored": "rétabli par une annulation",
    "judged": "fiches réunies ou séparées par une personne",
    "evidence": "fiches rapprochées autrement, d’après ce que disent les lignes",
}
# A change for one of these causes is one of the network as the lists tell it; the others only change what we say of it.
REAL = ("new", "dated", "ended", "unsaid", "absent", "around")


@dataclass(frozen=True)
class Change:
    """One thing that changed.

    ``kind``, ``way`` and ``cause`` are keys of the tables above; ``sentence`` is French; ``subjects`` are node ids and
    ``names`` what they are called; ``records`` are those that made the change, or that proved what went; ``gap`` is the
    id of a gap.
    """

    kind: str
    way: str
    cause: str
    sentence: str
    departements: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    gap: str = ""
    severity: float = 0.0

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Return the ids of what it is about, each with its name; none of a gap, whose sentence names them."""
        return () if self.gap else tuple(zip(self.subjects, self.names, strict=False))

    @property
    def is_real(self) -> bool:
        """Whether the lists tell another network; else it is the same, told better."""
        return self.cause in REAL


@dataclass(frozen=True)
class Side:
    """One of the two states compared: what it is called in a sentence, and its size."""

    name: str
    organizations: int
    actions: int
    events: int
    rows: int


@dataclass(frozen=True)
class ChangeReport:
    """What changed from one state to another.

    ``known``: the two are states of the journal; else they are today's map cut at two dates, and ``undated`` rows, out
    of those of the second, are in both. ``notes`` are French sentences on how to read it.
    """

    known: bool
    before: Side
    after: Side
    undated: int
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()
