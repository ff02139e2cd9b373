"""The scores of many pairs, as columns: log-odds, and whether a pair is forbidden or left to a person."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from graph.model import Mention
from graph.resolution.blocking import Pairs
from graph.resolution.features import Surroundings
from graph.resolution.forbidding import surely_forbidden
from graph.resolution.lexicon import Lexicon
from graph.resolution.linkage import Pair
from graph.resolution.parsing import ParsedMention, parse
from graph.resolution.scoring import decide, show, surrounded, tell
from graph.resolution.signatures import UNKNOWN, Counts, Signatures
from graph.resolution.vetoes import ONLY_A_PERSON
from graph.resolution.workers import Workers

FREE, PERSON, FORBIDDEN = 0, 1, 2
OTHER_NAME, SAME_NAME, IDENTIFIED = 0, 1, 2
STEP = 4000
# How many trivial twins (same words, same place, written otherwise) a list holds for each mention, where nobody
# removed them; and how many of them are worth no conclusion. Measured on lists of grants.
TWINS, TOO_FEW = 0.0155, 4.0
LEAST_PRIOR = -4.0
# A list that gives the département of fewer than this share of its mentions gives no places.
PLACED = 0.05

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

    def __init__(self, mentions: Sequence[Mention], signed: Signatures) -> None:
        self._mentions, self._signed = mentions, signed
        self._homonyms = _homonyms(signed)
        self._crowd = _crowd(signed)
        self._placeless = sum(bool(mention.departement) for mention in mentions) < PLACED * len(mentions)
        self._prior = np.zeros(len(mentions))
        self._source: Counts = np.arange(len(mentions))

    def know_sources(self, sources: Sequence[str]) -> None:
        """Learn which sources name each organisation once: two of its mentions are then seldom one organisation."""
        if any(sources):
            self._prior, self._source = source_priors(sources, self._signed.name_there)

    def weigh(self, workers: Workers, pairs: Pairs, progress: Callable[[int], None]) -> Weighed:
        """Decide of pairs by themselves. Those that need no reading are not read; those of one place go together."""
        state = np.full(len(pairs), FORBIDDEN, dtype=np.int8)
        log_odds, named = np.full(len(pairs), -np.inf), np.zeros(len(pairs), dtype=np.int8)
        read = np.flatnonzero(~surely_forbidden(self._signed, pairs))
        read = read[np.argsort(self._signed.departement[pairs[read, 0]], kind="stable")]
        parts = [read[at : at + STEP] for at in range(0, len(read), STEP)]
        tasks = (self._task(pairs[part]) for part in parts)
        done = len(pairs) - len(read)
        for part, found in zip(parts, workers.run(_decide_all, tasks), strict=True):
            log_odds[part], state[part], named[part] = found
            done += len(part)
            progress(done)
        return Weighed(pairs, log_odds, state, named)

    def compared(self, weighed: Weighed) -> Compared:
        """Add to pairs what the list around them says."""
        homonyms, crowd, prior = self._around(weighed.pairs)
        # Few pairs have surroundings of their own: each is weighed once.
        packed, number = np.unique(homonyms << 40 | crowd << 2 | weighed.named, return_inverse=True)
        added = [
            surrounded(Surroundings(one >> 40, self._placeless, one >> 2 & 2**38 - 1), one & 3 == SAME_NAME)
            for one in packed.tolist()
        ]
        around = np.array(added, dtype=np.float64)[number] + prior
        value = weighed.log_odds + np.where(weighed.named == IDENTIFIED, 0.0, around)
        return Compared(weighed.pairs, value, weighed.state)

    def shown(self, pairs: Pairs, lexicon: Lexicon) -> tuple[Reals, Reals, States]:
        """Return the features of pairs, (n, f), with their priors and states: what the model is fitted on."""
        homonyms, crowd, prior = self._around(pairs)
        listed = zip(homonyms.tolist(), crowd.tolist(), strict=True)
        around = [Surroundings(same, self._placeless, many) for same, many in listed]
        found = [show(*pair, near) for pair, near in zip(self._task(pairs).read(lexicon), around, strict=True)]
        rows = np.array([msgspec.structs.astuple(shown) for shown, _ in found], dtype=np.float64)
        return rows, prior, np.array([_state(veto) for _, veto in found], dtype=np.int8)

    def explain(self, workers: Workers, pairs: Iterable[Pair]) -> dict[Pair, Told]:
        """Say why some pairs are one, or what speaks against it."""
        asked = sorted(set(pairs))
        parts = (asked[at : at + STEP] for at in range(0, len(asked), STEP))
        tasks = (self._task(np.array(part, dtype=np.int64)) for part in parts)
        found = (told for some in workers.run(_tell_all, tasks) for told in some)
        return dict(zip(asked, found, strict=True))

    def _around(self, pairs: Pairs) -> tuple[Counts, Counts, Reals]:
        """Return homonyms, crowd and prior of pairs."""
        left, right = pairs[:, 0], pairs[:, 1]
        prior = np.where(self._source[left] == self._source[right], self._prior[left], 0.0)
        homonyms = np.maximum(self._homonyms[left], self._homonyms[right])
        return homonyms, np.minimum(self._crowd[left], self._crowd[right]), prior

    def _task(self, pairs: Pairs) -> "_Task":
        positions, local = np.unique(pairs, return_inverse=True)
        mentions = [self._mentions[position] for position in positions.tolist()]
        return _Task(msgspec.msgpack.encode(mentions), local.reshape(pairs.shape))


class _Task(msgspec.Struct, frozen=True):
    """Pairs to read; the mentions are encoded, since a process reads bytes faster than objects."""

    mentions: bytes
    pairs: Pairs

    def read(self, lexicon: Lexicon) -> Iterator[tuple[ParsedMention, ParsedMention]]:
        """Yield each pair read."""
        parsed = [parse(mention, lexicon) for mention in msgspec.msgpack.decode(self.mentions, type=list[Mention])]
        return ((parsed[one], parsed[two]) for one, two in self.pairs.tolist())


def _decide_all(lexicon: Lexicon, task: _Task) -> tuple[Reals, States, States]:
    found = [decide(one, two) for one, two in task.read(lexicon)]
    named = [IDENTIFIED if one.identifier else SAME_NAME if one.same_name else OTHER_NAME for one in found]
    state = np.array([_state(one.veto) for one in found], dtype=np.int8)
    return np.array([one.log_odds for one in found]), state, np.array(named, dtype=np.int8)


def _tell_all(lexicon: Lexicon, task: _Task) -> list[Told]:
    return [Told(*tell(one, two)) for one, two in task.read(lexicon)]


def _state(veto: str) -> int:
    return PERSON if veto in ONLY_A_PERSON else FORBIDDEN if veto else FREE


def _homonyms(signed: Signatures) -> Counts:
    """Return in how many places the name of each mention occurs."""
    there = np.unique(signed.name.astype(np.uint64) << np.uint64(32) | signed.departement)
    names, places = np.unique(there >> np.uint64(32), return_counts=True)
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
