"""Names for screens, and ids that never change hands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Mention
from graph.resolution import Cluster, assign_ids, display_name, organization_siren, resolve
from tests.graph.resolution.test_pipeline import mentions


def cluster(*names: str) -> Cluster:
    return Cluster(tuple(sorted(Mention(name) for name in names)), 1.0, "")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("CTRE SOCIAL LE LAC", "CENTRE SOCIAL LE LAC"), "Centre Social le Lac"),
        (("ASBH",), "ASBH"),
        (("M.J.C. CALONNE",), "M.J.C. Calonne"),
        (("CIDFF DE L'AUBE",), "CIDFF de l'Aube"),
        (("ASSOCIATION L EVEIL MEINAU",), "Association l'Eveil Meinau"),
        (("KAIROS", "KAÏROS"), "Kaïros"),
        (("COMMUNE DE METZ",), "Commune de Metz"),
        (("ASS POTENTIEL SOLIDARITE", "Association Potentiel Solidarité"), "Association Potentiel Solidarité"),
    ],
)
def test_the_name_for_a_screen_is_full_and_readable(names: tuple[str, ...], shown: str) -> None:
    assert display_name(cluster(*names)) == shown


def test_the_siren_of_a_cluster_comes_from_any_mention() -> None:
    found = Cluster((Mention("A"), Mention("B", siret="21570463600012")), 1.0, "")
    assert organization_siren(found) == "215704636"
    assert organization_siren(cluster("A")) == ""


@given(st.lists(mentions, max_size=10), st.lists(mentions, max_size=6))
@settings(deadline=None, max_examples=60)
def test_an_id_stays_with_its_founding_mention(before: list[Mention], added: list[Mention]) -> None:
    ids, issued = assign_ids(resolve(before).clusters, {})
    assert len(set(ids)) == len(ids)
    later = resolve([*before, *added]).clusters
    new_ids, new = assign_ids(later, issued)
    assert len(set(new_ids)) == len(new_ids)
    assert not set(new.values()) & set(issued.values())
    holder = {mention.key: found for found, c in zip(new_ids, later, strict=True) for mention in c.mentions}
    assert all(holder[founder] == identity for founder, identity in issued.items() if identity in new_ids)
    # An id that left leads to the organisation of its founder, which has an older one.
    order = list(issued.values())
    assert all(order.index(holder[f]) <= order.index(identity) for f, identity in issued.items())


def test_the_oldest_id_stays_when_two_merge_and_follows_its_founder_when_one_splits() -> None:
    one, two = Mention("A"), Mention("B")
    issued = {two.key: "org-2", one.key: "org-1"}
    assert assign_ids([Cluster((one, two), 1.0, "")], issued) == (["org-2"], {})
    apart = [Cluster((one,), 1.0, ""), Cluster((two,), 1.0, "")]
    assert assign_ids(apart, issued) == (["org-1", "org-2"], {})
