"""The whole comparison: both states, the four stages, the gaps of each, and what a reader must know to read it."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.atlas import Atlas
from graph.build import is_current
from graph.changes.asking import Asked, Point
from graph.changes.attendance import absences, unlisted
from graph.changes.comparing import Compared, changes_in, compare_dates, compare_moments
from graph.changes.gaps import Found, gap_changes
from graph.changes.model import KINDS, WAYS, Change, ChangeReport, Side
from graph.changes.stages import Stages
from graph.changes.states import replayed, undated, until
from graph.gaps import GapReport, find_gaps
from graph.journal import Journal
from graph.journal.replaying import now
from graph.projection import Graph
from graph.settings import Settings
from graph.store import open_store
from graph.store.base import Progress
from graph.vocabulary import departement_name

LABELS = ("Organization", "Action", "Event", "Record")
NO_GAPS = GapReport((), ())


def changes(atlas: Atlas, asked: Asked, progress: Progress | None = None) -> ChangeReport:
    """Return what changed between two points, kept until the map changes."""
    return atlas.latest(_changes, asked, progress)


def of_departements(report: ChangeReport, codes: Collection[str]) -> ChangeReport:
    """Return what changed in some départements (all when none is given); the sizes stay those of the whole map."""
    if not codes:
        return report
    kept = tuple(change for change in report.changes if not set(codes).isdisjoint(change.departements))
    where = ", ".join(f"{departement_name(code)} ({code})" for code in codes)
    note = f"Seulement {where} ; les tailles sont celles de toute la carte."
    return replace(report, changes=kept, notes=(*report.notes, note))


def _changes(atlas: Atlas, asked: Asked, progress: Progress | None = None) -> ChangeReport:
    compared = _compared(atlas.journal, asked, progress)
    way = _without(compared.stages, asked.without)
    compared = replace(compared, stages=way)
    found = _gaps(atlas, asked, compared, progress)
    told = [*changes_in(compared), *gap_changes(compared, found)]
    if not asked.known:
        told += absences(compared, asked.before.events, asked.after.events)
    return ChangeReport(
        asked.known,
        _side(asked.before, way.told),
        _side(asked.after, way.now),
        0 if asked.known else undated(compared.new),
        tuple(sorted(told, key=_rank)),
        tuple(_notes(asked, compared)),
    )


def _rank(change: Change) -> tuple[bool, int, int, float, str]:
    """Put what the lists tell before what is only said better; then by kind, way, severity and name."""
    places = list(KINDS).index(change.kind), list(WAYS).index(change.way)
    return not change.is_real, *places, -change.severity, change.sentence


def _compared(journal: Journal, asked: Asked, progress: Progress | None) -> Compared:
    before, after = asked.before, asked.after
    if before.moment is not None and after.moment is not None:
        states = [(moment, replayed(journal, moment, progress)) for moment in (before.moment, after.moment)]
        return compare_moments(journal, *states)
    present = replayed(journal, now(journal), progress)
    return compare_dates(*(until(present, point.date) for point in (before, after)))


def _without(way: Stages, gone: tuple[str, ...]) -> Stages:
    """Leave organisations out of each stage, under the ids they had too."""
    if not gone:
        return way
    groups = way.alignment.groupings
    former = {one for group in groups if set(gone) & set(group.after) for one in group.before}
    names = ("told", "merged", "corrected", "now")
    graphs = {id(graph): graph for graph in (getattr(way, name) for name in names)}
    kept = {key: graph.without({*gone, *former}) for key, graph in graphs.items()}
    return replace(way, **{name: kept[id(getattr(way, name))] for name in names})


def _gaps(atlas: Atlas, asked: Asked, compared: Compared, progress: Progress | None) -> Found:
    """Return the gaps of each stage; those of the map as it stands are there already."""
    way = compared.stages
    made: dict[int, GapReport] = {}
    if asked.after.moment == now(atlas.journal) and is_current(atlas.journal, atlas.store) and not asked.without:
        made[id(way.now)] = atlas.once(find_gaps)
    stages = (way.told, way.merged, way.corrected, way.now)
    for number, graph in enumerate(stages, 1):
        if id(graph) not in made:
            made[id(graph)] = gaps_of(atlas.settings, graph)
        if progress:
            progress("Manques de chaque état", number, len(stages))
    return Found(*(made[id(graph)] for graph in stages))


def gaps_of(settings: Settings, graph: Graph) -> GapReport:
    """Return the gaps of a graph that no store holds."""
    if graph.size == (0, 0):
        return NO_GAPS
    with TemporaryDirectory() as folder:
        store = open_store(replace(settings, store=str(Path(folder) / "etat.lbug")))
        try:
            store.write(graph, "state")
            return find_gaps(store)
        finally:
            store.close()


def _side(point: Point, graph: Graph) -> Side:
    return Side(point.name, *(len(graph.nodes[label]) for label in LABELS))


def _notes(asked: Asked, compared: Compared) -> Iterator[str]:
    if asked.known:
        return
    for point in (asked.before, asked.after):
        for name in unlisted(compared, point.events):
            yield f"Aucune liste de présence n’est connue pour {name} : rien n’est dit de qui y était."
    if not compared.new.records:
        yield "Aucun fait de la carte n’est daté d’avant la seconde date."
