"""What forbids that two mentions be one, whatever their names share; and what only a person may decide."""

from collections.abc import Sequence

from graph.resolution.alignment import Alignment
from graph.resolution.facts import anchored, apart, is_commune, labels, localised, scope
from graph.resolution.parsing import BRAND, NUMBER, PLACE, ParsedMention, Token, says_local
from graph.vocabulary import departement_name

LEAST_DISTINCTIVE = 3.0
# Words left over that weigh this much give one of the two a name of its own.
OF_ITS_OWN, LONGER_DISTINCTIVE = 8.0, 8.9
ELSEWHERE = "départements différents : à confirmer par une personne"
NEEDS_PLACE = "nom générique : un lieu ou un nom propre manque pour trancher"
ONLY_A_PERSON = frozenset({ELSEWHERE, NEEDS_PLACE})


def forbidden(left: ParsedMention, right: ParsedMention, alignment: Alignment) -> str:
    """Return in French what forbids that the two be one, or nothing."""
    return stated_apart(left, right) or ("communes différentes" if _communes_apart(left, right, alignment) else "")


def stated_apart(left: ParsedMention, right: ParsedMention) -> str:
    """Return in French what forbids that the two be one whatever words correspond, or nothing."""
    one, two = left.name, right.name
    stated = one.departements and two.departements
    if apart(left.departements, right.departements) and (stated or localised(left, right)):
        return f"départements différents ({_names(left)} ; {_names(right)})"
    if apart(one.numbers, two.numbers):
        return f"numéros différents ({', '.join(sorted(one.numbers))} ; {', '.join(sorted(two.numbers))})"
    if apart(one.kinds, two.kinds) and not all(scope(kind) == "quartier" for kind in one.kinds | two.kinds):
        return f"natures différentes ({labels(one.kinds)} ; {labels(two.kinds)})"
    return "régions différentes" if apart(one.regions, two.regions) else ""


def _names(parsed: ParsedMention) -> str:
    return ", ".join(departement_name(code) for code in sorted(parsed.departements))


def _communes_apart(left: ParsedMention, right: ParsedMention, alignment: Alignment) -> bool:
    if all(any(is_commune(token) for token in side) for side in (alignment.left_over, alignment.right_over)):
        return True
    return apart(left.communes, right.communes) and localised(left, right)


def left_to_a_person(left: ParsedMention, right: ParsedMention, alignment: Alignment) -> str:
    """Say what only a person may decide, or nothing: a generic name, or the same name elsewhere."""
    shared = left.name.kinds & right.name.kinds
    over = max(_telling(alignment.left_over), _telling(alignment.right_over))
    if any(scope(kind) == "unique" or (anchored(kind, left, right) and over < OF_ITS_OWN) for kind in shared):
        return ""
    if apart(left.departements, right.departements) and not left.name.regions & right.name.regions:
        return ELSEWHERE
    distinctive = sum(match.weight for match in alignment.matches if match.role in (BRAND, NUMBER))
    if distinctive < LEAST_DISTINCTIVE and any(match.how == "maybe" for match in alignment.matches):
        return NEEDS_PLACE  # « CS Sedan » may be a club
    one, two = left.mention, right.mention
    if one.territory and (one.territory, one.name) == (two.territory, two.name):
        return ""
    same_place = left.departements & right.departements or left.communes & right.communes
    if same_place and len(alignment.matches) > 1 and not alignment.left_over and not alignment.right_over:
        return ""  # the same words, more than a kind: « PIMMS de l’Isère »
    placed = any(match.role == PLACE and match.weight for match in alignment.matches)
    if says_local(left.name, right.name) and not (left.departements and right.departements):
        placed, distinctive = False, 0.0
    # A generic name is not its longer likes: « usagers du centre social » may be those of any centre.
    enough = LONGER_DISTINCTIVE if shared and over >= OF_ITS_OWN else LEAST_DISTINCTIVE
    return "" if placed or distinctive >= enough else NEEDS_PLACE


def _telling(tokens: Sequence[Token]) -> float:
    return sum(token.weight for token in tokens if token.role in (BRAND, NUMBER))
