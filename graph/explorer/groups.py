"""Large views are grouped first and opened where one looks: what stands for each organisation in the picture."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.explorer.facts import Fact, Facts, Ints
from graph.explorer.view import View
from graph.vocabulary import departement_name

ALONE = 300  # nodes drawn one by one before « auto » groups them: beyond, every picture is a hairball
MOST = 2_000  # nodes drawn one by one when it is asked for
OPENED = 150  # members drawn of an opened group, those with most ties first
LEGIBLE = 110  # groups that a wall still shows; France has 101 départements

PREFIX, UNKNOWN, REST = "grp:", "?", "+"
BEST_FIRST = ("departement", "kind", "both")


@dataclass(frozen=True)
class Grouping:
    """How a view is grouped: ``name`` of the grouping, what stands for each organisation (by rank), sizes of groups."""

    name: str
    unit: dict[int, str]
    members: dict[str, int]


def grouping_of(facts: Facts, view: View, ties: Ints) -> Grouping:
    """Group the organisations of a view as it asks, or as its size demands."""
    degree = Counter(facts.org[ties].tolist())
    name = _effective(facts, view, ties, degree)
    if name == "none":
        return Grouping(name, {rank: facts.nodes[rank].id for rank in degree}, {})
    groups: dict[str, list[int]] = defaultdict(list)
    for rank in degree:
        groups[group_id(facts.nodes[rank], name)].append(rank)
    unit: dict[int, str] = {}
    for group, ranks in groups.items():
        unit |= _members(facts, view, group, sorted(ranks, key=lambda rank: (-degree[rank], facts.nodes[rank].id)))
    sizes = Counter(unit.values())
    return Grouping(name, unit, {group: count for group, count in sizes.items() if is_group(group)})


def _effective(facts: Facts, view: View, ties: Ints, degree: Collection[int]) -> str:
    things = 0 if view.mode == "organizations" else len(set(facts.thing[ties].tolist()))
    nodes = len(degree) + things
    asked = view.grouping
    if view.is_way or (asked == "none" and nodes <= MOST) or (asked == "auto" and nodes <= ALONE):
        return "none"
    if asked not in ("none", "auto"):
        return asked
    counts = {name: len({group_id(facts.nodes[rank], name) for rank in degree}) for name in BEST_FIRST}
    legible = (name for name, count in counts.items() if 1 < count <= LEGIBLE)
    return next(legible, max(counts, key=lambda name: (counts[name] > 1, -counts[name])))


def _members(facts: Facts, view: View, group: str, ranks: list[int]) -> dict[int, str]:
    """Say what stands for each member of a group: itself, the group, or the rest of an opened group."""
    named = {view.focus, view.start, view.end}
    if len(ranks) == 1:
        shown = ranks
    elif group in view.opened:
        shown = ranks if len(ranks) <= OPENED + 1 else ranks[:OPENED]
    else:
        shown = []
    others = group + REST if shown else group
    seen = {*shown, *(rank for rank in ranks if facts.nodes[rank].id in named)}
    return {rank: facts.nodes[rank].id if rank in seen else others for rank in ranks}


def group_id(node: Fact, grouping: str) -> str:
    """Return the id of an organisation's group: ``grp:57/``, ``grp:/Mission locale`` or ``grp:57/Mission locale``."""
    place = (node.home or UNKNOWN) if grouping in ("departement", "both") else ""
    kind = (node.kind or UNKNOWN) if grouping in ("kind", "both") else ""
    return f"{PREFIX}{place}/{kind}"


def is_group(unit: str) -> bool:
    """Whether the id of a node is that of a group."""
    return unit.startswith(PREFIX)


def is_rest(unit: str) -> bool:
    """Whether a group is what is left of an opened one."""
    return is_group(unit) and unit.endswith(REST)


def group_name(group: str) -> str:
    """Return the French name of a group."""
    place, _, kind = group.removeprefix(PREFIX).removesuffix(REST).partition("/")
    places = "Département inconnu" if place == UNKNOWN else departement_name(place)
    kinds = "type inconnu" if kind == UNKNOWN else kind
    name = " — ".join(filter(None, (places if place else "", kinds)))
    return f"{name} : les autres" if is_rest(group) else name


def open_units(units: Iterable[str]) -> set[str]:
    """Return those that are no group."""
    return {unit for unit in units if not is_group(unit)}
