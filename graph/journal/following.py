"""What was decided of gaps on a page or in a terminal, kept for ever: added, never changed; lists say it in records."""

from datetime import UTC, datetime

import msgspec

from graph.journal.database import Journal, transaction
from graph.model import FollowUp


def follow(journal: Journal, said: FollowUp) -> None:
    """Keep a decision; the last word on a gap is the one that holds."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with transaction(journal.connection):
        line = (said.gap, at, msgspec.json.encode(said))
        journal.connection.execute("INSERT INTO follow_ups (gap, at, body) VALUES (?, ?, ?)", line)


def follow_ups_of(journal: Journal) -> dict[str, FollowUp]:
    """Return gap id → the last word on it, from lists and from pages."""
    runs = {run.number: run.at for run in journal.runs()}
    decode = msgspec.json.Decoder(FollowUp).decode
    rows = journal.connection.execute("SELECT at, body FROM follow_ups ORDER BY id")
    said = [(at, decode(body)) for at, body in rows]
    listed = journal.connection.execute("SELECT 1 FROM live_records WHERE instr(body, '\"follow_up\"') LIMIT 1")
    if listed.fetchone():  # reading every record is worth it only then
        records = ((runs[stored.run], state) for stored in journal.records() for state in stored.record.states)
        said += [(at, state) for at, state in records if isinstance(state, FollowUp)]
    return {state.gap: state for _, state in sorted(said, key=lambda one: one[0])}
