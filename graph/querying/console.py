"""One free statement, read-only, on Neo4j only: Ladybug reads and writes files whatever it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import QueryError
from graph.querying.gate import refused_functions, refused_operators, refused_prefix
from graph.store import GraphStore

SECONDS, ROWS, LONGEST = 1.0, 1_000, 10_000  # time, rows of an answer, characters of a statement


@dataclass(frozen=True)
class Answer:
    """The rows of a statement; ``cut`` says that there were more."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    cut: bool


def ask(store: GraphStore, text: str, parameters: Mapping[str, Any] | None = None) -> Answer:
    """Run a statement that only reads; raise QueryError, in French, for any other, or one that is too long."""
    if not hasattr(store, "explain") or not hasattr(store, "read_some"):
        raise QueryError("La requête libre demande Neo4j : ici la carte est sans serveur.")
    statement = text.strip().removesuffix(";").strip()
    if not statement or len(statement) > LONGEST:
        raise QueryError(f"Écrivez une requête, de {LONGEST} caractères au plus.")
    _pass(refused_prefix(statement), "commence par")
    _pass(refused_functions(statement), "appelle")
    _pass(refused_operators(store.explain(statement, parameters or {}, SECONDS)), "demande")
    columns, rows = store.read_some(statement, parameters or {}, ROWS + 1, SECONDS)
    return Answer(tuple(columns), tuple(rows[:ROWS]), len(rows) > ROWS)


def _pass(refused: list[str], does: str) -> None:
    if refused:
        raise QueryError(
            f"Cette requête {does} ce qui n’est pas permis ici : {', '.join(refused)}. Elle ne peut que lire la carte."
        )
