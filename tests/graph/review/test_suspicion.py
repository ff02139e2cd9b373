"""Groupings that look wrong, and those that do not."""

from graph.model import Mention
from graph.resolution import Cluster
from graph.resolution.model import Score, ScoredPair
from graph.review.suspicion import suspicions

RENAMED = (("LES QUARTIERS DU COEUR", "91006432800016"), ("LA RELEVE", "91006432800024"))
HERE, THERE = Mention("Le Lien", "54"), Mention("Le Lien", "57")


def join(left, right, value):
    return ScoredPair(left, right, Score(value, ()))


def whys(mentions, *joins):
    return [one.why for one in suspicions([Cluster(tuple(mentions), 0.9, "")], joins)]


def test_two_departements_without_an_identifier():
    assert whys([HERE, THERE], join(HERE, THERE, 0.9)) == ["2 départements : Meurthe-et-Moselle (54), Moselle (57)"]
    known = [Mention("Le Lien", code, siren="521234567") for code in ("54", "57")]
    assert whys(known, join(*known, 0.99)) == []


def test_two_siren():
    both = [Mention("Le Lien", "54", siren=siren) for siren in ("347429664", "389426610")]
    assert whys(both, join(*both, 0.99)) == ["2 SIREN : 347429664, 389426610"]


def test_a_bridge_is_weak_and_holds_several_on_each_side():
    a, b, c, d = (Mention(name, "54") for name in "abcd")
    sure, weak = (join(a, b, 0.99), join(c, d, 0.99)), join(b, c, 0.6)
    assert whys([a, b, c, d], *sure, weak) == ["deux groupes d’écritures tenus par une seule ressemblance (60 %)"]
    assert whys([a, b, c, d], *sure, join(b, c, 0.9)) == []
    assert whys([a, b, c], sure[0], weak) == []


def test_one_siren_for_names_with_nothing_in_common():
    before, after = (Mention(name, "57", siret=siret) for name, siret in RENAMED)
    assert whys([before, after], join(before, after, 0.995)) == [
        "un seul SIREN (910064328) pour deux noms sans mot commun : « LA RELEVE » et « LES QUARTIERS DU COEUR »"
    ]
    spelled = [Mention(name, siren="521234567") for name in ("CTRE SOCIAL LE LAC", "Centre social Le Lac")]
    assert whys(spelled, join(*spelled, 0.995)) == []
