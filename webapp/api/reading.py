"""From the map to the answers of the API."""

from typing import Any

import msgspec

from graph.atlas import Atlas
from graph.changes.asking import asked
from graph.changes.model import ChangeReport
from graph.changes.report import changes
from graph.errors import NotFound, QueryError
from graph.evidence import record_views
from graph.figures.actors import Actor, actors
from graph.figures.fragility import Departure, departures
from graph.figures.networks import Scope, need_named, scope_of
from graph.figures.participation import Participation, participation
from graph.figures.whole import Figure, whole_figures
from graph.gap_rows import gap_rows
from graph.gaps import KindSummary
from graph.matrix import Cell, matrix
from graph.names import fold
from graph.planning.asking import plan, who_should_meet
from graph.planning.model import Request
from graph.planning.rows import introduction_rows, plan_object
from graph.queries import get_query, load_queries, run_query
from graph.sharing import shown
from webapp.api import answers, meetings
from webapp.api.model import Given

MOST_ROWS = 10_000  # of a query in one answer


def gaps(atlas: Atlas, given: Given) -> list[answers.GapRow]:
    """Return the gaps, each followed by those that say the same thing."""
    organization = atlas.organization_named(given["organization"]) if given["organization"] else ""
    report = atlas.gaps(given["kind"], given["departement"], organization)
    kept = [gap for gap in report.gaps if not given["state"] or gap.state == given["state"]]
    return msgspec.convert(gap_rows(atlas, kept), list[answers.GapRow])


def gap_kinds(atlas: Atlas, given: Given) -> list[KindSummary]:
    """Return what was looked for, and out of how many."""
    return list(atlas.gaps().kinds)


def named(label: str) -> Any:
    """Return how to read what has a name and this label."""

    def read(atlas: Atlas, given: Given) -> list[answers.Named]:
        rows = [row for row in atlas.once(run_query, "names") if row["label"] == label]
        wanted, place = fold(given.get("q") or ""), given["departement"]
        kept = [
            row
            for row in rows
            if (not place or row["departement"] in place)
            and (not wanted or any(wanted in fold(name) for name in (row["name"], *row["aliases"])))
        ]
        found = [answers.Named(row["id"], row["name"], row["aliases"], row["departement"]) for row in kept]
        return sorted(found, key=lambda each: (each.name, each.id))

    return read


def needs(atlas: Atlas, given: Given) -> list[answers.NeedAnswer]:
    """Return the needs, and where each is expressed and answered."""
    found = atlas.once(matrix, "need")

    def places(topic: str, keep: Any) -> list[str]:
        return [code for code in found.departements if keep(found.cells[code, topic])]

    return [
        answers.NeedAnswer(
            topic,
            name,
            places(topic, lambda cell: cell.expressed),
            places(topic, lambda cell: cell.organizations),
            places(topic, lambda cell: cell.partnerships),
        )
        for topic, name in found.topics.items()
    ]


def matrix_answer(atlas: Atlas, given: Given) -> answers.MatrixAnswer:
    """Return a matrix, cell by cell."""
    found = atlas.once(matrix, given["axis"])
    places = [answers.Departement(code, name) for code, name in found.departements.items()]
    topics = [answers.Topic(key, name) for key, name in found.topics.items()]
    cells = [_cell(code, topic, cell) for (code, topic), cell in found.cells.items()]
    return answers.MatrixAnswer(found.axis, places, topics, cells)


def _cell(code: str, topic: str, cell: Cell) -> answers.CellAnswer:
    counted = (cell.organizations, cell.partnerships, cell.last or None)
    return answers.CellAnswer(code, topic, cell.state, *counted, cell.expressed)


