"""The nodes and ties of a picture: organisations or groups of them, tied by what they do, or to it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.explorer.facts import Fact, Facts, Ints
from graph.explorer.groups import Grouping, group_name, is_group, is_rest
from graph.explorer.view import View
from graph.network import Node, Tie
from graph.views import said_years
from graph.vocabulary import departement_name

Counts = NDArray[np.int64]

STRONGEST = 3  # ties kept of each group, when there are more ties than MANY: the others would hide them
MANY = 60
DENSE, STRONGEST_ALONE = 4, 5  # the same for organisations one by one, when they have more than four ties each
# What two organisations may have in common. A post of a scheme names no partner: it is drawn only when it is asked for.
COMMON = {"is_partner": "action commune", "is_event": "rencontre commune"}
IN_COMMON = "ont en commun"
POSTS = {"is_post": "poste dans les mêmes quartiers"}


def joined(
    facts: Facts, view: View, ties: Ints, grouping: Grouping
) -> tuple[tuple[Node, ...], tuple[Tie, ...], list[str]]:
    """Return the nodes and the ties of a picture, and what has to be said of them."""
    hidden = set(view.hidden)
    units = sorted({unit for unit in grouping.unit.values() if unit not in hidden})
    things = _things(facts, view, ties, grouping, hidden)
    told: list[str] = []
    drawn = list(_participations(facts, ties, grouping, things, hidden)) if things else []
    between = units if view.mode == "organizations" else [unit for unit in units if is_group(unit)]
    shared = list(_shared(facts, ties, grouping, between, POSTS if view.ties == "post" else COMMON))
    grouped = any(map(is_group, between))
    kept = _strongest(shared, *(STRONGEST, MANY) if grouped else (STRONGEST_ALONE, DENSE * len(between)))
    if len(kept) < len(shared):
        told.append(f"Les {len(kept)} liens les plus forts sont dessinés, sur {len(shared)}.")
    drawn += kept
    seen = {end for tie in drawn for end in (tie.start, tie.end)}
    # In the view of organisations among themselves, those that share nothing are told, not drawn at the edge.
    named = {view.focus, view.start, view.end}
    nodes = [_unit(facts, grouping, unit) for unit in units if unit in seen or is_group(unit) or unit in named]
    if apart := len(units) - len(nodes):
        told.append(_apart(apart))
    nodes += [_thing(facts.nodes[thing]) for thing in sorted(things, key=lambda rank: facts.nodes[rank].id)]
    return tuple(nodes), tuple(drawn), told


def _apart(count: int) -> str:
    if count == 1:
        return "1 organisation ne partage rien de connu avec une autre : elle n’est pas dessinée."
    return f"{count} organisations ne partagent rien de connu avec une autre : elles ne sont pas dessinées."


def _things(facts: Facts, view: View, ties: Ints, grouping: Grouping, hidden: set[str]) -> set[int]:
    """Return the things to draw: those of an organisation that is drawn by itself, and the one looked at."""
    if view.mode == "organizations":
        return set()
    alone = [not is_group(grouping.unit[rank]) for rank in facts.org[ties].tolist()]
    found = set(facts.thing[ties[np.array(alone, dtype=bool)]].tolist()) if len(ties) else set()
    looked_at = {facts.rank[node] for node in (view.focus, view.start, view.end) if node in facts.rank}
    found |= {rank for rank in looked_at if rank >= facts.organizations}
    return {rank for rank in found if facts.nodes[rank].id not in hidden}


def _participations(facts: Facts, ties: Ints, grouping: Grouping, things: set[int], hidden: set[str]) -> Iterator[Tie]:
    """Yield who takes part in what; the ties of a group to one thing are one."""
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    for tie, org, thing in zip(ties.tolist(), facts.org[ties].tolist(), facts.thing[ties].tolist(), strict=True):
        unit = grouping.unit[org]
        if thing in things and unit not in hidden:
            found[unit, thing].append(tie)
    for (unit, thing), mine in sorted(found.items()):
        node = facts.nodes[thing]
        name = "a participé à" if node.label == "Event" else "prend part à"
        if is_group(unit):
            count = len({int(facts.org[tie]) for tie in mine})
            yield Tie(unit, node.id, name, f"{count} organisation{'s' if count > 1 else ''}", weight=count)
        else:
            yield Tie(unit, node.id, name, _detail(facts, node, mine))


def _detail(facts: Facts, node: Fact, ties: Sequence[int]) -> str:
    roles = sorted({facts.roles[tie] for tie in ties} - {""})
    years = "" if node.label == "Event" else said_years({"year": int(facts.first[tie]) // 10_000} for tie in ties)
    return ", ".join(filter(None, (*roles, years)))


def _shared(
    facts: Facts, ties: Ints, grouping: Grouping, units: Sequence[str], kinds: Mapping[str, str]
) -> Iterator[Tie]:
    """Yield what two organisations or groups have in common, the strongest first."""
    rank = {unit: number for number, unit in enumerate(units)}
    unit = np.array([rank.get(grouping.unit[org], -1) for org in facts.org[ties].tolist()], dtype=np.int64)
    counts = [_common(unit, facts.thing[ties], getattr(facts, kind)[ties], len(units)) for kind in kinds]
    total = np.triu(sum(counts, np.zeros((len(units), len(units)), dtype=np.int64)), 1)
    left, right = np.nonzero(total)
    order = np.lexsort((right, left, -total[left, right]))
    for one, other in zip(left[order].tolist(), right[order].tolist(), strict=True):
        each = [int(count[one, other]) for count in counts]
        said = ", ".join(_said(count, noun) for count, noun in zip(each, kinds.values(), strict=True) if count)
        # Only actions make a partnership: the picture draws the rest lighter.
        yield Tie(units[one], units[other], IN_COMMON, said, 0, not each[0], int(total[one, other]))


def _common(unit: Ints, thing: Ints, chosen: NDArray[np.bool_], units: int) -> Counts:
    """Return how many of the chosen things each two units have in common, as a square."""
    held = chosen & (unit >= 0)
    pairs = np.unique(np.stack([unit[held], thing[held]], axis=1), axis=0)
    known, column = np.unique(pairs[:, 1], return_inverse=True)
    several = np.bincount(column, minlength=len(known))[column] > 1 if len(pairs) else np.zeros(0, dtype=bool)
    kept, renamed = np.unique(column[several], return_inverse=True)
    present = np.zeros((units, len(kept)), dtype=np.float32)
    present[pairs[several, 0], renamed] = 1
    found: Counts = np.rint(present @ present.T).astype(np.int64)
    return found


def _said(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    first, *rest = noun.split(" ", 1)
    after = {"commune": "communes"}.get(rest[0], rest[0]) if rest else ""
    return f"{count} {first}s {after}"


def _strongest(ties: Sequence[Tie], each: int, many: int) -> list[Tie]:
    """Keep, when there are many, the ties that are among the strongest of one of their ends."""
    if len(ties) <= many:
        return list(ties)
    seen: dict[str, int] = defaultdict(int)
    kept = []
    for tie in ties:
        if min(seen[tie.start], seen[tie.end]) < each:
            kept.append(tie)
        seen[tie.start] += 1
        seen[tie.end] += 1
    return kept


def _unit(facts: Facts, grouping: Grouping, unit: str) -> Node:
    if is_group(unit):
        count = grouping.members[unit]
        told = f"{count} organisation{'s' if count > 1 else ''}"
        more = (
            "celles qui ont le moins de liens ; cherchez-les par leur nom" if is_rest(unit) else "cliquer pour les voir"
        )
        return Node(unit, "Organization", group_name(unit), f"{told} : {more}", members=count)
    node = facts.nodes[facts.rank[unit]]
    places = ", ".join(departement_name(code) for code in node.departements)
    return Node(unit, node.label, node.name, " · ".join(filter(None, (node.kind or "Organisation", places))))


def _thing(node: Fact) -> Node:
    if node.label == "Event":
        return Node(node.id, "Event", node.name, " · ".join(filter(None, ("Rencontre", _day(node.date)))))
    places = ", ".join(departement_name(code) for code in node.departements)
    return Node(node.id, "Action", node.name, " · ".join(filter(None, ("Action", places))))


def _day(date: str) -> str:
    return "/".join(reversed(date.split("-")))
