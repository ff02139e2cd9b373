"""Running the gap queries: rows become gaps, ranked, with their sentences, evidence and denominator."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from string import Formatter
from typing import Any

from graph.errors import QueryError
from graph.gaps.ahead import read_ahead
from graph.gaps.measures import MEASURES, Rows
from graph.gaps.model import SETTLED, UNKNOWN, Gap, GapReport, KindSummary
from graph.gaps.proofs import Proofs
from graph.model import FollowUp, content_id
from graph.pausing import collector_paused
from graph.queries import Query, get_query, queries_in, run_query
from graph.store import GraphStore

FIELDS = ("denominator", "subjects", "missing", "sentence", "reason", "closes")


class _French:
    """Fills the sentences of the headers: ``{n:année}`` gives « 1 année », « 5 années ».

    ``{n:aucune année|année}`` says first what is written for zero.
    """

    @staticmethod
    @cache
    def pieces(text: str) -> tuple[tuple[str, str | None, str], ...]:
        """Return a sentence cut once into text, name and noun: it is filled thousands of times."""
        return tuple((literal, name, noun or "") for literal, name, noun, _ in Formatter().parse(text))

    def fill(self, text: str, said: Mapping[str, Any]) -> str:
        """Return a sentence with its values."""
        return "".join(
            literal + (self.format_field(said[name], noun) if name is not None else "")
            for literal, name, noun in self.pieces(text)
        )

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
    asked, queries, proofs = sorted(departements), gap_queries(names), Proofs(store)
    gaps: list[Gap] = []
    counts: Counter[str] = Counter()
    with collector_paused():
        readings = [partial(run_query, store, query.name, **_given(query, asked)) for query in queries]
        for query, read in zip(queries, read_ahead(readings), strict=True):
            rows = _rows(query, read, asked, proofs)
            counts[query.name] = len(rows)
            gaps += [to_gap(query, row) for row in rows]
        return GapReport(told_once(gaps), _summaries(store, queries, counts, asked))


def narrowed(store: GraphStore, whole: GapReport, names: Sequence[str], departements: Iterable[str]) -> GapReport:
    """Return what ``find_gaps`` finds of some kinds in some places, from the report of the whole map."""
    asked, queries = sorted(departements), gap_queries(names)
    kinds = {query.name for query in queries}
    alone = (replace(gap, also=()) for gap in whole.all_gaps if gap.kind in kinds)
    gaps = [gap for gap in alone if not asked or gap.departement in asked]
    counts = Counter(gap.kind for gap in gaps)
    return GapReport(told_once(gaps), _summaries(store, queries, counts, asked))


def _given(query: Query, departements: list[str]) -> dict[str, list[str]]:
    """Return the parameters of a gap query: a measure is taken over the whole map, then filtered."""
    return {} if "measure" in query.more else {"departements": departements}


def _rows(query: Query, read: Rows, departements: list[str], proofs: Proofs) -> Rows:
    """Return the gaps in what was read; a query whose header names a measure gives what it is taken over."""
    if "measure" not in query.more:
        return read
    found = MEASURES[query.more["measure"]](proofs.joined(query, read))
    return [row for row in found if not departements or row["departement"] in departements]


def ranked(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps numbered from 1, what is settled last, the most severe first; equal ones in a stable order."""
    return tuple(replace(gap, number=number) for number, gap in enumerate(sorted(gaps, key=_rank), 1))


def _rank(gap: Gap) -> tuple[Any, ...]:
    return gap.state in SETTLED, -gap.severity, gap.kind, gap.departement, gap.subjects


def followed(report: GapReport, said: Mapping[str, FollowUp], whole: bool) -> GapReport:
    """Join gaps with what was decided of them; in a ``whole`` report, what is no longer there has closed by itself."""
    gaps = ranked(replace(gap, follow_up=said.get(gap.id)) for gap in report.gaps)
    there = {gap.id for gap in report.all_gaps}
    closed = tuple(one for name, one in sorted(said.items()) if whole and name not in there)
    return GapReport(gaps, report.kinds, closed)


