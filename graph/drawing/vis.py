"""A scene in the words of vis-network, for the pages and for the file that opens without them."""

from collections.abc import Callable
from typing import Any

from graph.drawing.grammar import GAP_COLOUR, GAP_DASH, INK, kind
from graph.drawing.scene import Badge, Line, Scene, Shape
from graph.french import unbroken
from graph.layout import FONT

TITLE_LENGTH = 300  # characters of a tooltip

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {
        "font": {"size": FONT, "face": "system-ui, sans-serif", "color": INK, "strokeWidth": 4, "strokeColor": "#fff"},
    },
    "edges": {"smooth": False, "selectionWidth": 2, "hoverWidth": 1},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": False,
        "dragNodes": False,  # the map is the same for everyone who looks at it
        "zoomView": False,  # until the picture has the focus: the wheel first scrolls the page
        "keyboard": {"enabled": False},  # until then too: it would take the focus from the page
        "tooltipDelay": 150,
    },
}

Address = Callable[[str], str]
"""Given a node id, the address of its sheet, or an empty text."""


def nowhere(_: str) -> str:
    """Return no address: for a picture that stands alone."""
    return ""


def nodes(scene: Scene, address: Address = nowhere) -> list[dict[str, Any]]:
    """Return the nodes; ``kind``, ``name``, ``detail`` and ``url`` are for the side panel.

    Names that have no place of their own are left to captions.js, with how many organisations a group holds.
    """
    drawn = [_node(shape, address) for shape in scene.shapes]
    if not scene.zoom:
        return drawn
    return [
        {**node, "label": "", "caption": node["label"].strip(), "members": shape.node.members}
        for node, shape in zip(drawn, scene.shapes, strict=True)
    ]


def edges(scene: Scene) -> list[dict[str, Any]]:
    """Return the ties, then the missing ones: thick, dashed, vermillion, each with the place of its number."""
    return [_edge(number, line) for number, line in enumerate(scene.lines)]


def options(scene: Scene, proofs: str = "") -> dict[str, Any]:
    """Return the options, with the rectangle that the first frame shows: vis-network writes a name lower than its box.

    ``proofs`` is what the address of the records of a tie begins with; its two ends follow. An empty text: no address.
    """
    sides = scene.bounds
    bounds = {
        "left": sides.left - FONT,
        "top": sides.top - FONT,
        "right": sides.right + FONT,
        "bottom": sides.bottom + FONT,
    }
    return {**OPTIONS, "bounds": bounds, "proofs": proofs, **({"zoom": scene.zoom} if scene.zoom else {})}


def _node(shape: Shape, address: Address) -> dict[str, Any]:
    node, look, ghostly = shape.node, shape.look, shape.ghostly
    title = node.detail if ghostly else f"{node.name} — {node.detail or kind(node.label)}"
    return {
        "id": node.id,
        "label": " " if ghostly else "\n".join(shape.caption),
        "title": title[:TITLE_LENGTH],
        "shape": look.form,
        "size": look.size,
        "borderWidth": look.stroke_width,
        "color": {"background": look.fill, "border": look.stroke},
        "font": {"color": look.ink} if look.ink != INK else {},
        "x": shape.x,
        "y": shape.y,
        "kind": "" if ghostly else kind(node.label),
        "name": "Partenaire à trouver" if ghostly else node.name,
        "detail": node.detail,
        "url": "" if ghostly else address(node.id),
    }


def _edge(number: int, line: Line) -> dict[str, Any]:
    said = _missing(line.badge) if line.badge else _known(number, line)
    return {"from": line.start, "to": line.end, "width": line.width, **said}


def _known(number: int, line: Line) -> dict[str, Any]:
    told = {"name": line.tie.name, "detail": line.tie.detail, "records": line.tie.records} if line.tie else {}
    return {"id": f"tie-{number}", "color": line.colour, **told}


def _missing(badge: Badge) -> dict[str, Any]:
    gap = badge.gap
    return {
        "id": f"gap-{gap.number}-{badge.rank}",
        "dashes": list(GAP_DASH),
        "color": {"color": GAP_COLOUR, "highlight": GAP_COLOUR, "hover": GAP_COLOUR, "inherit": False},
        "gap": gap.number,
        "badge": {"x": badge.x, "y": badge.y, "text": badge.text},
        "title": unbroken(f"Manque {gap.number} : {gap.sentence}")[:TITLE_LENGTH],
        "sentence": unbroken(gap.sentence),
        "closes": unbroken(gap.closes),
    }
