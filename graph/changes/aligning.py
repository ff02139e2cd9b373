"""Which organisation, record and fact of one state is which of another: what is left differs for good.

Three things make two states differ without anything having happened in the network: mentions were grouped otherwise
(a merge, a split), a row was corrected, a load was undone. They are told here, one from the other.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

import networkx as nx

from graph.changes.states import Organizations, State
from graph.journal import StoredRecord
from graph.journal.pairing import Rows, alike, equal
from graph.model import Action, Event, Mention, content_id

Place = tuple[str, str]
Pairs = Mapping[str, str]


@dataclass(frozen=True)
class Grouping:
    """Organisations whose mentions were grouped otherwise, by id: two made one, one made two, or spellings moved."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Rewritten:
    """Rows of two states that are not the same for another reason than the network: ids of records.

    ``moved`` say the same elsewhere, ``corrected`` are one row whose cells changed (former id → new id); ``undone``
    went because what stated them was undone, ``restored`` came back that way.
    """

    moved: Pairs = field(default_factory=dict)
    corrected: Pairs = field(default_factory=dict)
    undone: frozenset[str] = frozenset()
    restored: frozenset[str] = frozenset()

    @property
    def gone(self) -> set[str]:
        """Return the former records that these take away."""
        return {*self.moved, *self.corrected, *self.undone}

    @property
    def come(self) -> set[str]:
        """Return the new records that these bring."""
        return {*self.moved.values(), *self.corrected.values(), *self.restored}


@dataclass(frozen=True)
class Alignment:
    """How a state is said in the words of another.

    ``names`` are new ids of organisations and facts that are the same under another id; ``organization_of`` says who
    each mention of the first state is in the second.
    """

    names: Mapping[str, str]
    organization_of: Organizations
    groupings: tuple[Grouping, ...]


def paired_records(old: State, new: State, replaced: Mapping[Place, Place]) -> tuple[Pairs, Pairs]:
    """Return the rows that only moved, and those that were corrected: former record id → new record id."""
    moved: dict[str, str] = {}
    corrected: dict[str, str] = {}
    gone, come = (_by_file(one, other, replaced) for one, other in ((old, new), (new, old)))
    for place in gone.keys() & come.keys():
        ids = {id(stored.record): stored.id for stored in (*gone[place], *come[place])}
        left, right = (Rows(stored.record for stored in side[place]) for side in (gone, come))
        for found, pairs in ((moved, equal), (corrected, alike)):
            for before, after in left.take_pairs(right, pairs(left, right)):
                found[ids[id(before)]] = ids[id(after)]
    return moved, corrected


def _by_file(one: State, other: State, replaced: Mapping[Place, Place]) -> dict[Place, list[StoredRecord]]:
    """Return the records of a state that another has not, by the first name their file had."""
    found: dict[Place, list[StoredRecord]] = defaultdict(list)
    for key in sorted(one.records.keys() - other.records.keys()):
        stored = one.records[key]
        found[_first(replaced, (stored.source, stored.record.position.file))].append(stored)
    return found


def _first(replaced: Mapping[Place, Place], place: Place) -> Place:
    seen = {place}
    while place in replaced and replaced[place] not in seen:
        place = replaced[place]
        seen.add(place)
    return place


def align(old: State, new: State, corrected: Pairs) -> Alignment:
    """Say who the organisations and facts of a state are in another, following its merges and its corrections."""
    # Nodes are ("before" or "after", id), joined when they have a mention in common.
    shared: nx.Graph[tuple[str, str]] = nx.Graph()
    for key in old.organization_of.keys() & new.organization_of.keys():
        shared.add_edge(("before", old.organization_of[key]), ("after", new.organization_of[key]))
    heirs = {node[1]: sorted(each[1] for each in shared[node]) for node in shared if node[0] == "before"}
    groups = [_sides(component) for component in nx.connected_components(shared)]
    names = {before[0]: after[0] for before, after in groups if len(before) == len(after) == 1}
    rows = [(old.records[before], new.records[after]) for before, after in corrected.items()]
    followed = {after[1] for after in shared if after[0] == "after"}
    names |= _one_to_one(_respelled(old, new, rows), taken={*followed, *heirs})
    names |= _one_to_one(_restated(rows), taken=_facts(old) & _facts(new))
    names = {before: after for before, after in names.items() if before != after}
    groupings = sorted((before, after) for before, after in groups if len(before) + len(after) > 2)
    return Alignment(
        names,
        {key: _heir(key, old, new, heirs, names) for key in old.organization_of},
        tuple(Grouping(*sides, mentions_of(old, sides[0])) for sides in groupings),
    )


def _sides(component: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    nodes = sorted(component)
    before, after = ([key for side, key in nodes if side == name] for name in ("before", "after"))
    return tuple(before), tuple(after)


def _heir(key: str, old: State, new: State, heirs: Mapping[str, list[str]], names: Pairs) -> str:
    """Return who a mention is now; one that is in no row any more goes with the other spellings of its organisation."""
    if key in new.organization_of:
        return new.organization_of[key]
    former = old.organization_of[key]
    among = heirs.get(former, [])
    return former if former in among else among[0] if among else names.get(former, former)


def mentions_of(state: State, organizations: Collection[str]) -> tuple[Mention, ...]:
    """Return the spellings of some organisations of a state."""
    return tuple(mention for key in organizations for mention in state.clusters[key].mentions)


def _respelled(old: State, new: State, rows: Iterable[tuple[StoredRecord, StoredRecord]]) -> Iterator[tuple[str, str]]:
    """Yield the organisations of two states that a corrected row names at one place."""
    for before, after in rows:
        sides = [[person.mention for person in stored.record.participants] for stored in (before, after)]
        left, right = ([one for one in side if one not in other] for side, other in (sides, reversed(sides)))
        if len(left) == len(right):
            yield from (
                (old.organization_of[one.key], new.organization_of[two.key])
                for one, two in zip(left, right, strict=True)
            )


def _restated(rows: Iterable[tuple[StoredRecord, StoredRecord]]) -> Iterator[tuple[str, str]]:
    """Yield the facts that a corrected row states under another id."""
    for before, after in rows:
        for one, two in zip_longest(_fact_ids(before), _fact_ids(after)):
            if one and two and one[:3] == two[:3]:
                yield one, two


def _one_to_one(links: Iterable[tuple[str, str]], taken: Collection[str]) -> dict[str, str]:
    """Return the links whose two ends are linked to nothing else, and that only one of the two states has."""
    found = set(links)
    starts, ends = (Counter(link[side] for link in found) for side in (0, 1))
    return {one: two for one, two in found if starts[one] == ends[two] == 1 and one not in taken and two not in taken}


def _facts(state: State) -> set[str]:
    return {fact for stored in state.records.values() for fact in _fact_ids(stored)}


def _fact_ids(stored: StoredRecord) -> list[str]:
    facts = (said for said in stored.record.states if isinstance(said, Action | Event))
    return [content_id("act" if isinstance(said, Action) else "evt", said.key) for said in facts]
