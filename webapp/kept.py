"""Pages that only depend on the map and on their address are kept until the map changes, and not sent again to a reader
who has them: sixty people who open the same page at once cost one.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from threading import Lock

from flask import Flask, Response, g, request

from webapp.maps import get_atlas

# The families that show nothing but the map: what depends on who reads, or is done once, stays out.
FAMILIES = frozenset(
    {"home", "network", "explorer", "choropleth", "gaps", "matrix", "figures", "sheets", "topics"}
    | {"planning", "changes", "api"}
)
KEPT = 250
LARGEST = 1_000_000  # bytes of a page that is worth keeping


@dataclass(frozen=True)
class _Page:
    body: bytes
    headers: tuple[tuple[str, str], ...]


class _Shelf:
    """The pages asked last, safe between threads."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, _Page] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> _Page | None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Hashable, page: _Page) -> None:
        with self._lock:
            self._pages[key] = page
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)


def init_app(app: Flask) -> None:
    """Answer from what is kept, and keep what was answered."""
    shelf = _Shelf()

    @app.before_request
    def answer_again() -> Response | None:
        """Answer « not modified », or the page that is kept, or let it be made."""
        g.kept_as = _key()
        if not g.kept_as:
            return None
        if _tag(g.kept_as) in request.if_none_match:
            return Response(status=304)
        page = shelf.get(g.kept_as)
        return Response(page.body, headers=list(page.headers)) if page else None

    @app.after_request
    def keep(response: Response) -> Response:
        key = g.get("kept_as")
        if not key or response.status_code not in (200, 304):
            return response
        response.set_etag(_tag(key))
        if response.status_code == 200 and len(response.data) <= LARGEST:
            shelf.put(key, _Page(response.data, tuple(response.headers)))
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
