"""A view of the network: all that decides what is seen, and nothing else. Two equal views show the same picture."""

from dataclasses import dataclass, fields, replace
from typing import Any

MODES = {
    "actors": "qui fait quoi",
    "organizations": "qui est lié à qui",
}
# What ties two organisations, or an organisation to what it does. Only the first is a partnership.
TIES = {
    "all": "tous les liens",
    "partnership": "actions communes (partenariats)",
    "attendance": "rencontres communes",
    "post": "postes d’un même dispositif, mêmes quartiers",
}
GROUPINGS = {
    "auto": "si c’est nécessaire",
    "none": "non",
    "departement": "par département",
    "kind": "par type d’organisation",
    "both": "par département et type",
}
MEASURES = {
    "degree": "nombre de liens",
    "partners": "partenaires dans des actions",
    "actions": "actions menées",
    "meetings": "rencontres suivies",
    "betweenness": "place sur les chemins des autres",
}
SIZES = {"same": "la même pour tous", **MEASURES}
COLOURS = {"label": "nature", "kind": "type d’organisation", "departement": "département", **MEASURES}
STEPS = {1: "un pas", 2: "deux pas"}


@dataclass(frozen=True)
class View:
    """What is seen; a list left empty filters nothing.

    ``since`` and ``until`` are ISO dates, whole or cut at the year or the month, both included; what has no date is
    kept. ``focus`` is the id of the node looked at with what is ``steps`` ties around; ``start`` and ``end`` those of a
    way. ``without`` are organisations taken as absent, ``hidden`` nodes only not drawn. ``opened`` are groups shown
    member by member. ``pinned`` are (node, x, y), in px, put there by the reader. ``gap`` is the id of the gap told.
    """

    departements: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    mode: str = "actors"
    ties: str = "all"
    grouping: str = "auto"
    opened: tuple[str, ...] = ()
    focus: str = ""
    steps: int = 1
    start: str = ""
    end: str = ""
    size: str = "same"
    colour: str = "label"
    gaps: bool = True
    gap: str = ""
    without: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    pinned: tuple[tuple[str, float, float], ...] = ()

    def __post_init__(self) -> None:
        """Put lists in one order: they are sets, and one view has one address."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                object.__setattr__(self, field.name, tuple(sorted(set(value))))

    def but(self, **changes: Any) -> "View":
        """Return this view with some of its fields changed."""
        return replace(self, **changes)

    @property
    def drawing(self) -> "View":
        """Return what decides which nodes and ties there are, without what only changes how they look."""
        return replace(self, size="same", colour="label", gaps=True, gap="", pinned=())

    @property
    def is_way(self) -> bool:
        """Whether the view is the shortest way between two nodes."""
        return bool(self.start and self.end)
