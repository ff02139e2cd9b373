"""Grouping of mentions: one identifier or one name in one place first, then average linkage with what is forbidden."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import networkx

from graph.resolution.linkage import Group, Linkage, Pair, Unit
from graph.resolution.model import Score
from graph.resolution.parsing import ParsedMention
from graph.resolution.scoring import MERGE, REVIEW, SAME_IDENTIFIER


def clusters(parsed: Sequence[ParsedMention], scored: Mapping[Pair, Score]) -> list[Group]:
    """Group mentions, by position, from the scores of pairs; no group holds two SIREN."""
    found: list[Group] = []
    for component, inside in _components(len(parsed), scored):
        if len(component) == 1:
            found.append(Group((component[0],), ()))
        else:
            found += _group(component, inside, parsed)
    return sorted(found, key=lambda group: group.members)


def weakest(links: Iterable[Score]) -> float:
    """Return the confidence of a group: the value of its weakest link, 1 when it needs none."""
    return min((link.value for link in links), default=1.0)


def _components(count: int, scored: Mapping[Pair, Score]) -> Iterator[tuple[list[int], dict[Pair, Score]]]:
    """Yield the sets of positions that links likely enough hold together, each with the scores inside it."""
    linked: networkx.Graph[int] = networkx.Graph()
    linked.add_nodes_from(range(count))
    linked.add_edges_from(pair for pair, score in scored.items() if score.value >= REVIEW and not score.veto)
    components = [sorted(component) for component in networkx.connected_components(linked)]
    index_of = {position: index for index, component in enumerate(components) for position in component}
    inside: defaultdict[int, dict[Pair, Score]] = defaultdict(dict)
    for pair, score in scored.items():
        if index_of[pair[0]] == index_of[pair[1]]:
            inside[index_of[pair[0]]][pair] = score
    for index, component in enumerate(components):
        yield component, inside[index]


def _group(component: list[int], scored: Mapping[Pair, Score], parsed: Sequence[ParsedMention]) -> list[Group]:
    """Group one component, and add to the reasons what made each unit one."""
    units, inner = _units(component, scored, parsed)
    return [
        Group(group.members, group.links + tuple(link for pair, link in inner if pair[0] in group.members))
        for group in Linkage(units, scored).groups()
    ]


def _units(
    component: list[int], scored: Mapping[Pair, Score], parsed: Sequence[ParsedMention]
) -> tuple[list[Unit], list[tuple[Pair, Score]]]:
    """Return the units of a component and the links inside them; a union that would hold two SIREN is not made."""
    owner = {position: position for position in component}
    members: dict[int, tuple[int, ...]] = {position: (position,) for position in component}
    sirens = {position: frozenset({parsed[position].siren} - {""}) for position in component}
    inner = []
    certain = [(pair, score) for pair, score in sorted(scored.items()) if _one(pair, score, parsed)]
    for pair, score in sorted(certain, key=lambda item: -item[1].value):
        keep, gone = sorted((owner[pair[0]], owner[pair[1]]))
        if keep == gone or len(sirens[keep] | sirens[gone]) > 1:
            continue
        members[keep] += members.pop(gone)
        sirens[keep] |= sirens.pop(gone)
        owner |= dict.fromkeys(members[keep], keep)
        inner.append((pair, score))
    return [Unit(tuple(sorted(members[key])), sirens[key]) for key in sorted(members)], inner


def _one(pair: Pair, score: Score, parsed: Sequence[ParsedMention]) -> bool:
    """Whether two mentions are one by an identifier, or by the same words in the same place."""
    if score.veto or score.value < MERGE:
        return False
    one, two = (parsed[position] for position in pair)
    if score.value == SAME_IDENTIFIER:
        return True
    # With a SIREN on one side only, two bodies of one name could both claim the mention without: linkage decides.
    return not one.siren and not two.siren and one.name == two.name and one.departements == two.departements
