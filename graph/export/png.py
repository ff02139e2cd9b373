"""An SVG as a PNG, without a browser, by resvg (MIT and Apache 2.0, in the wheel)."""

from functools import cache

import resvg_py

from graph.errors import MaillageError
from graph.export.elements import FAMILY, tag, text

WIDTH = 2400  # px, as a wide screen shows it
WIDEST = 8000  # px; a picture of twice that takes gigabytes


def to_png(svg: str, width: int = WIDTH) -> bytes:
    """Draw an SVG as a PNG ``width`` px wide; raise MaillageError where no font is installed."""
    if not _has_fonts():
        raise MaillageError(
            "Aucune police n’est installée sur cette machine : l’image serait sans texte. Installez-en une "
            "(Debian : apt install fonts-dejavu-core), ou écrivez l’image en SVG."
        )
    return resvg_py.svg_to_bytes(svg_string=svg, width=min(width, WIDEST))


@cache
def _has_fonts() -> bool:
    """Whether a letter leaves a trace."""
    blank, written = (
        resvg_py.svg_to_bytes(
            svg_string=tag("svg", content, xmlns="http://www.w3.org/2000/svg", width=20, height=20, font_family=FAMILY)
        )
        for content in ("<g/>", text("M", 2, 16, 16))
    )
    return blank != written
