"""What is drawn: four kinds of node, ties thin and grey, gaps numbered like their rows."""

import json

import pytest

from graph.drawing.grammar import GAP_COLOUR, LOOKS
from graph.drawing.scene import bounds, make_scene
from graph.french import count, date, number, severity, share
from graph.gaps import UNKNOWN, Gap
from graph.layout import FONT, RADIUS
from graph.network import Network, Node, Tie
from webapp import create_app
from webapp.picture import draw

NETWORK = Network(
    "departement:54",
    "Essai",
    (Node("org-a", "Organization", "A"), Node("org-b", "Organization", "B", faded=True), Node("act-c", "Action", "C")),
    (Tie("org-a", "act-c", "prend part à", "porteur", 3), Tie("org-b", "act-c", "prend part à", "", 1, faded=True)),
)


def gap(number, *missing):
    return Gap(number, "kind", "Titre", 0.5, f"Phrase {number}", "r", "c", "54", ("org-a",), missing, ())


def no_other(node_id):
    raise AssertionError(node_id)


def drawn(gaps, network=NETWORK, node_of=no_other):
    app = create_app(atlas=object())
    with app.test_request_context("/"):
        picture = draw(network, gaps, {}, node_of)
    data = str(picture.html).split("data-picture-data>")[1].split("</script>")[0]
    return picture, json.loads(data)


def test_a_gap_between_two_known_actors_is_one_dashed_line_with_its_number():
    picture, data = drawn([gap(1, ("org-a", "org-b"))])
    (edge,) = [edge for edge in data["edges"] if "gap" in edge]
    assert (edge["from"], edge["to"], edge["badge"]["text"]) == ("org-a", "org-b", "1")
    assert edge["dashes"]
    assert edge["color"]["color"] == GAP_COLOUR
    assert edge["width"] > max(tie["width"] for tie in data["edges"] if "gap" not in tie)
    assert picture.drawn == {1}


def test_an_unknown_partner_is_a_ghost_that_bears_the_number():
    _, data = drawn([gap(4, ("org-a", UNKNOWN))])
    (edge,) = [edge for edge in data["edges"] if "gap" in edge]
    ghost = next(node for node in data["nodes"] if node["id"] == edge["to"])
    assert edge["badge"] == {"x": ghost["x"], "y": ghost["y"], "text": "? 4"}


def test_only_the_first_ten_gaps_are_drawn():
    picture, data = drawn([gap(n, ("org-a", UNKNOWN)) for n in range(1, 15)])
    assert picture.drawn == set(range(1, 11))
    assert {edge["gap"] for edge in data["edges"] if "gap" in edge} == picture.drawn


def test_an_actor_that_the_view_lacks_is_added_for_its_gap():
    _, data = drawn([gap(1, ("ter-z", UNKNOWN))], node_of=lambda i: Node(i, "Territory", "Z"))
    assert "Z" in [node["name"] for node in data["nodes"]]


def test_no_existing_tie_is_lost_even_between_the_same_two():
    twice = Network("v", "t", NETWORK.nodes, (*NETWORK.ties, NETWORK.ties[0]))
    _, data = drawn([], twice)
    assert len(data["edges"]) == 3
    assert len({edge["id"] for edge in data["edges"]}) == 3


def test_each_kind_has_its_own_shape_and_colour():
    kinds = [LOOKS[label][0] for label in ("Organization", "Action", "Event", "Territory")]
    assert len({look.form for look in kinds}) == len({look.fill for look in kinds}) == 4


def test_what_is_gone_is_lighter():
    _, data = drawn([])
    colours = {node["name"]: node["color"]["background"] for node in data["nodes"]}
    assert colours["A"] != colours["B"]
    assert data["edges"][0]["color"] != data["edges"][1]["color"]


def test_the_first_frame_holds_everything_and_nothing_moves():
    _, data = drawn([gap(1, ("org-a", UNKNOWN))])
    sides = data["options"]["bounds"]
    assert all(
        sides["left"] <= n["x"] <= sides["right"] and sides["top"] <= n["y"] <= sides["bottom"] for n in data["nodes"]
    )
    assert sides["bottom"] >= max(n["y"] + RADIUS + 2.4 * FONT for n in data["nodes"] if n["label"].strip())
    assert data["options"]["physics"] == {"enabled": False}
    assert data["options"]["edges"]["smooth"] is False


def test_an_empty_network_is_a_picture_too():
    picture, data = drawn([], Network("v", "Rien", (), ()))
    assert data["nodes"] == []
    assert "Rien" in picture.html


def test_numbers_of_gaps_stay_apart():
    ends = [(f"org-{n}", "ter-0") for n in range(8)]
    nodes = (Node("ter-0", "Territory", "T"), *(Node(start, "Organization", start) for start, _ in ends))
    network = Network("v", "t", nodes, tuple(Tie(start, end, "lien") for start, end in ends))
    gaps = [gap(n, pair) for n, pair in enumerate(ends, 1)]
    scene = make_scene(network, gaps, {}, no_other)
    badges = [(badge.x, badge.y) for badge in scene.badges]
    assert len(set(badges)) == len(badges) == 8
    assert not [shape for shape in scene.shapes if shape.ghostly]


def test_the_rectangle_of_nothing_is_not_empty():
    assert bounds(Network("v", "t", (), ()), {}).right == 1


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (number(3086), "3\u202f086"),
        (share(2999, 3000), "2\u202f999 sur 3\u202f000 (99\u202f%)"),
        (share(0, 0), "0 sur 0"),
        (count(1, "lien"), "1\u202flien"),
        (count(2, "contrat de ville", "contrats de ville"), "2\u202fcontrats de ville"),
        (date("2019-10-14"), "14/10/2019"),
        (date("2026-11-23T15:28:05+00:00"), "23/11/2026"),
        (date("2020"), "2020"),
        (severity(0.71), "très forte"),
        (severity(0), "faible"),
    ],
)
def test_words_are_french(written, expected):
    assert written == expected
