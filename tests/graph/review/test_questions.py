"""A question about a join shows the two groups that it holds together, and is worth what it may part."""

from graph.model import Mention
from graph.resolution import Cluster, Resolution
from graph.resolution.model import Score, ScoredPair
from graph.review.questions import Questions

A, B, C, D, E = (Mention(f"Le Lien {letter}", "54") for letter in "abcde")


def join(left, right, value):
    return ScoredPair(left, right, Score(value, ()))


def asked(*joins):
    mentions = tuple(sorted({end for each in joins for end in (each.left, each.right)}))
    resolution = Resolution((Cluster(mentions, 0.6, ""),), len(joins), (), joins)
    return list(Questions(resolution).useful({}))


def sides(question):
    return [{side.mention, *side.others} for side in (question.left, question.right)]


def test_both_groups_are_shown():
    (question,) = asked(join(A, B, 0.99), join(B, D, 0.6), join(D, E, 0.99), join(B, C, 0.99))
    assert sides(question) == [{A, B, C}, {D, E}]
    assert question.left.other_names == ["Le Lien a", "Le Lien c"]
    assert question.worth == (1 - 0.6) * 2


def test_a_pair_that_may_part_many_comes_before_a_less_sure_one_that_parts_one():
    first, second = asked(join(A, B, 0.99), join(B, C, 0.7), join(C, D, 0.99), join(D, E, 0.6))
    assert sides(first) == [{A, B}, {C, D, E}]
    assert sides(second) == [{A, B, C, D}, {E}]
