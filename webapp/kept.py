"""Pages that only depend on the map and on their address are kept until the map changes, and not sent again to a reader
who has them: sixty people who open the same page at once cost one.
"""

from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from tempfile import TemporaryFile

from flask import Flask, Response, g, request

from graph.recent import Recent
from webapp.maps import get_atlas

# The families that show nothing but the map: what depends on who reads, or is done once, stays out.
FAMILIES = frozenset(
    {"home", "network", "explorer", "choropleth", "gaps", "matrix", "figures", "sheets", "topics"}
    | {"planning", "changes", "api"}
)
KEPT, KEPT_LARGE = 250, 30
LARGEST = 1_000_000  # bytes of a page that is kept in memory; a larger one is kept on the disk


@dataclass(frozen=True)
class _Page:
    """What was answered: its bytes in memory, or in a file without a name that goes with the page."""

    body: bytes | mmap
    headers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, response: Response) -> "_Page":
        large = len(response.data) > LARGEST
        return cls(_on_disk(response.data) if large else response.data, tuple(response.headers))

    def answer(self) -> Response:
        return Response(self.body[:], headers=list(self.headers))


def _on_disk(body: bytes) -> mmap:
    with TemporaryFile() as file:
        file.write(body)
        file.flush()
        return mmap(file.fileno(), len(body), access=ACCESS_READ)


def init_app(app: Flask) -> None:
    """Answer from what is kept, and keep what was answered."""
    small, large = Recent[_Page](KEPT), Recent[_Page](KEPT_LARGE)

    @app.before_request
    def answer_again() -> Response | None:
        """Answer « not modified », or the page that is kept, or let it be made."""
        g.kept_as = _key()
        if not g.kept_as:
            return None
        if _tag(g.kept_as) in request.if_none_match:
            return Response(status=304)
        g.kept = small.get(g.kept_as) or large.get(g.kept_as)
        return g.kept.answer() if g.kept else None

    @app.after_request
    def keep(response: Response) -> Response:
        key = g.get("kept_as")
        if not key or response.status_code not in (200, 304):
            return response
        response.set_etag(_tag(key))
        if response.status_code == 200 and not g.get("kept"):
            with suppress(OSError):  # the disk is full: the page is made again each time
                page = _Page.of(response)
                (large if isinstance(page.body, mmap) else small).put(key, page)
        return response


def _key() -> tuple[Hashable, ...] | None:
    """Return all that a page depends on; None for a page that is made each time."""
    if request.method not in ("GET", "HEAD") or request.blueprint not in FAMILIES:
        return None
    # A follow-up that is due says so from that day on.
    day = datetime.now(UTC).date().isoformat()
    return (*get_atlas().version, day, request.host, request.method, request.full_path)


def _tag(key: tuple[Hashable, ...]) -> str:
    return sha256(repr(key).encode()).hexdigest()[:20]
