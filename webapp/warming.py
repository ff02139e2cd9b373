"""Pages opened ahead of their first reader: what takes seconds to find after a load is found before it is asked for."""

import time
from collections.abc import Hashable, Iterator
from threading import Thread

from flask import Flask, url_for

from graph.atlas import Atlas
from graph.errors import MaillageError
from graph.queries import run_query

EVERY = 2.0  # seconds between two looks at the map
# The pages whose first opening costs, those of the menu that are opened first before the others.
PAGES = (
    "home.index",
    "explorer.index",
    "gaps.index",
    "matrix.index",
    "choropleth.index",
    "planning.meet",
    "changes.index",
    "figures.index",
)


class Warming:
    """Opens pages whenever the map, or what is said of it, has changed and then stayed the same for a moment."""

    def __init__(self, app: Flask, base: str) -> None:
        """Open the pages of an application as a reader does who types ``base`` (scheme, host and port)."""
        self._app, self._base = app, base
        self._atlas: Atlas = app.extensions["atlas"]
        self._seen: Hashable = None
        self._opened: Hashable = None

    def start(self) -> None:
        """Go on in a thread of its own, as long as the process lives."""
        Thread(target=self._go_on, daemon=True).start()

    def _go_on(self) -> None:
        while True:
            try:
                self.look()
            except Exception:  # a page that fails is told to its reader; the next ones must still be opened
                self._app.logger.exception("warming")
            time.sleep(EVERY)

    def look(self) -> int:
        """Open the pages if the map changed and is the same as at the last look; return how many were opened."""
        before, self._seen = self._seen, self._version()
        if not self._seen or self._seen != before or self._seen == self._opened:
            return 0
        self._opened = self._seen
        return sum(map(self._open, list(self._addresses())))

    def _version(self) -> Hashable:
        try:
            return self._atlas.version
        except MaillageError:  # a load is being written
            return None

    def _addresses(self) -> Iterator[str]:
        with self._app.test_request_context(base_url=self._base):
            yield from map(url_for, PAGES)
            yield url_for("explorer.names", q="a")  # names are made ready to be searched
            for row in self._atlas.once(run_query, "departements"):
                yield url_for("network.departement", code=row["departement"])

    def _open(self, address: str) -> bool:
        return self._app.test_client().get(address, base_url=self._base).status_code == 200
