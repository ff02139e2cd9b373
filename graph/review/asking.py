"""One review of a map: what is asked next, of whom, what was answered. Several people may answer at once."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from threading import Lock
from typing import Literal, get_args

import msgspec

from graph.journal import Journal, StoredRecord
from graph.journal.judging import judgements_of, say
from graph.judgements import Judged, Judgement, Verdict, judge, now, standing, verdicts
from graph.resolving import resolved
from graph.review.quality import Estimate, Quality, answers_left, computed, of_all, recall, wilson
from graph.review.questions import Kind, Question, Questions, Side, pair_of
from graph.review.suspicion import suspicions
from graph.store.base import Progress

LEASE = 300.0  # seconds for which a question belongs to who is reading it
TARGET = 0.98
Answer = Literal["same", "different", "unsure", "skip"]
ANSWERS = get_args(Answer)


class Review:
    """The questions of a map as it stood when this was made; what is answered is in the journal."""

    def __init__(self, journal: Journal, progress: Progress | None = None) -> None:
        """Resolve the map anew: a second for some thousands of spellings."""
        records = list(journal.records())
        resolution = resolved(journal, records, progress)
        self.clusters = resolution.clusters
        self.judged = journal.judged
        self.suspicions = suspicions(resolution.clusters, resolution.joins)
        self._questions = Questions(resolution)
        self._joins, self._apart = resolution.joins, resolution.unlikely_count
        self._records: defaultdict[str, list[StoredRecord]] = defaultdict(list)
        for stored in records:
            for key in {person.mention.key for person in stored.record.participants}:
                self._records[key].append(stored)
        self._leases: dict[str, tuple[str, float]] = {}
        self._skipped: Counter[tuple[str, str]] = Counter()
        self._answered: defaultdict[str, list[Question]] = defaultdict(list)
        self._lock = Lock()

    def question(self, journal: Journal, who: str, audit: bool = False) -> Question | None:
        """Return what ``who`` is asked next, which nobody else is asked meanwhile; None when nothing is left."""
        held = verdicts(judgements_of(journal))
        moment = time.monotonic()
        with self._lock:
            open_ = self._questions.audit(held) if audit else self._questions.useful(held)
            chosen = self._chosen((question for question in open_ if self._free(question, who, moment)), who)
            if chosen:
                self._release(who)
                self._leases[chosen.id] = (who, moment + LEASE)
        return chosen

    def _chosen(self, free: Iterable[Question], who: str) -> Question | None:
        """Return the first question, but those that ``who`` skipped only after all others."""
        skipped = []
        for question in free:
            if not self._skipped[who, question.id]:
                return question
            skipped.append(question)
        return min(skipped, key=lambda question: self._skipped[who, question.id], default=None)

    def _free(self, question: Question, who: str, now: float) -> bool:
        holder, until = self._leases.get(question.id, (who, 0.0))
        return holder == who or until < now

    def _release(self, who: str) -> None:
        for name in [name for name, (holder, _) in self._leases.items() if holder == who]:
            del self._leases[name]

    def answer(self, journal: Journal, question_id: str, answer: Answer, who: str, signed: str = "") -> bool:
        """Keep an answer; False when the question was answered meanwhile, which stands. Raise KeyError.

        A skipped question comes back to the same person after the others.
        """
        question = self._questions.by_id[question_id]
        with self._lock:
            self._release(who)
            if answer == "skip":
                self._skipped[who, question_id] += 1
                return True
            if question.keys in verdicts(judgements_of(journal)):
                return False
            self._answered[who].append(question)
            return say(journal, [_judged(question, answer, signed)]) > 0

    def last_of(self, journal: Journal, who: str) -> Judgement | None:
        """Return the last answer of ``who`` that nobody took back."""
        said = {(one.first, one.second): one for one in standing(judgements_of(journal))}
        mine = (said[question.keys] for question in reversed(self._answered[who]) if question.keys in said)
        return next(mine, None)

    def withdraw(self, journal: Journal, first: str, second: str, signed: str = "") -> bool:
        """Take back what was said of two content keys; False when nothing was."""
        last = next((j for j in reversed(judgements_of(journal)) if (j.first, j.second) == (first, second)), None)
        if last is None or last.verdict == "withdrawn":
            return False
        gone = msgspec.structs.replace(last, verdict="withdrawn", said_by=signed, said_at=now())
        return say(journal, [gone]) > 0

    def left(self, journal: Journal) -> Counter[Kind]:
        """Return how many questions are still useful, by kind."""
        return Counter(question.kind for question in self._questions.useful(verdicts(judgements_of(journal))))

    def quality(self, journal: Journal, target: float = TARGET) -> Quality:
        """Say how good the grouping is, and how many answers are left to reach a precision."""
        said = standing(judgements_of(journal))
        open_, others = self._promises(verdicts(said))
        joined, missed = (_audited(said, kind) for kind in ("audit-joined", "audit-apart"))
        count = len(self._joins)
        right = of_all(joined, others.count(1.0), count)
        found = recall(right, count, missed, self._apart)
        return Quality(count, computed([*open_, *others]), right, found, target, answers_left(open_, others, target))

    def _promises(self, held: Judged) -> tuple[list[float], list[float]]:
        """Return how sure the joins are: those that may still be asked about, and the others, judged or unsure."""
        open_: list[float] = []
        others: list[float] = []
        for join in self._joins:
            verdict = held.get(pair_of(join.left, join.right))
            sides = others if verdict else open_
            sides.append(1.0 if verdict in ("same", "different") else join.score.value)
        return open_, others

    def records(self, side: Side) -> list[StoredRecord]:
        """Return the records that name a side."""
        keys = [mention.key for mention in (side.mention, *side.others)]
        return [stored for key in keys for stored in self._records[key]]


def _audited(said: Iterable[Judgement], kind: Kind) -> Estimate:
    """Return the share that is one organisation among the pairs of one kind that were drawn and settled."""
    answers = [one.verdict == "same" for one in said if one.asked == kind and one.verdict != "unsure"]
    return wilson(sum(answers), len(answers))


def _judged(question: Question, verdict: Verdict, signed: str) -> Judgement:
    said = judge(question.left.mention, question.right.mention, verdict, signed, now())
    return msgspec.structs.replace(said, asked=question.kind)
