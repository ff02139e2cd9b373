"""Running the gap queries: rows become gaps, ranked, with their sentences, evidence and denominator."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.errors import QueryError
from graph.gaps.caution import caution
from graph.gaps.homes import HOMES, at_home, place_of
from graph.gaps.measures import MEASURES
from graph.gaps.model import SETTLED, Gap, GapReport, KindSummary
from graph.gaps.readings import Readings, readings_of
from graph.gaps.telling import Telling
from graph.gaps.ties import Rows
from graph.gaps.totals import total
from graph.model import FollowUp
from graph.pausing import collector_paused
from graph.queries import Query, get_query, queries_in
from graph.store import GraphStore


def gap_queries(names: Sequence[str] = ()) -> list[Query]:
    """Return the gap queries asked for, or all of them; raise QueryError for an unknown name."""
    known = {query.name: query for query in queries_in("gaps")}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise QueryError(f"manque « {unknown[0]} » inconnu ; connus : {', '.join(known)}.")
    return [known[name] for name in names] or list(known.values())


def find_gaps(store: GraphStore, names: Sequence[str] = (), departements: Iterable[str] = ()) -> GapReport:
    """Return the gaps of the named kinds (all by default) in the given départements (all by default)."""
    asked, queries = sorted(departements), gap_queries(names)
    gaps: list[Gap] = []
    counts: Counter[str] = Counter()
    cautions: dict[str, str] = {}
    with collector_paused():
        wanted = [name for query in queries for name in (*readings_of(query), *([HOMES] if query.home else []))]
        readings = Readings(store, [*wanted, *_denominators(queries)], asked)
        for query in queries:
            found = _rows(query, readings)
            rows = _within(query, found, asked)
            counts[query.name] = len(rows)
            cautions[query.name] = "" if found else caution(query, readings)
            gaps += map(Telling(query).gap, rows)
        return GapReport(told_once(gaps), _summaries(queries, counts, cautions, readings, asked))


def narrowed(store: GraphStore, whole: GapReport, names: Sequence[str], departements: Iterable[str]) -> GapReport:
    """Return what ``find_gaps`` finds of some kinds in some places, from the report of the whole map."""
    asked, queries = sorted(departements), gap_queries(names)
    kinds = {query.name for query in queries}
    alone = (gap.but(also=()) for gap in whole.all_gaps if gap.kind in kinds)
    gaps = [gap for gap in alone if not asked or gap.departement in asked]
    counts, cautions = Counter(gap.kind for gap in gaps), {kind.name: kind.caution for kind in whole.kinds}
    readings = Readings(store, _denominators(queries), asked)
    return GapReport(told_once(gaps), _summaries(queries, counts, cautions, readings, asked))


def _rows(query: Query, readings: Readings) -> Rows:
    """Return the rows of a gap query, which are those of its measure if it has one: then those of the whole map."""
    given = [readings.take(reading) for reading in readings_of(query)]
    rows: Rows = MEASURES[query.more["measure"]](*given) if "measure" in query.more else given[0]
    return at_home(query, rows, readings.take(HOMES)) if query.home else rows


def _within(query: Query, rows: Rows, departements: list[str]) -> Rows:
    """Return the rows of some départements, where the query has not chosen them itself."""
    chosen = not departements or "measure" not in query.more
    return rows if chosen else [row for row in rows if place_of(row) in departements]


def ranked(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps numbered from 1, what is settled last, the most severe first; equal ones in a stable order."""
    return tuple(gap.but(number=number) for number, gap in enumerate(sorted(gaps, key=_rank), 1))


def _rank(gap: Gap) -> tuple[Any, ...]:
    return gap.state in SETTLED, -gap.severity, gap.kind, gap.departement, gap.subjects


def followed(report: GapReport, said: Mapping[str, FollowUp], whole: bool) -> GapReport:
    """Join gaps with what was decided of them; in a ``whole`` report, what is no longer there has closed by itself."""
    gaps = ranked(gap.but(follow_up=said.get(gap.id)) for gap in report.gaps)
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
    return tuple(gap.but(number=number, also=tuple(under.get(gap.id, ()))) for number, gap in enumerate(under[""], 1))


def _over(gap: Gap, kind: str, told: Mapping[tuple[str, str, str], str]) -> str:
    """Return the id of the gap that says the same thing as one, or an empty text."""
    found = (told.get((kind, gap.departement, subject)) for subject in gap.subjects if kind)
    return next((name for name in found if name), "")


def _denominators(queries: Iterable[Query]) -> list[str]:
    """Return what the denominators of kinds of gap read."""
    return [name for query in queries for name in readings_of(get_query(query.more["denominator"]))]


def _summaries(
    queries: Iterable[Query],
    counts: Mapping[str, int],
    cautions: Mapping[str, str],
    readings: Readings,
    departements: Sequence[str],
) -> tuple[KindSummary, ...]:
    """Return how many gaps of each kind, out of how many of what."""
    totals = {name: total(name, readings, departements) for name in {query.more["denominator"] for query in queries}}
    return tuple(
        _summary(query, counts[query.name], totals[query.more["denominator"]], cautions[query.name])
        for query in queries
    )


def _summary(query: Query, count: int, total: int, warned: str) -> KindSummary:
    denominator = get_query(query.more["denominator"])
    title = denominator.more.get("one", denominator.title) if total == 1 else denominator.title
    return KindSummary(query.name, query.title, query.description, count, total, title, warned)
