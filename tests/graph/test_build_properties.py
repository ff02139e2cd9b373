"""What holds whatever the lists, on both engines: the graph is a function of what is live, and of nothing else."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.build import build_graph, rebuild
from graph.checking import check
from graph.fingerprint import fingerprint, fingerprint_of_content
from graph.journal import Document, Journal
from graph.journal.undoing import undo
from graph.journal.writing import write_load
from graph.loaders import read_table
from graph.loaders.reading import Perimeter
from graph.loaders.tables import Row, Table
from graph.model import Source
from graph.settings import Settings
from graph.store import open_store

# Names that resolution joins, tells apart and hesitates about; places that veto.
NAMES = ("MJC Bazin", "M.J.C. Bazin", "Mission locale", "Mission locale du Grand Nancy", "CIDFF 54", "CIDFF", "Amitié")
CODES = ("54", "57", "")
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

attended = st.lists(
    st.fixed_dictionaries(
        {
            "rencontre": st.sampled_from(["Atelier", "Forum"]),
            "date": st.sampled_from(["2019-10-14", "2020"]),
            "organisation": st.sampled_from(NAMES),
            "département": st.sampled_from(CODES),
        }
    ),
    min_size=1,
    max_size=6,
)
acted = st.lists(
    st.fixed_dictionaries(
        {
            "action": st.sampled_from(["Cours de français", "Logement"]),
            "année": st.sampled_from(["2019", "2020"]),
            "organisation": st.sampled_from(NAMES),
            "rôle": st.sampled_from(["porteur", "partenaire"]),
            "département": st.sampled_from(CODES[:2]),
        }
    ),
    min_size=1,
    max_size=6,
)
lists = st.lists(st.one_of(attended, acted), min_size=2, max_size=3)


def documents(contents):
    """Name each list; the copy of another is told apart by its row, for it would not be loaded."""
    found = []
    for number, rows in enumerate(contents):
        own = [{**row, "remarque": f"liste {number}"} for row in rows]
        table = Table(f"{number}.csv", "", tuple(own[0]), [Row(n, row) for n, row in enumerate(own, 2)])
        found.append(Document(Source(f"s{number}", f"Liste {number}"), read_table(table, Perimeter()), Perimeter()))
    return found


@pytest.fixture
def store(store_url):
    opened = open_store(Settings.from_env(store_url))
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path):
    """A function that opens a new journal; all are closed at the end."""
    numbers, opened = itertools.count(), []

    def new():
        opened.append(Journal(tmp_path / f"{next(numbers)}.sqlite"))
        return opened[-1]

    yield new
    for journal in opened:
        journal.close()


def loaded(journal, store, *groups):
    """Load groups of documents one run after another, and return the fingerprint of what the store then holds."""
    for group in groups:
        write_load(journal, group, {})
    rebuild(journal, store)
    return fingerprint(store.snapshot())


@FEW
@given(contents=lists, data=st.data())
def test_the_order_of_loads_does_not_matter(store, fresh, contents, data):
    listed = documents(contents)
    shuffled = data.draw(st.permutations(listed))
    seen = set()
    for groups in ([[each] for each in listed], [[each] for each in shuffled], [listed]):
        journal = fresh()
        loaded(journal, store, *groups)
        seen.add(fingerprint_of_content(store.snapshot(), build_graph(journal).organizations))
    assert len(seen) == 1


@FEW
@given(contents=lists)
def test_loading_twice_is_loading_once(store, fresh, contents):
    journal, listed = fresh(), documents(contents)
    once = loaded(journal, store, listed)
    assert loaded(journal, store, listed, *([each] for each in listed)) == once
    assert journal.head == 1


@FEW
@given(contents=lists, data=st.data())
def test_undo_after_a_load_is_before_it_to_the_last_id(store, fresh, contents, data):
    journal = fresh()
    first, *others = documents(contents)
    before = loaded(journal, store, [first])
    kept = data.draw(st.lists(st.sampled_from(contents[0]), max_size=4))
    corrected = documents([kept])[:1] if kept else []
    after = loaded(journal, store, [*corrected, *others])
    undo(journal, 2)
    rebuild(journal, store)
    assert fingerprint(store.snapshot()) == before
    undo(journal, 3)
    rebuild(journal, store)
    assert fingerprint(store.snapshot()) == after


@FEW
@given(contents=lists)
def test_every_tie_has_a_live_record_and_the_store_is_what_the_journal_says(store, fresh, contents):
    journal = fresh()
    loaded(journal, store, *([each] for each in documents(contents)))
    undo(journal, 2)
    rebuild(journal, store)
    graph = store.snapshot()
    live = {stored.id for stored in journal.records()}
    assert graph.nodes["Record"].keys() == live
    assert unproved(graph) == []
    report = check(journal, store)
    assert report.is_sound
    assert report.is_current


def unproved(graph):
    """Return the ties between things that no record proves by naming or stating both ends."""
    proofs = {}
    for tie, rows in graph.ties.items():
        if tie.start == "Record":
            for start, end, *_ in rows:
                proofs.setdefault((tie.end, end), set()).add(start)
    # A mention's département and an action's place are read in the record that states the start.
    found = []
    for tie, rows in graph.ties.items():
        if tie.start == "Record":
            continue
        for start, end, *_ in rows:
            shared = proofs.get((tie.start, start), set())
            if tie.end in ("Action", "Event"):
                shared = shared & proofs.get((tie.end, end), set())
            found += [] if shared else [(tie.type, start, end)]
    return found


def test_a_fingerprint_tells_any_row_apart(fresh):
    one = {"rencontre": "Forum", "date": "2019", "organisation": "MJC Bazin", "département": "54"}
    seen = set()
    for rows in ([one], [one | {"organisation": "Amitié"}], [one | {"date": "2020"}], [one, one]):
        journal = fresh()
        write_load(journal, documents([rows]), {})
        built = build_graph(journal)
        seen |= {fingerprint(built.graph), fingerprint_of_content(built.graph, built.organizations)}
    assert len(seen) == 8
