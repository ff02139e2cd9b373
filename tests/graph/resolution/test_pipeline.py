"""What holds for any list: order and repetition do not matter, and what is forbidden never meets."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.identifiers import siren_in
from graph.model import Mention
from graph.resolution import Resolution, resolve

NAMES = [
    "CENTRE SOCIAL LE LAC",
    "CTRE SOCIAL LE LAC",
    "ASSOC UASF",
    "UNION D'ACTION SOCIALE ET FAMILIALE",
    "CIDFF",
    "CIDFF 54",
    "MJC Bazin",
    "Maison des Jeunes et de la Culture Bazin",
    "COMMUNE DE METZ",
    "Mairie de Metz",
    "CCAS DE METZ",
    "ASAL",
    "ASSOCIATION ASAL",
    "REGIE DE QUARTIER",
    "KAIROS",
    "Les amis du lac",
    "UDAF",
]
mentions = st.builds(
    Mention,
    name=st.sampled_from(NAMES),
    departement=st.sampled_from(["", "54", "57"]),
    territory=st.sampled_from(["", "CV001", "CV002"]),
    siret=st.sampled_from(["", "", "48791831000011", "34896691200027", "21570463600012"]),
    rna=st.sampled_from(["", "", "", "W543001234"]),
)


def partition(resolution: Resolution) -> set[tuple[Mention, ...]]:
    return {cluster.mentions for cluster in resolution.clusters}


@given(st.lists(mentions, max_size=14), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_neither_order_nor_repetition_matters(found: list[Mention], shuffled: random.Random) -> None:
    again = [*found, *found[:3]]
    shuffled.shuffle(again)
    assert resolve(found) == resolve(again)


@given(st.lists(mentions, max_size=14))
@settings(deadline=None, max_examples=60)
def test_every_mention_is_in_one_cluster_and_no_cluster_holds_two_sirens(found: list[Mention]) -> None:
    clusters = resolve(found).clusters
    assert sorted(mention for cluster in clusters for mention in cluster.mentions) == sorted(set(found))
    for cluster in clusters:
        assert len({siren_in(m.siren, m.siret) for m in cluster.mentions} - {""}) <= 1
        assert 0 <= cluster.confidence <= 1
        assert bool(cluster.reason) == (len(cluster.mentions) > 1)


@given(st.lists(mentions, max_size=14))
@settings(deadline=None, max_examples=30)
def test_a_cluster_resolved_alone_is_still_whole(found: list[Mention]) -> None:
    for cluster in resolve(found).clusters:
        assert partition(resolve(cluster.mentions)) == {cluster.mentions}


def test_nothing_gives_nothing_and_progress_is_told() -> None:
    assert resolve([]) == Resolution((), 0, ())
    stages: list[str] = []
    resolve([Mention("ORIV")], lambda stage, done, total: stages.append(stage))
    assert {"lecture des noms", "comparaison", "regroupement"} == set(stages)
