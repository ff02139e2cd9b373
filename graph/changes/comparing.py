"""What differs between the stages of two states: actors, facts, ties, corrected rows, other groups of spellings."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph import french
from graph.changes.aligning import Grouping, Rewritten, mentions_of, paired_records
from graph.changes.model import Change
from graph.changes.nearest import Nearest
from graph.changes.saying import GROUPED, TAILS, ended, said, together
from graph.changes.stages import Item, Seen, Stages, stages
from graph.changes.states import State
from graph.identifiers import siren_in
from graph.journal import Journal
from graph.journal.comparing import Change as RowChange
from graph.journal.comparing import change
from graph.journal.judging import judgements_of
from graph.journal.replaying import Moment, denied, replaced_files
from graph.judgements import content_key
from graph.model import Mention, Position
from graph.names import words

WHEN = {"Event": 2, "Action": 4}  # the place of the date, or of the year, in the row of a fact


@dataclass(frozen=True)
class Compared:
    """Two states, the way from one to the other, and what people said in between (content keys)."""

    old: State
    new: State
    stages: Stages
    judged: frozenset[str] = frozenset()
    known: bool = True

    @cached_property
    def seen(self) -> tuple[Seen, Seen, Seen, Seen]:
        """Return the four stages as what may change in them."""
        way = self.stages
        told, merged, corrected = Seen(way.told), Seen(way.merged), Seen(way.corrected)
        merged = told if way.merged is way.told else merged
        return told, merged, merged if way.corrected is way.merged else corrected, Seen(way.now)

    @cached_property
    def gone(self) -> set[str]:
        """Return the ids of the records that the second state has no longer."""
        return self.old.records.keys() - self.new.records.keys()

    @cached_property
    def come(self) -> set[str]:
        """Return the ids of the records that the first state had not."""
        return self.new.records.keys() - self.old.records.keys()

    @cached_property
    def nearest(self) -> tuple[Nearest, Nearest]:
        """Return the records that the lists brought and those they took away, found by what they touch."""
        _, merged, _, now = self.seen
        rewritten = self.stages.rewritten
        come = Nearest(now, self.come - rewritten.come or self.come)
        return come, Nearest(merged, self.gone - rewritten.gone or self.gone)

    def cause_of_gain(self, records: Collection[str], early: bool) -> str:
        """Return why something is there now, from the records that prove it; ``early``: before any new row."""
        if not early:
            return "new" if self.known else "dated"
        return "restored" if self.stages.rewritten.restored & set(records) else "corrected"

    def cause_of_loss(self, records: Collection[str], early: bool) -> str:
        """Return why something is there no longer, from the records that proved it."""
        if early:
            return "undone" if self.stages.rewritten.undone & set(records) else "corrected"
        sources = {self.old.records[key].source for key in self.gone & set(records)}
        return "ended" if sources and all(self._exhaustive(source) for source in sources) else "unsaid"

    def is_judged(self, grouping: Grouping) -> bool:
        """Whether people said something, in between, of the spellings of organisations grouped otherwise."""
        return any(content_key(one) in self.judged for one in grouping.mentions)

    def judged_around(self, organizations: Iterable[str]) -> bool:
        """Whether people grouped some organisations otherwise."""
        about = set(organizations)
        near = (each for each in self.stages.alignment.groupings if about & {*each.before, *each.after})
        return any(map(self.is_judged, near))

    def _exhaustive(self, source: str) -> bool:
        return (self.new.sources.get(source) or self.old.sources[source]).exhaustive

    def name(self, node: str) -> str:
        """Return what a node is called now, or was; a fact between quotes, with the day of a meeting."""
        for there in (self.seen[3], self.seen[1], self.seen[0]):
            for label, rows in there.graph.nodes.items():
                if row := rows.get(node):
                    when = row[WHEN[label]] if label in WHEN else None
                    quoted = f"« {row[1]} »" if label in WHEN else str(row[1])
                    return f"{quoted} ({french.date(str(when))})" if when and str(when) not in quoted else quoted
        return node


def compare_moments(journal: Journal, old: tuple[Moment, State], new: tuple[Moment, State]) -> Compared:
    """Compare what the journal knew at two moments."""
    (earlier, before), (later, after) = old, new
    gone = sorted(before.records.keys() - after.records.keys())
    moved, corrected = paired_records(before, after, replaced_files(journal))
    undone = set(gone) - denied(journal, later, gone)
    come = (after.records[key] for key in after.records.keys() - before.records.keys())
    restored = {stored.id for stored in come if stored.run <= earlier.run}
    rewritten = Rewritten(moved, corrected, frozenset(undone), frozenset(restored))
    between = sorted((earlier.judgement, later.judgement))
    said_between = judgements_of(journal, between[1], after=between[0])
    judged = frozenset(key for one in said_between for key in (one.first, one.second))
    return Compared(before, after, stages(before, after, rewritten), judged)


def compare_dates(before: State, after: State) -> Compared:
    """Compare one map cut at two dates."""
    return Compared(before, after, stages(before, after, Rewritten()), known=False)


def changes_in(compared: Compared) -> Iterator[Change]:
    """Yield all that changed but the gaps, in a stable order."""
    _, merged, corrected, now = compared.seen
    came = {item[1] for item in merged.items if item[0] == "attendance"}
    yield from (_grouping(compared, one) for one in compared.stages.alignment.groupings)
    for item in sorted(now.items - merged.items):
        records = now.proving(item)
        cause = compared.cause_of_gain(records, early=item in corrected.items)
        way = "first" if item[0] == "attendance" and item[1] not in came else "gained"
        yield _change(compared, item, (way, cause), (records & compared.come) or records, now)
    for item in sorted(merged.items - now.items):
        records = merged.proving(item)
        cause = compared.cause_of_loss(records, early=item not in corrected.items)
        yield _change(compared, item, ("lost", cause), (records & compared.gone) or records, merged)
    yield from _corrections(compared)


def _change(compared: Compared, item: Item, why: tuple[str, str], records: Iterable[str], there: Seen) -> Change:
    kind, *nodes = item
    nodes = sorted(nodes, key=compared.name) if kind == "partnership" else nodes
    names = [compared.name(node) for node in nodes]
    return Change(
        kind,
        *why,
        said(kind, *why, names),
        places_of(there, nodes),
        tuple(nodes),
        tuple(names),
        tuple(sorted(records)),
    )


def places_of(there: Seen, nodes: Iterable[str]) -> tuple[str, ...]:
    """Return the départements that nodes are in: that of the action or the meeting first of all."""
    given = list(nodes)
    facts = [node for node in given if node.startswith(("act-", "evt-"))]
    found = {place for node in facts for place in there.places.get(node, ())}
    found = found or {place for node in given for place in there.places.get(node, ())}
    return tuple(sorted(found | {node for node in given if node in there.graph.nodes["Departement"]}))


def _grouping(compared: Compared, grouping: Grouping) -> Change:
    renamed = compared.stages.alignment.names
    before, after = tuple(renamed.get(one, one) for one in grouping.before), grouping.after
    way = "merged" if len(after) == 1 else "split" if len(before) == 1 else "regrouped"
    told, _, _, now = compared.seen
    olds, news = ([there.name(one) for one in side] for there, side in ((told, before), (now, after)))
    cause = "judged" if compared.is_judged(grouping) else "evidence"
    text = GROUPED[way].format(before=together(olds), after=together(news), count=len(news))
    subjects = tuple(dict.fromkeys((*after, *before)))
    names = tuple(told.name(one) or now.name(one) for one in subjects)
    tail = _identified(mentions_of(compared.new, after)) if (way, cause) == ("merged", "evidence") else ""
    return Change("grouping", way, cause, ended(text, tail or TAILS[cause]), places_of(now, after), subjects, names)


def _identified(spellings: Iterable[Mention]) -> str:
    """Say which one SIREN the spellings of a merged organisation bear under several names, when there is one."""
    named: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for mention in spellings:
        named[siren_in(mention.siren, mention.siret)].add(words(mention.name))
    named.pop("", None)
    borne = [siren for siren, names in named.items() if len(named) == 1 and len(names) > 1]
    return f"les lignes donnent le même SIREN {borne[0]} aux deux noms" if borne else ""


def _corrections(compared: Compared) -> Iterator[Change]:
    """Yield the rows whose cells changed."""
    rewritten, now = compared.stages.rewritten, compared.seen[3]
    for before, after in rewritten.corrected.items():
        one, two = compared.old.records[before].record, compared.new.records[after].record
        cause = "restored" if after in rewritten.restored else "undone" if before in rewritten.undone else "corrected"
        nodes = tuple(sorted(node for node in now.near.get(after, ()) if node.startswith("org-")))
        text = ended(f"{_place(two.position)} : {_cells(change(one, two))}")
        names = tuple(map(now.name, nodes))
        yield Change("row", "corrected", cause, text, places_of(now, nodes), nodes, names, (before, after))


def _place(where: Position) -> str:
    return ", ".join(filter(None, (where.file, where.sheet, f"ligne {where.row}")))


def _cells(row: RowChange) -> str:
    told = [f"{column}, « {one or 'vide'} » → « {two or 'vide'} »" for column, one, two in row.cells]
    return " ; ".join(told) or "mêmes cellules, comprises autrement"
