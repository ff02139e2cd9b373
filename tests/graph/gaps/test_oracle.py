"""On any graph, Neo4j, Ladybug and plain Python find the same gaps, with the same proofs."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.gaps.find import find_gaps, gap_queries, narrowed
from graph.projection.model import Graph
from graph.schema import RELATIONSHIPS
from graph.settings import Settings
from graph.store import open_store
from tests.graph.gaps.oracle import GAPS, World

TIES = {(tie.type, tie.start, tie.end): tie for tie in RELATIONSHIPS}
PLACES = {"54": "Meurthe-et-Moselle", "55": "Meuse", "57": "Moselle", "88": "Vosges"}
NEEDS = ("n1", "n2")
ORGANIZATIONS = tuple(f"org-{letter}" for letter in "abcdefg")
TOWNS = {"ter-1": "54", "ter-2": "57", "ter-3": "88"}
SCHEMES = ("Adultes-relais", "Fonjep")
FEW = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))

some = st.sampled_from
free_actions = st.fixed_dictionaries(
    {
        "title": some(["Atelier", "Jardin", "Cours"]),
        "year": some([None, 2019, 2020, 2024]),
        "places": st.sets(some(sorted(PLACES)), max_size=2),
        "needs": st.sets(some(NEEDS), max_size=2),
        "team": st.sets(st.tuples(some(ORGANIZATIONS), some(["porteur", "partenaire", "financeur"])), max_size=4),
    }
)
posts = st.fixed_dictionaries(
    {
        "scheme": some(SCHEMES),
        "town": some(sorted(TOWNS)),
        "year": some([2023, 2024]),
        "team": st.sets(some(ORGANIZATIONS), min_size=1, max_size=3),
    }
)
meetings = st.fixed_dictionaries(
    {
        "place": some([None, "54", "57"]),
        "team": st.sets(st.tuples(some(ORGANIZATIONS), some(["participant", "participant", "animation"])), max_size=5),
    }
)
worlds = st.fixed_dictionaries(
    {
        "actions": st.lists(free_actions, max_size=7),
        "posts": st.lists(posts, max_size=6, unique_by=lambda post: (post["scheme"], post["town"], post["year"])),
        "meetings": st.lists(meetings, max_size=8),
        "expressed": st.sets(st.tuples(some(sorted(PLACES)), some(NEEDS)), max_size=3),
        "kinds": st.lists(some([None, "A", "B"]), min_size=len(ORGANIZATIONS), max_size=len(ORGANIZATIONS)),
        "based": st.sets(st.tuples(some(ORGANIZATIONS), some(sorted(PLACES))), max_size=6),
    }
)


def ran(role):
    about = {"title": "Atelier", "places": {"54"}, "needs": {"n1"}}
    return {**about, "year": None, "team": {("org-c", role)}}


LEADS_ONE_PAYS_FOR_ANOTHER = {
    "actions": [ran("porteur"), ran("financeur")],
    "posts": [],
    "meetings": [],
    "expressed": set(),
    "kinds": [None] * len(ORGANIZATIONS),
    "based": set(),
}


class Drawn:
    """A graph as the projection makes it: each line is a record that states one fact and names who is in it."""

    def __init__(self, world):
        self.graph, self.lines = Graph(), 0
        self.graph.add_node("Source", ("s", "Listes", None, None, None))
        for code, name in PLACES.items():
            self.graph.add_node("Departement", (code, name, "44"))
        for need in NEEDS:
            self.graph.add_node("Need", (need, need))
        for one, kind in zip(ORGANIZATIONS, world["kinds"], strict=True):
            self.graph.add_node("Organization", (one, one, (one,), None, kind, None, 1.0, None))
        for town, code in TOWNS.items():
            self.graph.add_node("Territory", (town, town, (), 1000, None))
            self.tie("LOCATED_IN", "Territory", town, "Departement", code)
        for one, code in world["based"]:
            self.tie("BASED_IN", "Organization", one, "Departement", code)
            self.line([("Organization", one)])
        for code, need in world["expressed"]:
            self.tie("EXPRESSED", "Departement", code, "Need", need)
            self.line([], [("Need", need), ("Departement", code)])
        for number, action in enumerate(world["actions"]):
            self.action(f"act-{number}", None, action["year"], action["places"], action["team"], action["title"])
            for need in action["needs"]:
                self.tie("ADDRESSES", "Action", f"act-{number}", "Need", need)
        for post in world["posts"]:
            key = f"act-{post['scheme']}-{post['town']}-{post['year']}"
            team = {(one, "porteur") for one in post["team"]}
            self.action(key, post["scheme"], post["year"], {TOWNS[post["town"]]}, team)
            self.tie("WITHIN", "Action", key, "Territory", post["town"])
        for number, meeting in enumerate(world["meetings"]):
            key = f"evt-{number}"
            self.graph.add_node("Event", (key, key, f"20{18 + number % 3}-01-0{number + 1}", None, None))
            if meeting["place"]:
                self.tie("LOCATED_IN", "Event", key, "Departement", meeting["place"])
            for one, role in meeting["team"]:
                self.tie("ATTENDED", "Organization", one, "Event", key, role)
                self.line([("Organization", one)], [("Event", key)])

    def action(self, key, scheme, year, places, team, title=""):
        self.graph.add_node("Action", (key, title or key, None, scheme, year, None, ()))
        for code in places:
            self.tie("LOCATED_IN", "Action", key, "Departement", code)
        for one, role in team:
            self.tie("TAKES_PART_IN", "Organization", one, "Action", key, role)
            self.line([("Organization", one)], [("Action", key)])

    def tie(self, kind, start_label, start, end_label, end, *said):
        self.graph.add_tie(TIES[kind, start_label, end_label], start, end, *said)

    def line(self, named, stated=()):
        self.lines += 1
        key = f"rec-{self.lines}"
        self.graph.add_node("Record", (key, "listes.csv", None, self.lines, None, 1))
        self.tie("FROM", "Record", key, "Source", "s")
        for label, node in named:
            self.tie("NAMES", "Record", key, label, node)
        for label, node in stated:
            self.tie("STATES", "Record", key, label, node)


@pytest.fixture(scope="module")
def stores(neo4j_address, tmp_path_factory):
    addresses = (str(tmp_path_factory.mktemp("oracle") / "carte.lbug"), neo4j_address)
    opened = [open_store(Settings.from_env(address)) for address in addresses]
    yield opened
    for store in opened:
        store.close()


def row(kind, departement, subjects, records):
    who = (departement, tuple(sorted(subjects)))
    return (kind, *who) if kind == "missing_kind" else (kind, *who, tuple(sorted(records)))


@pytest.mark.neo4j
@FEW
@given(world=worlds)
@example(world=LEADS_ONE_PAYS_FOR_ANOTHER)  # what it pays for proves nothing of what it leads
def test_the_two_engines_and_plain_python_find_the_same_gaps(stores, world):
    graph = Drawn(world).graph
    reports = []
    for store in stores:
        store.write(graph, "drawn")
        reports.append(find_gaps(store))
    assert reports[0] == reports[1]
    found = sorted(row(gap.kind, gap.departement, gap.subjects, gap.records) for gap in reports[0].all_gaps)
    code = sorted(PLACES)[len(world["actions"]) % len(PLACES)]
    alone, kept = find_gaps(stores[0], departements=[code]), narrowed(stores[0], reports[0], (), [code])
    assert alone == kept  # the same ids, the same words: a filter never makes another gap
    assert [kind for kind in (*kept.kinds, *reports[0].kinds) if kind.count > kind.denominator] == []
    said = World(graph)
    expected = sorted(row(kind, *gap) for kind, gaps in GAPS.items() for gap in gaps(said))
    assert found == expected


def test_the_oracle_knows_every_kind():
    assert {query.name for query in gap_queries()} == GAPS.keys()
