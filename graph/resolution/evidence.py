"""What speaks for a pair, in French words that a coordinator can read out."""

from collections.abc import Iterator

from graph.gazetteer import kinds
from graph.resolution.alignment import Alignment, Match
from graph.resolution.facts import anchored, labels
from graph.resolution.parsing import BRAND, NUMBER, ParsedMention

WORDS_SHOWN = 3
HOW = {
    "same": "même mot",
    "clipped": "mot abrégé",
    "glued": "mots collés",
    "acronym": "sigle",
    "maybe": "sigle probable",
    "place": "même lieu",
}


def reasons(left: ParsedMention, right: ParsedMention, found: Alignment) -> tuple[str, ...]:
    """Return what the two have in common: words, place, kind."""
    return (*_words(found), *_place(left, right), *_kind(left, right))


def _words(found: Alignment) -> Iterator[str]:
    brands = [match for match in found.matches if match.role in (BRAND, NUMBER)]
    if not found.left_over and not found.right_over and found.matches:
        yield "même nom" if {match.how for match in found.matches} == {"same"} else "même nom (développé)"
    elif brands:
        shown = sorted(brands, key=lambda match: (-match.weight, match.left))[:WORDS_SHOWN]
        yield "mots communs : " + ", ".join(_shown(match) for match in shown)


def _shown(match: Match) -> str:
    left, right, how = match.left, match.right, match.how
    return f"« {left} »" if left == right else f"« {left} » = « {right} » ({HOW.get(how, 'orthographe voisine')})"


def _place(left: ParsedMention, right: ParsedMention) -> Iterator[str]:
    if left.departements & right.departements:
        yield "même département"
    if left.name.regions & right.name.regions:
        yield "même région"
    if left.communes & right.communes:
        yield "même commune"
    if left.mention.territory and left.mention.territory == right.mention.territory:
        yield "même contrat de ville"


def _kind(left: ParsedMention, right: ParsedMention) -> Iterator[str]:
    """Say the kind: one département has one CIDFF, one commune one CCAS."""
    shared = left.name.kinds & right.name.kinds
    for kind in sorted(shared):
        if anchored(kind, left, right):
            yield f"même nature dans le même lieu : {kinds()[kind]['label']}"
            return
    if shared:
        yield f"même nature : {labels(shared)}"
