"""What people said of pairs of spellings, kept for ever: added, never changed."""

from collections.abc import Iterable

import msgspec

from graph.journal.database import Journal, transaction
from graph.judgements import Judgement


def say(journal: Journal, judgements: Iterable[Judgement]) -> int:
    """Add judgements and return how many were new; one that is there already, word for word, is not added again."""
    known = set(judgements_of(journal))
    new = [one for one in dict.fromkeys(judgements) if one not in known]
    with transaction(journal.connection):
        journal.connection.executemany(
            "INSERT INTO judgements (first, second, body) VALUES (?, ?, ?)",
            [(one.first, one.second, msgspec.json.encode(one)) for one in new],
        )
    return len(new)


def judgements_of(journal: Journal) -> list[Judgement]:
    """Return all that was said, in the order it was."""
    decode = msgspec.json.Decoder(Judgement).decode
    rows = journal.connection.execute("SELECT body FROM judgements ORDER BY id")
    return [decode(body) for (body,) in rows]
