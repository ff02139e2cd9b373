"""The places of a picture: labels that never touch, the same every time, hardly moved by what is added."""

import random
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.layout import GHOST, RADIUS, box, caption, layout
from graph.network import Network, Node, Tie

WORDS = ("Association", "Centre", "social", "de", "MAISON", "des", "jeunes", "Lunéville", "CIDFF", "l’Enseignement")


def network(nodes, ties, seed=1):
    """Return a network shaped like a département's: a few hubs, many actors, names of all lengths."""
    draw = random.Random(seed)
    named = [Node(f"n{i}", "Organization", " ".join(draw.choices(WORDS, k=draw.randint(1, 8)))) for i in range(nodes)]
    ends = [(f"n{draw.randrange(nodes)}", f"n{min(int(draw.expovariate(0.3)), nodes - 1)}") for _ in range(ties)]
    return Network("test", "Test", tuple(named), tuple(Tie(a, b, "lien") for a, b in ends if a != b))


def rectangle(node, place):
    width, height = box(node)
    top = place[1] - (height / 2 if node.label == GHOST else RADIUS)
    return place[0] - width / 2, top, place[0] + width / 2, top + height


def overlaps(drawn, places):
    boxes = [(node.id, rectangle(node, places[node.id])) for node in drawn.nodes]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 60), st.integers(0, 90), st.integers(0, 1000))
def test_no_two_labels_touch(nodes, ties, seed):
    drawn = network(nodes, ties if nodes > 1 else 0, seed)
    places = layout(drawn)
    assert places.keys() == {node.id for node in drawn.nodes}
    assert overlaps(drawn, places) == []


def test_the_order_of_the_input_changes_nothing():
    drawn = network(60, 80)
    shuffled = Network(drawn.view, drawn.title, drawn.nodes[::-1], drawn.ties[::-1])
    assert layout(drawn) == layout(shuffled) == layout(drawn)


def test_what_was_placed_stays_when_something_is_added():
    drawn = network(80, 120)
    before = layout(drawn)
    added = Node("new", "Organization", "Une organisation arrivée cette année")
    larger = Network("test", "Test", (*drawn.nodes, added), (*drawn.ties, Tie("new", "n0", "lien")))
    after = layout(larger, before)
    moves = [hypot(after[i][0] - x, after[i][1] - y) for i, (x, y) in before.items()]
    assert sum(moves) / len(moves) < 1
    assert overlaps(larger, after) == []


def test_a_new_partner_stands_near_its_own():
    drawn = network(80, 120)
    before = layout(drawn)
    wide = max(x for x, _ in before.values()) - min(x for x, _ in before.values())
    added = Network("t", "T", (*drawn.nodes, Node("new", GHOST, "? 1")), (*drawn.ties, Tie("n30", "new", "manque")))
    after = layout(added, before)
    assert hypot(after["new"][0] - after["n30"][0], after["new"][1] - after["n30"][1]) < wide / 3


def test_places_where_labels_would_touch_are_corrected():
    drawn = network(20, 25)
    crushed = {node.id: (0.0, 0.0) for node in drawn.nodes}
    assert overlaps(drawn, layout(drawn, crushed)) == []


def test_a_map_of_which_little_is_known_is_drawn_anew():
    drawn = network(30, 40)
    assert layout(drawn, {"n0": (9000.0, 9000.0)}) == layout(drawn)


@pytest.mark.parametrize(("nodes", "ties"), [(40, 60), (100, 150), (150, 220)])
def test_the_whole_is_wide_and_compact(nodes, ties):
    drawn = network(nodes, ties)
    places = layout(drawn)
    sides = [rectangle(node, places[node.id]) for node in drawn.nodes]
    width = max(s[2] for s in sides) - min(s[0] for s in sides)
    height = max(s[3] for s in sides) - min(s[1] for s in sides)
    filled = sum((s[2] - s[0]) * (s[3] - s[1]) for s in sides)
    assert 1.2 < width / height < 2.8
    assert filled / (width * height) > 0.35


def test_nothing_to_draw_is_drawn():
    assert layout(Network("v", "t", (), ())) == {}


def test_ties_to_nodes_that_are_not_there_are_left_out():
    alone = Node("a", "Action", "A")
    lost = (Tie("a", "gone", "lien"), Tie("a", "a", "lien"))
    assert layout(Network("v", "t", (alone,), lost)) == layout(Network("v", "t", (alone,), ()))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("CIDFF", "CIDFF"),
        ("Association Potentiel Solidarité", "Association\nPotentiel Solidarité"),
        ("Centre social et culturel les deux rives de la Moselle", "Centre social et\nculturel les deux…"),
        ("x" * 300, "x" * 20 + "\n" + "x" * 19 + "…"),
        ("", ""),
    ],
)
def test_names_are_shortened_to_two_lines(name, written):
    assert caption(name) == written
