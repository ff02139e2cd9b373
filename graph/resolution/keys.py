"""The keys of a mention: two mentions that share one are worth comparing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from graph.gazetteer import may_mean
from graph.identifiers import valid_rna
from graph.resolution.alignment import LONGEST_ACRONYM, SHORTEST_ACRONYM
from graph.resolution.parsing import BRAND, KIND, KIND_WEIGHT, LEGAL, PLACE, TELLING, ParsedMention, Token

RARE = 6.5
CLIPPED = 4
# What a letter of an acronym is worth, about.
LETTER = 2.2


class Spellings(msgspec.Struct, frozen=True, gc=False):
    """The words of a name but its legal form, what following words make when glued, and what acronyms it may have."""

    tokens: list[Token]
    glued: list[str]
    acronyms: list[str]


def spellings(mention: ParsedMention) -> Spellings:
    """Return how the words of a name may also be written."""
    tokens = [token for token in mention.name.tokens if token.role != LEGAL]
    return Spellings(tokens, _glued(tokens), list(_acronyms(mention.name.tokens)))


def keys(mention: ParsedMention, found: Spellings) -> Iterator[str]:
    """Yield the keys of a mention: identifiers, whole name, rare words, kind with place, acronym, clipped words."""
    yield from identifiers(mention)
    tokens = found.tokens
    yield from _placed(mention, ["name " + " ".join(sorted(token.text for token in tokens))])
    yield from _placed(mention, _word_keys(tokens))
    yield from _placed(mention, [f"acronym {letters}" for letters in found.acronyms])
    yield from _pair_keys(tokens)
    yield from (f"glue {text}" for text in found.glued)
    yield from _kind_keys(mention, tokens)


def identifiers(mention: ParsedMention) -> Iterator[str]:
    """Yield the valid identifiers of a mention: those who share one are compared whatever their names."""
    if mention.siren:
        yield f"siren {mention.siren}"
    if valid_rna(mention.mention.rna):
        yield f"rna {mention.mention.rna}"


def clipped(found: Spellings) -> dict[str, float]:
    """Return the words of a name by what stays of them when they are clipped, each with its weight."""
    return {token.text[:CLIPPED] if token.role == BRAND else token.text: token.weight for token in found.tokens}


def spelled(found: Spellings) -> dict[str, float]:
    """Return the words of a name, those that two make when glued, acronyms and the kind it may say, each weighed."""
    weights = {letters: LETTER * len(letters) for letters in found.acronyms}
    weights |= dict.fromkeys(found.glued, RARE)
    weights |= {f"@{may_mean()[token.word]}": KIND_WEIGHT for token in found.tokens if token.word in may_mean()}
    return weights | {token.word if token.role == BRAND else token.text: token.weight for token in found.tokens}


def _placed(mention: ParsedMention, found: Iterable[str]) -> Iterator[str]:
    """Yield each key for each département of the mention, and alone: some lists give no département."""
    for key in found:
        yield key
        for code in mention.departements:
            yield f"{key} @{code}"


def _word_keys(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.role == BRAND and token.weight >= TELLING:
            yield f"word {token.text}"
            if token.weight >= RARE and len(token.text) > CLIPPED:
                yield f"clip {token.text[:CLIPPED]}"
        elif token.role == PLACE and " " in token.text and not token.text.startswith("@"):
            yield f"word {token.text.split()[0]}"


def _pair_keys(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the pairs of the three rarest words: these need no place."""
    rarest = sorted(tokens, key=lambda token: (-token.weight, token.text))[:3]
    for one, two in combinations(sorted(token.text for token in rarest), 2):
        yield f"pair {one} {two}"


def _glued(tokens: Sequence[Token]) -> list[str]:
    """Return the words that two following words make, and the words themselves."""
    following = [*(token.word for token in tokens[1:]), ""]
    brands = [(one, after) for one, after in zip(tokens, following, strict=False) if one.role == BRAND]
    return [text for one, after in brands for text in (one.word, one.word + after)]


def _kind_keys(mention: ParsedMention, tokens: Sequence[Token]) -> Iterator[str]:
    others = [token.text for token in tokens if token.role in (BRAND, PLACE)]
    for kind in mention.name.kinds:
        yield f"{kind}"
        for place in (*mention.departements, *mention.communes, *mention.name.regions):
            yield f"{kind} @{place}"
        for text in others:
            yield f"{kind} {text}"


def _acronyms(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what an acronym of the name may be, and the words of the name that may be one."""
    for token in tokens:
        if token.role in (BRAND, KIND) and SHORTEST_ACRONYM <= len(token.word) <= LONGEST_ACRONYM:
            yield token.word
    after = next((index for index, token in enumerate(tokens) if token.role != LEGAL), 0)
    for start in {0, after}:
        letters = ""
        for token in tokens[start:]:
            letters += token.initials
            if SHORTEST_ACRONYM <= len(letters) <= LONGEST_ACRONYM:
                yield letters
