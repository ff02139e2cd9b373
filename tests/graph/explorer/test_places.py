"""Where things stand: cells that never overlap, near their département, hardly moved by a load; gaps seen; measures."""

from itertools import combinations

import networkx as nx
import pytest

from graph.explorer import View, explored
from graph.explorer.cells import cells
from graph.explorer.facets import facets
from graph.explorer.inside import DRAWN, fitted, inside
from graph.explorer.measures import measured, painted
from graph.explorer.missing import introducers, seen_gaps
from graph.explorer.rings import in_rings
from graph.gaps import UNKNOWN, Gap
from graph.network import Network, Node, Tie
from graph.vocabulary import departements
from tests.graph.explorer.maps import facts

GRAND_EST = ("08", "10", "51", "52", "54", "55", "57", "67", "68", "88")


def region(count, codes=GRAND_EST):
    """Organisations spread over départements, five to an action of their own département."""
    homes = {f"o{n:05}": [codes[n % len(codes)]] for n in range(count)}
    lines = (f"{org} > a{home[0]}{int(org[1:]) // (5 * len(codes))} ({home[0]})" for org, home in homes.items())
    return facts(*lines, based=homes, kinds={org: f"type {int(org[1:]) % 3}" for org in homes})


def overlap(a, b):
    return (
        abs(a.centre[0] - b.centre[0]) < (a.width + b.width) / 2 - 1.5
        and abs(a.centre[1] - b.centre[1]) < (a.height + b.height) / 2 - 1.5
    )


@pytest.mark.parametrize("grouping", ["departement", "kind", "both"])
@pytest.mark.parametrize("codes", [GRAND_EST, tuple(departements())[:96], ("75",)], ids=["region", "France", "one"])
def test_cells_never_overlap_and_hold_everything_once(grouping, codes):
    found = region(600, codes)
    made = cells(found, grouping)
    assert [(a, b) for a, b in combinations(made, 2) if overlap(made[a], made[b])] == []
    assert sorted(rank for cell in made.values() for rank in cell.nodes) == list(range(len(found.nodes)))


def test_groups_stand_as_their_departements_do_on_the_map_of_france():
    made = {group[4:6]: cell.centre for group, cell in cells(region(600), "departement").items()}
    assert made["08"][1] < made["10"][1]  # Ardennes is north of Aube
    assert made["51"][0] < made["57"][0] < made["67"][0]  # from west to east
    assert made["67"][1] < made["68"][1]


def test_a_few_more_actors_move_no_cell():
    before, after = (cells(region(count), "departement") for count in (600, 620))
    assert {group: cell.centre for group, cell in before.items()} == {
        group: cell.centre for group, cell in after.items()
    }


@pytest.mark.parametrize("count", [1, 40, DRAWN, DRAWN + 1, 900])
def test_the_nodes_of_a_cell_stand_inside_it_each_in_its_own_place(count):
    found = region(count, ("57",))
    (cell,) = cells(found, "departement").values()
    places = fitted(cell, inside(found, cell, {}))
    assert len(places) == len(set(places.values())) == len(cell.nodes)
    for x, y in places.values():
        assert abs(x - cell.centre[0]) <= cell.width / 2
        assert abs(y - cell.centre[1]) <= cell.height / 2
    assert fitted(cell, inside(found, cell, {})) == places


def test_those_of_one_action_stand_together_in_a_large_cell():
    found = region(1_000, ("57",))
    (cell,) = cells(found, "departement").values()
    places = fitted(cell, inside(found, cell, {}))
    pairs = zip(found.org.tolist(), found.thing.tolist(), strict=True)
    near = [_far(places[found.nodes[org].id], places[found.nodes[thing].id]) for org, thing in pairs]
    anywhere = [_far(places["o00000"], place) for place in places.values()]
    assert sum(near) / len(near) < 0.2 * sum(anywhere) / len(anywhere)


def _far(a, b):
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


