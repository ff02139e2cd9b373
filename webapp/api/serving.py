"""Answering the API: each address of the declaration, its description, and a page that tells of them in French."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import msgspec
from flask import Blueprint, Response, abort, render_template, request

from webapp.api.describing import ROOT, description
from webapp.api.endpoints import ENDPOINTS
from webapp.api.model import Endpoint
from webapp.maps import get_atlas

bp = Blueprint("api", __name__)


@bp.get("/api")
def index() -> str:
    """Tell of the API in French."""
    return render_template("api/index.html", endpoints=ENDPOINTS, root=ROOT)


@bp.get(f"{ROOT}/openapi.json")
def openapi() -> Response:
    """Send the description."""
    return _json(description())


def _answer(endpoint: Endpoint) -> Callable[..., Response]:
    def answer(**path: str) -> Response:
        given = _given(endpoint, path)
        found = endpoint.read(get_atlas(), given)
        return _json(_page(found, given["page"], given["size"]) if endpoint.paged else found)

    return answer


def _given(endpoint: Endpoint, path: dict[str, str]) -> dict[str, Any]:
    """Read the parameters as they are declared; one that is not known is refused: a filter must not be lost."""
    sent = {**request.args.to_dict(flat=False), **{name: [text] for name, text in path.items()}}
    known = {each.name for each in endpoint.all_parameters}
    others = {name: texts for name, texts in sent.items() if name not in known}
    if others and not endpoint.free:
        takes = ", ".join(sorted(known - path.keys())) or "aucun"
        abort(400, f"« {next(iter(others))[:40]} » n’est pas un paramètre d’ici ; paramètres : {takes}.")
    given = {each.name: each.read(sent.get(each.name, ())) for each in endpoint.all_parameters}
    return {**given, "others": others}


def _page(found: Sequence[Any], page: int, size: int) -> dict[str, Any]:
    pages = max(1, -(-len(found) // size))
    further = None
    if page < pages:
        kept = [(name, text) for name, text in request.args.items(multi=True) if name != "page"]
        further = f"{request.path}?{urlencode([*kept, ('page', page + 1)])}"
    items = found[(page - 1) * size : page * size]
    return {"total": len(found), "page": page, "pages": pages, "items": items, "next": further}


def _json(content: Any) -> Response:
    return Response(msgspec.json.encode(content), content_type="application/json; charset=utf-8")


for _endpoint in ENDPOINTS:
    _rule = ROOT + _endpoint.path.replace("{", "<").replace("}", ">")
    bp.add_url_rule(_rule, _endpoint.name, _answer(_endpoint))
