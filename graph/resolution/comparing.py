"""The scores of many pairs, as columns: log-odds, and whether a pair is forbidden or left to a person."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from graph.model import Mention
from graph.resolution.blocking import Pairs, distinct
from graph.resolution.extent import PLACED
from graph.resolution.features import Surroundings
from graph.resolution.forbidding import surely_forbidden
from graph.resolution.linkage import Pair
from graph.resolution.parsing import ParsedMention
from graph.resolution.reached import PLACES, Reached
from graph.resolution.reading import Reader, neighbours, packed, unpacked
from graph.resolution.scoring import REVIEW, decide, log_odds, show, surrounded, why
from graph.resolution.signatures import UNKNOWN, Counts, Signatures
from graph.resolution.vetoes import ONLY_A_PERSON
from graph.resolution.workers import Workers, in_parts

FREE, PERSON, FORBIDDEN = 0, 1, 2
OTHER_NAME, SAME_NAME, IDENTIFIED = 0, 1, 2
# How many trivial twins (same words, same place, written otherwise) a list holds for each mention, where nobody
# removed them; and how many of them are worth no conclusion. Measured on lists of grants.
TWINS, TOO_FEW = 0.0155, 4.0
LEAST_PRIOR = -4.0

Reals = npt.NDArray[np.float64]
States = npt.NDArray[np.int8]


class Compared(msgspec.Struct, frozen=True):
    """Pairs of positions with their log-odds, and ``FREE``, ``PERSON`` or ``FORBIDDEN`` for each."""

    pairs: Pairs
    log_odds: Reals
    state: States


class Weighed(msgspec.Struct, frozen=True):
    """Pairs by themselves: ``log_odds`` without what the list around them says, ``state``, and what the names share.

    ``named`` is ``OTHER_NAME``, ``SAME_NAME`` or ``IDENTIFIED``: a pair that an identifier decides has no surroundings.
    """

    pairs: Pairs
    log_odds: Reals
    state: States
    named: States

    def take(self, chosen: npt.NDArray[np.bool_] | Counts) -> "Weighed":
        """Return some of the pairs, by a mask or in an order."""
        return Weighed(self.pairs[chosen], self.log_odds[chosen], self.state[chosen], self.named[chosen])


class Told(msgspec.Struct, frozen=True):
    """Why two mentions are one, and what forbids it or leaves it to a person, in French."""

    reasons: tuple[str, ...]
    veto: str


class Comparison:
    """The pairs of a list, each with what its list and its sources say of it."""

    def __init__(self, mentions: Sequence[Mention], signed: Signatures, spread: float = 0.0) -> None:
        self._mentions, self._signed, self._spread = mentions, signed, spread
        self._homonyms = _homonyms(signed)
        self._crowd = _crowd(signed)
        self._placeless = sum(bool(mention.departement) for mention in mentions) < PLACED * len(mentions)
        # What the list adds at most: below this a pair is neither joined nor left to a person.
        self._least = log_odds(REVIEW) - max(0.0, surrounded(Surroundings(placeless=self._placeless), False))
        self._prior = np.zeros(len(mentions))
        self._source: Counts = np.arange(len(mentions))

    def know_sources(self, sources: Sequence[str]) -> None:
        """Learn which sources name each organisation once: two of its mentions are then seldom one organisation."""
        if any(sources):
            self._prior, self._source = source_priors(sources, self._signed.name_there)

    def weigh(
        self, workers: Workers, pairs: Pairs, progress: Callable[[int], None]
    ) -> tuple[Weighed, dict[Pair, Told]]:
        """Decide of pairs by themselves, and say why of those that may be one: they are most of those to be told.

        Those that need no reading are not read; those of one place go together.
        """
        weighed = _undecided(pairs)
        read = np.flatnonzero(~surely_forbidden(self._signed, pairs))
        read = read[np.argsort(neighbours([self._mentions[one] for one in pairs[read, 0].tolist()]), kind="stable")]
        parts = in_parts(read)
        done, told = len(pairs) - len(read), {}
        for number, found in workers.run(_decide_all, parts, lambda part: self._task(pairs[part])):
            part = parts[number]
            weighed.log_odds[part], weighed.state[part], weighed.named[part] = found.log_odds, found.state, found.named
            for place, reasons in found.told.items():
                told[_pair(pairs[part[place]].tolist())] = reasons
            done += len(part)
            progress(done)
        return weighed, told

    def compared(self, weighed: Weighed, reached: Reached) -> Compared:
        """Add to pairs what the list around them says, and how the two are reached."""
        homonyms, crowd, prior = self._around(weighed.pairs)
        nowhere = self.nowhere(weighed.pairs).astype(np.int64)
        # Few pairs have surroundings of their own: each is weighed once.
        packed, number = np.unique(homonyms << 40 | crowd << 3 | nowhere << 2 | weighed.named, return_inverse=True)
        added = [
            surrounded(self._near(one >> 40, one >> 3 & 2**37 - 1, bool(one & 4)), one & 3 == SAME_NAME)
            for one in packed.tolist()
        ]
        around = np.array(added, dtype=np.float64)[number] + prior
        shared = reached.worth(weighed.pairs)
        value = weighed.log_odds + np.where(weighed.named == IDENTIFIED, 0.0, around + shared)
        here = self._signed.departement[weighed.pairs]
        placed = (shared >= PLACES) & ((here[:, 0] == here[:, 1]) | (here == UNKNOWN).any(axis=1))
        state = np.where(placed & (weighed.state == PERSON), FREE, weighed.state).astype(np.int8)
        return Compared(weighed.pairs, value, state)

    def shown(self, pairs: Pairs, reader: Reader) -> tuple[Reals, Reals, States]:
        """Return the features of pairs, (n, f), with their priors and states: what the model is fitted on."""
        homonyms, crowd, prior = self._around(pairs)
        listed = zip(homonyms.tolist(), crowd.tolist(), self.nowhere(pairs).tolist(), strict=True)
        around = [self._near(same, many, nowhere) for same, many, nowhere in listed]
        found = [show(*pair, near) for pair, near in zip(self._task(pairs).read(reader), around, strict=True)]
        rows = np.array([msgspec.structs.astuple(shown) for shown, _ in found], dtype=np.float64)
        return rows, prior, np.array([_state(veto) for _, veto in found], dtype=np.int8)

    def explain(self, workers: Workers, pairs: Iterable[Pair]) -> dict[Pair, Told]:
        """Say why some pairs are one, or what speaks against it."""
        asked = np.array(sorted(set(pairs)), dtype=np.int64).reshape(-1, 2)
        parts = in_parts(asked)
        told: dict[Pair, Told] = {}
        for number, found in workers.run(_tell_all, parts, self._task):
            told |= zip(map(_pair, parts[number].tolist()), found, strict=True)
        return told

    def nowhere(self, pairs: Pairs) -> npt.NDArray[np.bool_]:
        """Tell, in a list of several départements, the pairs that nothing says to be in one place or in two."""
        if not self._spread:
            return np.zeros(len(pairs), dtype=np.bool_)
        here, town = self._signed.departement[pairs], self._signed.commune[pairs]
        found: npt.NDArray[np.bool_] = (here != UNKNOWN).all(axis=1)
        found |= (town[:, 0] == town[:, 1]) & (town[:, 0] != UNKNOWN)
        return ~found

    def _around(self, pairs: Pairs) -> tuple[Counts, Counts, Reals]:
        """Return homonyms, crowd and prior of pairs."""
        left, right = pairs[:, 0], pairs[:, 1]
        prior = np.where(self._source[left] == self._source[right], self._prior[left], 0.0)
        homonyms = np.maximum(self._homonyms[left], self._homonyms[right])
        return homonyms, np.minimum(self._crowd[left], self._crowd[right]), prior

    def _near(self, homonyms: int, crowd: int, nowhere: bool) -> Surroundings:
        return Surroundings(homonyms, self._placeless, crowd, self._spread * nowhere)

    def _task(self, pairs: Pairs) -> "_Task":
        positions, local = np.unique(pairs, return_inverse=True)
        return _Task(packed(self._mentions, positions), local.reshape(pairs.shape), self._least)


class _Task(msgspec.Struct, frozen=True):
    """Pairs of a few mentions, which are packed, and the log-odds from which one may be asked about."""

    mentions: bytes
    pairs: Pairs
    least: float

    def read(self, reader: Reader) -> Iterator[tuple[ParsedMention, ParsedMention]]:
        """Yield the two mentions of each pair, read."""
        parsed = list(map(reader.read, unpacked(self.mentions)))
        return ((parsed[one], parsed[two]) for one, two in self.pairs.tolist())


class _Decided(msgspec.Struct, frozen=True):
    """The columns of ``Weighed`` for the pairs of a task, and why, by place, for those that may be one."""

    log_odds: Reals
    state: States
    named: States
    told: dict[int, Told]


def _undecided(pairs: Pairs) -> Weighed:
    count = len(pairs)
    state, named = np.full(count, FORBIDDEN, dtype=np.int8), np.zeros(count, dtype=np.int8)
    return Weighed(pairs, np.full(count, -np.inf), state, named)


def _decide_all(reader: Reader, task: _Task) -> _Decided:
    read = list(task.read(reader))
    found = [decide(one, two) for one, two in read]
    named = [IDENTIFIED if one.identifier else SAME_NAME if one.same_name else OTHER_NAME for one in found]
    return _Decided(
        np.array([one.log_odds for one in found]),
        np.array([_state(one.veto) for one in found], dtype=np.int8),
        np.array(named, dtype=np.int8),
        {place: Told(*why(*read[place], one)) for place, one in enumerate(found) if one.log_odds >= task.least},
    )


def _tell_all(reader: Reader, task: _Task) -> list[Told]:
    return [Told(*why(one, two, decide(one, two))) for one, two in task.read(reader)]


def _pair(positions: Sequence[int]) -> Pair:
    left, right = positions
    return left, right


def _state(veto: str) -> int:
    return PERSON if veto in ONLY_A_PERSON else FORBIDDEN if veto else FREE


def _homonyms(signed: Signatures) -> Counts:
    """Return in how many places the name of each mention is known to occur, at least one."""
    known = signed.departement != UNKNOWN
    there = distinct(signed.name[known].astype(np.uint64) << np.uint64(32) | signed.departement[known])
    names, number = np.unique(signed.name, return_inverse=True)
    counts = np.bincount(np.searchsorted(names, (there >> np.uint64(32)).astype(np.uint32)), minlength=len(names))
    return np.maximum(counts, 1)[number]


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
