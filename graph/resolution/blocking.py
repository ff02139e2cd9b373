"""Which mentions are worth comparing: those that share a key, in a block that is not too large."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, zip_longest

from graph.resolution.alignment import LONGEST_ACRONYM, SHORTEST_ACRONYM
from graph.resolution.parsing import BRAND, KIND, LEGAL, PLACE, ParsedMention, Token

LARGEST_BLOCK = 60
TELLING = 4.0
RARE = 6.5
CLIPPED = 4

Pair = tuple[int, int]


def candidate_pairs(parsed: Sequence[ParsedMention]) -> list[Pair]:
    """Return the pairs of positions to compare, in order; a block larger than the cap gives none."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for position, mention in enumerate(parsed):
        for key in set(keys(mention)):
            blocks[key].append(position)
    pairs: set[Pair] = set()
    for key, block in blocks.items():
        # Identical names and identifiers are compared whatever their number: chains of neighbours would do less.
        if len(block) <= LARGEST_BLOCK or key.startswith("id:"):
            pairs.update(combinations(block, 2))
    return sorted(pairs)


def keys(mention: ParsedMention) -> Iterator[str]:
    """Yield the keys of a mention: identifiers, whole name, rare words, kind with place, acronym."""
    if mention.siren:
        yield f"id:{mention.siren}"
    if mention.mention.rna:
        yield f"id:{mention.mention.rna}"
    tokens = [token for token in mention.name.tokens if token.role != LEGAL]
    yield from _placed(mention, ["name " + " ".join(sorted(token.text for token in tokens))])
    yield from _placed(mention, _word_keys(tokens))
    yield from _placed(mention, _acronym_keys(mention.name.tokens))
    yield from _pair_keys(tokens)
    yield from _kind_keys(mention, tokens)


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
    """Yield the pairs of the three rarest words, and two words glued: these need no place."""
    rarest = sorted(tokens, key=lambda token: (-token.weight, token.text))[:3]
    for one, two in combinations(sorted(token.text for token in rarest), 2):
        yield f"pair {one} {two}"
    for token, following in zip_longest(tokens, tokens[1:]):
        if token and token.role == BRAND:
            yield f"glue {token.word}"
            yield f"glue {token.word}{following.word if following else ''}"


def _kind_keys(mention: ParsedMention, tokens: Sequence[Token]) -> Iterator[str]:
    others = [token.text for token in tokens if token.role in (BRAND, PLACE)]
    for kind in mention.name.kinds:
        yield f"{kind}"
        for place in (*mention.departements, *mention.communes, *mention.name.regions):
            yield f"{kind} @{place}"
        for text in others:
            yield f"{kind} {text}"


def _acronym_keys(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what an acronym of the name may be, and the words of the name that may be one."""
    for token in tokens:
        if token.role in (BRAND, KIND) and SHORTEST_ACRONYM <= len(token.word) <= LONGEST_ACRONYM:
            yield f"acronym {token.word}"
    after = next((index for index, token in enumerate(tokens) if token.role != LEGAL), 0)
    for start in {0, after}:
        letters = ""
        for token in tokens[start:]:
            letters += token.initials
            if SHORTEST_ACRONYM <= len(letters) <= LONGEST_ACRONYM:
                yield f"acronym {letters}"
