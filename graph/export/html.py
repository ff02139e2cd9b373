"""An exhibit as one page that stands alone: the picture, interactive, its tables and its gaps with what proves them.

It opens from a disk, without a network, and may run nothing but the scripts it holds: their hashes are in its policy.
"""

from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from graph.atlas import Atlas
from graph.drawing import vis
from graph.drawing.grammar import Look, kind, legend
from graph.evidence import record_views
from graph.export.elements import form
from graph.export.exhibit import Exhibit
from graph.french import count, date, severity
from graph.gaps import STATES as FOLLOW_UP
from graph.matrix import STATES

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "webapp" / "static"  # read as files: the scripts of the screen draw here too
BEFORE = ("vendor/vis-network@*/vis.min.js", "js/badges.js", "js/panel.js")
FREE_NAMES = ("js/captions.js", "js/sizes.js")  # where names have no place of their own
PICTURE = "js/picture.js"


def to_html(atlas: Atlas, exhibit: Exhibit) -> str:
    """Write an exhibit as one HTML file, in UTF-8."""
    scripts = _scripts(exhibit.scene.zoom > 0) if exhibit.scene else ()
    style = _style()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}" if scripts else "script-src 'none'",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    nodes = exhibit.network.nodes if exhibit.network else ()
    return (
        _templates()
        .get_template("page.html")
        .render(
            policy=policy,
            style=style,
            scripts=scripts,
            exhibit=exhibit,
            data=_data(exhibit),
            legend=[
                *legend({node.label for node in nodes}, any(node.faded for node in nodes)),
                *((said, Look("dot", 8, fill)) for said, fill in exhibit.colours),
            ],
            names={node.id: node.name for node in nodes},
            degree=Counter(
                end for tie in (exhibit.network.ties if exhibit.network else ()) for end in (tie.start, tie.end)
            ),
            records=lambda ids: record_views(atlas.journal, ids),
            states=STATES,
            follow_up=FOLLOW_UP,
        )
    )


def _data(exhibit: Exhibit) -> dict[str, object]:
    if not exhibit.scene:
        return {}
    scene = exhibit.scene
    return {"nodes": vis.nodes(scene), "edges": vis.edges(scene), "options": vis.options(scene)}


@cache
def _templates() -> Environment:
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(count=count, date=date, severity=severity, kind=kind)
    environment.globals["sign"] = lambda look: Markup(form(look, 10, 10, 7))  # noqa: S704 — our own shapes
    return environment


@cache
def _scripts(free_names: bool) -> tuple[Markup, ...]:
    patterns = (*BEFORE, *(FREE_NAMES if free_names else ()), PICTURE)
    files = (next(STATIC.glob(pattern)) for pattern in patterns)
    return tuple(Markup(file.read_text(encoding="utf-8")) for file in files)  # noqa: S704 — our own files


@cache
def _style() -> Markup:
    return Markup((HERE / "page.css").read_text(encoding="utf-8"))  # noqa: S704 — our own file


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
