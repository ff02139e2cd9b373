"""Changes as flat rows, the same in every list, file and answer: words for the codes, places of the proofs."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from graph.atlas import Atlas
from graph.changes.model import CAUSES, KINDS, WAYS, Change, ChangeReport
from graph.changes.summing import headline, sentences
from graph.evidence import placed
from graph.journal.places import Place

COLUMNS = {
    "kind_title": "Quoi",
    "way_title": "Comment",
    "cause_title": "Pourquoi",
    "real_title": "Le réseau a changé",
    "departements": "Dép.",
    "sentence": "Constat",
    "places": "Preuves",
    "gap": "Identifiant du manque",
}


def change_rows(atlas: Atlas, changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Return changes as rows, each with its records."""
    return [_row(*each) for each in placed(atlas.journal, tuple(changes), lambda change: change.records)]


def whole(report: ChangeReport, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a comparison as one value: what was compared, the size of both sides, then the rows."""
    return {
        "compared": headline(report),
        "time": "known" if report.known else "happened",
        "before": asdict(report.before),
        "after": asdict(report.after),
        "undated": report.undated,
        "sentences": sentences(report),
        "notes": report.notes,
        "changes": rows,
    }


def _row(change: Change, records: Sequence[Place]) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "kind_title": KINDS[change.kind],
        "way": change.way,
        "way_title": WAYS[change.way],
        "cause": change.cause,
        "cause_title": CAUSES[change.cause],
        "real": change.is_real,
        "real_title": "oui" if change.is_real else "non",
        "departements": change.departements,
        "sentence": change.sentence,
        "subjects": change.subjects,
        "names": change.names,
        "gap": change.gap or None,
        "severity": change.severity or None,
        "records": [{"id": r.id, "file": r.file, "sheet": r.sheet, "row": r.row, "date": r.date} for r in records],
        "places": " ; ".join(place.told for place in records),
    }
