"""What a view shows: nodes and ties, in both modes, grouped or not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import NotFound
from graph.explorer import View, explored
from graph.explorer.groups import ALONE, MOST, OPENED
from graph.explorer.view import GROUPINGS, MODES, TIES
from tests.graph.explorer.maps import facts, random_facts

MAP = facts(
    "cada > cours (54) 2019: porteur",
    "ccas > cours (54) 2019: partenaire",
    "caf > cours (54) 2019: financeur",
    "ccas > R1 (57) 2019-10-14: participant",
    "mlj > R1 (57) 2019-10-14: participant",
    "mlj > p1 [Fonjep] (57) 2021",
    "csc > p2 [Fonjep] (57) 2022",
    "csc > p3 [Fonjep] (57) 2023",
    based={"cada": ["54"], "ccas": ["54"], "caf": ["54"], "mlj": ["57"], "csc": ["57"], "seule": ["57"]},
    kinds={"mlj": "Mission locale", "ccas": "CCAS"},
)


def large(count, place="57"):
    """A map of so many organisations of one département, each at one of ten actions."""
    return facts(*(f"o{n} > a{n % 10} ({place})" for n in range(count)), based={f"o{n}": [place] for n in range(count)})


def ties(found):
    return {(tie.start, tie.end): tie for tie in found.network.ties}


def ids(found):
    return {node.id for node in found.network.nodes}


def test_organizations_actions_and_meetings_each_tie_said():
    found = explored(MAP, View())
    assert ids(found) == {"cada", "ccas", "caf", "mlj", "csc", "cours", "R1", "p3"}
    assert ties(found)["cada", "cours"].detail == "porteur, 2019"
    assert ties(found)["csc", "p3"].detail == "2022-2023"  # the years of a scheme are one tie
    assert found.alone == ("seule",)


def test_organizations_are_tied_by_what_they_share_and_a_funder_or_a_post_makes_no_partner():
    found = explored(MAP, View(mode="organizations"))
    assert {pair: (tie.detail, tie.faded) for pair, tie in ties(found).items()} == {
        ("cada", "ccas"): ("1 action commune", False),
        ("ccas", "mlj"): ("1 rencontre commune", True),  # drawn lighter: to meet is not to work together
    }
    posts = explored(MAP, View(mode="organizations", ties="post"))
    assert {pair: tie.detail for pair, tie in ties(posts).items()} == {
        ("csc", "mlj"): "1 poste dans les mêmes quartiers"
    }
    assert "2 organisations ne partagent rien" in " ".join(found.notices)


def test_groups_bear_their_members_and_what_they_share():
    found = explored(MAP, View(grouping="departement"))
    sizes = {node.id: (node.name, node.members) for node in found.network.nodes}
    assert sizes == {"grp:54/": ("Meurthe-et-Moselle", 3), "grp:57/": ("Moselle", 2)}
    assert ties(found)["grp:54/", "grp:57/"].detail == "1 rencontre commune"


def test_an_opened_group_shows_its_members_and_what_they_do():
    found = explored(MAP, View(grouping="departement", opened=("grp:57/",)))
    assert ids(found) == {"grp:54/", "mlj", "csc", "R1", "p3"}
    assert ties(found)["grp:54/", "R1"].weight == 1


def test_a_group_of_one_is_the_organization_itself():
    found = explored(MAP, View(grouping="both"))
    assert {"mlj", "ccas"} <= ids(found)


def test_a_large_view_is_grouped_by_itself_and_a_larger_one_even_when_it_is_asked_not_to():
    assert explored(large(ALONE - 10), View()).grouping.name == "none"
    assert explored(large(ALONE), View()).grouping.name != "none"
    assert explored(large(ALONE), View(grouping="none")).grouping.name == "none"
    refused = explored(large(MOST + 1), View(grouping="none"))
    assert refused.grouping.name != "none"
    assert "Filtrez pour les voir un par un" in refused.notices[0]


def test_an_opened_group_shows_its_first_members_and_tells_of_the_rest():
    found = explored(large(MOST), View(grouping="departement", opened=("grp:57/",)))
    rest = next(node for node in found.network.nodes if node.members)
    assert (rest.name, rest.members) == ("Moselle : les autres", MOST - OPENED)
    assert len(ids(found)) < ALONE


def test_what_is_looked_at_is_never_lost_in_a_group():
    everyone = large(MOST)
    found = explored(everyone, View(focus="o7", steps=2))
    assert "o7" in ids(found)


def test_hidden_nodes_are_not_drawn_and_their_ties_neither():
    found = explored(MAP, View(hidden=("ccas",)))
    assert ids(found) == {"cada", "caf", "mlj", "csc", "cours", "R1", "p3"}
    assert "ccas" not in {end for pair in ties(found) for end in pair}
    assert "grp:54/" not in ids(explored(MAP, View(grouping="departement", hidden=("grp:54/",))))


def test_a_way_shows_all_the_shortest_and_says_how_many():
    found = explored(MAP, View(start="cada", end="mlj"))
    assert ids(found) == {"cada", "cours", "ccas", "R1", "mlj"}
    assert found.notices == ("Un seul chemin est le plus court.",)
    none = explored(MAP, View(start="cada", end="csc", until="2018"))
    assert none.notices == ("Aucun chemin connu entre cada et csc dans ce que les filtres gardent.",)


def test_what_is_not_in_the_map_is_not_found():
    with pytest.raises(NotFound):
        explored(MAP, View(focus="gone"))


def test_many_shared_meetings_do_not_make_a_hairball():
    crowd = facts(*(f"o{n} > R{m}" for n in range(60) for m in range(1 + n % 3)))
    found = explored(crowd, View(mode="organizations"))
    assert len(found.network.ties) < 60 * 6
    assert "les plus forts" in " ".join(found.notices)
    seen = {end for tie in found.network.ties for end in (tie.start, tie.end)}
    assert len(seen) == 60  # each keeps its strongest


VIEWS = st.builds(
    View,
    mode=st.sampled_from(list(MODES)),
    ties=st.sampled_from(list(TIES)),
    grouping=st.sampled_from(list(GROUPINGS)),
    opened=st.sampled_from([(), ("grp:?/",), ("grp:/?",)]),
    hidden=st.sampled_from([(), ("o1",), ("A", "RR")]),
    without=st.sampled_from([(), ("o0",)]),
)


@settings(max_examples=120, deadline=None)
@given(random_facts, VIEWS)
def test_a_picture_holds_together_whatever_the_view(found, view):
    seen = explored(found, view)
    nodes = ids(seen)
    assert len(nodes) == len(seen.network.nodes)
    assert not nodes & set(view.hidden)
    assert not nodes & set(view.without)
    assert len(ties(seen)) == len(seen.network.ties)
    for tie in seen.network.ties:
        assert {tie.start, tie.end} <= nodes
        assert tie.start != tie.end
        assert tie.weight > 0
    kept = {found.nodes[rank].id for rank in np.unique(found.org[seen.ties])}
    assert {node.id for node in seen.network.nodes if node.label == "Organization" and not node.members} <= kept
