"""What people said holds, for the whole cluster, after a new export, and until they take it back."""

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.judgements import Judgement, Verdict, content_key, judge, read_judgements, verdicts, written
from graph.model import Mention
from graph.resolution import Settled, resolve

LAKE = Mention("CENTRE SOCIAL LE LAC", "08")
CLIPPED = Mention("CTRE SOCIAL LE LAC", "08")
SPACED = Mention("Centre Social  « Le Lac »", "08")
EDIFIS = Mention("EDIFIS", "08")


def groups(mentions: list[Mention], *said: tuple[Mention, Mention, Verdict]) -> set[frozenset[str]]:
    judged = verdicts(judge(*one) for one in said)
    return {frozenset(m.name for m in c.mentions) for c in resolve(mentions, settled=Settled(judged)).clusters}


def test_different_holds_for_the_whole_cluster() -> None:
    assert groups([LAKE, CLIPPED]) == {frozenset({LAKE.name, CLIPPED.name})}
    other = Mention("CENTRE SOCIAL DU LAC", "08")
    found = groups([LAKE, CLIPPED, other], (LAKE, other, "different"), (CLIPPED, LAKE, "same"))
    assert found == {frozenset({LAKE.name, CLIPPED.name}), frozenset({other.name})}


def test_same_joins_names_that_have_nothing_in_common_and_their_likes_follow() -> None:
    assert groups([LAKE, CLIPPED, EDIFIS], (EDIFIS, CLIPPED, "same")) == {
        frozenset({LAKE.name, CLIPPED.name, EDIFIS.name})
    }


def test_a_person_may_join_two_siren_and_no_third_comes_in() -> None:
    one, two = Mention("EDIFIS", "67", siren="322150731"), Mention("NEUHOF", "67", siren="487918310")
    third = Mention("EDIFIS", "67", siren="348966912")
    assert groups([one, two]) == {frozenset({"EDIFIS"}), frozenset({"NEUHOF"})}
    found = resolve([one, two, third], settled=Settled(verdicts([judge(one, two, "same")])))
    assert sorted(len(cluster.mentions) for cluster in found.clusters) == [1, 2]


def test_a_withdrawn_judgement_leaves_nothing_and_the_last_word_holds() -> None:
    assert groups([LAKE, CLIPPED], (LAKE, CLIPPED, "different"), (CLIPPED, LAKE, "withdrawn")) == groups(
        [LAKE, CLIPPED]
    )
    assert len(groups([LAKE, CLIPPED], (LAKE, CLIPPED, "same"), (LAKE, CLIPPED, "different"))) == 2


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_what_was_answered_is_not_asked_again(verdict: Verdict) -> None:
    mentions = [Mention("CENTRE SOCIAL", "54"), Mention("Centre social", "54", "Nancy")]
    (asked,) = resolve(mentions).doubtful
    judged = verdicts([judge(asked.left, asked.right, verdict)])
    assert resolve(mentions, settled=Settled(judged)).doubtful == ()


def test_a_key_does_not_depend_on_spelling() -> None:
    assert content_key(LAKE) == content_key(SPACED)
    assert content_key(LAKE) != content_key(Mention(LAKE.name, "54"))


def test_a_file_of_judgements_comes_back_and_a_bad_line_is_named(tmp_path: Path) -> None:
    said = [judge(LAKE, EDIFIS, "different", "Anne", "2026-11-23T10:00:00Z"), Judgement("a", "b", "unsure")]
    path = tmp_path / "avis.jsonl"
    path.write_bytes(written(said) + b"\n")
    assert read_judgements(path) == said
    path.write_bytes(written(said) + b'{"first": "a", "second": "b", "verdict": "oui"}\n')
    with pytest.raises(InputError, match=r"avis\.jsonl.*ligne 3 : ce n’est pas un avis"):
        read_judgements(path)
