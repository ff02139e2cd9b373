"""Resolution of what a journal holds, with the work of the last one kept in a file beside it.

The file may be deleted at any time: what is found does not depend on it, only how long it takes.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from graph.journal import Journal, StoredRecord
from graph.journal.arriving import with_arrivals
from graph.journal.judging import judgements_of
from graph.judgements import verdicts
from graph.model import Mention
from graph.resolution import Resolution, Settled
from graph.resolution.growing import FIRST_LESSON, Earlier
from graph.resolution.packing import pack, unpack
from graph.resolution.pipeline import resolve_again
from graph.store.base import Progress


def resolved(
    journal: Journal, records: Iterable[StoredRecord], progress: Progress | None = None, judged: int | None = None
) -> Resolution:
    """Group the mentions of records, as people who were asked said, up to one judgement or to the last."""
    earlier = kept(journal)
    mentions = in_order(journal, records)
    resolution, work = resolve_again(mentions, earlier, progress, settled(journal, judged))
    if judged is None and (earlier is None or (earlier.rests_on, earlier.mentions) != (work.rests_on, work.mentions)):
        _keep(journal, work)
    return resolution


def settled(journal: Journal, judged: int | None = None) -> Settled:
    """Return what people said, for the mentions of a journal, in the order they came."""
    return Settled(verdicts(judgements_of(journal, judged)), growing=True)


def in_order(journal: Journal, records: Iterable[StoredRecord]) -> list[Mention]:
    """Return the mentions of records in the order they came, which says which of a long list teach words.

    The records are given in the order of their ids; they are not held, however many there are.
    """
    first: dict[Mention, tuple[int, str, int]] = {}
    count = 0
    for stored, run in with_arrivals(journal, records):
        for place, person in enumerate(stored.record.participants, count):
            came = (run, stored.id, place)
            if came < first.setdefault(person.mention, came):
                first[person.mention] = came
        count += len(stored.record.participants)
    return sorted(first, key=first.__getitem__) if count > FIRST_LESSON else list(first)


def kept(journal: Journal) -> Earlier | None:
    """Return the work kept beside a journal, if any."""
    try:
        return unpack(_place(journal).read_bytes())
    except OSError:
        return None


def _keep(journal: Journal, work: Earlier) -> None:
    """Keep the work whole or not at all; a folder where nothing may be written only makes the next time longer."""
    part = _place(journal).with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(pack(work))
        part.replace(_place(journal))
    except OSError:
        part.unlink(missing_ok=True)


def _place(journal: Journal) -> Path:
    return journal.path.with_suffix(".resolution")
