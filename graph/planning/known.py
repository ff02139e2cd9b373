"""What the map knows of each organisation that matters to bring it together with another."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.needs import OTHER
from graph.queries import run_query
from graph.store import GraphStore

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Actor:
    """One organisation; ``based`` are codes of départements, ``kind`` is empty when it is not known."""

    id: str
    name: str
    kind: str = ""
    based: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Meeting:
    """One meeting; ``date`` is ISO and may be cut or empty, ``came`` are the organisations known to have come."""

    id: str
    name: str
    date: str = ""
    place: str = ""
    departements: frozenset[str] = frozenset()
    came: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Engagement:
    """One action that an organisation runs in one département on one need (``theme--need``), each empty if unknown.

    ``scheme`` names a funding scheme: a post of it names no partner and no need.
    """

    organization: str
    action: str
    scheme: str = ""
    year: int = 0
    departement: str = ""
    territory: str = ""
    need: str = ""
    need_name: str = ""


@dataclass(frozen=True)
class Known:
    """Everything that planning reads of the map, as plain data."""

    actors: Mapping[str, Actor]
    engagements: tuple[Engagement, ...]
    meetings: tuple[Meeting, ...]

    @cached_property
    def of(self) -> Mapping[str, list[Engagement]]:
        """Return the engagements of each organisation."""
        return _grouped((each.organization, each) for each in self.engagements)

    @cached_property
    def answering(self) -> Mapping[tuple[str, str], set[str]]:
        """Return (département, name of a need) → who answers it there."""
        return _sets(((e.departement, e.need_name), e.organization) for e in self.engagements if e.need)

    @cached_property
    def near(self) -> Mapping[tuple[str, str], set[str]]:
        """Return (département, theme of a need) → who acts there on any need of that theme."""
        return _sets(((e.departement, theme(e.need)), e.organization) for e in self.engagements if e.need)

    @cached_property
    def last_year(self) -> int:
        """Return the last year in which a post of a scheme is known; 0 when none is."""
        return max((each.year for each in self.engagements if each.scheme), default=0)

    @cached_property
    def holding(self) -> Mapping[str, set[str]]:
        """Return territory or département → who holds a post of a scheme there in the last year known."""
        posts = [each for each in self.engagements if each.scheme and each.year == self.last_year]
        return _sets((place, each.organization) for each in posts for place in (each.territory, each.departement))

    @cached_property
    def held(self) -> Mapping[str, set[str]]:
        """Return territory → who holds a post of a scheme there, or did."""
        return _sets((each.territory, each.organization) for each in self.engagements if each.scheme)

    @cached_property
    def here(self) -> Mapping[str, set[str]]:
        """Return département → who acts or stands there and is known by an action or a meeting, not by a list alone.

        Who only held posts of a scheme, and no longer does, is not there any more.
        """
        acting = [e for e in self.engagements if not e.scheme or e.year == self.last_year]
        alive = {each.organization for each in acting} | self.came.keys()
        based = [(place, actor.id) for actor in self.actors.values() if actor.id in alive for place in actor.based]
        return _sets([*((each.departement, each.organization) for each in acting), *based])

    @cached_property
    def partners(self) -> Mapping[str, Counter[str]]:
        """Return, for each organisation, how many actions it shares with each other one; posts name no partners."""
        together = _sets((each.action, each.organization) for each in self.engagements if not each.scheme)
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for organizations in together.values():
            for one in organizations:
                found[one].update(organizations - {one})
        return dict(found)

    @cached_property
    def meeting(self) -> Mapping[str, Meeting]:
        """Return each meeting by its id."""
        return {each.id: each for each in self.meetings}

    @cached_property
    def came(self) -> Mapping[str, set[str]]:
        """Return organisation → the meetings it came to."""
        return _sets((one, meeting.id) for meeting in self.meetings for one in meeting.came)

    def crossed(self, organization: str) -> set[str]:
        """Return those who came to a meeting to which an organisation came."""
        came = self.came.get(organization, set())
        return {one for meeting in came for one in self.meeting[meeting].came} - {organization}

    def name(self, organization: str) -> str:
        """Return the name of an organisation, or its id."""
        return self.actors[organization].name if organization in self.actors else organization


def read_known(store: GraphStore) -> Known:
    """Read all that planning needs from a store, in three queries."""
    return known_from(*(run_query(store, name) for name in ("actors", "engagements", "meetings")))


def known_from(actors: Iterable[Row], engagements: Iterable[Row], meetings: Iterable[Row]) -> Known:
    """Make plain data of the rows of the views of these names."""
    people = (Actor(r["organization"], r["name"], r["kind"] or "", frozenset(r["departements"])) for r in actors)
    met = (_meeting(row) for row in meetings)
    return Known({actor.id: actor for actor in people}, tuple(map(_engagement, engagements)), tuple(met))


def _meeting(row: Row) -> Meeting:
    date, place = row["date"] or "", row["place"] or ""
    return Meeting(row["event"], row["name"], date, place, frozenset(row["departements"]), frozenset(row["came"]))


def _engagement(row: Row) -> Engagement:
    words = ("departement", "territory", "need", "need_name")
    who = (row["organization"], row["action"], row["scheme"] or "", row["year"] or 0)
    return Engagement(*who, *(row[name] or "" for name in words))


def theme(need: str) -> str:
    """Return the theme of the code of a need; a need that the vocabulary does not know is a theme of its own."""
    return need if need.startswith(OTHER) else need.partition("--")[0]


def _sets(pairs: Iterable[tuple[Any, str]]) -> dict[Any, set[str]]:
    found: dict[Any, set[str]] = defaultdict(set)
    for key, one in pairs:
        if key and (not isinstance(key, tuple) or all(key)):
            found[key].add(one)
    return dict(found)


def _grouped(pairs: Iterable[tuple[str, Engagement]]) -> dict[str, list[Engagement]]:
    found: dict[str, list[Engagement]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return dict(found)
