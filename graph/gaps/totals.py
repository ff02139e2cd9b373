"""What gaps are counted out of, where Cypher cannot count it. Each measure takes the rows that its denominator reads.

A query of ``cypher/denominators`` whose header has ``measure: name`` goes through ``TOTALS[name]``, which returns how
many there are in each département.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable

from graph.gaps.measures import common_kinds, neighbours
from graph.gaps.readings import Readings, readings_of
from graph.gaps.ties import Rows, Ties
from graph.queries import get_query

Totals = Counter[str]


def total(name: str, readings: Readings, departements: Collection[str]) -> int:
    """Return a denominator, in some départements or in all of them."""
    query = get_query(name)
    given = [readings.take(reading) for reading in readings_of(query)]
    if "measure" not in query.more:
        return given[0][0]["denominator"] if given[0] else 0
    found = TOTALS[query.more["measure"]](*given)
    return sum(found[one] for one in departements or found)


def needs_on_both_sides(answers: Rows) -> Totals:
    """Return how many needs each département answers that a neighbour after it answers too, for each neighbour."""
    needs: defaultdict[str, set[str]] = defaultdict(set)
    for row in answers:
        needs[row["departement"]].add(row["need"])
    known = ((left, needs[left] & needs[right]) for left, right in neighbours() if left in needs and right in needs)
    return _summed((left, len(both)) for left, both in known)


def kinds_by_departement(rows: Rows) -> Totals:
    """Return how many kinds of institution each known département is expected to have."""
    expected = len(common_kinds(rows))
    return Counter({row["departement"]: expected for row in rows})


def pairs_on_a_need(answers: Rows, visits: Ties) -> Totals:
    """Return how many pairs of each département share each need, where one of the two came to a meeting."""
    acting: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in answers:
        acting[row["departement"], row["need"]].add(row["organization"])
    came = visits.things.keys()
    return _summed((place, _pairs(len(those)) - _pairs(len(those - came))) for (place, _), those in acting.items())


def _pairs(many: int) -> int:
    return many * (many - 1) // 2


def _summed(counts: Iterable[tuple[str, int]]) -> Totals:
    found: Totals = Counter()
    for place, many in counts:
        found[place] += many
    return found


TOTALS: dict[str, Callable[..., Totals]] = {
    "needs_on_both_sides": needs_on_both_sides,
    "kinds_by_departement": kinds_by_departement,
    "pairs_on_a_need": pairs_on_a_need,
}
