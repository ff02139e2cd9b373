"""The map as if some organisations were not there: the body that coordinates attends everything and hides the holes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from weakref import finalize

from graph.answers import Answers
from graph.atlas import Atlas
from graph.settings import Settings
from graph.store import GraphStore, open_store

KEPT = 3  # maps without somebody, until the map itself changes: each is a file as large as the map


@contextmanager
def left_out(atlas: Atlas, names: Iterable[str]) -> Iterator[Atlas]:
    """Give the map without some organisations, by id, name or spelling; raise NotFound. The map itself is untouched.

    The last ones asked for are kept with all that was computed of them.
    """
    gone = ids_of(atlas, names)
    yield atlas.once(_kept).get(gone, lambda: _without(atlas, gone)) if gone else atlas


def ids_of(atlas: Atlas, names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of organisations named by id, name or spelling, each once, in order; raise NotFound."""
    return tuple(sorted({atlas.organization_named(name) for name in names}))


def _kept(store: GraphStore) -> Answers:
    return Answers(KEPT)


def _without(atlas: Atlas, gone: Iterable[str]) -> Atlas:
    """Return an atlas whose files go when nobody uses it any more."""
    folder = mkdtemp(prefix="maillage-sans-")
    try:
        store = _written(atlas.store, gone, Path(folder))
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise
    without = Atlas(atlas.settings, store)
    finalize(without, _forget, store, folder)
    return without


def _forget(store: GraphStore, folder: str) -> None:
    store.close()
    rmtree(folder, ignore_errors=True)


@contextmanager
def store_without(store: GraphStore, gone: Iterable[str]) -> Iterator[GraphStore]:
    """Give a store that holds the same map without some organisations, by id, for as long as it is used."""
    with TemporaryDirectory() as folder:
        without = _written(store, gone, Path(folder))
        yield without
        without.close()


def _written(store: GraphStore, gone: Iterable[str], folder: Path) -> GraphStore:
    path = folder / "sans.lbug"
    without = open_store(Settings(store=str(path), journal=path.with_suffix(".sqlite")))
    without.write(store.snapshot().without(list(gone)), store.stamp())
    return without
