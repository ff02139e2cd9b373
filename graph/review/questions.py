"""The questions that a resolution leaves to people, the most useful first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.judgements import Judged, content_key
from graph.model import Mention, content_id
from graph.resolution import Resolution
from graph.resolution.model import Score, ScoredPair
from graph.resolution.parsing import parse
from graph.resolution.scoring import CERTAIN, score
from graph.review.halves import Halves

Kind = Literal["join", "check", "audit-joined", "audit-apart"]


@dataclass(frozen=True)
class Side:
    """One side of a question: the spelling asked about, and those held to be the same whatever the answer."""

    mention: Mention
    others: tuple[Mention, ...]
    cluster: int

    @property
    def other_names(self) -> list[str]:
        """Return the other spellings, each once."""
        return sorted({other.name for other in self.others} - {self.mention.name})


@dataclass(frozen=True)
class Question:
    """Are these two one organisation? ``worth`` is the spellings that an answer is expected to put right."""

    id: str
    kind: Kind
    left: Side
    right: Side
    score: Score
    worth: float

    @property
    def keys(self) -> tuple[str, str]:
        """What the two sides say (see ``judgements.content_key``), in order."""
        return pair_of(self.left.mention, self.right.mention)


def pair_of(one: Mention, two: Mention) -> tuple[str, str]:
    """Return the content keys of two mentions, in order."""
    first, second = sorted((content_key(one), content_key(two)))
    return first, second


def _draw(one: Mention, two: Mention) -> str:
    """Return what a draw without replacement is ordered by: a hash, so that everybody draws the same."""
    return content_id("draw", *pair_of(one, two))


class Questions:
    """All the questions of one resolution; those that answers settle, even by way of others, are not asked."""

    def __init__(self, resolution: Resolution) -> None:
        self._clusters = resolution.clusters
        self._cluster_of = {m: number for number, one in enumerate(resolution.clusters) for m in one.mentions}
        self._places: dict[str, int] = {content_key(m): number for m, number in self._cluster_of.items()}
        self._halves = Halves(resolution.joins)
        self._made = sorted(resolution.joins, key=lambda pair: _draw(pair.left, pair.right))
        self._unmade = sorted(resolution.unlikely, key=lambda pair: _draw(*pair))
        made = (*self._proposed(resolution.doubtful), *self._weak(resolution.joins))
        self._useful = sorted(made, key=lambda question: (-question.worth, question.id))
        self.by_id = {question.id: question for question in self._useful}

    def useful(self, held: Judged) -> Iterator[Question]:
        """Yield what is still to be asked, the most useful first."""
        settled = _Settled(held, self._places)
        for question in self._useful:
            implied = question.kind == "join" and settled.knows(question.left.cluster, question.right.cluster)
            if question.keys not in held and not implied:
                yield question

    def audit(self, held: Judged) -> Iterator[Question]:
        """Yield pairs drawn at random, the same for everybody, from the two kinds in turn, made and not made."""
        made = (self._question(p, "audit-joined") for p in self._made if pair_of(p.left, p.right) not in held)
        scored = (ScoredPair(*p, score(parse(p[0]), parse(p[1]))) for p in self._unmade if pair_of(*p) not in held)
        apart = (self._question(pair, "audit-apart") for pair in scored)
        for question in _in_turn(made, apart):
            self.by_id[question.id] = question
            yield question

    def _proposed(self, doubtful: Iterable[ScoredPair]) -> Iterator[Question]:
        """Yield one question for two organisations, about the likeliest of their spellings."""
        seen = set()
        for pair in doubtful:
            sides = frozenset((self._cluster_of[pair.left], self._cluster_of[pair.right]))
            if sides not in seen:
                seen.add(sides)
                yield self._question(pair, "join")

    def _weak(self, joins: Iterable[ScoredPair]) -> Iterator[Question]:
        return (self._question(join, "check") for join in joins if join.score.value < CERTAIN)

    def _question(self, pair: ScoredPair, kind: Kind) -> Question:
        left, right = self._sides(pair)
        wrong = pair.score.value if left.cluster != right.cluster else 1 - pair.score.value
        spellings = min(1 + len(side.others) for side in (left, right))
        name = content_id("dbl", *pair_of(pair.left, pair.right), kind)
        return Question(name, kind, left, right, pair.score, wrong * spellings)

    def _sides(self, pair: ScoredPair) -> tuple[Side, Side]:
        left, right = (self._clusters[self._cluster_of[mention]].mentions for mention in (pair.left, pair.right))
        one, two = self._halves.of(pair) if left == right else (left, right)
        return self._side(pair.left, one), self._side(pair.right, two)

    def _side(self, mention: Mention, held: Collection[Mention]) -> Side:
        return Side(mention, tuple(sorted(set(held) - {mention})), self._cluster_of[mention])


class _Settled:
    """What answers say of clusters: two that are one, or apart, are so for all their spellings."""

    def __init__(self, held: Judged, places: Mapping[str, int]) -> None:
        self._owner: dict[int, int] = {}
        known = [(places[a], places[b], verdict) for (a, b), verdict in held.items() if a in places and b in places]
        for one, two, verdict in known:
            if verdict == "same":
                self._owner[self._root(one)] = self._root(two)
        self._asked = {frozenset((self._root(one), self._root(two))) for one, two, said in known if said != "same"}

    def knows(self, one: int, two: int) -> bool:
        """Whether it is known, or was found not to be knowable, that two clusters are one."""
        roots = frozenset((self._root(one), self._root(two)))
        return len(roots) == 1 or roots in self._asked

    def _root(self, number: int) -> int:
        while (up := self._owner.get(number, number)) != number:
            number = up
        return number


def _in_turn(*streams: Iterable[Question]) -> Iterator[Question]:
    waiting = [iter(stream) for stream in streams]
    while waiting:
        for stream in tuple(waiting):
            question = next(stream, None)
            if question:
                yield question
            else:
                waiting.remove(stream)
