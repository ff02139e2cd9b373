"""Mentions to organisations: learn, sign, block, screen, score, cluster. Pure, and independent of the order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import product

import msgspec
import numpy as np

from graph.contacts import Fact
from graph.identifiers import siren_in, valid_rna
from graph.judgements import Judged, Verdict, content_key
from graph.model import Mention
from graph.resolution.blocking import Pairs, candidate_pairs, with_pairs
from graph.resolution.clustering import Known, clusters
from graph.resolution.comparing import FREE, Comparison, Told, Weighed
from graph.resolution.growing import Carried, Earlier, merged, rests_on, teaching
from graph.resolution.lexicon import learn
from graph.resolution.linkage import Pair
from graph.resolution.model import Resolution
from graph.resolution.namesakes import left_open
from graph.resolution.reached import Reached
from graph.resolution.reading import Reader, packed, side_by_side, unpacked
from graph.resolution.scoring import MERGE, log_odds
from graph.resolution.screening import screen
from graph.resolution.signatures import Signatures, sign, taken, together
from graph.resolution.telling import to_ask, told_of
from graph.resolution.workers import Workers, in_parts, uncollected, workers

Progress = Callable[[str, int, int], None]


class Settled(msgspec.Struct, frozen=True):
    """What a list knows beside its mentions.

    ``judged``: what people said of pairs of content keys (see ``judgements``). ``sources``: which list a mention is
    from, when it is from one only. ``threshold``: the probability from which mentions are joined. ``growing``: the
    mentions come in the order in which the list grew, and not all of them teach words (see ``growing.teaching``).
    ``contacts``: how a mention is reached (see ``contacts``); nothing of an earlier work is then taken over.
    """

    judged: Judged = {}
    sources: Mapping[Mention, str] = {}
    threshold: float = MERGE
    growing: bool = False
    contacts: Mapping[Mention, Collection[Fact]] = {}


def resolve(
    mentions: Iterable[Mention], progress: Progress | None = None, settled: Settled | None = None
) -> Resolution:
    """Group the mentions that are one organisation; mentions that are equal count once."""
    return resolve_again(mentions, None, progress, settled)[0]


def resolve_again(
    mentions: Iterable[Mention],
    earlier: Earlier | None,
    progress: Progress | None = None,
    settled: Settled | None = None,
) -> tuple[Resolution, Earlier]:
    """Do the same with the work of an earlier resolution, on which the result does not depend; return its own work."""
    settled, report = settled or Settled(), progress or (lambda stage, done, total: None)
    times = Counter(iter(mentions))
    came = list(times)
    taught = frozenset(teaching(came) if settled.growing else came)
    distinct = sorted(came)
    base = rests_on(mention for mention in distinct if mention in taught)
    carried = Carried(earlier, distinct) if earlier and earlier.rests_on == base and not settled.contacts else None
    with uncollected(), workers(len(carried.fresh) if carried else len(distinct)) as pool:
        work = _Work(distinct, pool, report, settled.contacts)
        lexicon = earlier.lexicon if earlier and carried else learn(taught)
        pool.teach(lexicon)
        signed = work.read(carried)
        comparison = Comparison(distinct, signed, lexicon.extent.spread)
        comparison.know_sources([settled.sources.get(mention, "") for mention in distinct])
        weighed = work.weighed(comparison, signed, carried)
        compared = left_open(signed, comparison.compared(weighed, work.reached))
        report("regroupement", 0, 1)
        said = _said(distinct, settled.judged)
        groups = clusters(compared, known(distinct, signed, said), log_odds(settled.threshold))
        asked = to_ask(groups, compared, said)
        wanted = [*asked, *(join.pair for group in groups for join in group.joins)]
        told = work.explained(comparison, wanted, carried.told() if carried else {})
        alone = [group.members[0] for group in groups if len(group.members) == 1] if lexicon.extent.spread else []
        again = [position for position in alone if times[distinct[position]] > 1]
        shared = _shared(comparison, pool, again, settled.threshold)
        resolution = told_of(distinct, groups, compared, asked, told)
        resolution = msgspec.structs.replace(resolution, shared=frozenset(distinct[position] for position in shared))
        report("regroupement", 1, 1)
    return resolution, Earlier(base, lexicon, distinct, signed, weighed, told)


class _Work:
    """The reading and the comparing of mentions, shared out to workers."""

    def __init__(
        self, distinct: Sequence[Mention], pool: Workers, report: Progress, contacts: Mapping[Mention, Collection[Fact]]
    ) -> None:
        self._distinct, self._pool, self._report, self._contacts = distinct, pool, report, contacts
        self._told: dict[Pair, Told] = {}
        self.reached = Reached((), np.zeros(0, dtype=np.uint32), {})

    def read(self, carried: Carried | None) -> Signatures:
        """Read everything, or what was not there."""
        if carried:
            fresh = [self._distinct[position] for position in carried.fresh.tolist()]
            return carried.signed(_sign(fresh, self._pool, self._report))
        signed = _sign(self._distinct, self._pool, self._report)
        self.reached = Reached(self._distinct, signed.name, self._contacts)
        return signed

    def weighed(self, comparison: Comparison, signed: Signatures, carried: Carried | None) -> Weighed:
        """Compare everything, or what was not there with what was."""
        if carried:
            held, candidates = carried.pairs(signed)
            return merged(held, self._weigh(comparison, signed, candidates))
        return self._weigh(comparison, signed, candidate_pairs(signed))

    def explained(self, comparison: Comparison, pairs: Iterable[Pair], known: Mapping[Pair, Told]) -> dict[Pair, Told]:
        """Say why pairs are one, those that are not known."""
        wanted = set(pairs)
        known = {**known, **self._told}
        found = comparison.explain(self._pool, wanted - known.keys())
        told = {pair: known[pair] for pair in wanted & known.keys()} | found
        if not self._contacts:
            return told
        return {pair: Told(why.reasons + self.reached.why(pair), why.veto) for pair, why in told.items()}

    def _weigh(self, comparison: Comparison, signed: Signatures, candidates: Pairs) -> Weighed:
        pairs = with_pairs(candidates[screen(signed, candidates)], self.reached.pairs())
        self._report("comparaison", 0, len(pairs))
        weighed, self._told = comparison.weigh(
            self._pool, pairs, lambda done: self._report("comparaison", done, len(pairs))
        )
        return weighed


def _sign(distinct: Sequence[Mention], pool: Workers, report: Progress) -> Signatures:
    """Read all the names, those of one département together."""
    report("lecture des noms", 0, len(distinct))
    order = side_by_side(distinct)
    parts = in_parts(order)
    found = [sign((), Reader())] * (1 + len(parts))
    done = 0
    for number, part in pool.run(_sign_some, parts, lambda part: packed(distinct, part)):
        found[1 + number] = part
        done += part.size
        report("lecture des noms", done, len(distinct))
    return taken(together(found), np.argsort(order))


def _sign_some(reader: Reader, mentions: bytes) -> Signatures:
    return sign(unpacked(mentions), reader)


def _shared(comparison: Comparison, pool: Workers, repeated: Sequence[int], threshold: float) -> Sequence[int]:
    """Return those of some positions whose name two organisations of the list may bear, for all that it says."""
    pairs = np.array([(position, position) for position in repeated], dtype=np.int64).reshape(-1, 2)
    pairs = pairs[comparison.nowhere(pairs)]
    weighed, _ = comparison.weigh(pool, pairs, lambda done: None)
    compared = comparison.compared(weighed, Reached((), np.zeros(0, dtype=np.uint32), {}))
    likely = (compared.state == FREE) & (compared.log_odds >= log_odds(threshold))
    found: list[int] = pairs[~likely, 0].tolist()
    return found


def _said(distinct: Sequence[Mention], judged: Judged) -> dict[Pair, Verdict]:
    """Return what people said, by positions."""
    if not judged:
        return {}
    told = {key for pair in judged for key in pair}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for position, mention in enumerate(distinct):
        key = content_key(mention)
        if key in told:
            places[key].append(position)
    return {
        (min(one, two), max(one, two)): verdict
        for (first, second), verdict in judged.items()
        for one, two in product(places[first], places[second])
        if one != two
    }


def known(distinct: Sequence[Mention], signed: Signatures, said: Mapping[Pair, Verdict] | None = None) -> Known:
    sirens = [siren_in(one.siren, one.siret) if one.siren or one.siret else "" for one in distinct]

    def alike(left: int, right: int) -> bool:
        """Whether two mentions are one by an identifier, or by the same words in the same place."""
        one, two = distinct[left], distinct[right]
        if (sirens[left] and sirens[left] == sirens[right]) or (one.rna == two.rna and valid_rna(one.rna)):
            return True
        # With a SIREN on one side only, two bodies of one name could both claim the mention without: linkage decides.
        return not sirens[left] and not sirens[right] and bool(signed.name_there[left] == signed.name_there[right])

    of = {verdict: frozenset(p for p, v in (said or {}).items() if v == verdict) for verdict in ("same", "different")}
    return Known(sirens, alike, of["same"], of["different"])
