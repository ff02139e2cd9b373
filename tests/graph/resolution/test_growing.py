"""A list that grows is resolved as the whole of it would be, and what was done before is not done again."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.judgements import judge, verdicts
from graph.model import Mention
from graph.resolution import Settled, blocking, growing, resolve
from graph.resolution.growing import teaching
from graph.resolution.pipeline import resolve_again
from tests.graph.resolution.test_pipeline import mentions

GROWING = Settled(growing=True)
FILLING = [
    Mention(f"Association {name} du quartier", code) for name in ("Alpha", "Bêta", "Gamma") for code in ("54", "57")
]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let blocks become chains, and lessons end, in lists of a few mentions."""
    monkeypatch.setattr(blocking, "LARGEST_BLOCK", 3)
    monkeypatch.setattr(growing, "FIRST_LESSON", len(FILLING))
    monkeypatch.setattr(growing, "GROWTH", 100.0)


lists = st.lists(mentions, max_size=12)


@given(lists, lists, lists)
@settings(deadline=None, max_examples=150)
def test_what_grows_and_shrinks_is_what_the_whole_gives(
    kept: list[Mention], gone: list[Mention], come: list[Mention]
) -> None:
    _, earlier = resolve_again([*FILLING, *kept, *gone], None, settled=GROWING)
    after = [*FILLING, *kept, *come]
    again, work = resolve_again(after, earlier, settled=GROWING)
    whole, anew = resolve_again(after, None, settled=GROWING)
    assert again == whole
    assert work.told == anew.told
    assert work.weighed.pairs.tolist() == anew.weighed.pairs.tolist()
    back, _ = resolve_again([*FILLING, *kept, *gone], work, settled=GROWING)
    assert back == resolve([*FILLING, *kept, *gone], settled=GROWING)


@given(lists, lists)
@settings(deadline=None, max_examples=40)
def test_judgements_hold_as_they_do_in_the_whole(before: list[Mention], come: list[Mention]) -> None:
    said = verdicts([judge(one, two, "same") for one, two in zip(before, come, strict=False) if one != two])
    _, earlier = resolve_again([*FILLING, *before], None, settled=GROWING)
    told = Settled(said, growing=True)
    after = [*FILLING, *before, *come]
    assert resolve_again(after, earlier, settled=told)[0] == resolve(after, settled=told)


def test_only_what_is_new_is_read_and_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    stages: list[tuple[str, int]] = []
    _, earlier = resolve_again(FILLING, None, settled=GROWING)
    new = Mention("Assoc. Alpha du quartier", "54")
    again, _ = resolve_again([*FILLING, new], earlier, lambda stage, _, total: stages.append((stage, total)), GROWING)
    assert dict(stages)["lecture des noms"] == 1
    assert dict(stages)["comparaison"] < again.pairs_compared
    assert any(len(cluster.mentions) == 2 for cluster in again.clusters)


def test_work_that_rests_on_other_words_is_not_taken_over() -> None:
    _, earlier = resolve_again(FILLING, None, settled=GROWING)
    other = [Mention("Un autre nom", "54"), *FILLING[1:]]
    again, work = resolve_again(other, earlier, settled=GROWING)
    assert work.rests_on != earlier.rests_on
    assert again == resolve(other, settled=GROWING)


@cache
def many(count: int) -> list[Mention]:
    return [Mention(f"Nom {number}") for number in range(count)]


def test_a_list_is_learned_from_again_when_it_has_grown_by_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FIRST_LESSON", 100)
    monkeypatch.setattr(growing, "GROWTH", 1.2)
    counts = {size: len(teaching(many(size))) for size in (0, 50, 100, 119, 120, 143, 144)}
    assert counts == {0: 0, 50: 50, 100: 100, 119: 100, 120: 120, 143: 120, 144: 144}
