"""What is said, in French, of why an organisation should be there, and what to check before calling it."""

from collections.abc import Iterable, Sequence

from graph.gaps import Gap
from graph.needs import need_code
from graph.planning.known import Known, theme
from graph.vocabulary import departement_name

NAMES = 3  # organisations named in a sentence; the others are counted


def brings(known: Known, one: str, gap: Gap) -> str:
    """Return what is known that makes an organisation useful for a gap that is not its own; else an empty text."""
    if one in gap.subjects:
        return ""
    own = known.of.get(one, [])
    answers = sorted({e.departement for e in own if e.need and e.need_name == gap.need and e.departement})
    if answers:
        return f"y répond déjà ({', '.join(map(departement_name, answers))})"
    near = sorted({e.need_name for e in own if e.need and e.departement == gap.departement and _is_near(e.need, gap)})
    if near:
        return f"agit ici sur un besoin proche : « {near[0]} »"
    if any(e.scheme and e.territory in gap.subjects for e in own):
        return "porte ou a porté un poste dans le même contrat de ville"
    if any(e.scheme and e.departement == gap.departement for e in own):
        return "porte un poste dans le même département"
    if any(e.departement == gap.departement for e in own):
        return "agit dans le département"
    return "est du département et est venue à une rencontre" if _came_from(known, one, gap.departement) else ""


def _is_near(need: str, gap: Gap) -> bool:
    code = need_code(gap.need) if gap.need else ""
    return bool(code) and theme(code) == theme(need)


def _came_from(known: Known, one: str, departement: str) -> bool:
    return one in known.came and departement in known.actors[one].based


def no_longer_seen(known: Known, gaps: Iterable[Gap]) -> dict[str, str]:
    """Return organisation → the sentence of the gap that says that it is no longer in the lists, anywhere."""
    now = {e.organization for e in known.engagements if e.scheme and e.year == known.last_year}
    left = (gap for gap in gaps if gap.kind in ("lost_actor", "lost_carrier"))
    return {one: gap.sentence for gap in left for one in gap.subjects if one in known.actors and one not in now}


def named(known: Known, people: Sequence[str], gap: Gap) -> str:
    """Return names as in « A (Meuse), B et 2 autres »: the place of those who are not of the gap's département."""
    told = [known.name(one) + _place(known, one, gap) for one in people[:NAMES]]
    if rest := len(people) - len(told):
        return f"{', '.join(told)} et {rest} autre{'s' if rest > 1 else ''}"
    return " et ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def _place(known: Known, one: str, gap: Gap) -> str:
    based = sorted(known.actors[one].based)
    return f" ({departement_name(based[0])})" if based and gap.departement not in based else ""
