"""Errors as pages: French, with what to do next, never a trace."""

import json

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException

from graph.errors import JudgementError, MaillageError, NotFound, QueryError

TITLES = {
    400: "Demande mal formée",
    403: "Demande refusée",
    404: "Page introuvable",
    405: "Demande non prévue",
    413: "Demande trop longue",
    500: "La page n’a pas pu être préparée",
    503: "La carte n’est pas disponible",
}
ADVICE = {
    400: "Vérifiez l’adresse, ou repartez de l’accueil.",
    404: "Elle a pu changer d’adresse, ou quitter la carte au dernier chargement. Cherchez-la par son nom.",
    500: "L’erreur est notée par le serveur. Réessayez ; si elle revient, prévenez qui tient la carte.",
    503: "Réessayez dans un instant ; si cela dure, prévenez qui tient la carte.",
}


def init_app(app: Flask) -> None:
    """Answer each error with a page in French."""
    app.register_error_handler(HTTPException, _http_page)
    app.register_error_handler(NotFound, lambda error: _page(404, str(error)))
    app.register_error_handler(QueryError, lambda error: _page(400, str(error)))
    app.register_error_handler(JudgementError, lambda error: _page(400, str(error)))
    app.register_error_handler(MaillageError, _domain_page)


def _domain_page(error: Exception) -> tuple[str, int] | Response:
    # Its message is written for people, but its cause is not their request: it goes to the log too.
    current_app.logger.error("%s", error)
    return _page(503, str(error))


def _http_page(error: Exception) -> tuple[str, int] | Response:
    assert isinstance(error, HTTPException)
    code = error.code or 500
    # Werkzeug's own descriptions are English; ours are the ones given to abort().
    ours = error.description or ""
    return _page(code, ours if ours != type(error).description else "")


def problem(code: int, title: str, detail: str) -> Response:
    """Return an error as a program reads it (RFC 9457)."""
    said = {"type": "about:blank", "title": title, "status": code, "detail": detail or title}
    return Response(json.dumps(said, ensure_ascii=False), code, content_type="application/problem+json; charset=utf-8")


def _page(code: int, message: str) -> tuple[str, int] | Response:
    title = TITLES.get(code, "Cette demande n’a pas abouti")
    if request.path.startswith("/api/"):
        return problem(code, title, message)
    advice = ADVICE.get(code, ADVICE[400])
    return render_template("error.html", code=code, title=title, message=message, advice=advice), code
