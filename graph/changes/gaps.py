"""Gaps that opened and closed from one state to another, and what made them do so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.changes.comparing import Compared
from graph.changes.model import Change
from graph.changes.saying import TIE_EXISTS, ended, quoted, said
from graph.gaps import UNKNOWN, Gap, GapReport

Way = tuple[str, str]
"""How a gap changed and why: a ``way`` and a ``cause``."""


@dataclass(frozen=True)
class Found:
    """The gaps of the four stages (see ``stages``); a gap that another tells is there too."""

    told: GapReport
    merged: GapReport
    corrected: GapReport
    now: GapReport

    @property
    def ids(self) -> list[set[str]]:
        """Return the ids of the gaps of each stage."""
        return [{gap.id for gap in each.all_gaps} for each in (self.told, self.merged, self.corrected, self.now)]


def gap_changes(compared: Compared, found: Found) -> Iterator[Change]:
    """Yield the gaps that are there at one end only, the most severe first; one told with another follows it."""
    ids = found.ids
    for gap in _only(found.now, ids[0]):
        way = _why_opened(compared, gap, _last_step(gap.id, ids))
        yield _change(gap, way, said("gap", *way, [quoted(gap.sentence)]), _touching(compared, gap))
    for gap in _only(found.told, ids[3]):
        step = _last_step(gap.id, ids)
        facts = _now_shared(compared, gap) if step == 3 else []
        way = ("closed", _gain(compared)) if facts else _why_closed(compared, gap, step)
        text = said("gap", *way, [quoted(gap.sentence)])
        text = ended(text, TIE_EXISTS.format(facts[0])) if facts else text
        yield _change(gap, way, text, _touching(compared, gap))


def _only(report: GapReport, others: set[str]) -> Iterator[Gap]:
    """Yield the gaps whose id is not among others; one told with such a gap is told with it."""
    for gap in report.gaps:
        if gap.id not in others:
            yield gap
        else:
            yield from (one for one in gap.also if one.id not in others)


def _last_step(gap: str, ids: list[set[str]]) -> int:
    """Return the stage (1 to 3) from which a gap is as it is at the end."""
    there = [gap in stage for stage in ids]
    return max(step for step in (1, 2, 3) if there[step] != there[step - 1])


def _why_opened(compared: Compared, gap: Gap, step: int) -> Way:
    return "opened", _cause(compared, gap, step)


def _why_closed(compared: Compared, gap: Gap, step: int) -> Way:
    cause = _cause(compared, gap, step)
    between_two = all(UNKNOWN not in tie for tie in gap.missing) and gap.missing
    if step == 3 and between_two and cause == _gain(compared):
        cause = "around"  # the tie would have been seen: what went is only the reason to tell it
    return ("closed" if cause == _gain(compared) else "untold"), cause


def _cause(compared: Compared, gap: Gap, step: int) -> str:
    rewritten = compared.stages.rewritten
    if step == 1:
        return "judged" if compared.judged_around(gap.subjects) else "evidence"
    if step == 2:
        return "undone" if rewritten.undone else "restored" if rewritten.restored else "corrected"
    come, gone = _changed(compared, gap)
    if come:
        return _gain(compared)
    return compared.cause_of_loss(gone, early=False) if gone else "around"


def _gain(compared: Compared) -> str:
    return compared.cause_of_gain((), early=False)


def _touching(compared: Compared, gap: Gap) -> set[str]:
    """Return the records, come or gone, that are about a gap, else those that prove it."""
    come, gone = _changed(compared, gap)
    return come or gone or set(gap.records)


def _changed(compared: Compared, gap: Gap) -> tuple[set[str], set[str]]:
    """Return the records that came and those that went, of those nearest to what a gap is about."""
    come, gone = compared.nearest
    return come.of(gap), gone.of(gap)


def _now_shared(compared: Compared, gap: Gap) -> list[str]:
    """Return the names of the actions and meetings that join the two ends of a missing tie since the rows came."""
    _, _, corrected, now = compared.seen
    fresh = (now.shared(*tie) - corrected.shared(*tie) for tie in gap.missing if UNKNOWN not in tie)
    return [compared.name(fact) for facts in fresh for fact in sorted(facts)]


def _change(gap: Gap, way: Way, sentence: str, records: Iterable[str]) -> Change:
    place = (gap.departement,) if gap.departement else ()
    proofs = tuple(sorted(records))
    return Change("gap", *way, sentence, place, gap.subjects, (gap.sentence,), proofs, gap.id, gap.severity)
