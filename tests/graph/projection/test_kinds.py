"""One word for the kind of an organisation, whichever list says it."""

import pytest

from graph.model import Mention
from graph.projection.kinds import kind_of
from graph.resolution import Cluster


def cluster(name):
    return Cluster((Mention(name=name),), 1.0, "")


@pytest.mark.parametrize(
    ("stated", "name", "kind"),
    [
        ("CCAS", "CCAS de Brumelle", "Centre communal d’action sociale"),
        ("", "CCAS de Brumelle", "Centre communal d’action sociale"),
        ("Association", "Mission locale de Brumelle", "Mission locale"),
        ("Association", "Roue Libre", "Association"),
        ("Tiers-lieu", "Mission locale de Brumelle", "Tiers-lieu"),  # what a directory says more precisely is kept
    ],
)
def test_a_kind_is_one_word(stated, name, kind):
    assert kind_of(stated, cluster(name)) == kind
