"""A view with all that lets it be defended away from its page: title, filter in words, numbers, sources, date."""

from dataclasses import dataclass

from graph.drawing.scene import DRAWN_GAPS, Scene
from graph.gaps import Gap
from graph.matrix import Matrix
from graph.network import Network


@dataclass(frozen=True)
class Notes:
    """What is written around a picture, in French. ``said`` is the filter; ``counted`` the numbers and what of.

    ``invented`` warns of what is invented in the map; it is empty when nothing is.
    """

    title: str
    said: str
    counted: str
    sources: str
    date: str
    invented: str = ""


@dataclass(frozen=True)
class Exhibit:
    """One view, ready to be written to a file: either a network drawn as a scene, or a matrix, with all its gaps.

    ``colours`` are what the fills of nodes say, as (French words, colour), when it is not their kind.
    ``view`` is what it was asked by: ``departement:57``, ``organization:org-…``, ``event:evt-…``, ``matrix``…
    """

    view: str
    notes: Notes
    gaps: tuple[Gap, ...]
    network: Network | None = None
    scene: Scene | None = None
    matrix: Matrix | None = None
    colours: tuple[tuple[str, str], ...] = ()

    @property
    def shown_gaps(self) -> tuple[Gap, ...]:
        """Return the gaps that are seen on the picture, numbered there."""
        if self.scene:
            return tuple(gap for gap in self.gaps if gap.number in self.scene.drawn)
        return self.gaps[:DRAWN_GAPS]
