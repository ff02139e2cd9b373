"""The départements coloured by a chosen figure, with what ties them and what is missing between them."""

from graph.choropleth.acting import Asked
from graph.choropleth.figures import FIGURES, Choropleth, Place, choropleth, kinds, needs
from graph.choropleth.links import Link, links_between, missing_links
from graph.choropleth.outlines import HEIGHT, WIDTH, Outline, outlines
from graph.choropleth.points import Spot, spots

__all__ = [
    "FIGURES",
    "HEIGHT",
    "WIDTH",
    "Asked",
    "Choropleth",
    "Link",
    "Outline",
    "Place",
    "Spot",
    "choropleth",
    "kinds",
    "links_between",
    "missing_links",
    "needs",
    "outlines",
    "spots",
]
