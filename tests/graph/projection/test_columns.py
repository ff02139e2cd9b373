"""Rows kept as columns are the sets and the dictionaries that they stand for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.projection.columns import NodeRows, Texts, TieRows
from graph.schema import LABEL_BY_NAME, PROOF, Property

WORDS = st.sampled_from(["", "a", "b", "é", "zz"])
TIES = st.lists(st.tuples(WORDS, WORDS, WORDS | st.none()), max_size=12)
RECORDS = st.lists(
    st.tuples(WORDS, WORDS, WORDS | st.none(), st.integers(0, 3) | st.none(), WORDS | st.none(), st.just(1)),
    max_size=12,
)


def ties_of(rows):
    shape = [Property(name, "STRING", "") for name in ("start_id", "end_id", "role")]
    texts = Texts()
    for row in reversed(rows):  # two graphs number the same texts otherwise
        texts.number(row[1])
    ties = TieRows(texts, shape)
    for row in rows:
        ties.add(row)
    return ties


def records_of(rows):
    records = NodeRows(Texts(), LABEL_BY_NAME[PROOF].properties)
    for row in rows:
        records[row[0]] = row
    return records


@settings(deadline=None)
@given(TIES, TIES)
def test_ties_are_a_set(one, other):
    ties, others = ties_of(one), ties_of(other)
    assert (set(ties), len(ties)) == (set(one), len(set(one)))
    assert sorted(ties.unlike(others), key=repr) == sorted(set(one) - set(other), key=repr)
    for row in other:
        ties.discard(row)
    assert ties == set(one) - set(other)
    for row in set(other):
        assert row not in ties
        ties.add(row)
    assert ties == set(one) | set(other)


@settings(deadline=None)
@given(TIES.map(lambda rows: [row for row in rows if row[2]]))
def test_ties_come_in_the_order_of_their_texts(rows):
    assert [row[:2] for row in ties_of(rows).in_order(0, 1)] == sorted(row[:2] for row in set(rows))


@settings(deadline=None)
@given(RECORDS, RECORDS)
def test_records_are_a_dictionary(one, other):
    records, others = records_of(one), records_of(other)
    wanted, there = {row[0]: row for row in one}, {row[0]: row for row in other}
    assert dict(records) == wanted
    assert records.get("no such id") is None
    assert list(records.in_order(0)) == [wanted[node] for node in sorted(wanted)]
    assert {row[0]: row for row in records.unlike(others)} == {
        node: row for node, row in wanted.items() if there.get(node) != row
    }
    assert {row[0] for row in records.absent_from(others)} == wanted.keys() - there.keys()
