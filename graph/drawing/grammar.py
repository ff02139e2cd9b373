"""The visual grammar: four kinds of node, ties thin and grey, gaps dashed vermillion.

Colours are Okabe and Ito's, told apart by people who do not see all colours; shapes say the same thing twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.layout import GHOST
from graph.network import Node
from graph.schema import LABEL_BY_NAME

INK = "#1d2430"
SOFT = "#5b626d"
PAPER = "#ffffff"
GAP_COLOUR = "#D55E00"
TIE_COLOUR, FADED_TIE = "#80868f", "#c9cdd3"
TIE_WIDTH, FADED_WIDTH, GAP_WIDTH = 1.4, 0.8, 4.0  # px
GAP_DASH = (12, 8)  # px drawn, px left blank
FOCUS_GROWTH, FOCUS_STROKE, STROKE = 4.0, 5.0, 1.5  # px


@dataclass(frozen=True)
class Look:
    """How a node is drawn: a form of vis-network's, ``size`` px from its centre to its side, and its colours."""

    form: str
    size: float
    fill: str
    stroke: str = INK
    stroke_width: float = STROKE
    ink: str = INK


# label of the schema: the look, and its fill when faded
LOOKS = {
    "Organization": (Look("dot", 11, "#0072B2"), "#B3D4E8"),
    "Action": (Look("square", 10, "#009E73"), "#B3E2D5"),
    "Event": (Look("triangle", 13, "#CC79A7"), "#F0D7E5"),
    "Territory": (Look("diamond", 14, "#E69F00"), "#F8E2B3"),
    "Departement": (Look("hexagon", 14, "#F0E442"), "#FBF7C6"),
    GHOST: (Look("dot", 9, PAPER, GAP_COLOUR), PAPER),
}


def look(node: Node, focus: str = "") -> Look:
    """Return how a node is drawn; the one whose id is ``focus``, which the view is about, wears a ring."""
    found, faded_fill = LOOKS.get(node.label, LOOKS["Organization"])
    if node.faded:
        found = replace(found, fill=faded_fill, stroke="#7a818c", ink=SOFT)
    if node.id == focus:
        found = replace(found, size=found.size + FOCUS_GROWTH, stroke_width=FOCUS_STROKE)
    return found


def kind(label: str) -> str:
    """Return the French name of a label of the schema."""
    known = LABEL_BY_NAME.get(label)
    return known.french if known else label


def legend(labels: set[str], faded: bool) -> Iterator[tuple[str, Look]]:
    """Yield (French name, look) for the kinds of node that a picture holds, and for what is faded there."""
    for label, (found, _) in LOOKS.items():
        if label in labels and label != GHOST:
            yield kind(label).capitalize(), found
    if faded:
        yield "Absente de la période montrée", look(Node("", "Organization", "", faded=True))
