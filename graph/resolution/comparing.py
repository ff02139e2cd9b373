"""The scores of many pairs, as columns: log-odds, and whether a pair is forbidden or left to a person."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from graph.model import Mention
from graph.resolution.blocking import Pairs
from graph.resolution.features import Surroundings
from graph.resolution.lexicon import Lexicon
from graph.resolution.linkage import Pair
from graph.resolution.model import Score
from graph.resolution.parsing import ParsedMention, parse
from graph.resolution.scoring import decide, score, show
from graph.resolution.signatures import UNKNOWN, Counts, Signatures
from graph.resolution.vetoes import ONLY_A_PERSON
from graph.resolution.workers import Workers

FREE, PERSON, FORBIDDEN = 0, 1, 2
STEP = 4000
# How many trivial twins (same words, same place, written otherwise) a list holds for each mention, where nobody
# removed them; and how many of them are worth no conclusion. Measured on lists of grants.
TWINS, TOO_FEW = 0.0155, 4.0
LEAST_PRIOR = -4.0
# A list that gives the département of fewer than this share of its mentions gives no places.
PLACED = 0.05

Reals = npt.NDArray[np.float64]


class Compared(msgspec.Struct, frozen=True):
    """Pairs of positions with their log-odds, and ``FREE``, ``PERSON`` or ``FORBIDDEN`` for each."""

    pairs: Pairs
    log_odds: Reals
    state: npt.NDArray[np.int8]


class Comparison:
    """The pairs of a list, each with what its list and its sources say of it."""

    def __init__(self, mentions: Sequence[Mention], lexicon: Lexicon, signed: Signatures) -> None:
        self._mentions, self._lexicon, self._signed = mentions, lexicon, signed
        self._homonyms = _homonyms(signed)
        self._crowd = _crowd(signed)
        self._placeless = sum(bool(mention.departement) for mention in mentions) < PLACED * len(mentions)
        self._prior = np.zeros(len(mentions))
        self._source: Counts = np.arange(len(mentions))

    def know_sources(self, sources: Sequence[str]) -> None:
        """Learn which sources name each organisation once: two of its mentions are then seldom one organisation."""
        if any(sources):
            self._prior, self._source = source_priors(sources, self._signed.name_there)

    def compare(self, workers: Workers, pairs: Pairs, progress: Callable[[int], None]) -> Compared:
        """Score pairs."""
        tasks = (self._task(pairs[at : at + STEP]) for at in range(0, len(pairs), STEP))
        log_odds, state = [np.zeros(0)], [np.zeros(0, dtype=np.int8)]
        for done, (values, states) in enumerate(workers.run(_decide_all, tasks)):
            log_odds.append(values)
            state.append(states)
            progress(min((done + 1) * STEP, len(pairs)))
        return Compared(pairs, np.concatenate(log_odds), np.concatenate(state))

    def shown(self, pairs: Pairs) -> tuple[Reals, Reals, npt.NDArray[np.int8]]:
        """Return the features of pairs, (n, f), with their priors and states: what the model is fitted on."""
        task = self._task(pairs)
        found = [show(one, two, around) for one, two, around, _ in task.asked(self._lexicon)]
        rows = np.array([msgspec.structs.astuple(shown) for shown, _ in found], dtype=np.float64)
        return rows, task.prior, np.array([_state(veto) for _, veto in found], dtype=np.int8)

    def explain(self, workers: Workers, pairs: Iterable[Pair]) -> dict[Pair, Score]:
        """Return the score of some pairs with its reasons."""
        asked = sorted(set(pairs))
        parts = (asked[at : at + STEP] for at in range(0, len(asked), STEP))
        tasks = (self._task(np.array(part, dtype=np.int64)) for part in parts)
        found = (score for scores in workers.run(_score_all, tasks) for score in scores)
        return dict(zip(asked, found, strict=True))

    def _task(self, pairs: Pairs) -> "_Task":
        left, right = pairs[:, 0], pairs[:, 1]
        positions, local = np.unique(pairs, return_inverse=True)
        return _Task(
            mentions=msgspec.msgpack.encode([self._mentions[position] for position in positions.tolist()]),
            pairs=local.reshape(pairs.shape),
            homonyms=np.maximum(self._homonyms[left], self._homonyms[right]),
            crowd=np.minimum(self._crowd[left], self._crowd[right]),
            prior=np.where(self._source[left] == self._source[right], self._prior[left], 0.0),
            placeless=self._placeless,
        )


class _Task(msgspec.Struct, frozen=True):
    """Pairs to score, as columns; the mentions are encoded, since a process reads bytes faster than objects."""

    mentions: bytes
    pairs: Pairs
    homonyms: Counts
    crowd: Counts
    prior: Reals
    placeless: bool

    def asked(self, lexicon: Lexicon) -> Iterator[tuple[ParsedMention, ParsedMention, Surroundings, float]]:
        """Yield each pair read, with what surrounds it and its prior."""
        parsed = [parse(mention, lexicon) for mention in msgspec.msgpack.decode(self.mentions, type=list[Mention])]
        columns = (self.pairs.tolist(), self.homonyms.tolist(), self.crowd.tolist(), self.prior.tolist())
        for (one, two), homonyms, crowd, prior in zip(*columns, strict=True):
            yield parsed[one], parsed[two], Surroundings(homonyms, self.placeless, crowd), prior


def _decide_all(lexicon: Lexicon, task: _Task) -> tuple[Reals, npt.NDArray[np.int8]]:
    found = [decide(*pair) for pair in task.asked(lexicon)]
    return np.array([one.log_odds for one in found]), np.array([_state(one.veto) for one in found], dtype=np.int8)


def _score_all(lexicon: Lexicon, task: _Task) -> list[Score]:
    return [score(*pair) for pair in task.asked(lexicon)]


def _state(veto: str) -> int:
    return PERSON if veto in ONLY_A_PERSON else FORBIDDEN if veto else FREE


def _homonyms(signed: Signatures) -> Counts:
    """Return in how many places the name of each mention occurs."""
    there = np.unique(np.stack([signed.name, signed.departement], axis=1), axis=0)
    names, places = np.unique(there[:, 0], return_counts=True)
    return places[np.searchsorted(names, signed.name)] if len(names) else np.zeros(0, dtype=np.int64)


def _crowd(signed: Signatures) -> Counts:
    """Return how many mentions are in the département of each, or in all when it is unknown."""
    codes, number, counts = np.unique(signed.departement, return_inverse=True, return_counts=True)
    return np.where(codes[number] == UNKNOWN, signed.size, counts[number]) if len(codes) else counts


def source_priors(sources: Sequence[str], name_there: npt.NDArray[np.uint32]) -> tuple[Reals, Counts]:
    """Return for each mention what its source says of two of its own mentions, in log-odds, and the source's number.

    A list that writes no organisation twice, even trivially, was made with one row each: the ratio of the twins
    found to the twins expected, shrunk as a gamma-Poisson rate (Gelman et al., Bayesian Data Analysis, § 2.6).
    """
    names, number = np.unique(np.array(sources), return_inverse=True)
    twins: Counter[int] = Counter()
    for (source, _), count in Counter(zip(number.tolist(), name_there.tolist(), strict=True)).items():
        twins[source] += count * (count - 1) // 2
    sizes = np.bincount(number)
    ratio = [(twins[one] + TOO_FEW) / (size * TWINS + TOO_FEW) for one, size in enumerate(sizes.tolist())]
    prior = np.clip(np.log(ratio), LEAST_PRIOR, 0.0)
    prior[names == ""] = 0.0
    return prior[number], number
