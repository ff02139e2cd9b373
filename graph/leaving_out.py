"""The map as if some organisations were not there: the body that coordinates attends everything and hides the holes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.atlas import Atlas
from graph.settings import Settings
from graph.store import GraphStore, open_store


@contextmanager
def left_out(atlas: Atlas, names: Iterable[str]) -> Iterator[Atlas]:
    """Give the map without some organisations, by id, name or spelling; raise NotFound. The map itself is untouched."""
    gone = [atlas.organization_named(name) for name in names]
    if not gone:
        yield atlas
        return
    with store_without(atlas.store, gone) as store:
        yield Atlas(atlas.settings, store)


@contextmanager
def store_without(store: GraphStore, gone: Iterable[str]) -> Iterator[GraphStore]:
    """Give a store that holds the same map without some organisations, by id, for as long as it is used."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sans.lbug"
        without = open_store(Settings(store=str(path), journal=path.with_suffix(".sqlite")))
        without.write(store.snapshot().without(list(gone)), store.stamp())
        yield without
        without.close()
