"""What each gap is, said again in plain Python over the rows of a graph: no query, no engine, no networkx.

Slow and simple on purpose: every pair, every département, one after the other. ``GAPS`` maps each kind to a function
that yields (département, subjects in the order of the header, records).
"""

from collections import defaultdict
from itertools import combinations

from graph.gaps.chance import LEVEL, at_least
from graph.gaps.measures import neighbours

FUNDER = "financeur"


class World:
    """A graph as dictionaries and sets."""

    def __init__(self, graph):
        ties = defaultdict(set)
        for tie, rows in graph.ties.items():
            ties[tie.start, tie.type, tie.end] |= rows
        self.title = {key: row[1] for key, row in graph.nodes["Action"].items()}
        self.scheme = {key: row[3] for key, row in graph.nodes["Action"].items()}
        self.year = {key: row[4] for key, row in graph.nodes["Action"].items()}
        self.date = {key: row[2] for key, row in graph.nodes["Event"].items()}
        self.kind = {key: row[4] for key, row in graph.nodes["Organization"].items()}
        self.organizations = sorted(graph.nodes["Organization"])
        self.takes = {row[:2] for row in ties["Organization", "TAKES_PART_IN", "Action"]}
        self.runs = {row[:2] for row in ties["Organization", "TAKES_PART_IN", "Action"] if row[2] != FUNDER}
        self.came = {row[:2] for row in ties["Organization", "ATTENDED", "Event"]}
        self.took_part = {row[:2] for row in ties["Organization", "ATTENDED", "Event"] if row[2] == "participant"}
        self.based = {row[:2] for row in ties["Organization", "BASED_IN", "Departement"]}
        self.place = ties["Action", "LOCATED_IN", "Departement"]
        self.held_in = ties["Event", "LOCATED_IN", "Departement"]
        self.within = dict(ties["Action", "WITHIN", "Territory"])
        self.town = dict(ties["Territory", "LOCATED_IN", "Departement"])
        self.answers = ties["Action", "ADDRESSES", "Need"]
        self.expressed = ties["Departement", "EXPRESSED", "Need"]
        self.names = ties["Record", "NAMES", "Organization"]
        self.states = {
            row for (start, kind, _), rows in ties.items() if (start, kind) == ("Record", "STATES") for row in rows
        }
        posts = [self.year[action] for action, scheme in self.scheme.items() if scheme]
        self.last = max((year for year in posts if year is not None), default=None)
        self.free = {(o, a) for o, a in self.runs if not self.scheme[a]}

    def proofs(self, organizations, facts):
        """Return the records that name one of the organisations and state one of the facts."""
        naming = {r for r, o in self.names if o in organizations}
        return {r for r, fact in self.states if fact in facts and r in naming}

    def stating(self, facts):
        return {r for r, fact in self.states if fact in facts}

    def places(self, action):
        return {d for a, d in self.place if a == action}

    def actions(self, organization, ties=None):
        return {a for o, a in (self.takes if ties is None else ties) if o == organization}

    def events(self, organization):
        return {e for o, e in self.came if o == organization}

    def on(self):
        """Yield (département, need, {action: those who run it}) of each need that somebody answers there."""
        cells = defaultdict(lambda: defaultdict(set))
        for organization, action in self.runs:
            for d in self.places(action):
                for a, need in self.answers:
                    if a == action:
                        cells[d, need][action].add(organization)
        for (d, need), actions in sorted(cells.items()):
            yield d, need, actions

    def home(self, *organizations):
        """Where a gap is told when its facts have no place."""
        acting = {(o, d) for o, a in self.runs for d in self.places(a)}
        homes = [{d for o, d in self.based | acting if o == one} for one in organizations]
        return min(set.intersection(*homes) or set.union(*homes), default="")

    def partners(self, organization):
        return {p for o, a in self.free for p, b in self.free if o == organization and a == b and p != o}


def uncovered_need(w):
    for d, need in w.expressed:
        if w.answers and not any((a, need) in w.answers for a, place in w.place if place == d):
            yield d, (d,), w.stating({need}) & w.stating({d})


def single_pillar(w):
    for d, _, actions in w.on():
        everyone = set().union(*actions.values())
        if len(everyone) == 1:
            yield d, (*everyone, d), w.proofs(everyone, actions)


def need_without_partnership(w):
    for d, _, actions in w.on():
        everyone = set().union(*actions.values())
        if len(everyone) > 1 and all(len(team) == 1 for team in actions.values()):
            yield d, (*sorted(everyone), d), w.stating(actions)


