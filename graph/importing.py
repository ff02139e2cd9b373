"""One load from beginning to end, for commands and pages: look, write the journal, rebuild the graph."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.build import BuildReport, is_current, rebuild
from graph.journal import Journal, RunReport
from graph.journal.mappings import Remembered, remember, remembered
from graph.loaders.reading import Perimeter
from graph.loaders.understanding import shape_of
from graph.loading import Decided, Gathered, gather, load
from graph.preview import Known, TablePreview, preview
from graph.resolving import in_order, kept, settled
from graph.settings import Settings
from graph.store import GraphStore
from graph.store.base import Progress

EVERYWHERE = Perimeter()


@dataclass(frozen=True)
class LoadReport:
    """What a load read, wrote and built; ``built`` is None when the graph was already what it should be."""

    gathered: Gathered
    run: RunReport
    built: BuildReport | None


def write(
    settings: Settings, store: GraphStore, gathered: Gathered, perimeter: Perimeter, progress: Progress | None = None
) -> LoadReport:
    """Write what was gathered, and make the graph follow."""
    with Journal(settings.journal) as journal:
        run = load(journal, gathered, perimeter)
        done = run.run is None and is_current(journal, store)
        return LoadReport(gathered, run, None if done else rebuild(journal, store, progress))


def read(
    settings: Settings,
    paths: Sequence[Path],
    perimeter: Perimeter = EVERYWHERE,
    decided: Decided | None = None,
    progress: Progress | None = None,
) -> Gathered:
    """Read lists as was decided now, or before for files of the same shape; nothing is written."""
    return gather(paths, perimeter, progress, decided, _decided_before(settings))


def _decided_before(settings: Settings) -> dict[str, Decided]:
    if not settings.journal.exists():
        return {}
    with Journal(settings.journal) as journal:
        return {shape: Decided(kept.kind, kept.columns, kept.name) for shape, kept in remembered(journal).items()}


def keep_mapping(settings: Settings, gathered: Gathered, decided: Decided, name: str) -> None:
    """Remember under a name what was decided of these lists, for the next ones of the same shape."""
    with Journal(settings.journal) as journal:
        for reading in gathered.readings:
            columns = {
                column: meaning for column, meaning in decided.columns.items() if column in reading.table.columns
            }
            if columns or decided.kind:
                remember(journal, shape_of(reading.table.columns), Remembered(name, decided.kind, columns))


def look(settings: Settings, gathered: Gathered, progress: Progress | None = None) -> tuple[TablePreview, ...]:
    """Say what loading this would do; nothing is written, not even an empty journal."""
    if not settings.journal.exists():
        return preview(Known(), gathered, progress)
    with Journal(settings.journal) as journal:
        known = Known(in_order(journal, journal.records()), settled(journal), kept(journal))
    return preview(known, gathered, progress)
