"""The pages that the top of every page leads to. A new page adds its line to ``PAGES``."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask, current_app, request

GROUPS = {"see": "Voir", "act": "Agir", "keep": "Données"}


@dataclass(frozen=True)
class Page:
    """A page of the menu; ``writes``: it is not shown where the map is only read (MAILLAGE_IMPORT)."""

    title: str
    endpoint: str
    group: str
    writes: bool = False

    @property
    def is_current(self) -> bool:
        """Whether the page being answered is this one, or one of its family when the family has a single entry."""
        family = self.endpoint.partition(".")[0]
        alone = sum(page.endpoint.partition(".")[0] == family for page in PAGES) == 1
        return request.endpoint == self.endpoint or (alone and request.blueprint == family)


# In the order of the menu.
PAGES = (
    Page("Réseau", "explorer.index", "see"),
    Page("Carte", "choropleth.index", "see"),
    Page("Matrice", "matrix.index", "see"),
    Page("Chiffres", "figures.index", "see"),
    Page("Manques", "gaps.index", "act"),
    Page("Ce qui a changé", "changes.index", "act"),
    Page("Qui devrait se rencontrer", "planning.meet", "act"),
    Page("Préparer une rencontre", "planning.prepare", "act"),
    Page("Montrer", "showing.index", "act"),
    Page("Importer", "importing.index", "keep", writes=True),
    Page("Doublons", "duplicates.index", "keep", writes=True),
    Page("Historique", "past.index", "keep"),
    Page("Requêtes", "querying.index", "keep"),
    Page("API", "api.index", "keep"),
)


def menu() -> Iterator[tuple[str, list[Page]]]:
    """Yield each group that has a page to show: its title, its pages."""
    for group, title in GROUPS.items():
        pages = [page for page in PAGES if page.group == group and (current_app.config["IMPORT"] or not page.writes)]
        if pages:
            yield title, pages


def init_app(app: Flask) -> None:
    """Make the menu available to templates."""
    app.jinja_env.globals["menu"] = menu
