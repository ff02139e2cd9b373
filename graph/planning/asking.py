"""Planning over an open map: names become ids, and a wrong one is said in French."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from graph.atlas import Atlas
from graph.errors import JudgementError, NotFound
from graph.following import decide
from graph.gaps import Gap, GapReport, find_gaps
from graph.gaps.find import followed
from graph.journal.following import follow_ups_of
from graph.leaving_out import ids_of, store_without
from graph.loaders.dates import iso_date
from graph.model import FollowUp
from graph.names import fold
from graph.planning.introducing import introductions
from graph.planning.inviting import make_plan
from graph.planning.known import Known, read_known
from graph.planning.model import Introduction, Plan, Request
from graph.queries import run_query
from graph.store import GraphStore

MOST_SEATS = 500  # beyond, it is no longer a meeting where people meet


@dataclass(frozen=True)
class Ground:
    """What plans are made on: what is known, and all the gaps with what was decided of them."""

    known: Known
    gaps: tuple[Gap, ...]

    def needs(self) -> list[str]:
        """Return the names of the needs that have a gap, sorted."""
        return sorted({gap.need for gap in self.gaps if gap.need})


def ground(atlas: Atlas, without: Iterable[str] = ()) -> Ground:
    """Return the ground of a map without some organisations, named by id, name or spelling; raise NotFound."""
    return _ground(atlas, ids_of(atlas, without))


def _ground(atlas: Atlas, gone: tuple[str, ...]) -> Ground:
    if not gone:
        return Ground(atlas.once(read_known), atlas.gaps().gaps)
    known, report = atlas.once(_without, gone)
    return Ground(known, followed(report, follow_ups_of(atlas.journal), whole=False).gaps)


def _without(store: GraphStore, gone: Sequence[str]) -> tuple[Known, GapReport]:
    with store_without(store, gone) as left:
        return read_known(left), find_gaps(left)


def plan(atlas: Atlas, asked: Request, without: Iterable[str] = ()) -> Plan:
    """Return the plan of a meeting; what is asked names things as people do. Raise NotFound, JudgementError."""
    gone = ids_of(atlas, without)
    return atlas.latest(_plan, resolved(atlas, _ground(atlas, gone), asked), gone)


def _plan(atlas: Atlas, request: Request, gone: tuple[str, ...]) -> Plan:
    on = _ground(atlas, gone)
    return make_plan(on.known, on.gaps, request)


def resolved(atlas: Atlas, on: Ground, asked: Request) -> Request:
    """Return a request with ids for names; raise NotFound for what is not there, JudgementError for what cannot be."""
    for code in asked.departements:
        known_departement(atlas, code)
    wanted, unwanted = (_organizations(atlas, on, each) for each in (asked.wanted, asked.unwanted))
    if both := set(wanted) & set(unwanted):
        raise JudgementError(f"« {on.known.name(min(both))} » ne peut pas être à la fois invitée d’office et écartée.")
    if not 1 <= asked.seats <= MOST_SEATS:
        raise JudgementError(f"Le nombre de places va de 1 à {MOST_SEATS}.")
    if len(wanted) > asked.seats:
        raise JudgementError(
            f"Places : {asked.seats} ; organisations invitées d’office : {len(wanted)}. Augmentez le nombre de places."
        )
    if not 0 <= asked.tables <= asked.seats:
        raise JudgementError("Il ne peut pas y avoir plus de tables que de places.")
    need, meeting = need_named(on, asked.need), _meeting(on.known, asked.meeting)
    return replace(asked, need=need, meeting=meeting, wanted=wanted, unwanted=unwanted)


def known_departement(atlas: Atlas, code: str) -> str:
    """Return the code of a département of the map; raise NotFound."""
    there = sorted(row["departement"] for row in atlas.once(run_query, "departements"))
    if code not in there:
        raise NotFound(f"Le département « {code} » n’est pas dans la carte (connus : {', '.join(there)}).")
    return code


def need_named(on: Ground, text: str) -> str:
    """Return the name of the one need that has a gap and holds these words; an empty text for none. Raise NotFound."""
    needs = on.needs()
    exact = [name for name in needs if fold(name) == fold(text)]
    found = exact or [name for name in needs if fold(text) in fold(name)]
    if not text or len(found) == 1:
        return found[0] if text else ""
    told = f" Besoins qui ont un manque : {' ; '.join(found or needs)}." if needs else " Aucun besoin n’a de manque."
    raise NotFound(f"{'Plusieurs besoins répondent' if found else 'Aucun besoin ne répond'} à « {text} ».{told}")


def _organizations(atlas: Atlas, on: Ground, names: Iterable[str]) -> tuple[str, ...]:
    found = sorted({atlas.organization_named(name) for name in names})
    for one in found:
        if one not in on.known.actors:
            raise NotFound("Une organisation laissée de côté ne peut être ni invitée d’office ni écartée.")
    return tuple(found)


def _meeting(known: Known, text: str) -> str:
    """Return the id of the latest meeting with this id, date or words in its name; raise NotFound."""
    if not text:
        return ""
    day, words = iso_date(text), fold(text)
    found = [m for m in known.meetings if text == m.id or (day and m.date.startswith(day)) or words in fold(m.name)]
    if not found:
        names = " ; ".join(f"{one.name} ({one.date})" for one in known.meetings[-5:])
        raise NotFound(f"Aucune rencontre ne répond à « {text} ». Dernières connues : {names or 'aucune'}.")
    return max(found, key=lambda one: (one.date, one.id)).id


def who_should_meet(
    atlas: Atlas, departements: Sequence[str] = (), need: str = "", without: Iterable[str] = ()
) -> tuple[Introduction, ...]:
    """Return who should meet whom, the best first, in the given départements (all by default) and on a need."""
    gone = ids_of(atlas, without)
    for code in departements:
        known_departement(atlas, code)
    name = need_named(_ground(atlas, gone), need)
    found = atlas.latest(_introductions, gone, date.today().isoformat())
    return tuple(
        one
        for one in found
        if (not departements or any(_touches(gap, departements) for gap in one.gaps)) and name in ("", one.need)
    )


def _introductions(atlas: Atlas, gone: tuple[str, ...], today: str) -> tuple[Introduction, ...]:
    on = _ground(atlas, gone)
    return tuple(introductions(on.known, on.gaps, today))


def follow_introduction(atlas: Atlas, introduction_id: str, said: FollowUp) -> None:
    """Keep what is decided of an introduction, for each gap that it would close; raise NotFound, JudgementError."""
    found = next((one for one in who_should_meet(atlas) if one.id == introduction_id), None)
    if found is None:
        raise NotFound("Cette mise en relation n’est plus proposée : la carte a changé, ou elle a été mise de côté.")
    for gap in found.gaps:
        decide(atlas, msgspec.structs.replace(said, gap=gap.id))


def _touches(gap: Gap, departements: Sequence[str]) -> bool:
    return bool({gap.departement, *gap.subjects}.intersection(departements))