def action_alone(w):
    alone = defaultdict(set)
    for action in {a for _, a in w.free}:
        team = {o for o, a in w.free if a == action}
        if len(team) == 1:
            for d in w.places(action) or {""}:
                alone[d, w.title[action], *team].add(action)
    for (d, _, one), years in alone.items():
        first = min(years, key=lambda action: (w.year[action] or 0, action))
        yield d, (first, one), w.stating(years)


def isolated_organization(w):
    for one in {o for o, _ in w.free}:
        own = w.actions(one)
        if not any(o != one and a in own for o, a in w.runs):
            yield min((d for a in own for d in w.places(a)), default=""), (one,), w.proofs({one}, own_facts(w, one))


def own_facts(w, one):
    return set(w.scheme)  # any action that a record naming it states


def met_never_worked(w):
    attended = {one: w.events(one) for one in w.organizations if w.events(one)}
    events = len({e for seen in attended.values() for e in seen})
    pairs = list(combinations(sorted(attended), 2))
    tests = sum(at_least(min(map(len, pair)), events, *map(len, pair)) <= LEVEL for pair in two(attended, pairs))
    chance = {
        pair: at_least(len(attended[pair[0]] & attended[pair[1]]), events, *(len(attended[one]) for one in pair))
        for pair in pairs
        if attended[pair[0]] & attended[pair[1]]
    }
    rare = sorted(value for value in chance.values() if value <= LEVEL)
    bound = max((value for rank, value in enumerate(rare, 1) if value * tests <= LEVEL * rank), default=-1)
    for pair, value in chance.items():
        common = attended[pair[0]] & attended[pair[1]]
        if value <= bound and not w.actions(pair[0]) & w.actions(pair[1]):
            place = min((min(d for e, d in w.held_in if e == event) for event in common if held(w, event)), default="")
            yield place or w.home(*pair), pair, w.proofs(pair, common)


def two(attended, pairs):
    return [(attended[left], attended[right]) for left, right in pairs]


def held(w, event):
    return any(e == event for e, _ in w.held_in)


def worked_never_met(w):
    told = set()
    for d, _, actions in w.on():
        everyone = sorted(set().union(*actions.values()))
        strangers = [
            pair
            for pair in combinations(everyone, 2)
            if not w.actions(pair[0]) & w.actions(pair[1])
            and not w.events(pair[0]) & w.events(pair[1])
            and (w.events(pair[0]) or w.events(pair[1]))
            and (d, pair) not in told
        ]
        assert len(strangers) <= 10, "the worlds of this test are small: the ten first pairs are all of them"
        for pair in strangers:
            told.add((d, pair))
            yield d, pair, w.proofs(pair, actions)


def same_territory_never_met(w):
    groups = defaultdict(set)
    for o, a in w.takes:
        if w.scheme[a] and a in w.within:
            groups[w.within[a], w.scheme[a]].add(o)
    for (town, scheme), members in groups.items():
        there = {a for a, t in w.within.items() if t == town and w.scheme[a] == scheme}
        for pair in combinations(sorted(members), 2):
            came = [any(o == one for o, _ in w.took_part) for one in pair]
            if all(came) and not w.events(pair[0]) & w.events(pair[1]):
                yield w.town[town], (*pair, town), w.proofs(pair, there)


def single_carrier(w):
    for town, d in w.town.items():
        now = {a for a, t in w.within.items() if t == town and w.scheme[a] and w.year[a] == w.last}
        carriers = {o for o, a in w.takes if a in now}
        if w.last and len(carriers) == 1:
            this_year = {a for a, t in w.within.items() if t == town and w.year[a] == w.last}
            yield d, (town, *carriers), w.proofs(carriers, this_year)


def lost_territory(w):
    for town, d in w.town.items():
        posts = {a for a, t in w.within.items() if t == town and w.scheme[a]}
        anyone = any(a in w.within and w.within[a] == town for _, a in w.takes)
        last = max((w.year[a] for a in posts), default=None)
        if last is not None and last < w.last and anyone:
            yield d, (town,), w.stating({a for a, t in w.within.items() if t == town and w.year[a] == last})


def lost_carrier(w):
    for one in w.organizations:
        posts = {a for a in w.actions(one) if w.scheme[a]}
        for d in {d for a in posts for d in w.places(a)}:
            here = {a for a in posts if d in w.places(a)}
            last = max(w.year[a] for a in here)
            if last < w.last:
                latest = {a for a in here if w.year[a] == last}
                yield d, (one, min((w.within[a] for a in latest), default=d)), w.proofs({one}, latest)


