"""Gaps as flat rows, the same in every list, file and answer: names of the subjects, place of each proof."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.atlas import Atlas
from graph.evidence import placed
from graph.gaps import STATES, Gap
from graph.journal.places import Place
from graph.vocabulary import departements

LISTS = {"Organization": "organizations", "Territory": "territories", "Event": "events", "Action": "actions"}
# The last five are read back when the list is loaded with its follow-up filled in (loaders.follow_ups).
COLUMNS = {
    "number": "N°",
    "title": "Type",
    "departement": "Dép.",
    "sentence": "Constat",
    "severity": "Gravité",
    "reason": "Pourquoi",
    "closes": "Ce qui le fermerait",
    "places": "Preuves",
    "id": "Identifiant du manque",
    "state_title": "État",
    "owner": "Responsable",
    "due": "Échéance",
    "why": "Raison",
}


def gap_rows(atlas: Atlas, gaps: Iterable[Gap]) -> list[dict[str, Any]]:
    """Return gaps as rows; one that says the same thing as another follows it, with its id."""
    names = atlas.names()
    told = placed(atlas.journal, tuple(_each(gaps)), lambda each: each[0].records)
    return [_row(names, gap, over, records) for (gap, over), records in told]


def _each(gaps: Iterable[Gap]) -> Iterator[tuple[Gap, str]]:
    for gap in gaps:
        yield gap, ""
        yield from ((one, gap.id) for one in gap.also)


def _row(names: dict[str, tuple[str, str]], gap: Gap, told_with: str, records: Sequence[Place]) -> dict[str, Any]:
    subjects = {label: [names[s][1] for s in gap.subjects if names.get(s, ("",))[0] == label] for label in LISTS}
    said = gap.follow_up
    return {
        "id": gap.id,
        "number": gap.number or None,
        "told_with": told_with or None,
        "kind": gap.kind,
        "title": gap.title,
        "severity": gap.severity,
        "sentence": gap.sentence,
        "reason": gap.reason,
        "closes": gap.closes,
        "departement": gap.departement,
        "departements": [subject for subject in gap.subjects if subject in departements()],
        "need": gap.need or None,
        **{LISTS[label]: found for label, found in subjects.items()},
        "records": [{"id": r.id, "file": r.file, "sheet": r.sheet, "row": r.row, "date": r.date} for r in records],
        "places": " ; ".join(place.told for place in records),
        "proofs": "1 ligne" if len(records) == 1 else f"{len(records)} lignes",
        "state": gap.state,
        "state_title": STATES[gap.state],
        "owner": said.owner if said else "",
        "due": said.due if said else "",
        "why": said.why if said else "",
    }
