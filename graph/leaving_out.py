"""The map as if some organisations were not there: the body that coordinates attends everything and hides the holes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.atlas import Atlas
from graph.store import open_store


@contextmanager
def left_out(atlas: Atlas, names: Iterable[str]) -> Iterator[Atlas]:
    """Give the map without some organisations, by id, name or spelling; raise NotFound. The map itself is untouched."""
    gone = [atlas.organization_named(name) for name in names]
    if not gone:
        yield atlas
        return
    with TemporaryDirectory() as folder:
        store = open_store(replace(atlas.settings, store=str(Path(folder) / "sans.lbug")))
        store.write(atlas.store.snapshot().without(gone), atlas.store.stamp())
        yield Atlas(atlas.settings, store)
        store.close()
