"""What a token shows to those who have it: one view and its table, and no other page, row or file of the map.

No cookie is set or read; the address is the only key, it expires and can be revoked.
"""

from flask import Blueprint, render_template

from graph.errors import MaillageError, NotFound
from graph.export.exhibit import Exhibit
from graph.french import date
from graph.matrix import STATES
from graph.sharing import Share, shared, shown
from webapp.maps import get_atlas
from webapp.picture import render

bp = Blueprint("shared", __name__, url_prefix="/partage")

GONE = {
    "expired": "Cette vue était partagée jusqu’au {}.",
    "revoked": "Cette vue n’est plus partagée, depuis le {}.",
}


@bp.get("/<token>")
def view(token: str) -> str | tuple[str, int]:
    """Show the picture, or the matrix, with what lets it be understood."""
    return _answer(token, "shared/view.html")


@bp.get("/<token>/tableau")
def table(token: str) -> str | tuple[str, int]:
    """Show the same in words: gaps, actors, ties."""
    return _answer(token, "shared/table.html")


@bp.errorhandler(MaillageError)
def _absent(error: MaillageError) -> tuple[str, int]:
    """Answer without a way to the other pages."""
    code = 404 if isinstance(error, NotFound) else 503
    return render_template("shared/gone.html", message=str(error)), code


def _answer(token: str, template: str) -> str | tuple[str, int]:
    kept = shared(get_atlas(), token)
    if kept.state in GONE:
        said = GONE[kept.state].format(date(kept.revoked or kept.expires))
        return render_template("shared/gone.html", message=said), 410
    exhibit = shown(get_atlas(), kept.view)
    return _page(template, token, kept, exhibit)


def _page(template: str, token: str, kept: Share, exhibit: Exhibit) -> str:
    nodes = exhibit.network.nodes if exhibit.network else ()
    return render_template(
        template,
        token=token,
        title=kept.title,
        exhibit=exhibit,
        picture=render(exhibit.scene) if exhibit.scene and template == "shared/view.html" else None,
        states=STATES,
        names={node.id: node.name for node in nodes},
    )
