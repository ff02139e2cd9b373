"""Named queries: one file of ``cypher/`` each, with a header that is parsed, checked and shown to people.

A header is a run of ``// field: value`` lines; a value goes on over lines that start with ``//`` and two spaces.
The same text runs on Neo4j and on Ladybug. ``params`` are names; one that ends with ``?`` may be left out: lists are
then empty and the query reads that as « no filter ». A file with ``reads: view, view`` and no text has the text,
parameters and columns of the first view: what several read is written, and asked of the engine, once.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import NotFound, QueryError
from graph.settings import shipped
from graph.store.base import GraphStore

FOLDERS = ("gaps", "views", "denominators")
REQUIRED = ("name", "title", "description", "params", "returns")
READS = "reads"
SETTLED = frozenset((str, int, bool, type(None)))
LINE = re.compile(r"// (?P<field>[a-z_]+):(?P<value>.*)")


@dataclass(frozen=True)
class Query:
    """One named query; ``more`` holds the header's other fields (``severity``, ``missing``…).

    ``borrowed`` is the view whose text it has, when it has none of its own.
    """

    name: str
    folder: str
    title: str
    description: str
    params: tuple[str, ...]
    returns: tuple[str, ...]
    text: str
    more: Mapping[str, str] = field(default_factory=dict)
    borrowed: str = ""

    @property
    def reads(self) -> tuple[str, ...]:
        """Return the names of the views that a measure reads."""
        return _names(self.more.get(READS, ""))

    @property
    def home(self) -> tuple[str, ...]:
        """Return the columns of the organisations in whose département a gap without a place is told."""
        return _names(self.more.get("home", ""))

    def arguments(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the parameters to send; raise QueryError for one that is missing or unknown."""
        known = {name.rstrip("?") for name in self.params}
        unknown = sorted(given.keys() - known)
        if unknown:
            takes = ", ".join(sorted(known)) or "aucun"
            raise QueryError(f"« {self.name} » ne connaît pas le paramètre « {unknown[0]} » ; paramètres : {takes}.")
        missing = [name for name in self.params if not name.endswith("?") and name not in given]
        if missing:
            raise QueryError(f"« {self.name} » demande le paramètre « {missing[0]} ».")
        optional: dict[str, Any] = {name.rstrip("?"): [] for name in self.params if name.endswith("?")}
        return {**optional, **given}


def parse(text: str, file: Path) -> Query:
    """Parse one query file; raise QueryError when its header is incomplete or names another file."""
    fields: dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        if found := LINE.fullmatch(line):
            last = found["field"]
            fields[last] = found["value"].strip()
        elif line.startswith("//  ") and last:
            fields[last] += " " + line[2:].strip()
        else:
            break
    borrowed = fields.get(READS, "").partition(",")[0] if not _body(text) else ""
    if borrowed:
        fields = {"params": "", "returns": "", **fields}
    absent = [name for name in REQUIRED if name not in fields]
    if absent:
        raise QueryError(f"« {file.name} » : l’en-tête ne dit pas « {absent[0]} ».")
    if fields["name"] != file.stem:
        raise QueryError(f"« {file.name} » : l’en-tête porte un autre nom, « {fields['name']} ».")
    more = {name: value for name, value in fields.items() if name not in REQUIRED}
    params, returns = _names(fields["params"]), _names(fields["returns"])
    said = (fields["name"], file.parent.name, fields["title"], fields["description"])
    return Query(*said, params, returns, text, more, borrowed)


def _body(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line and not line.startswith("//"))


@cache
def load_queries(root: Path | None = None) -> dict[str, Query]:
    """Return all the named queries by name, in the order of folders and file names."""
    root = root or shipped("cypher")
    found: dict[str, Query] = {}
    for file in (file for folder in FOLDERS for file in sorted((root / folder).glob("*.cypher"))):
        query = parse(file.read_text(encoding="utf-8"), file)
        if query.name in found:
            raise QueryError(f"deux requêtes portent le nom « {query.name} ».")
        found[query.name] = query
    return {name: _with_text(query, found) for name, query in found.items()}


def _with_text(query: Query, known: Mapping[str, Query]) -> Query:
    """Return a query with the text of the view that it borrows."""
    if not query.borrowed:
        return query
    if query.borrowed not in known:
        raise QueryError(f"« {query.name}.cypher » lit la vue « {query.borrowed} », qui n’existe pas.")
    view = known[query.borrowed]
    return replace(query, params=view.params, returns=view.returns, text=f"{query.text}{view.text}")


def queries_in(folder: str) -> list[Query]:
    """Return the queries of one folder."""
    return [query for query in load_queries().values() if query.folder == folder]


def get_query(name: str) -> Query:
    """Return a query by name; raise QueryError with the known names."""
    known = load_queries()
    if name not in known:
        raise QueryError(f"requête « {name} » inconnue ; connues : {', '.join(known)}.")
    return known[name]


def run_query(store: GraphStore, name: str, **given: Any) -> list[dict[str, Any]]:
    """Run a named query; a list in a row is sorted, since engines collect in any order."""
    query = get_query(name)
    rows = store.read(query.text, query.arguments(given), query.returns)
    if rows and tuple(rows[0]) != query.returns:
        rows = [{column: row[column] for column in query.returns} for row in rows]
    # A store gives rows to keep: most columns are settled already and stay where they are.
    for column in query.returns:
        if not SETTLED.issuperset({type(row[column]) for row in rows}):
            for row in rows:
                row[column] = _settled(row[column])
    return rows


def _settled(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(value, key=str) if len(value) > 1 else value
    if isinstance(value, Decimal):  # how Ladybug gives a sum of whole numbers
        return int(value) if value == value.to_integral_value() else round(float(value), 9)
    return round(value, 9) if isinstance(value, float) else value  # engines differ in the last digits


def _names(text: str) -> tuple[str, ...]:
    names: Sequence[str] = [name.strip() for name in text.split(",")]
    return tuple(name for name in names if name)


def first(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the first row of an answer; an empty one when there is none."""
    return rows[0] if rows else {}


def found(rows: Sequence[dict[str, Any]], what: str) -> dict[str, Any]:
    """Return the one row of an answer; raise NotFound, saying what (« Cette action ») is not in the map."""
    if not rows:
        raise NotFound(f"{what} n’est pas dans la carte.")
    return rows[0]
