"""A picture stays readable however large the network is: what matters is drawn, what is not is counted."""

from graph.network import Network, Node, Tie
from graph.views import DRAWN, thinned


def crowd(size):
    """One action that everybody runs, and as many actions of two."""
    people = [Node(f"org-{number:04}", "Organization", f"O{number}") for number in range(size)]
    ties = [Tie(node.id, "act-all", "prend part à") for node in people[: size // 2]]
    ties += [Tie(people[0].id, f"act-{number}", "prend part à") for number in range(3)]
    actions = [Node("act-all", "Action", "Toutes"), *(Node(f"act-{n}", "Action", f"A{n}") for n in range(3))]
    return Network("departement:54", "Meurthe-et-Moselle", (*actions, *people), tuple(ties))


def test_a_network_that_can_be_read_is_drawn_whole():
    small = crowd(DRAWN - 4)
    assert thinned(small) is small


def test_a_larger_one_keeps_those_with_most_ties_and_says_how_many_are_left_out():
    network = crowd(3 * DRAWN)
    found = thinned(network, keep=["org-0599"])
    ids = {node.id for node in found.nodes}
    assert {"act-all", "org-0000", "org-0599"} <= ids
    assert len(ids) <= DRAWN
    assert all(tie.start in ids and tie.end in ids for tie in found.ties)
    assert f"{len(network.nodes) - len(ids)} autres se voient dans « Réseau »" in found.title
    assert [node.id for node in found.nodes] == [node.id for node in network.nodes if node.id in ids]
