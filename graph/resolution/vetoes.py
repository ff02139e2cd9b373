"""What forbids that two mentions be one, whatever their names share; and what only a person may decide."""

from graph.resolution.alignment import Alignment
from graph.resolution.facts import anchored, apart, is_commune, labels, localised, says_local, scope
from graph.resolution.model import Score
from graph.resolution.parsing import BRAND, NUMBER, PLACE, ParsedMention
from graph.vocabulary import departement_name

GENERIC_LIMIT = 0.5
ELSEWHERE_LIMIT = 0.8
LEAST_DISTINCTIVE = 3.0
ELSEWHERE = "départements différents : à confirmer par une personne"
NEEDS_PLACE = "nom générique : un lieu ou un nom propre manque pour trancher"


def forbidden(left: ParsedMention, right: ParsedMention, alignment: Alignment) -> str:
    """Return in French what forbids that the two be one, or nothing."""
    one, two = left.name, right.name
    stated = one.departements and two.departements
    if apart(left.departements, right.departements) and (stated or localised(left, right)):
        return f"départements différents ({_names(left)} ; {_names(right)})"
    if apart(one.numbers, two.numbers):
        return f"numéros différents ({', '.join(sorted(one.numbers))} ; {', '.join(sorted(two.numbers))})"
    if apart(one.kinds, two.kinds) and not all(scope(kind) == "quartier" for kind in one.kinds | two.kinds):
        return f"natures différentes ({labels(one.kinds)} ; {labels(two.kinds)})"
    if apart(one.regions, two.regions):
        return "régions différentes"
    if _communes_differ(alignment) or (apart(left.communes, right.communes) and localised(left, right)):
        return "communes différentes"
    return ""


def _names(parsed: ParsedMention) -> str:
    return ", ".join(departement_name(code) for code in sorted(parsed.departements))


def _communes_differ(alignment: Alignment) -> bool:
    return all(any(is_commune(token) for token in side) for side in (alignment.left_over, alignment.right_over))


def left_to_a_person(found: Score, left: ParsedMention, right: ParsedMention, alignment: Alignment) -> Score:
    """Leave to a person what a name alone cannot tell: a generic name, or the same name elsewhere."""
    shared = left.name.kinds & right.name.kinds
    if any(anchored(kind, left, right) or scope(kind) == "unique" for kind in shared):
        return found
    if apart(left.departements, right.departements) and not left.name.regions & right.name.regions:
        return Score(min(found.value, ELSEWHERE_LIMIT), found.reasons, ELSEWHERE)
    one, two = left.mention, right.mention
    if one.territory and (one.territory, one.name) == (two.territory, two.name):
        return found
    distinctive = sum(match.weight for match in alignment.matches if match.role in (BRAND, NUMBER))
    placed = any(match.role == PLACE and match.weight for match in alignment.matches)
    if says_local(left, right) and not (left.departements and right.departements):
        placed, distinctive = False, 0.0
    if placed or distinctive >= LEAST_DISTINCTIVE:
        return found
    return Score(min(found.value, GENERIC_LIMIT), found.reasons, NEEDS_PLACE)
