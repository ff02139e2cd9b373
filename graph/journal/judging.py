"""What people said of pairs of spellings, kept for ever: added, never changed."""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from graph.journal.database import Journal, transaction
from graph.judgements import Judgement


def say(journal: Journal, judgements: Iterable[Judgement]) -> int:
    """Add judgements and return how many were new; one that is there already, word for word, is not added again."""
    known = set(judgements_of(journal))
    new = [one for one in dict.fromkeys(judgements) if one not in known]
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with transaction(journal.connection):
        journal.connection.executemany(
            "INSERT INTO judgements (first, second, body, run, at) VALUES (?, ?, ?, ?, ?)",
            [(one.first, one.second, msgspec.json.encode(one), journal.head, at) for one in new],
        )
    return len(new)


def judgements_of(journal: Journal, last: int | None = None, after: int = 0) -> list[Judgement]:
    """Return what was said, in the order it was: all of it, or what came after one judgement, up to another."""
    decode = msgspec.json.Decoder(Judgement).decode
    query = "SELECT body FROM judgements WHERE id > ?1 AND (?2 IS NULL OR id <= ?2) ORDER BY id"
    rows = journal.connection.execute(query, (after, last))
    return [decode(body) for (body,) in rows]
