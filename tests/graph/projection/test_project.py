"""The graph is a function of the live records: their order does not matter, and every tie has a record."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.journal.database import StoredRecord
from graph.model import Mention, Participant, Position, Profile, Record, Source
from graph.projection import Difference, Graph, Projected, project
from graph.resolution import resolve
from graph.resolution.canonical import assign_ids
from graph.schema import RELATIONSHIPS
from tests.graph.loaders.tables_of import table
from tests.graph.worlds import attendance, contracts, documents, posts

NAMES = ("Maison Alpha", "MAISON ALPHA", "Atelier Beta", "Foyer Gamma")
CODES = ("CN05401A", "CN05701A", "")
LINES = st.tuples(
    st.sampled_from("RF"),
    st.sampled_from(NAMES),
    st.sampled_from(("2024", "2025")),
    st.sampled_from(CODES),
    st.just("54"),
).map(" | ".join)
ATTENDED = st.tuples(
    st.sampled_from(("Journée", "Atelier")), st.just("2024-01-10"), st.sampled_from(NAMES), st.just("participant")
).map(" | ".join)
CONTRACTS = contracts("CN05401A | Nancy | 54 | 1 | 20000", "CN05701A | Metz | 57 | 2 | 1000")


def stored(posted, attended):
    tables = [CONTRACTS, *([posts(*posted)] if posted else []), *([attendance(*attended)] if attended else [])]
    records = [record for document in documents(*tables) for record in document.reading.records]
    return [StoredRecord(f"rec-{number:04}", "invented", 1, record) for number, record in enumerate(records)]


def graph_of(records):
    resolution = resolve(p.mention for each in records for p in each.record.participants)
    ids, _ = assign_ids(resolution.clusters, {})
    organizations = dict(zip(ids, resolution.clusters, strict=True))
    return project(Projected(records, organizations, {"invented": Source(name="invented", title="Inventé")}))


@settings(deadline=None, max_examples=25)
@given(st.lists(LINES, max_size=8), st.lists(ATTENDED, max_size=5), st.integers())
def test_the_order_of_records_does_not_change_the_graph(posted, attended, seed):
    records = stored(posted, attended)
    shuffled = list(records)
    random.Random(seed).shuffle(shuffled)
    assert graph_of(shuffled).fingerprint() == graph_of(records).fingerprint()


@settings(deadline=None, max_examples=25)
@given(st.lists(LINES, max_size=8), st.lists(ATTENDED, max_size=5))
def test_every_participation_and_attendance_has_a_record_that_names_and_states_it(posted, attended):
    graph = graph_of(stored(posted, attended))
    names, states = rows(graph, "NAMES"), rows(graph, "STATES")
    proven = {(organization, fact) for record, organization in names for stating, fact in states if record == stating}
    for kind in ("TAKES_PART_IN", "ATTENDED"):
        assert {(start, end) for start, end, _ in rows(graph, kind)} <= proven


def test_no_tie_is_made_of_those_who_are_where_an_action_is_led():
    tables = [table("Action | Porteur | Acteurs déjà présents\nAtelier | Cimade | AMLI")]
    records = [record for document in documents(*tables) for record in document.reading.records]
    graph = graph_of([StoredRecord("rec-1", "invented", 1, record) for record in records])
    ids = {row[1]: node for node, row in graph.nodes["Organization"].items()}
    assert {start for start, _, _ in rows(graph, "TAKES_PART_IN")} == {ids["Cimade"]}
    assert ids.keys() == {"Cimade", "AMLI"}


@settings(deadline=None, max_examples=25)
@given(st.lists(LINES, max_size=8))
def test_no_tie_hangs_in_the_air(posted):
    graph = graph_of(stored(posted, []))
    for tie in RELATIONSHIPS:
        for start, end, *_ in graph.ties[tie]:
            assert start in graph.nodes[tie.start]
            assert end in graph.nodes[tie.end]


def rows(graph, kind):
    return {row for tie in RELATIONSHIPS if tie.type == kind for row in graph.ties[tie]}


def test_two_spellings_are_one_organization_with_both_names():
    graph = graph_of(stored(["R | Maison Alpha | 2024 | CN05401A | 54", "R | MAISON ALPHA | 2025 | CN05401A | 54"], []))
    ((_, name, aliases, *_),) = graph.nodes["Organization"].values()
    assert (name, aliases) == ("Maison Alpha", ("MAISON ALPHA", "Maison Alpha"))


def test_a_region_is_whole_so_that_an_empty_departement_is_seen_as_empty():
    graph = graph_of(stored(["R | Maison Alpha | 2024 | CN05401A | 54"], []))
    assert sorted(graph.nodes["Departement"]) == ["08", "10", "51", "52", "54", "55", "57", "67", "68", "88"]


def test_the_difference_of_a_graph_with_itself_is_nothing():
    graph = graph_of(stored(["R | Maison Alpha | 2024 | CN05401A | 54"], []))
    difference = Difference.between(graph, graph)
    assert (difference.written, difference.removed) == (0, 0)
    assert Difference.between(Graph(), graph).written == sum(graph.size)
    assert Difference.between(graph, Graph()).removed == sum(graph.size)


def test_an_organization_is_called_as_the_directory_calls_it():
    attended = stored([], ["Journée | 2024-01-10 | CENTRE SOCIAL DU LAC DE LA PLAINE | participant"])
    named = (Participant(Mention("Centre social Lac de la Plaine")),)
    listed = Record(Position("annuaire.csv", "", 2), {}, named, (Profile(),))
    graph = graph_of([*attended, StoredRecord("rec-listed", "invented", 1, listed)])
    assert [name for _, name, *_ in graph.nodes["Organization"].values()] == ["Centre social Lac de la Plaine"]
