"""Which words of two names correspond, and which are left over on each side."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec
from rapidfuzz.distance import OSA

from graph.gazetteer import initial_weights, may_mean
from graph.names import is_clipping
from graph.resolution.parsing import BRAND, KIND, LEGAL, PLACE, TELLING, ParsedName, Token

SHORTEST_ACRONYM, LONGEST_ACRONYM = 3, 9
INEXACT = 0.85
ACRONYM = 0.92
PARTIAL_ACRONYM = 1.5


class Match(msgspec.Struct, frozen=True, gc=False):
    """Words that correspond, how (``same``, ``clipped``, ``glued``, ``acronym``, ``place``, ``maybe``), their worth."""

    left: str
    right: str
    how: str
    role: str
    weight: float


class Alignment(msgspec.Struct, frozen=True, gc=False):
    """The words of two names that correspond and those that do not; ``ends`` open or close both names."""

    matches: tuple[Match, ...]
    left_over: tuple[Token, ...]
    right_over: tuple[Token, ...]
    ends: frozenset[str]


def align(left: ParsedName, right: ParsedName) -> Alignment:
    """Match the words of two names: the same first, then the less and less alike."""
    texts = {token.text for token in left.tokens} & {token.text for token in right.tokens}
    matches = [
        Match(t.word, t.word, "same", t.role, t.weight) for t in left.tokens if t.text in texts and t.role != LEGAL
    ]
    left_rest = [token for token in left.tokens if token.text not in texts and token.role != LEGAL]
    right_rest = [token for token in right.tokens if token.text not in texts and token.role != LEGAL]
    if left_rest and right_rest:
        for step in (_placed, _glued, _similar):
            matches += step(left_rest, right_rest)
        matches += _acronym(left_rest, right_rest, right) + _acronym(right_rest, left_rest, left)
    _forgive_aliases(left, left_rest)
    _forgive_aliases(right, right_rest)
    return Alignment(tuple(matches), tuple(left_rest), tuple(right_rest), _ends(left) & _ends(right))


def _ends(name: ParsedName) -> frozenset[str]:
    """Return the first and the last word of a name, places and legal form apart."""
    texts = [token.text for token in name.tokens if token.role not in (LEGAL, PLACE)]
    return frozenset(texts[:1] + texts[-1:])


def _take(left: list[Token], right: list[Token], alike: Callable[[Token, Token], str]) -> list[Match]:
    """Remove and return the pairs of words, one of each side, that are alike in some way."""
    matches = []
    for one in list(left):
        for two in right:
            how = alike(one, two)
            if how:
                evidence = INEXACT * min(max(one.weight, 1.0), max(two.weight, 1.0))
                matches.append(Match(one.word, two.word, how, KIND if how == "maybe" else BRAND, evidence))
                left.remove(one)
                right.remove(two)
                break
    return matches


def _similar(left: list[Token], right: list[Token]) -> list[Match]:
    return _take(left, right, _resemblance)


def _resemblance(one: Token, two: Token) -> str:
    """Say how two words resemble each other: clipped, misspelt, or a commune by its first word."""
    if (one.role == BRAND and two.role == PLACE) or (one.role == PLACE and two.role == BRAND):
        brand, place = (one, two) if one.role == BRAND else (two, one)
        return "place" if brand.text == place.text.split()[0] and " " in place.text else ""
    if {one.role, two.role} == {BRAND, KIND}:
        brand, kind = (one, two) if one.role == BRAND else (two, one)
        return "maybe" if f"@{may_mean().get(brand.word)}" == kind.text else ""
    if one.role != BRAND or two.role != BRAND:
        return ""
    if is_clipping(one.word, two.word) or is_clipping(two.word, one.word):
        return "clipped"
    if _elided(one.word) == two.word or _elided(two.word) == one.word:
        return "same"
    shortest = min(len(one.text), len(two.text))
    return "misspelt" if shortest >= 6 and OSA.distance(one.text, two.text, score_cutoff=1) <= 1 else ""


def _elided(word: str) -> str:
    """Return a word without the article glued to it (« dhotel »), or nothing."""
    return word[1:] if len(word) > 4 and word[0] in "dl" else ""


def _placed(left: list[Token], right: list[Token]) -> list[Match]:
    """Match a commune of several words with the words that spell it in the middle of the other name."""
    return _spelled(left, right) + _spelled(right, left)


def _spelled(places: list[Token], apart: list[Token]) -> list[Match]:
    matches = []
    for place in [token for token in places if token.role == PLACE and " " in token.text]:
        size = place.text.count(" ") + 1
        for start in range(len(apart) - size + 1):
            run = apart[start : start + size]
            if " ".join(token.text for token in run) == place.text:
                matches.append(Match(place.word, place.word, "same", PLACE, place.weight))
                places.remove(place)
                del apart[start : start + size]
                break
    return matches


def _glued(left: list[Token], right: list[Token]) -> list[Match]:
    """Match two words that follow each other with the one they make: « hand ball », « handball »."""
    return _glue(left, right) + _glue(right, left)


def _glue(apart: list[Token], joined: list[Token]) -> list[Match]:
    matches = []
    for first, second in list(pairwise(apart)):
        whole = next((token for token in joined if token.word == first.word + second.word), None)
        if whole and first in apart and second in apart:
            matches.append(Match(f"{first.word} {second.word}", whole.word, "glued", BRAND, whole.weight))
            apart.remove(first)
            apart.remove(second)
            joined.remove(whole)
    return matches


def _acronym(short: list[Token], long: list[Token], long_name: ParsedName) -> list[Match]:
    """Match an acronym with the words whose initials it is; they must open the name."""
    for token in list(short):
        if token.role != BRAND or not _can_be_acronym(token):
            continue
        for start in _openings(long_name.tokens):
            covered = _covered(token.word, long_name.tokens[start:])
            # One of its words may be in both names: « ENA Anjou » is the « Entente Nord Anjou ».
            told = [other for other in covered if other.role == LEGAL or other in long]
            if len(told) > 1 and all(other in told or other.weight > TELLING for other in covered):
                rest = len([other for other in long if other not in covered and other.role == BRAND])
                evidence = sum(initial_weights().get(letter, 3.0) for other in told for letter in other.initials)
                spelled = " ".join(other.word for other in covered)
                short.remove(token)
                long[:] = [other for other in long if other not in covered]
                return [Match(token.word, spelled, "acronym", BRAND, evidence - PARTIAL_ACRONYM * bool(rest))]
    return []


def _can_be_acronym(token: Token) -> bool:
    return token.word.isalpha() and SHORTEST_ACRONYM <= len(token.word) <= LONGEST_ACRONYM and token.weight > TELLING


def _openings(tokens: Sequence[Token]) -> list[int]:
    """Return where an acronym may start: at the first word, or at the first that is not a legal form."""
    after = next((index for index, token in enumerate(tokens) if token.role != LEGAL), 0)
    return [0, after] if after else [0]


def _covered(acronym: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the first tokens whose initials make exactly the acronym, or nothing."""
    letters, covered = "", []
    for token in tokens:
        letters += token.initials
        covered.append(token)
        if letters == acronym:
            return covered
        if not acronym.startswith(letters):
            break
    return []


def _forgive_aliases(name: ParsedName, rest: list[Token]) -> None:
    """Drop from the left-over words those that only repeat the matched ones, an acronym and its words."""
    for token in name.tokens:
        if token.role != BRAND or not _can_be_acronym(token):
            continue
        others = [other for other in name.tokens if other is not token]
        covered = next(filter(None, (_covered(token.word, others[start:]) for start in range(len(others)))), [])
        spelled = [other for other in covered if other.role != LEGAL]
        if len(spelled) < 2:
            continue
        if token not in rest:
            rest[:] = [other for other in rest if other not in spelled]
        elif not all(other in rest for other in spelled):
            rest.remove(token)
