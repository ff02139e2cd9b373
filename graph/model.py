"""What a loader yields: records, the organisations they name and the facts they state.

A record is one row as read from one source and is never changed. It names organisations (*mentions*),
each with a role, and states facts (*statements*): actions, events, territories. Everything here is plain
frozen data, so that the journal can keep it and every later stage can be a pure function of it.
"""

from hashlib import sha256

import msgspec

FUNDER = "financeur"  # the role of who pays: a funder is no partner (docs/decisions/0005)


def content_id(prefix: str, *parts: str) -> str:
    """Return a stable id, ``prefix-`` and 16 hexadecimal digits, that depends on nothing but the parts."""
    digest = sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{prefix}-{digest[:16]}"


class Position(msgspec.Struct, frozen=True, order=True):
    """Where a record stands: file name, sheet (empty for CSV and JSON) and row, counted from 1."""

    file: str
    sheet: str
    row: int


class Mention(msgspec.Struct, frozen=True, order=True, omit_defaults=True, gc=False):
    """An organisation as a record names it, with what the record says to tell it from others.

    ``departement`` is an INSEE code; ``territory`` a code of the source (a contrat de ville).
    """

    name: str
    departement: str = ""
    commune: str = ""
    territory: str = ""
    siret: str = ""
    siren: str = ""
    rna: str = ""

    @property
    def key(self) -> str:
        """The mention's id: the same words and identifiers always give the same one."""
        fields = (self.name, self.departement, self.commune, self.territory, self.siret, self.siren, self.rna)
        return content_id("men", *fields)


# The role of those who are where a need is told or an action is led: no tie is made of it.
ALREADY_THERE = "déjà présent"


class Participant(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """A mention with the role its record gives it (a French noun, ``porteur``, ``pilote``, ``participant``…)."""

    mention: Mention
    role: str = ""


class Need(msgspec.Struct, frozen=True, order=True):
    """A need: its data·inclusion code, or one made from its words when no code says it, and its name."""

    code: str
    name: str


class Action(msgspec.Struct, frozen=True, omit_defaults=True, tag="action"):
    """A project or a funded service.

    ``key`` identifies the action among all sources; ``territory`` is a contrat de ville code of the source;
    ``publics`` are data·inclusion codes, or words as written where no code says them.
    """

    key: str
    name: str
    kind: str = ""
    scheme: str = ""
    year: int | None = None
    scale: str = ""
    territory: str = ""
    departements: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    publics: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True, omit_defaults=True, tag="event"):
    """A shared meeting. ``date`` is ISO 8601 and may stop at the year or the month when no more is known."""

    key: str
    name: str
    date: str = ""
    place: str = ""
    scale: str = ""
    departements: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()


class Expression(msgspec.Struct, frozen=True, omit_defaults=True, tag="expression"):
    """A need that a département expressed, as a workshop or a survey noted it."""

    need: Need
    departements: tuple[str, ...]


class Profile(msgspec.Struct, frozen=True, omit_defaults=True, tag="profile"):
    """What a directory says of the one organisation that its record names."""

    kind: str = ""
    website: str = ""


class FollowUp(msgspec.Struct, frozen=True, omit_defaults=True, tag="follow_up"):
    """What was decided about a gap: ``gap`` is its id, ``state`` one of ``graph.gaps.STATES``, ``due`` an ISO date.

    ``sentence`` is what the gap said then: once it is closed, nothing else says it.
    """

    gap: str
    state: str
    owner: str = ""
    due: str = ""
    why: str = ""
    sentence: str = ""


class Territory(msgspec.Struct, frozen=True, omit_defaults=True, tag="territory"):
    """A contrat de ville as one generation of contracts declares it.

    ``code`` is the source's; ``place_code`` the INSEE or SIREN code of the place it covers, by which two
    generations are recognised as one territory; coordinates are degrees (WGS 84); ``population`` inhabitants.
    """

    code: str
    name: str
    departement: str
    generation: int
    place_code: str = ""
    population: int | None = None
    longitude: float | None = None
    latitude: float | None = None


Statement = Action | Event | Territory | Expression | Profile | FollowUp


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """One row of one source: its values as written, and what they were read to mean."""

    position: Position
    values: dict[str, str]
    participants: tuple[Participant, ...] = ()
    states: tuple[Statement, ...] = ()
    date: str = ""


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where records come from, as its ``source.toml`` declares it; ``expected_rows`` by file name.

    ``exhaustive``: it names all there is, so that what a newer version no longer has is ended, not just unsaid.
    ``invented``: every page and export says so.
    """

    name: str
    title: str
    loader: str = ""
    origin: str = ""
    url: str = ""
    licence: str = ""
    date: str = ""
    expected_rows: dict[str, int] = {}
    exhaustive: bool = False
    invented: bool = False
