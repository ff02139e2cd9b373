"""Work shared out to processes is that of one process, whoever does which part."""

import numpy as np
import pytest

from graph.model import Mention
from graph.resolution import resolve, workers
from graph.resolution.reading import Reader, side_by_side
from graph.resolution.workers import Workers

NAMES = (
    "Association Alpha du quartier",
    "Assoc. Alpha du quartier",
    "CAF 54",
    "CAF de Meurthe-et-Moselle",
    "MJC Bazin",
)


def doubled(reader: Reader, number: int) -> int:
    return 10 // number


def test_the_result_does_not_depend_on_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = [Mention(name, code) for code in ("54", "", "57", "10") for name in NAMES]
    alone = resolve(mentions)
    monkeypatch.setattr(workers, "WORTH_PROCESSES", 1)
    monkeypatch.setattr("graph.resolution.workers.TASK", 2)
    assert resolve(mentions) == alone


def test_each_part_is_answered_once_and_a_failure_is_raised() -> None:
    with workers.workers(workers.WORTH_PROCESSES) as pool:
        pool.teach(workers.Reader().lexicon)
        parts = list(range(1, 12))
        assert sorted(pool.run(doubled, parts, lambda part: part)) == [(k, 10 // part) for k, part in enumerate(parts)]
        with pytest.raises(EOFError):
            list(pool.run(doubled, [0], lambda part: part))
    assert list(Workers().run(doubled, [5], lambda part: part)) == [(0, 2)]


def test_mentions_of_one_departement_stand_together() -> None:
    mentions = [Mention("A", "57"), Mention("B", "54"), Mention("C", "57"), Mention("D")]
    assert np.array_equal(side_by_side(mentions), [3, 1, 0, 2])
