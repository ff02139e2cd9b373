"""Running the gap queries: rows become gaps, ranked, with their sentences, evidence and denominator."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from string import Formatter
from typing import Any

from graph.errors import QueryError
from graph.gaps.measures import MEASURES
from graph.gaps.model import UNKNOWN, Gap, GapReport, KindSummary
from graph.queries import Query, get_query, queries_in, run_query
from graph.store import GraphStore

FIELDS = ("denominator", "subjects", "missing", "sentence", "reason", "closes")


class _French(Formatter):
    """Fills the sentences of the headers: ``{n:année}`` gives « 1 année », « 5 années ».

    ``{n:aucune année|année}`` says first what is written for zero.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        if not format_spec:
            return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        none, _, noun = format_spec.rpartition("|")
        if none and not value:
            return none
        number = f"{value:,}".replace(",", "\u202f")
        return f"{number} {noun}{'s' if value >= 2 else ''}"


FRENCH = _French()


def gap_queries(names: Sequence[str] = ()) -> list[Query]:
    """Return the gap queries asked for, or all of them; raise QueryError for an unknown name."""
    known = {query.name: query for query in queries_in("gaps")}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise QueryError(f"manque « {unknown[0]} » inconnu ; connus : {', '.join(known)}.")
    return [known[name] for name in names] or list(known.values())


def find_gaps(store: GraphStore, names: Sequence[str] = (), departements: Iterable[str] = ()) -> GapReport:
    """Return the gaps of the named kinds (all by default) in the given départements (all by default)."""
    asked = sorted(departements)
    gaps: list[Gap] = []
    kinds: list[KindSummary] = []
    for query in gap_queries(names):
        rows = _rows(store, query, asked)
        gaps += [to_gap(query, row) for row in rows]
        kinds.append(_summary(store, query, len(rows), asked))
    return GapReport(ranked(gaps), tuple(kinds))


def _rows(store: GraphStore, query: Query, departements: list[str]) -> list[dict[str, Any]]:
    """Run a gap query; one whose header names a measure gives what it is taken over: the whole map, then filtered."""
    measure = query.more.get("measure")
    if not measure:
        return run_query(store, query.name, departements=departements)
    found = MEASURES[measure](run_query(store, query.name))
    return [row for row in found if not departements or row["departement"] in departements]


def ranked(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps numbered from 1, the most severe first; equal ones in a stable order."""
    ordered = sorted(gaps, key=lambda gap: (-gap.severity, gap.kind, gap.departement, gap.subjects))
    return tuple(replace(gap, number=number) for number, gap in enumerate(ordered, 1))


def to_gap(query: Query, row: Mapping[str, Any]) -> Gap:
    """Read a row of a gap query as its header says."""
    said = {column: "inconnu" if value is None else value for column, value in row.items()}
    return Gap(
        number=0,
        kind=query.name,
        title=query.title,
        severity=round(row["severity"], 4),
        sentence=FRENCH.vformat(query.more["sentence"], (), said),
        reason=FRENCH.vformat(query.more["reason"], (), said),
        closes=FRENCH.vformat(query.more["closes"], (), said),
        departement=row["departement"] or "",
        subjects=tuple(subject for name in query.more["subjects"].split(",") for subject in _each(row[name.strip()])),
        missing=tuple(_ends(tie, row) for tie in query.more["missing"].split(",")),
        records=tuple(row["records"]),
        need=row.get("need_name") or "",
    )


def _each(subject: str | list[str] | None) -> list[str]:
    """A column of subjects holds one id, several, or none."""
    return subject if isinstance(subject, list) else [subject] if subject else []


def _ends(tie: str, row: Mapping[str, Any]) -> tuple[str, str]:
    start, _, end = (part.strip() for part in tie.partition("->"))
    return row[start], UNKNOWN if end == UNKNOWN else row[end]


def _summary(store: GraphStore, query: Query, count: int, departements: list[str]) -> KindSummary:
    denominator = get_query(query.more["denominator"])
    found = run_query(store, denominator.name, departements=departements)
    total = found[0]["denominator"] if found else 0
    return KindSummary(query.name, query.title, query.description, count, total, denominator.title)