def told_once(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Put under a gap those that say the same thing, as the header ``same: kind`` of their query tells.

    The two are of one département and share a subject. What is left is ranked and numbered; what is under is not.
    """
    same = {query.name: query.more["same"] for query in gap_queries() if "same" in query.more}
    ordered, over = sorted(gaps, key=_rank), set(same.values())
    told = {(gap.kind, gap.departement, one): gap.id for gap in ordered if gap.kind in over for one in gap.subjects}
    under: defaultdict[str, list[Gap]] = defaultdict(list)
    for gap in ordered:
        under[_over(gap, same.get(gap.kind, ""), told)].append(gap)
    return tuple(
        replace(gap, number=number, also=tuple(under.get(gap.id, ()))) for number, gap in enumerate(under[""], 1)
    )


def _over(gap: Gap, kind: str, told: Mapping[tuple[str, str, str], str]) -> str:
    """Return the id of the gap that says the same thing as one, or an empty text."""
    found = (told.get((kind, gap.departement, subject)) for subject in gap.subjects if kind)
    return next((name for name in found if name), "")


def to_gap(query: Query, row: Mapping[str, Any]) -> Gap:
    """Read a row of a gap query as its header says."""
    said = {column: "inconnu" if value is None else value for column, value in row.items()}
    columns = [name.strip() for name in query.more["subjects"].split(",")]
    departement, need = row["departement"] or "", row.get("need_name") or ""
    # A list of subjects grows and shrinks while the gap stays the same one.
    fixed = (one for name in columns if not isinstance(row[name], list) for one in _each(row[name]))
    return Gap(
        number=0,
        kind=query.name,
        title=query.title,
        severity=round(row["severity"], 4),
        sentence=FRENCH.fill(query.more["sentence"], said),
        reason=FRENCH.fill(query.more["reason"], said),
        closes=FRENCH.fill(query.more["closes"], said),
        departement=departement,
        subjects=tuple(subject for name in columns for subject in _each(row[name])),
        missing=tuple(_ends(tie, row) for tie in query.more["missing"].split(",")),
        records=tuple(row["records"]),
        need=need,
        id=content_id("gap", query.name, departement, need, *fixed, *(str(row[name]) for name in _apart(query))),
    )


def _apart(query: Query) -> list[str]:
    """Return the columns that tell apart two gaps of the same subjects (``apart:`` in the header)."""
    return [name.strip() for name in query.more.get("apart", "").split(",") if name]


def _each(subject: str | list[str] | None) -> list[str]:
    """A column of subjects holds one id, several, or none."""
    return subject if isinstance(subject, list) else [subject] if subject else []


def _ends(tie: str, row: Mapping[str, Any]) -> tuple[str, str]:
    start, _, end = (part.strip() for part in tie.partition("->"))
    return row[start], UNKNOWN if end == UNKNOWN else row[end]


def _summaries(
    store: GraphStore, queries: Sequence[Query], counts: Mapping[str, int], departements: list[str]
) -> tuple[KindSummary, ...]:
    """Return how many gaps of each kind, out of how many of what; several are counted out of the same, asked once."""
    asked = dict.fromkeys(query.more["denominator"] for query in queries)
    found = read_ahead(partial(run_query, store, name, departements=departements) for name in asked)
    totals = {name: rows[0]["denominator"] if rows else 0 for name, rows in zip(asked, found, strict=True)}
    return tuple(_summary(query, counts[query.name], totals) for query in queries)


def _summary(query: Query, count: int, totals: Mapping[str, int]) -> KindSummary:
    denominator = get_query(query.more["denominator"])
    total = totals[denominator.name]
    title = denominator.more.get("one", denominator.title) if total == 1 else denominator.title
    return KindSummary(query.name, query.title, query.description, count, total, title)