def alone_this_year(w):
    now = {a for a, year in w.year.items() if year == w.last}
    for one in w.organizations:
        own = w.actions(one) & now
        places = {d for a in own if w.scheme[a] for d in w.places(a)}
        if places and not any(other != one and a in own for other, a in w.takes):
            town = min((w.within[a] for a in own if a in w.within), default=min(places))
            yield min(places), (one, town), w.proofs({one}, own)


def missing_scheme(w):
    posts = {a for a, scheme in w.scheme.items() if scheme}
    known = {d for a in posts for d in w.places(a)}
    for scheme in {w.scheme[a] for a in posts}:
        of = {d: {a for a in posts if w.scheme[a] == scheme and d in w.places(a)} for d in known}
        present = {d for d, those in of.items() if any(w.year[a] == w.last for a in those)}
        if len(present) * 2 > len(known):
            for d in known - present:
                yield d, (d,), w.stating(of[d])


def lost_actor(w):
    seen = defaultdict(list)  # (year, date, département, fact), nature
    for o, a in w.runs:
        if w.year[a]:
            place = min(w.places(a), default="")
            seen[o].append(((w.year[a], "", place, a), "post" if w.scheme[a] else "action"))
    for o, e in w.came:
        if w.date[e]:
            place = min((d for event, d in w.held_in if event == e), default="")
            seen[o].append(((int(w.date[e][:4]), w.date[e], place, e), "event"))
    last = defaultdict(int)
    for sightings in seen.values():
        for when, nature in sightings:
            last[nature] = max(last[nature], when[0])
    for one, sightings in seen.items():
        natures = [nature for _, nature in sightings if nature != "post"]
        latest = max(when for when, _ in sightings)
        member = "action" in natures or len(natures) > 1
        if member and any(latest[0] < last[nature] for nature in natures):
            placed = max((when for when, _ in sightings if when[2]), default=latest)
            facts = {when[3] for when, _ in sightings if when[0] == latest[0]}
            yield placed[2] or w.home(one), (one,), w.proofs({one}, facts)


def missing_kind(w):
    here = defaultdict(set)
    for one in w.organizations:
        places = {d for o, d in w.based if o == one and any(n == one for _, n in w.names)}
        for r in {r for r, o in w.names if o == one}:
            places |= {d for s, fact in w.states if s == r for f, d in (*w.place, *w.held_in) if f == fact}
        for d in places:
            here[d].add(w.kind[one])
    for kind in {kind for kinds in here.values() for kind in kinds if kind}:
        found = [d for d, kinds in here.items() if kind in kinds]
        if len(found) >= 3 and len(found) * 2 > len(here):
            for d in here.keys() - set(found):
                yield d, (d,), None  # one record of each département that has the kind: which one does not matter


def only_bridge(w):
    around = {one: w.partners(one) for one in {o for o, _ in w.free}}
    for one in around:
        parts, left = [], {other for other in reached(around, one, None) if other != one}
        while left:
            part = reached(around, min(left), one)
            parts.append(part)
            left -= part
        if sum(len(part) > 1 for part in parts) > 1:
            own = w.actions(one, w.free)
            last = max(own)  # the département is that of its last action, in the order of ids
            yield min(w.places(last), default="") or w.home(one), (one,), w.proofs({one}, own)


def reached(around, start, without):
    seen, todo = set(), [start]
    while todo:
        one = todo.pop()
        if one not in seen and one != without:
            seen.add(one)
            todo += around[one]
    return seen


def missing_neighbour(w):
    acting = {(d, need): set().union(*actions.values()) for d, need, actions in w.on()}
    answering = {(o, a) for o, a in w.runs if any(b == a for b, _ in w.answers) and w.places(a)}
    for left, right in neighbours():
        for need in {need for _, need in acting}:
            here, there = acting.get((left, need)), acting.get((right, need))
            if here and there and not any(linked(answering, one, other) for one in here for other in there):
                own = {a for a, n in w.answers if n == need}
                facts = [{a for a in own if d in w.places(a)} for d in (left, right)]
                yield left, (left, right), w.proofs(here, facts[0]) | w.proofs(there, facts[1])


def linked(ties, one, other):
    return one == other or any((other, a) in ties for o, a in ties if o == one)


GAPS = {
    function.__name__: function
    for function in (
        *(uncovered_need, single_pillar, need_without_partnership, action_alone, isolated_organization),
        *(met_never_worked, worked_never_met, same_territory_never_met, single_carrier, lost_territory),
        *(lost_carrier, alone_this_year, missing_scheme, lost_actor),
        *(missing_kind, only_bridge, missing_neighbour),
    )
}
