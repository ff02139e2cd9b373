"""What a pair of mentions shows, as numbers: the model of ``scoring`` weighs them, ``evidence`` says them in French."""

import math
from collections.abc import Iterable, Sequence

import msgspec
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from graph.resolution.alignment import Alignment
from graph.resolution.facts import anchored, apart, is_commune
from graph.resolution.parsing import BRAND, KIND, LEGAL, NUMBER, PLACE, TELLING, ParsedMention, Token

RARE = 8.0
# Each next word is worth less: the words of one expression go together.
WORD_SHARE, LEAST_SHARE = 0.75, 0.25
OTHER_PLACES = {"departement": 1.5, "region": 1.0, "commune": 3.0}
# Crowds that the model was fitted on; beyond them it knows nothing more.
LEAST_CROWD, LARGEST_CROWD = 50, 2000


class Surroundings(msgspec.Struct, frozen=True):
    """What the list around a pair says.

    ``homonyms``: in how many places the commoner of the two names occurs. ``placeless``: whether the list
    gives no places; such a list is most often about one territory. ``crowd``: how many mentions of the list are in the
    département of the two, or in the whole list when it is not known. ``spread``: over how many départements the list
    is spread (see ``extent``), when nothing tells those of the two.
    """

    homonyms: int = 1
    placeless: bool = False
    crowd: int = LEAST_CROWD
    spread: float = 0.0


class Features(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One pair. Weights of words are natural log-odds; *left over* is what corresponds to nothing in the other name.

    ``poorer`` is the side with less left over, ``richer`` the other one.
    """

    words_same: float
    words_resembling: float
    acronym: float
    kinds_same: float
    all_matched: float
    richer_left: float
    poorer_left: float
    poorer_covered: float
    richer_covered: float
    kinds_left: float
    kind_opposed: float
    places_left: float
    same_name: float
    same_departement: float
    other_departement: float
    same_commune: float
    other_commune: float
    same_kind: float
    only_one_there: float
    other_kind: float
    homonyms: float
    same_name_homonyms: float
    words: float
    ends: float
    one_rare_word: float
    same_name_there: float
    placeless_list: float
    crowd: float
    letters_alike: float
    words_alike: float
    spread: float


def features(left: ParsedMention, right: ParsedMention, found: Alignment, around: Surroundings) -> Features:
    """Return what a pair shows; the order of the two does not matter."""
    matched = sum(match.weight for match in found.matches)
    costs = [sum(t.weight for t in side if t.role in (BRAND, NUMBER)) for side in (found.left_over, found.right_over)]
    kinds_left = [sum(token.role == KIND for token in side) for side in (found.left_over, found.right_over)]
    shared = left.name.kinds & right.name.kinds
    same = not found.left_over and not found.right_over and all(match.how == "same" for match in found.matches)
    there = bool(left.departements & right.departements)
    homonyms = math.log(around.homonyms)
    return Features(
        words_same=_sum(m.weight for m in found.matches if m.how == "same" and m.role in (BRAND, NUMBER)),
        words_resembling=_sum(m.weight for m in found.matches if m.how not in ("same", "acronym")),
        acronym=_sum(m.weight for m in found.matches if m.how == "acronym"),
        kinds_same=sum(m.weight for m in found.matches if m.role == KIND),
        all_matched=_sum(m.weight for m in found.matches),
        richer_left=max(costs),
        poorer_left=math.log1p(min(costs)),
        poorer_covered=matched / (matched + min(costs) + 0.1),
        richer_covered=matched / (matched + max(costs) + 0.1),
        kinds_left=min(kinds_left),
        kind_opposed=float(_kind_opposed(found.left_over, found.right_over)),
        places_left=_places_left(found.left_over, right) + _places_left(found.right_over, left),
        same_name=float(same),
        same_departement=float(there),
        other_departement=float(apart(left.departements, right.departements)),
        same_commune=float(bool(left.communes & right.communes)),
        other_commune=float(apart(left.communes, right.communes)),
        same_kind=float(bool(shared)),
        only_one_there=float(any(anchored(kind, left, right) for kind in shared)),
        other_kind=float(apart(left.name.kinds, right.name.kinds)),
        homonyms=homonyms,
        same_name_homonyms=same * homonyms,
        words=float(min(_words(left), _words(right))),
        ends=float(len(found.ends)),
        one_rare_word=float(_one_rare_word(left, found) or _one_rare_word(right, found)),
        same_name_there=float(same and there),
        placeless_list=float(around.placeless),
        crowd=crowded(around.crowd),
        letters_alike=JaroWinkler.similarity(left.name.text, right.name.text),
        words_alike=fuzz.token_set_ratio(left.name.text, right.name.text) / 100,
        spread=around.spread,
    )


def crowded(crowd: int) -> float:
    """Return the logarithm of a crowd over the least that counts, to an eighth: one more mention seldom changes it."""
    return round(8 * math.log(min(max(crowd, LEAST_CROWD), LARGEST_CROWD) / LEAST_CROWD)) / 8


def core(mention: ParsedMention) -> tuple[str, ...]:
    """Return the words of a name but its legal form and its département, in a fixed order: homonyms have the same."""
    words = sorted(token.text for token in mention.name.tokens if token.role != LEGAL)
    return tuple(word for word in words if not word.startswith("@departement")) or tuple(words)


def _sum(weights: Iterable[float]) -> float:
    ordered = sorted(weights, reverse=True)
    return sum(weight * max(LEAST_SHARE, WORD_SHARE**rank) for rank, weight in enumerate(ordered))


def _words(mention: ParsedMention) -> int:
    return sum(token.role in (BRAND, NUMBER, KIND) for token in mention.name.tokens)


def _kind_opposed(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether one name has a kind where the other has another telling word."""
    for one, two in ((left, right), (right, left)):
        if any(token.role == KIND for token in one) and sum(t.weight for t in two if t.role == BRAND) > TELLING:
            return True
    return False


def _one_rare_word(side: ParsedMention, found: Alignment) -> bool:
    """Whether a name is one rare word, which opens or closes the other name: « ASTU », « … - CRIL54 »."""
    words = [token for token in side.name.tokens if token.role in (BRAND, KIND)]
    if len(words) != 1 or words[0].weight < RARE or not words[0].text.isalpha():
        return False
    return words[0].text in found.ends


def _places_left(tokens: Sequence[Token], other: ParsedMention) -> float:
    """Weigh the places that only one name states, unless the other's row gives them."""
    return sum(OTHER_PLACES[_level(token)] for token in tokens if token.role == PLACE and not _given(token, other))


def _level(token: Token) -> str:
    return "commune" if is_commune(token) else token.text.removeprefix("@").split()[0]


def _given(place: Token, other: ParsedMention) -> bool:
    """Whether a row states beside the name the place that the other name states."""
    if is_commune(place):
        return bool(other.communes and not other.name.communes)
    return _level(place) == "departement" and place.text.split()[1] in other.departements
