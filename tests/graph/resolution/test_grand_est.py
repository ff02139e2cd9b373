"""The real rows of Grand Est: the organisations that are certain are found, and none is mixed."""

from collections import defaultdict

from graph.model import Mention
from graph.resolution import organization_siren
from tests.graph.resolution.data import GOLDEN, golden, grand_est

Told = tuple[str, str, str]


def told(mention: Mention) -> Told:
    return mention.departement, mention.name, mention.siret


def cluster_of() -> dict[Told, set[int]]:
    found: defaultdict[Told, set[int]] = defaultdict(set)
    for index, cluster in enumerate(grand_est().clusters):
        for mention in cluster.mentions:
            found[told(mention)].add(index)
    return dict(found)


def test_the_certain_organisations_are_found_whole_and_apart() -> None:
    expected: defaultdict[str, set[int]] = defaultdict(set)
    found = cluster_of()
    for row in golden(GOLDEN / "grand_est_clusters.csv"):
        expected[row["cluster"]] |= found[row["departement"], row["name"], row["siret"]]
    assert {key: indexes for key, indexes in expected.items() if len(indexes) != 1} == {}
    assert len({index for indexes in expected.values() for index in indexes}) == len(expected)


def test_the_two_cidff_of_meurthe_et_moselle_stay_apart() -> None:
    holders = {
        organization_siren(cluster)
        for cluster in grand_est().clusters
        for mention in cluster.mentions
        if "CIDFF" in mention.name and mention.departement == "54" and mention.siret
    }
    assert holders == {"487918310", "348966912"}


def test_oriv_is_one_whatever_its_spelling() -> None:
    names = [{m.name for m in cluster.mentions} for cluster in grand_est().clusters]
    assert {"ORIV", "ASSOCIATION OBSERVATOIRE REGIONAL DE L'INTEGRATION ET DE LA VILLE"} in names


def test_what_is_likely_but_not_certain_is_asked() -> None:
    asked = {frozenset({pair.left.name, pair.right.name}) for pair in grand_est().doubtful}
    likely = {frozenset({row["left"], row["right"]}) for row in golden(GOLDEN / "grand_est_asked.csv")}
    assert likely - asked == set()


def test_a_pair_left_to_a_person_is_in_two_clusters() -> None:
    index = {mention: number for number, c in enumerate(grand_est().clusters) for mention in c.mentions}
    assert grand_est().doubtful
    assert all(index[pair.left] != index[pair.right] for pair in grand_est().doubtful)
