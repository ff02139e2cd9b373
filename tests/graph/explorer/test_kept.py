"""Which ties each filter keeps, alone and together."""

import pytest

from graph.explorer import View
from graph.explorer.kept import kept_ties, without_ties
from tests.graph.explorer.maps import facts

MAP = facts(
    "cada > cours (54) 2019: porteur",
    "ccas > cours (54) 2019: financeur",
    "ccas > R1 (57) 2019-10-14: participant",
    "cada > R1 (57) 2019-10-14: participant",
    "mlj > poste [Fonjep] (57) 2021",
    "mlj > R2 2020-01",
    "mlj > sante",
    based={"cada": ["54"], "ccas": ["54", "57"], "mlj": ["57"], "seule": ["54"]},
    needs={"cours": ["francais"], "sante": ["sante"]},
    kinds={"mlj": "Mission locale"},
)


def kept(**view):
    return {f"{MAP.nodes[MAP.org[tie]].id}>{MAP.nodes[MAP.thing[tie]].id}" for tie in kept_ties(MAP, View(**view))}


ALL = {"cada>cours", "ccas>cours", "ccas>R1", "cada>R1", "mlj>poste", "mlj>R2", "mlj>sante"}


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ({}, ALL),
        # An action is where it takes place; a rencontre goes with those who came, and so does an action without place.
        ({"departements": ("54",)}, {"cada>cours", "ccas>cours", "ccas>R1", "cada>R1"}),
        ({"departements": ("57",)}, {"ccas>R1", "mlj>poste", "mlj>R2", "mlj>sante"}),
        ({"departements": ("54", "57")}, ALL),
        # A need keeps who acts on it, what they do about it, and the rencontres they came to.
        ({"needs": ("francais",)}, {"cada>cours", "ccas>cours", "ccas>R1", "cada>R1"}),
        ({"needs": ("sante",)}, {"mlj>sante", "mlj>R2"}),
        ({"schemes": ("Fonjep",)}, {"mlj>poste", "mlj>R2"}),
        ({"kinds": ("Mission locale",)}, {"mlj>poste", "mlj>R2", "mlj>sante"}),
        # A rencontre keeps who came to it, and what they do.
        ({"events": ("R1",)}, {"cada>cours", "ccas>cours", "ccas>R1", "cada>R1"}),
        ({"events": ("R2",)}, {"mlj>poste", "mlj>R2", "mlj>sante"}),
        ({"since": "2020"}, {"mlj>poste", "mlj>R2", "mlj>sante"}),
        ({"until": "2019"}, {"cada>cours", "ccas>cours", "ccas>R1", "cada>R1", "mlj>sante"}),
        (
            {"since": "2019-10-14", "until": "2019-10-14"},
            {"cada>cours", "ccas>cours", "ccas>R1", "cada>R1", "mlj>sante"},
        ),
        ({"since": "2019-10-15", "until": "2019-12"}, {"cada>cours", "ccas>cours", "mlj>sante"}),
        ({"ties": "partnership"}, {"cada>cours", "mlj>sante"}),
        ({"ties": "attendance"}, {"ccas>R1", "cada>R1", "mlj>R2"}),
        ({"ties": "post"}, {"mlj>poste"}),
        ({"needs": ("francais",), "ties": "attendance"}, {"ccas>R1", "cada>R1"}),
        ({"without": ("mlj", "gone")}, {"cada>cours", "ccas>cours", "ccas>R1", "cada>R1"}),
        ({"departements": ("54",), "kinds": ("Mission locale",)}, set()),
        ({"needs": ("nothing",)}, set()),
    ],
)
def test_what_is_kept(view, expected):
    assert kept(**view) == expected


def alone(**view):
    wanted = View(**view)
    return [MAP.nodes[rank].id for rank in without_ties(MAP, wanted, kept_ties(MAP, wanted))]


def test_those_of_whom_nothing_is_known_are_told_apart_from_those_who_do_not_answer():
    assert alone() == ["seule"]
    assert alone(departements=("54",)) == ["seule"]
    assert alone(departements=("57",)) == []
    assert alone(needs=("francais",)) == alone(since="2020") == []


def test_actions_of_one_scheme_in_one_place_are_one_thing_named_by_the_latest():
    years = facts("a > p1 [Fonjep] (57) 2019", "b > p2 [Fonjep] (57) 2021", "c > p3 [Fonjep] (54) 2020")
    assert [node.id for node in years.nodes if node.scheme] == ["p2", "p3"]
    assert years.rank["p1"] == years.rank["p2"]
    assert years.years == (2019, 2020, 2021)
