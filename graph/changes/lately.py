"""What changed lately, in a few sentences: the last load, and the last meeting."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph import french
from graph.atlas import Atlas
from graph.changes.asking import PRESENT, Asked, Point, before_last_load, meetings
from graph.changes.report import changes
from graph.changes.saying import ended, together
from graph.changes.summing import SAME, sentences
from graph.journal.history import history
from graph.journal.replaying import now
from graph.queries import run_query

MOST = 5


def lately(atlas: Atlas) -> tuple[str, ...]:
    """Return what changed since the last load and at the last meeting, in five sentences at most, for the home page.

    Empty for an empty map. After a load the first call resolves the former map and looks for its gaps again, some
    seconds; the answer is then kept until the map changes. After a first load nothing is compared: it is quick.
    """
    met = list(_last_meeting(atlas))
    return (*list(_last_load(atlas))[: MOST - len(met)], *met)


def _last_load(atlas: Atlas) -> Iterator[str]:
    lines = [line for line in history(atlas.journal) if line.run.action == "load" and not line.run.undone_by]
    if not lines:
        return
    last = lines[0]
    what = together([f"« {file} »" for file in last.files], most=2)
    rows = french.count(last.new or 0, "ligne nouvelle", "lignes nouvelles")
    corrected = f", {french.count(last.changed, 'corrigée')}" if last.changed else ""
    yield f"Dernier chargement, le n° {last.run.number} du {french.date(last.run.at)} : {what}, {rows}{corrected}."
    start = before_last_load(atlas.journal)
    if start.moment and start.moment.run:
        report = changes(atlas, Asked(start, Point(PRESENT, now(atlas.journal))))
        yield from (one for one in sentences(report) if one != SAME)


def _last_meeting(atlas: Atlas) -> Iterator[str]:
    """Say who was on the last list of attendance, who for the first time, and how many of the list before are not."""
    rows = atlas.once(run_query, "attendances")
    lists = [event for event in meetings(atlas) if any(row["event"] == event["id"] for row in rows)]
    if not lists:
        return
    came = {event["id"]: {row["organization"] for row in rows if row["event"] == event["id"]} for event in lists}
    last, *former = [came[event["id"]] for event in reversed(lists)]
    yield _attended(lists[-1], last, former)


def _attended(event: Mapping[str, Any], last: set[str], former: list[set[str]]) -> str:
    listed = french.count(len(last), "organisation sur la liste", "organisations sur la liste")
    text = f"Dernière rencontre connue, « {event['name']} » ({french.date(event['date'])}) : {listed}"
    if not former:
        return ended(text)
    first = len(last - set().union(*former))
    missing = len(former[0] - last)
    told = f", dont {first} pour la première fois" if first else ", toutes déjà venues"
    gone = f" ; {missing} de la liste précédente n’y {'est' if missing == 1 else 'sont'} pas" if missing else ""
    return ended(f"{text}{told}{gone}")
