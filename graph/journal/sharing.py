"""Views that were shared or given a name, added and never changed. A token is told once; its hash is kept."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from graph.journal.database import Journal, transaction

BYTES = 32  # of chance in a token; 16 would be beyond guessing
SELECT = (
    "SELECT shares.id, view, title, shares.at, expires, coalesce(revocations.at, '') FROM shares "
    "LEFT JOIN revocations ON share = shares.id "
)


@dataclass(frozen=True)
class Share:
    """A view that was shared; dates are UTC (ISO 8601), ``revoked`` is empty while it is not."""

    number: int
    view: str
    title: str
    at: str
    expires: str
    revoked: str

    @property
    def state(self) -> str:
        """Return where it stands today: ``open``, ``expired`` or ``revoked``."""
        if self.revoked:
            return "revoked"
        return "expired" if self.expires <= _now() else "open"


def add_share(journal: Journal, view: str, title: str, days: int) -> tuple[str, Share]:
    """Share a view for some days; return the token, which nobody can find again, and what is kept."""
    token, now = token_urlsafe(BYTES), datetime.now(UTC)
    expires = (now + timedelta(days=days)).isoformat(timespec="seconds")
    with transaction(journal.connection):
        journal.connection.execute(
            "INSERT INTO shares (token, view, title, at, expires) VALUES (?, ?, ?, ?, ?)",
            (_hash(token), view, title, now.isoformat(timespec="seconds"), expires),
        )
    found = share_of(journal, token)
    assert found
    return token, found


def share_of(journal: Journal, token: str) -> Share | None:
    """Return what a token shows, expired or not, or None."""
    row = journal.connection.execute(f"{SELECT} WHERE token = ?", (_hash(token),)).fetchone()
    return Share(*row) if row else None


def all_shares(journal: Journal) -> list[Share]:
    """Return all that was shared, the latest first."""
    return [Share(*row) for row in journal.connection.execute(f"{SELECT} ORDER BY shares.id DESC")]


def add_revocation(journal: Journal, number: int) -> None:
    """Revoke a share; once more changes nothing."""
    with transaction(journal.connection):
        journal.connection.execute("INSERT OR IGNORE INTO revocations VALUES (?, ?)", (number, _now()))


def save_view(journal: Journal, name: str, view: str) -> None:
    """Give a name to a view; an empty view gives the name up."""
    with transaction(journal.connection):
        row = (name, view, _now())
        journal.connection.execute("INSERT INTO saved_views (name, view, at) VALUES (?, ?, ?)", row)


def saved_views(journal: Journal) -> dict[str, str]:
    """Return name → view, by name."""
    rows = journal.connection.execute("SELECT name, view FROM saved_views ORDER BY id")
    return {name: view for name, view in sorted(dict(rows).items()) if view}


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
