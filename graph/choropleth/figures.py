"""The figures that colour the départements, each with what it is a share of; no data is never a zero."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.atlas import Atlas
from graph.choropleth.acting import Asked, acting, by_departement, known_places, spoken_of
from graph.choropleth.classes import count_bounds, count_level, share_level
from graph.choropleth.outlines import outlines
from graph.matrix import STATES, Cell, matrix
from graph.queries import run_query
from graph.vocabulary import departement_name

Values = dict[str, tuple[int, int]]
"""Département → (value, out of how many); 0 out of 0 is no data; a count is out of itself."""

NO_DATA = "no_data"
SHARES = ("moins de 25 %", "25 à 49 %", "50 à 74 %", "75 % et plus")


@dataclass(frozen=True)
class Figure:
    """One figure: its title, what is counted (singular, plural), what a share is out of, the filters that it heeds."""

    title: str
    counted: tuple[str, str]
    heeds: tuple[str, ...]
    out_of: str = ""


FIGURES = {
    "organizations": Figure(
        "Organisations qui mènent une action", ("organisation", "organisations"), ("need", "kind", "year")
    ),
    "actions": Figure("Actions", ("action", "actions"), ("need", "kind", "year")),
    "partnership": Figure(
        "Part des actions menées à plusieurs",
        ("action à plusieurs", "actions à plusieurs"),
        ("need", "year"),
        "actions, hors dispositifs",
    ),
    "covered": Figure(
        "Part des besoins exprimés auxquels une action répond",
        ("besoin couvert", "besoins couverts"),
        ("year",),
        "besoins exprimés",
    ),
    "gaps": Figure("Manques", ("manque", "manques"), ("need",)),
    "state": Figure("Ce qui est connu d’un besoin ou d’un type d’organisation", ("", ""), ("need", "kind")),
}


@dataclass(frozen=True)
class Place:
    """A département on the map: ``level`` is its class (« level-0 » is a true zero), a state of the matrix, or
    « no_data »; ``label`` is written on it, ``told`` says it whole; ``in_map``: some list speaks of it."""

    code: str
    name: str
    level: str
    label: str
    told: str
    in_map: bool


@dataclass(frozen=True)
class Choropleth:
    """The départements with their classes; ``legend`` lists (level, what it means, how many départements)."""

    asked: Asked
    places: tuple[Place, ...]
    legend: tuple[tuple[str, str, int], ...]

    @property
    def figure(self) -> Figure:
        """Return the figure that colours it."""
        return FIGURES[self.asked.figure]

    @property
    def beside(self) -> tuple[Place, ...]:
        """Return the départements whose outline is not known."""
        return tuple(place for place in self.places if place.code not in outlines())


def choropleth(atlas: Atlas, asked: Asked) -> Choropleth:
    """Colour the départements of the map, and those of the région that it knows nothing of.

    The figure « state » needs a need or a kind; without one, every département has no data.
    """
    known = {row["departement"]: row["name"] for row in atlas.once(run_query, "departements")}
    if asked.figure == "state":
        levels = _states(atlas, asked)
    else:
        levels = _classes(FIGURES[asked.figure], MEASURES[asked.figure](atlas, asked))
    told = spoken_of(atlas)
    names = {**{code: departement_name(code) for code in outlines()}, **known}
    places = tuple(
        Place(code, name, *levels.get(code, (NO_DATA, "—", "pas de données")), code in told)
        for code, name in sorted(names.items())
    )
    return Choropleth(asked, places, _legend(asked, places, levels))


def _classes(figure: Figure, values: Values) -> dict[str, tuple[str, str, str]]:
    bounds = count_bounds(value for value, _ in values.values())
    found = {}
    for code, (value, whole) in values.items():
        if figure.out_of and not whole:
            continue
        level = share_level(value / whole) if figure.out_of else count_level(value, bounds)
        counted = f"{value} {figure.counted[0 if value < 2 else 1]}"
        label, told = f"{value}", counted
        if figure.out_of:
            percent = min(99, round(100 * value / whole)) if value < whole else 100
            label, told = f"{percent}\u202f%", f"{counted} sur {whole} ({percent}\u202f%)"
        found[code] = f"level-{level}", label, told
    return found


def _states(atlas: Atlas, asked: Asked) -> dict[str, tuple[str, str, str]]:
    axis, topic = ("need", asked.need) if asked.need else ("kind", asked.kind)
    found = atlas.once(matrix, axis)
    cells = {place: cell for (place, each), cell in found.cells.items() if each == topic}
    return {code: (cell.state, _sign(cell), _told(cell)) for code, cell in cells.items()}


def _sign(cell: Cell) -> str:
    return STATES[cell.state][0] + (" !" if cell.expressed else "")


def _told(cell: Cell) -> str:
    who = f" ({cell.organizations} organisation{'s' if cell.organizations > 1 else ''})" if cell.organizations else ""
    return STATES[cell.state][1] + who + (", besoin exprimé" if cell.expressed else "")


def _legend(
    asked: Asked, places: tuple[Place, ...], levels: Mapping[str, tuple[str, str, str]]
) -> tuple[tuple[str, str, int], ...]:
    held = Counter(place.level for place in places)
    if asked.figure == "state":
        return tuple((state, title, held[state]) for state, (_, title) in STATES.items())
    if FIGURES[asked.figure].out_of:
        told = [("level-0", "aucun"), *((f"level-{n}", text) for n, text in enumerate(SHARES, 1))]
    else:
        bounds = count_bounds(int(label) for _, label, _ in levels.values())
        told = [("level-0", "aucun connu"), *((f"level-{n}", _span(*span)) for n, span in enumerate(bounds, 1))]
    return (
        *((level, text, held[level]) for level, text in told if held[level]),
        (NO_DATA, "pas de données", held[NO_DATA]),
    )


def _span(least: float, most: float) -> str:
    return f"{least:g}" if least == most else f"{least:g} à {most:g}"


def _organizations(atlas: Atlas, asked: Asked) -> Values:
    return _counts(atlas, asked, "organization")


def _actions(atlas: Atlas, asked: Asked) -> Values:
    return _counts(atlas, asked, "action")


def _counts(atlas: Atlas, asked: Asked, column: str) -> Values:
    found = by_departement(acting(atlas, asked), column)
    return {code: (len(found.get(code, ())),) * 2 for code in known_places(atlas, asked)}


def _partnership(atlas: Atlas, asked: Asked) -> Values:
    # Being posted on one scheme in one place is presence, not yet a partnership.
    rows = [row for row in acting(atlas, Asked(need=asked.need, year=asked.year)) if not row["scheme"]]
    runners = Counter((row["departement"], row["action"]) for row in rows)
    whole = Counter(code for code, _ in runners)
    together = Counter(code for (code, _), organizations in runners.items() if organizations > 1)
    return {code: (together[code], actions) for code, actions in whole.items()}


def _covered(atlas: Atlas, asked: Asked) -> Values:
    said = by_departement(atlas.once(run_query, "expressions"), "topic")
    rows = acting(atlas, Asked(year=asked.year))
    answered = {(row["departement"], need) for row in rows for need in row["needs"]}
    if not any(row["needs"] for row in atlas.once(run_query, "acting")):
        return {}  # what actions answer is known nowhere: nothing is concluded
    return {code: (sum((code, need) in answered for need in needs), len(needs)) for code, needs in said.items()}


def _gaps(atlas: Atlas, asked: Asked) -> Values:
    need = needs(atlas).get(asked.need, "")
    held = Counter(gap.departement for gap in atlas.gaps().gaps if not asked.need or gap.need == need)
    return {code: (held[code],) * 2 for code in spoken_of(atlas) | set(held) - {""}}


MEASURES: dict[str, Callable[[Atlas, Asked], Values]] = {
    "organizations": _organizations,
    "actions": _actions,
    "partnership": _partnership,
    "covered": _covered,
    "gaps": _gaps,
}


def needs(atlas: Atlas) -> dict[str, str]:
    """Return the needs that actions answer or départements expressed: code → name, in the order of names."""
    rows = [*atlas.once(run_query, "acting_by_need"), *atlas.once(run_query, "expressions")]
    return dict(sorted(((row["topic"], row["topic_name"]) for row in rows), key=lambda item: item[1]))


def kinds(atlas: Atlas) -> list[str]:
    """Return the kinds of organisation that act."""
    return sorted({row["kind"] for row in atlas.once(run_query, "acting") if row["kind"]})
