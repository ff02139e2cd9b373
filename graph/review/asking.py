"""One review of a map: what is asked next, of whom, what was answered. Several people may answer at once."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Lock
from typing import Literal, get_args

import msgspec

from graph.journal import Journal, StoredRecord
from graph.journal.judging import judgements_of, say
from graph.judgements import Judgement, Verdict, judge, standing, verdicts
from graph.resolving import resolved
from graph.review.quality import Quality, answers_left, computed, recall, wilson
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
        self._lock = Lock()

    def question(self, journal: Journal, who: str, audit: bool = False) -> Question | None:
        """Return what ``who`` is asked next, which nobody else is asked meanwhile; None when nothing is left."""
        held = verdicts(judgements_of(journal))
        now = time.monotonic()
        with self._lock:
            free = [question for question in self._open(held, audit) if self._free(question, who, now)]
            chosen = min(free, key=lambda question: self._skipped[who, question.id], default=None)
            if chosen:
                self._release(who)
                self._leases[chosen.id] = (who, now + LEASE)
        return chosen

    def _open(self, held: dict[tuple[str, str], Verdict], audit: bool) -> Iterator[Question]:
        return self._questions.audit(held) if audit else self._questions.useful(held)

    def _free(self, question: Question, who: str, now: float) -> bool:
        holder, until = self._leases.get(question.id, (who, 0.0))
        return holder == who or until < now

    def _release(self, who: str) -> None:
        for name in [name for name, (holder, _) in self._leases.items() if holder == who]:
            del self._leases[name]

    def answer(self, journal: Journal, question_id: str, answer: Answer, who: str, signed: str = "") -> Question:
        """Keep an answer; a skipped question comes back to the same person after the others. Raise KeyError."""
        question = self._questions.by_id[question_id]
        with self._lock:
            self._release(who)
            if answer == "skip":
                self._skipped[who, question_id] += 1
        if answer != "skip":
            say(journal, [_judged(question, answer, signed)])
        return question

    def withdraw(self, journal: Journal, first: str, second: str, signed: str = "") -> bool:
        """Take back what was said of two content keys; False when nothing was."""
        last = next((j for j in reversed(judgements_of(journal)) if (j.first, j.second) == (first, second)), None)
        if last is None or last.verdict == "withdrawn":
            return False
        gone = msgspec.structs.replace(last, verdict="withdrawn", said_by=signed, said_at=_now())
        return say(journal, [gone]) > 0

    def left(self, journal: Journal) -> Counter[Kind]:
        """Return how many questions are still useful, by kind."""
        return Counter(question.kind for question in self._questions.useful(verdicts(judgements_of(journal))))

    def quality(self, journal: Journal, target: float = TARGET) -> Quality:
        """Say how good the grouping is, and how many answers are left to reach a precision."""
        said = standing(judgements_of(journal))
        drawn = {
            kind: [one.verdict == "same" for one in said if one.asked == kind and one.verdict != "unsure"]
            for kind in ("audit-joined", "audit-apart")
        }
        checked = {(one.first, one.second) for one in said}
        open_ = [join.score.value for join in self._joins if pair_of(join.left, join.right) not in checked]
        right, missed = (wilson(sum(answers), len(answers)) for answers in drawn.values())
        settled = len(self._joins) - len(open_)
        sure = [*open_, *[1.0] * settled]
        found = recall(right, len(self._joins), missed, self._apart)
        left = answers_left(open_, settled, target)
        return Quality(len(self._joins), computed(sure), right, found, target, left)

    def records(self, side: Side) -> list[StoredRecord]:
        """Return the records that name a side."""
        keys = [mention.key for mention in (side.mention, *side.others)]
        return [stored for key in keys for stored in self._records[key]]


def _judged(question: Question, verdict: Verdict, signed: str) -> Judgement:
    said = judge(question.left.mention, question.right.mention, verdict, signed, _now())
    return msgspec.structs.replace(said, asked=question.kind)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
