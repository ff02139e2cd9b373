"""The sheet of a need, or of a kind of organisation: where it is expressed, who acts, what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.atlas import Atlas
from graph.errors import NotFound
from graph.evidence import participants_of
from graph.gaps import Gap
from graph.matrix import Cell, matrix
from graph.model import FUNDER
from graph.queries import run_query
from graph.sheets.model import RecordView, TieEvidence
from graph.sheets.wording import grouped

Named = tuple[str, str]
WHAT = {"need": "Ce besoin", "kind": "Ce type d’organisation"}


@dataclass(frozen=True)
class TopicPlace:
    """One département: the cell of the matrix, the rows that express the need, who acts (id, name, in how many actions)
    and the actions outside schemes with those who run them."""

    code: str
    name: str
    cell: Cell
    records: tuple[RecordView, ...]
    actors: tuple[tuple[str, str, int], ...]
    actions: tuple[tuple[Named, tuple[Named, ...]], ...]


@dataclass(frozen=True)
class TopicSheet:
    """A need (``axis`` « need », ``id`` its code) or a kind of organisation (« kind »)."""

    axis: str
    id: str
    name: str
    places: tuple[TopicPlace, ...]
    events: tuple[dict[str, Any], ...]
    gaps: tuple[Gap, ...]
    ties: tuple[TieEvidence, ...] = ()
    """In one département: who takes part in which action on this, each with its records."""


def topic_sheet(atlas: Atlas, axis: str, topic: str, departement: str = "") -> TopicSheet:
    """Return the sheet of a need or a kind, in the whole map or in one département; raise NotFound."""
    found = atlas.once(matrix, axis)
    if topic not in found.topics:
        raise NotFound(f"{WHAT[axis]} n’est pas dans la carte.")
    if departement and departement not in found.departements:
        raise NotFound(f"Le département « {departement} » n’est pas dans la carte.")
    name = found.topics[topic]
    rows = [
        row for row in atlas.once(run_query, "acting") if topic in (row["needs"] if axis == "need" else [row["kind"]])
    ]
    said = {row["departement"]: row["records"] for row in atlas.once(run_query, "expressions") if row["topic"] == topic}
    places = tuple(
        _place(atlas, code, place, found.cells[code, topic], said.get(code, ()), rows)
        for code, place in found.departements.items()
        if departement in ("", code)
    )
    events = _events(atlas, topic, departement) if axis == "need" else ()
    ties = _ties(atlas, [row for row in rows if row["departement"] == departement])
    return TopicSheet(axis, topic, name, places, events, _gaps(atlas, axis, name, departement), ties)


def _ties(atlas: Atlas, acting: Sequence[dict[str, Any]]) -> tuple[TieEvidence, ...]:
    """Return who takes part in what, with the rows that say it; funders are not among those who act."""
    if not acting:
        return ()
    both = {(row["organization"], row["action"]) for row in acting}
    actions = sorted({row["action"] for row in acting})
    found = run_query(atlas.store, "participations", actions=actions)
    kept = (row for row in found if (row["organization"], row["action"]) in both and row["role"] != FUNDER)
    return grouped(participants_of(atlas.journal, kept))


def _place(
    atlas: Atlas, code: str, name: str, cell: Cell, said: Iterable[str], rows: Sequence[dict[str, Any]]
) -> TopicPlace:
    names = atlas.names()
    here = [row for row in rows if row["departement"] == code]
    acts: defaultdict[str, set[str]] = defaultdict(set)
    for row in here:
        acts[row["organization"]].add(row["action"])
    actors = [(each, names[each][1], len(held)) for each, held in acts.items() if each in names]
    own = sorted({row["action"] for row in here if not row["scheme"]} & names.keys(), key=lambda each: names[each][1])
    everybody = atlas.once(run_query, "acting")
    runners = {each: sorted({row["organization"] for row in everybody if row["action"] == each}) for each in own}
    actions = (((each, names[each][1]), tuple((one, names[one][1]) for one in runners[each])) for each in own)
    return TopicPlace(
        code, name, cell, atlas.records(said), tuple(sorted(actors, key=lambda one: (-one[2], one[1]))), tuple(actions)
    )


def _events(atlas: Atlas, need: str, departement: str) -> tuple[dict[str, Any], ...]:
    held = (row for row in atlas.once(run_query, "events") if need in row["needs"])
    here = (row for row in held if departement in ("", *row["departements"]))
    return tuple(sorted(here, key=lambda row: row["date"] or "", reverse=True))


def _gaps(atlas: Atlas, axis: str, name: str, departement: str) -> tuple[Gap, ...]:
    about = (
        gap
        for gap in atlas.gaps().gaps
        if (gap.need == name if axis == "need" else gap.kind == "missing_kind" and f"« {name} »" in gap.sentence)
    )
    return tuple(gap for gap in about if departement in ("", gap.departement))