def network(atlas: Atlas, given: Given) -> answers.NetworkAnswer:
    """Return a view as a picture; raise QueryError when it is none."""
    exhibit = shown(atlas, given["view"])
    if not exhibit.scene:
        raise QueryError("Cette vue n’est pas une image de réseau ; la matrice est à /api/v1/matrix.")
    notes, scene = exhibit.notes, exhibit.scene
    nodes = [
        answers.PlacedNode(
            shape.node.id, shape.node.label, shape.node.name, shape.node.detail, shape.node.faded, shape.node.members,
            shape.x, shape.y,
        )
        for shape in scene.shapes
    ]  # fmt: skip
    ties = [
        answers.DrawnTie(tie.start, tie.end, tie.name, tie.detail, tie.records, tie.weight)
        for tie in (line.tie for line in scene.lines)
        if tie
    ]
    missing = [
        answers.MissingTie(line.start, line.end, line.badge.gap.id, line.badge.gap.number)
        for line in scene.lines
        if line.badge
    ]
    said = (notes.title, notes.said, notes.counted, notes.sources, notes.date, notes.invented or None)
    return answers.NetworkAnswer(exhibit.view, *said, nodes, ties, missing)


def record(atlas: Atlas, given: Given) -> answers.RecordAnswer:
    """Return a line as it was written; raise NotFound."""
    for view in record_views(atlas.journal, [given["id"]]):
        place = (view.file, view.sheet, view.row, view.date, view.run)
        return answers.RecordAnswer(view.id, view.source_id, view.source_name, *place, list(view.values))
    raise NotFound("Cette ligne n’est pas dans le journal.")


def sources(atlas: Atlas, given: Given) -> list[answers.SourceLine]:
    """Return the sources."""
    rows = run_query(atlas.store, "sources")
    return msgspec.convert([{**row, "id": row["source"]} for row in rows], list[answers.SourceLine])


def queries(atlas: Atlas, given: Given) -> list[answers.QueryLine]:
    """Return the named queries."""
    return [
        answers.QueryLine(q.name, q.folder, q.title, q.description, list(q.params), list(q.returns), q.text)
        for q in load_queries().values()
    ]


def rows(atlas: Atlas, given: Given) -> answers.RowsAnswer:
    """Return the rows of a named query; what else is given are its parameters. Raise NotFound, QueryError."""
    name = given["name"]
    if name not in load_queries():
        raise NotFound(f"Aucune requête ne s’appelle « {name[:80]} ».")
    query = get_query(name)
    sent = {key: list(texts) if f"{key}?" in query.params else texts[-1] for key, texts in given["others"].items()}
    found = run_query(atlas.store, name, **sent)
    return answers.RowsAnswer(name, list(query.returns), found[:MOST_ROWS], len(found) > MOST_ROWS)


def introductions(atlas: Atlas, given: Given) -> list[meetings.IntroductionAnswer]:
    """Return who should meet whom."""
    found = introduction_rows(who_should_meet(atlas, given["departement"], given["need"] or ""))
    return msgspec.convert(found, list[meetings.IntroductionAnswer])


def changed(atlas: Atlas, given: Given) -> ChangeReport:
    """Return what changed between two loads, two dates or two meetings."""
    return changes(atlas, asked(atlas, given["start"] or "", given["end"] or "", given["known"]))


def plan_answer(atlas: Atlas, given: Given) -> meetings.PlanAnswer:
    """Return a meeting prepared."""
    request = Request(given["departement"], given["seats"], given["need"] or "")
    return msgspec.convert(plan_object(plan(atlas, request)), meetings.PlanAnswer)


def figures(atlas: Atlas, given: Given) -> list[Figure]:
    """Return the figures of each network, with what each is a share of."""
    return list(atlas.once(whole_figures, _scope(atlas, given)))


def places_of_actors(atlas: Atlas, given: Given) -> list[Actor]:
    """Return the place of each organisation in a network, brokerage between départements."""
    return list(atlas.once(actors, _scope(atlas, given), given["network"], "departement"))


def fragility(atlas: Atlas, given: Given) -> list[Departure]:
    """Return what the map would lose with each organisation."""
    return list(atlas.once(departures, _scope(atlas, given)))


def _scope(atlas: Atlas, given: Given) -> Scope:
    needs = [need_named(atlas.store, given["need"])] if given["need"] else []
    return scope_of(atlas.store, given["departement"], needs, given.get("year", 0))


def participations(atlas: Atlas, given: Given) -> list[Participation]:
    """Return who takes part, by kind of organisation and by département."""
    return list(atlas.once(participation))
