"""Which of some records are about a gap: those that touch most of what it is about."""

from collections import defaultdict
from collections.abc import Iterable

from graph.changes.stages import Seen
from graph.gaps import Gap


class Nearest:
    """Some records of a stage, found by what they touch."""

    def __init__(self, there: Seen, records: Iterable[str]) -> None:
        """Read once what each record touches, and each need's name; gaps are many."""
        self._about: dict[str, set[str]] = defaultdict(set)
        self._near = {record: there.near.get(record, set()) for record in records}
        for record, nodes in self._near.items():
            for node in nodes:
                self._about[node].add(record)
        self._needs: dict[object, set[str]] = defaultdict(set)
        for key, row in there.graph.nodes["Need"].items():
            self._needs[row[1]].add(key)

    def of(self, gap: Gap) -> set[str]:
        """Return the records nearest to a gap, none when nothing but its département is touched, if it says more."""
        needs = self._needs.get(gap.need, set())
        own = {subject for subject in gap.subjects if not subject.isalnum()}  # a département's id is its code
        places = {gap.departement, *gap.subjects} - own - {""}
        found = self._touching(own)
        if needs:
            found |= self._touching(places) & self._touching(needs)
        elif not own:
            found |= self._touching(places)
        about = {*own, *places, *needs}
        held = {record: len(self._near[record] & about) for record in found}
        most = max(held.values(), default=0)
        return {record for record, number in held.items() if number == most}

    def _touching(self, nodes: Iterable[str]) -> set[str]:
        return {record for node in nodes for record in self._about.get(node, ())}
