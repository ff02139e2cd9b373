"""The evidence for and against, as named terms in natural log-odds.

Each shared word is worth its rarity, and a place is worth how few organisations share it. The weights were set by
hand on the posts of Grand Est and on the judged pairs, not learned.
"""

from collections.abc import Iterable

import msgspec

from graph.gazetteer import kinds
from graph.resolution.alignment import Alignment, Match
from graph.resolution.facts import anchored, is_commune, labels
from graph.resolution.parsing import BRAND, KIND, KIND_WEIGHT, NUMBER, PLACE, ParsedMention, Token

# The prior of two names drawn from a list of some thirty thousand.
PRIOR = -10.2
SAME_NAME = 3.0
SAME_DEPARTEMENT = 5.0
OTHER_DEPARTEMENT = -6.0
SAME_REGION = 1.5
SAME_COMMUNE = 2.0
OTHER_COMMUNE = -1.5
SAME_TERRITORY = 1.0
ANCHORED_KIND = 5.0
RELATED_KINDS = -4.0
# What is left over: the poorer side counts in full, the richer one by this share and up to a limit.
ONE_SIDED = 0.3
MOST_ONE_SIDED = 4.0
OPPOSED_KIND = 6.0
SINGLE_WORD = 2.5
TELLING = 4.0
RARE = 8.0
WORD_SHARE, LEAST_SHARE = 0.75, 0.25
OTHER_PLACES = {"departement": 1.5, "region": 1.0, "commune": 3.0}
HOW = {
    "same": "même mot",
    "clipped": "mot abrégé",
    "glued": "mots collés",
    "acronym": "sigle",
    "place": "même lieu",
}


class Evidence(msgspec.Struct, frozen=True):
    """One term of the sum, with the words that show it to a person; terms against have no words."""

    value: float
    reason: str = ""


def evidence(left: ParsedMention, right: ParsedMention, alignment: Alignment) -> list[Evidence]:
    """Return all the terms, the prior first."""
    return [
        Evidence(PRIOR),
        *_words(alignment),
        *_place(left, right),
        *_kind(left, right),
        _left_over(left, right, alignment),
    ]


def _words(alignment: Alignment) -> list[Evidence]:
    """Return the evidence of the words that correspond, and of names that are wholly the same."""
    found = [Evidence(_sum(match.weight for match in alignment.matches))]
    brands = [match for match in alignment.matches if match.role in (BRAND, NUMBER)]
    if not alignment.left_over and not alignment.right_over and alignment.matches:
        hows = {match.how for match in alignment.matches}
        bonus = 0.0 if "acronym" in hows else SAME_NAME
        found.append(Evidence(bonus, "même nom" if hows == {"same"} else "même nom (développé)"))
    elif brands:
        shown = sorted(brands, key=lambda match: (-match.weight, match.left))[:3]
        found.append(Evidence(0.0, "mots communs : " + ", ".join(_shown(match) for match in shown)))
    return found


def _sum(weights: Iterable[float]) -> float:
    """Add up evidence of words, each next one worth less: the words of one expression go together."""
    ordered = sorted(weights, reverse=True)
    return sum(weight * max(LEAST_SHARE, WORD_SHARE**rank) for rank, weight in enumerate(ordered))


def _shown(match: Match) -> str:
    left, right, how = match.left, match.right, match.how
    return f"« {left} »" if left == right else f"« {left} » = « {right} » ({HOW.get(how, 'orthographe voisine')})"


def _place(left: ParsedMention, right: ParsedMention) -> list[Evidence]:
    """Return the evidence of département, commune and territory."""
    found = []
    if left.departements & right.departements:
        found.append(Evidence(SAME_DEPARTEMENT, "même département"))
    elif left.departements and right.departements and not left.name.regions & right.name.regions:
        found.append(Evidence(OTHER_DEPARTEMENT))
    if left.name.regions & right.name.regions:
        found.append(Evidence(SAME_REGION, "même région"))
    if left.communes & right.communes:
        found.append(Evidence(SAME_COMMUNE, "même commune"))
    elif left.communes and right.communes:
        found.append(Evidence(OTHER_COMMUNE))
    if left.mention.territory and left.mention.territory == right.mention.territory:
        found.append(Evidence(SAME_TERRITORY, "même contrat de ville"))
    return found


def _kind(left: ParsedMention, right: ParsedMention) -> list[Evidence]:
    """Return the evidence of the kind: one département has one CIDFF, one commune one CCAS."""
    shared = left.name.kinds & right.name.kinds
    for kind in sorted(shared):
        if anchored(kind, left, right):
            return [Evidence(ANCHORED_KIND, f"même nature dans le même lieu : {kinds()[kind]['label']}")]
    if shared:
        return [Evidence(0.0, f"même nature : {labels(shared)}")]
    return [Evidence(RELATED_KINDS)] if left.name.kinds and right.name.kinds else []


def _left_over(left: ParsedMention, right: ParsedMention, alignment: Alignment) -> Evidence:
    """Weigh what corresponds to nothing: little when one name only says more than the other, else fully."""
    costs = sorted((_cost(alignment.left_over, alignment.right_over), _cost(alignment.right_over, alignment.left_over)))
    place = _place_cost(alignment.left_over, right) + _place_cost(alignment.right_over, left)
    alone = _one_rare_word(left, alignment) or _one_rare_word(right, alignment)
    value = -costs[0] - min(ONE_SIDED * costs[1], MOST_ONE_SIDED) - place
    return Evidence(value + (SINGLE_WORD if alone else 0.0))


def _cost(tokens: tuple[Token, ...], opposite: tuple[Token, ...]) -> float:
    """Weigh the left-over words of a side; a kind or a commune opposed to another word tells more."""
    opposed = any(token.role == BRAND and token.weight > TELLING for token in opposite)
    cost = 0.0
    for token in tokens:
        if token.role in (BRAND, NUMBER):
            cost += token.weight
        elif token.role == KIND:
            cost += OPPOSED_KIND if opposed else KIND_WEIGHT
        elif is_commune(token) and opposed:
            cost += token.weight
    return cost


def _one_rare_word(side: ParsedMention, alignment: Alignment) -> bool:
    """Whether a name is one rare word, which opens or closes the other name: « ASTU », « … - CRIL54 »."""
    words = [token for token in side.name.tokens if token.role in (BRAND, KIND)]
    if len(words) != 1 or words[0].weight < RARE or not words[0].text.isalpha():
        return False
    return words[0].text in alignment.ends


def _place_cost(tokens: tuple[Token, ...], other: ParsedMention) -> float:
    """Weigh the places that only one name states, unless the other's row gives them."""
    return sum(OTHER_PLACES[_level(token)] for token in tokens if token.role == PLACE and not _given(token, other))


def _level(token: Token) -> str:
    return "commune" if is_commune(token) else token.text.removeprefix("@").split()[0]


def _given(place: Token, other: ParsedMention) -> bool:
    """Whether a row states beside the name the place that the other name states."""
    if is_commune(place):
        return bool(other.communes and not other.name.communes)
    return _level(place) == "departement" and place.text.split()[1] in other.departements
