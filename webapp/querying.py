"""*Requêtes*: the named queries with their parameters, their rows as table, picture and CSV; and the analysts' console.

The console is off unless MAILLAGE_CONSOLE holds the password of its one role; it is on Neo4j only.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from hmac import compare_digest
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, render_template, request

from graph.errors import MaillageError, NotFound, QueryError
from graph.queries import Query, get_query, load_queries, run_query
from graph.querying.console import LONGEST, ROWS, SECONDS, ask
from graph.querying.parameters import Field, fields, values
from graph.querying.picture import picture_of
from webapp.downloads import text_file
from webapp.labels import sheet_url
from webapp.maps import get_atlas
from webapp.picture import PROOFS, render

bp = Blueprint("querying", __name__, url_prefix="/requetes")

FOLDERS = {"gaps": "Manques", "views": "Vues", "denominators": "Dénominateurs"}
SHOWN = 500  # rows on a page; the CSV has them all
SHORTEST = 12  # characters of the password of the console
ANALYST = "analyste"


def init_app(app: Flask) -> None:
    """Read the password of the console; raise MaillageError for one that could be guessed."""
    password = os.environ.get("MAILLAGE_CONSOLE", "")
    if password and len(password) < SHORTEST:
        raise MaillageError(f"MAILLAGE_CONSOLE : un mot de passe d’au moins {SHORTEST} caractères, ou rien.")
    app.config.setdefault("CONSOLE", password)
    app.jinja_env.globals["said"] = said


@bp.get("")
def index() -> str:
    """List the named queries."""
    groups = [(title, [q for q in load_queries().values() if q.folder == folder]) for folder, title in FOLDERS.items()]
    return render_template("querying/index.html", groups=groups)


@bp.get("/<name>")
def query(name: str) -> str:
    """Show a query, the form of its parameters, and its rows when it was asked to run."""
    found = _query(name)
    wanted = fields(get_atlas(), found, request.args.to_dict(flat=False))
    rows = _run(found, wanted) if "voir" in request.args or not found.params else None
    return render_template(
        "querying/query.html",
        query=found,
        fields=wanted,
        rows=rows[:SHOWN] if rows is not None else None,
        total=len(rows or ()),
        columns=found.returns,
        picture=_picture(found.title, rows or ()),
        kept={field.name: list(field.given) for field in wanted if field.given},
    )


@bp.get("/<name>.csv")
def download(name: str) -> Response:
    """Send the rows of a query as a file that a spreadsheet opens."""
    found = _query(name)
    rows = _run(found, fields(get_atlas(), found, request.args.to_dict(flat=False)))
    return _csv(name, found.returns, rows)


@bp.route("/console", methods=["GET", "POST"])
def console() -> str | tuple[str, int]:
    """Run one free statement that only reads, for whoever has the password."""
    _let_in()
    text, written = request.form.get("requete", ""), request.form.get("parametres", "").strip()
    answer, problem = None, ""
    try:
        if request.method == "POST":
            answer = ask(get_atlas().store, text, _parameters(written))
    except QueryError as error:
        problem = str(error)
    page = render_template(
        "querying/console.html",
        text=text,
        written=written,
        answer=answer,
        problem=problem,
        picture=_picture("Réponse", answer.rows) if answer else None,
        limits={"seconds": SECONDS, "rows": ROWS, "longest": LONGEST},
    )
    return page, 400 if problem else 200


def _let_in() -> None:
    """Ask for the password, or say that there is no console here: nobody must learn more."""
    expected = current_app.config["CONSOLE"]
    if not expected or get_atlas().store.engine != "neo4j":
        abort(404, "Il n’y a pas de requête libre ici : elle demande Neo4j, et MAILLAGE_CONSOLE.")
    sent = request.authorization
    named = sent is not None and sent.type == "basic" and sent.username == ANALYST
    if sent and named and compare_digest((sent.password or "").encode(), expected.encode()):
        return
    asking = {"WWW-Authenticate": 'Basic realm="Requete libre", charset="UTF-8"'}
    abort(Response(render_template("querying/closed.html", analyst=ANALYST), 401, asking))


def _parameters(written: str) -> dict[str, Any]:
    try:
        found = json.loads(written or "{}")
    except (ValueError, RecursionError) as error:
        raise QueryError('Les paramètres s’écrivent en JSON : {"code": "57"}.') from error
    if not isinstance(found, dict):
        raise QueryError('Les paramètres s’écrivent en JSON, nom et valeur : {"code": "57"}.')
    return found


def _query(name: str) -> Query:
    if name not in load_queries():
        raise NotFound(f"Aucune requête ne s’appelle « {name[:80]} ».")
    return get_query(name)


def _run(found: Query, wanted: Sequence[Field]) -> list[dict[str, Any]]:
    atlas = get_atlas()
    return run_query(atlas.store, found.name, **values(atlas, wanted))


def _picture(title: str, rows: Iterable[Mapping[str, Any]]) -> Any:
    scene = picture_of(get_atlas(), title, rows)
    return render(scene, sheet_url, PROOFS) if scene else None


def _csv(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Response:
    """Write rows as a French spreadsheet reads them; what is invented is said on each."""
    return text_file(f"{name}.csv", columns, ([said(row[column]) for column in columns] for row in rows))


def said(value: Any) -> str:
    """Write a value of a row in French: lists with semicolons, decimals with a comma, nothing for nothing."""
    if isinstance(value, list | tuple):
        return " ; ".join(map(said, value))
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return f"{value:.4g}".replace(".", ",")
    return "" if value is None else str(value)
