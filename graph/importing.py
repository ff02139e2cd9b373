"""One load from beginning to end, for commands and pages: look, write the journal, rebuild the graph."""

from dataclasses import dataclass

from graph.build import BuildReport, is_current, rebuild
from graph.journal import Journal, RunReport
from graph.loaders.reading import Perimeter
from graph.loading import Gathered, load
from graph.model import Mention
from graph.preview import TablePreview, preview
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


def look(settings: Settings, gathered: Gathered, progress: Progress | None = None) -> tuple[TablePreview, ...]:
    """Say what loading this would do; nothing is written, not even an empty journal."""
    return preview(_known_mentions(settings), gathered, progress)


def _known_mentions(settings: Settings) -> frozenset[Mention]:
    if not settings.journal.exists():
        return frozenset()
    with Journal(settings.journal) as journal:
        return frozenset(person.mention for stored in journal.records() for person in stored.record.participants)