def test_rings_are_ordered_by_distance():
    ties = [("f", f"a{n}") for n in range(5)] + [(f"a{n}", f"b{n}{m}") for n in range(5) for m in range(9)]
    nodes = sorted({end for tie in ties for end in tie})
    network = Network("v", "t", tuple(Node(n, "Organization", n) for n in nodes), tuple(Tie(a, b, "") for a, b in ties))
    places = in_rings(network, "f")
    assert places["f"] == (0.0, 0.0)
    assert len(set(places.values())) == len(nodes)
    radius = {node: (x / (16 / 9)) ** 2 + y**2 for node, (x, y) in places.items()}
    assert max(radius[f"a{n}"] for n in range(5)) < min(radius[f"b{n}{m}"] for n in range(5) for m in range(9))


MAP = facts(
    "cada > cours (54)",
    "ccas > cours (54)",
    "ccas > sante (54)",
    "mlj > sante (54)",
    "caf > sante (54): financeur",
    "cada > R1",
    "csc > R1",
    "mlj > R2",
    "csc > R2",
    based={"cada": ["54"], "ccas": ["54"], "mlj": ["54"], "caf": ["54"], "csc": ["57"]},
)


def gap(number, start, end):
    return Gap(number, "kind", "t", 0.5, "s", "r", "c", "54", (start,), ((start, end),), (), id=f"gap-{number}")


def test_a_gap_is_seen_when_both_its_ends_are_and_keeps_its_number():
    gaps = [gap(1, "cada", "mlj"), gap(2, "gone", UNKNOWN), gap(3, "54", UNKNOWN), gap(4, "csc", UNKNOWN)]
    every = seen_gaps(MAP, explored(MAP, View()), gaps)
    assert [(each.number, each.missing) for each in every] == [
        (1, (("cada", "mlj"),)),
        (3, (("54", UNKNOWN),)),
        (4, (("csc", UNKNOWN),)),
    ]
    some = seen_gaps(MAP, explored(MAP, View(departements=("54",))), gaps)
    assert [each.number for each in some] == [1, 3]


def test_a_gap_is_drawn_on_the_group_that_holds_its_end_and_not_inside_one():
    gaps = [gap(1, "cada", "mlj"), gap(2, "cada", UNKNOWN), gap(3, "54", UNKNOWN)]
    grouped = seen_gaps(MAP, explored(MAP, View(grouping="departement")), gaps)
    assert [(each.number, each.missing) for each in grouped] == [
        (2, (("grp:54/", UNKNOWN),)),
        (3, (("grp:54/", UNKNOWN),)),
    ]


def test_who_could_introduce_two_works_with_both_or_met_both_and_a_funder_does_not():
    told = [(one.name, one.works) for one in introducers(MAP, gap(1, "cada", "mlj"))]
    assert told == [("ccas", True), ("csc", False)]
    assert introducers(MAP, gap(1, "cada", UNKNOWN)) == ()


def test_measures_count_what_the_view_keeps():
    seen = explored(MAP, View())
    assert measured(MAP, seen, "partners") == {"cada": 1, "ccas": 2, "mlj": 1, "caf": 0, "csc": 0}
    assert measured(MAP, seen, "meetings") == {"cada": 1, "ccas": 0, "mlj": 1, "caf": 0, "csc": 2}
    assert measured(MAP, seen, "actions")["ccas"] == 2
    assert measured(MAP, explored(MAP, View(without=("ccas",))), "partners")["cada"] == 0
    graph = nx.Graph([(tie.start, tie.end) for tie in seen.network.ties])
    assert measured(MAP, seen, "betweenness") == nx.betweenness_centrality(graph)


def test_colours_say_how_many_bear_them_and_what_is_not_said_is_grey():
    network, keys = painted(MAP, explored(MAP, View(colour="departement", size="degree")))
    assert [(key.title, key.nodes) for key in keys] == [("Meurthe-et-Moselle", 4), ("Moselle", 1)]
    assert max(node.size for node in network.nodes) == 1
    _, unsaid = painted(MAP, explored(MAP, View(colour="kind")))
    assert [(key.title, key.nodes) for key in unsaid] == [("non dit", 5)]


def test_each_choice_counts_what_it_would_show_with_the_other_filters():
    found = facets(None, MAP, View(departements=("57",)))
    assert {choice.value: choice.organizations for choice in found["departements"]} == {"54": 4, "57": 1}
    for choice in found["events"]:
        shown = explored(MAP, View(departements=("57",), events=(choice.value,)))
        assert shown.organizations == choice.organizations
    assert [choice.value for choice in facets(None, MAP, View(kinds=("gone",)))["kinds"]] == ["gone"]
