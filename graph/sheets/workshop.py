"""The sheet of a département: what a territorial workshop works on, and what is not known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.atlas import Atlas
from graph.errors import NotFound
from graph.gaps import Gap
from graph.matrix import State, matrix
from graph.queries import run_query
from graph.sheets.model import RecordView
from graph.views import said_years
from graph.vocabulary import departement_name

UNKNOWN_KIND = "type non connu"

Named = tuple[str, str]
"""A node: its id and its name."""


@dataclass(frozen=True)
class ActionLine:
    """One action: who runs it, and the last year it is known for (0 when it is not)."""

    id: str
    name: str
    year: int
    runners: tuple[Named, ...]


@dataclass(frozen=True)
class NeedLine:
    """One need here: whether it was expressed, what is known of it, its actions, the rows that say it."""

    id: str
    name: str
    expressed: bool
    state: State
    actions: tuple[ActionLine, ...]
    records: tuple[RecordView, ...]


@dataclass(frozen=True)
class SchemeLine:
    """The posts or grants of one scheme here: how many organisations, in how many contrats de ville, in which years."""

    name: str
    organizations: int
    territories: int
    years: str


@dataclass(frozen=True)
class WorkshopSheet:
    """A département: ``kinds`` are (kind, its actors) with the largest first; ``unknown`` says what no list tells."""

    code: str
    name: str
    kinds: tuple[tuple[str, tuple[Named, ...]], ...]
    needs: tuple[NeedLine, ...]
    others: tuple[ActionLine, ...]
    schemes: tuple[SchemeLine, ...]
    events: tuple[dict[str, Any], ...]
    gaps: tuple[Gap, ...]
    unknown: tuple[str, ...]
    figures: tuple[tuple[int, str, str], ...]
    """(number, what is counted, out of what)"""


def workshop_sheet(atlas: Atlas, code: str) -> WorkshopSheet:
    """Return the sheet of a département; raise NotFound."""
    if code not in {row["departement"] for row in atlas.once(run_query, "departements")}:
        raise NotFound(f"Le département « {code} » n’est pas dans la carte.")
    actions = run_query(atlas.store, "actions_here", departement=code)
    actors = _actors(atlas, code, actions)
    needs = tuple(_needs(atlas, code, actions))
    events = tuple(sorted(_events(atlas, code), key=lambda row: row["date"] or "", reverse=True))
    own = [row for row in actions if not row["scheme"]]
    gaps = atlas.gaps(departements=[code]).gaps
    return WorkshopSheet(
        code=code,
        name=departement_name(code),
        kinds=_by_kind(actors),
        needs=needs,
        others=tuple(_line(atlas, row) for row in own if not row["needs"]),
        schemes=tuple(_schemes(actions)),
        events=events,
        gaps=gaps,
        unknown=tuple(_unknown(actors, needs, own, events)),
        figures=_figures(actors, actions, needs, events, gaps),
    )


def _actors(atlas: Atlas, code: str, actions: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    acting = {organization for row in actions for organization in row["organizations"]}
    return [row for row in atlas.once(run_query, "organizations") if code in row["departements"] or row["id"] in acting]


def _by_kind(actors: Iterable[dict[str, Any]]) -> tuple[tuple[str, tuple[Named, ...]], ...]:
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for row in actors:
        found[row["kind"] or UNKNOWN_KIND].append((row["id"], row["name"]))
    ordered = sorted(found.items(), key=lambda item: (item[0] == UNKNOWN_KIND, -len(item[1]), item[0]))
    return tuple((kind, tuple(sorted(held, key=lambda one: one[1]))) for kind, held in ordered)


def _needs(atlas: Atlas, code: str, actions: Sequence[dict[str, Any]]) -> Iterator[NeedLine]:
    """Yield the needs expressed or answered here: the expressed ones first, the least answered before."""
    found = atlas.once(matrix, "need")
    said = {row["topic"]: row["records"] for row in atlas.once(run_query, "expressions") if row["departement"] == code}
    lines = []
    for need, name in found.topics.items():
        answers = tuple(_line(atlas, row) for row in actions if need in row["needs"])
        if answers or need in said:
            records = atlas.records(said.get(need, ()))
            lines.append(NeedLine(need, name, need in said, found.cells[code, need].state, answers, records))
    yield from sorted(lines, key=lambda line: (not line.expressed, len(line.actions), line.name))


def _line(atlas: Atlas, row: dict[str, Any]) -> ActionLine:
    names = atlas.names()
    runners = tuple((each, names[each][1]) for each in row["organizations"] if each in names)
    return ActionLine(row["id"], row["name"], row["year"] or 0, runners)


def _schemes(actions: Iterable[dict[str, Any]]) -> Iterator[SchemeLine]:
    held: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in actions:
        if row["scheme"]:
            held[row["scheme"]].append(row)
    for name, rows in sorted(held.items()):
        organizations = {organization for row in rows for organization in row["organizations"]}
        territories = {row["territory"] for row in rows} - {None}
        yield SchemeLine(name, len(organizations), len(territories), said_years(rows))


def _events(atlas: Atlas, code: str) -> list[dict[str, Any]]:
    came = Counter(row["event"] for row in atlas.once(run_query, "attendances"))
    return [{**row, "came": came[row["id"]]} for row in atlas.once(run_query, "events") if code in row["departements"]]


def _figures(
    actors: Sequence[Any], actions: Sequence[Any], needs: Sequence[NeedLine], events: Sequence[Any], gaps: Sequence[Gap]
) -> tuple[tuple[int, str, str], ...]:
    own = [row for row in actions if not row["scheme"]]
    together = sum(len(row["organizations"]) > 1 for row in own)
    said = [line for line in needs if line.expressed]
    covered = sum(bool(line.actions) for line in said)
    return (
        (len(actors), "organisation", "dans les listes"),
        (len(own), "action", f"dont {together} à plusieurs" if own else "hors dispositifs"),
        (len(said), "besoin exprimé", f"dont {covered} avec une action" if said else ""),
        (len(events), "rencontre", "dans ce département"),
        (len(gaps), "manque", "à regarder"),
    )


def _unknown(
    actors: Sequence[dict[str, Any]], needs: Sequence[NeedLine], own: Sequence[dict[str, Any]], events: Sequence[Any]
) -> Iterator[str]:
    """Yield what no list tells: it is written on the sheet, so that an absence is not read into it."""
    nameless = sum(not row["kind"] for row in actors)
    if nameless:
        yield f"Le type de {nameless} organisation{'s' if nameless > 1 else ''} sur {len(actors)}."
    if not own:
        yield "Les actions menées ici : aucune liste n’en donne, hors dispositifs."
    silent = sum(not row["needs"] for row in own)
    if silent:
        yield f"Les besoins auxquels répondent {silent} action{'s' if silent > 1 else ''} sur {len(own)}."
    if not any(line.expressed for line in needs):
        yield "Les besoins du département : aucune liste n’en exprime."
    if not events:
        yield "Les rencontres tenues ici : aucune liste de présence ne les dit."
