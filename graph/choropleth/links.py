"""What ties two départements: organisations or actions in common; and the neighbours that nothing ties."""

from dataclasses import dataclass
from itertools import combinations

from graph.atlas import Atlas
from graph.choropleth.acting import Asked, acting, by_departement
from graph.gaps import Gap

SHARED = {"organizations": "organization", "actions": "action"}
DRAWN = 15  # lines on the map, the strongest; the table has them all
MISSING = "missing_neighbour"


@dataclass(frozen=True)
class Link:
    """Two départements (codes, in order) and the ids of what they have in common."""

    start: str
    end: str
    shared: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Return how many they have in common."""
        return len(self.shared)


def links_between(atlas: Atlas, asked: Asked, of: str) -> tuple[Link, ...]:
    """Return the links, the strongest first; ``of`` is a key of ``SHARED``."""
    held = by_departement(acting(atlas, asked), SHARED[of])
    links = (Link(a, b, tuple(sorted(held[a] & held[b]))) for a, b in combinations(sorted(held), 2))
    return tuple(sorted((link for link in links if link.weight), key=lambda link: (-link.weight, link.start, link.end)))


def missing_links(atlas: Atlas, need_name: str = "") -> tuple[Gap, ...]:
    """Return the gaps between neighbours, with their numbers in the list of gaps; kept to a need, by its name."""
    found = (gap for gap in atlas.gaps().gaps if gap.kind == MISSING and gap.state not in ("set_aside", "closed"))
    return tuple(gap for gap in found if not need_name or gap.need == need_name)
