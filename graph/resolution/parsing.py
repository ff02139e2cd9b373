"""A mention read once: its words with a role and a weight, and the places and numbers that tell it from others."""

from collections.abc import Sequence
from functools import cache

import msgspec

from graph.gazetteer import acronyms, kind_forms, kinds, legal_forms
from graph.identifiers import siren_in
from graph.model import Mention
from graph.names import STOP_WORDS, stem, words
from graph.places import (
    RIVER_CONTEXT,
    Phrase,
    adjectives,
    commune_departement,
    commune_phrase,
    departement_of_number,
    departement_words,
    forms,
    lettered,
    spelled_in_full,
)
from graph.resolution.lexicon import Lexicon, commune_key, shipped

LEGAL, KIND, PLACE, NUMBER, BRAND = "legal", "kind", "place", "number", "brand"
KIND_WEIGHT = 2.5
# A word that weighs more tells organisations apart.
TELLING = 4.0
UNIQUE_WEIGHT = 11.0
LONGEST_PHRASE = 8
# Lists that write a département of overseas by its two first digits, and Corsica as it was before 1976.
OVERSEAS = {"97": frozenset({"971", "972", "973", "974", "976"}), "20": frozenset({"2A", "2B"})}
LOCAL_WORDS = frozenset({"departemental", "regional", "local", "communal", "municipal", "intercommunal"})
NEAR = frozenset({stem("pres"), stem("lez")})
PLACE_LINKS = frozenset({"de", "du", "la", "des", "d", "l", "a", "en", "aux", "les", "le"})


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, or a phrase that means one thing: the kind or the place it states is its ``text``.

    ``word`` is the first word in full, ``initials`` those of every word of the phrase.
    """

    text: str
    role: str
    weight: float
    word: str
    initials: str


class ParsedName(msgspec.Struct, frozen=True, gc=False):
    """A name read in a département: its tokens, what they state, and its words in full."""

    tokens: tuple[Token, ...]
    kinds: frozenset[str]
    departements: frozenset[str]
    regions: frozenset[str]
    communes: frozenset[str]
    numbers: frozenset[str]
    text: str


class ParsedMention(msgspec.Struct, frozen=True, gc=False):
    """A mention with its name read, its SIREN when valid, and the places its name or its row gives."""

    mention: Mention
    name: ParsedName
    siren: str
    departements: frozenset[str]
    communes: frozenset[str]


class _Row(msgspec.Struct, frozen=True):
    """What the row of a name says of its place."""

    departement: str
    commune: Phrase
    lexicon: Lexicon


class _Word(msgspec.Struct, frozen=True, gc=False):
    """A word that is not small, with the small words and the word before it."""

    stem: str
    full: str
    links: frozenset[str]
    before: str


def parse(mention: Mention, lexicon: Lexicon | None = None) -> ParsedMention:
    """Read a mention, with what its list teaches."""
    row = _Row(mention.departement, commune_phrase(mention.commune), lexicon or shipped())
    name = parse_name(mention.name, row)
    found_communes = name.communes or _commune_field(row)
    departements = name.departements
    if not departements and mention.departement:
        departements = OVERSEAS.get(mention.departement, frozenset({mention.departement}))
    if not departements and row.lexicon.home and says_local(name):
        departements = frozenset({row.lexicon.home})
    if not departements or len(departements) > 1:
        departements = (frozenset(map(commune_departement, found_communes)) - {""}) or departements
    siren = siren_in(mention.siren, mention.siret)
    return ParsedMention(mention, name, siren, departements, found_communes)


def says_local(*names: ParsedName) -> bool:
    """Whether one of the names says of itself that other places have its like."""
    return any(token.text in LOCAL_WORDS for name in names for token in name.tokens)


def _commune_field(row: _Row) -> frozenset[str]:
    """Return the commune that the row gives beside the name, by code when it is known, else by its stems."""
    if not row.commune:
        return frozenset()
    known = row.lexicon.commune(row.departement, row.commune) or row.lexicon.elsewhere(row.departement, row.commune)
    return frozenset({known or commune_key(row.departement, row.commune)})


def parse_name(text: str, row: _Row) -> ParsedName:
    """Read a name; the département and the commune of its row tell which places and numbers can be meant."""
    tokens: list[Token] = []
    stated: dict[str, set[str]] = {role: set() for role in ("departement", "region", "commune", KIND, NUMBER)}
    full = _spelled_out(words(text), row.departement or row.lexicon.home)
    pending = _content(full)
    while pending:
        length, token, statement = _next(pending, row, tokens)
        if statement[0]:
            stated[statement[0]].add(statement[1])
        if token.text not in {other.text for other in tokens}:
            tokens.append(token)
        pending = pending[length:]
    return ParsedName(
        tokens=tuple(tokens),
        kinds=frozenset(stated[KIND]),
        departements=frozenset(stated["departement"]),
        regions=frozenset(stated["region"]),
        communes=frozenset(stated["commune"]),
        numbers=frozenset(stated[NUMBER]),
        text=" ".join(full),
    )


def _content(full: tuple[str, ...]) -> list[_Word]:
    """Return the words that carry meaning; all of them when a name has only small words (« AVEC »)."""
    result: list[_Word] = []
    links: set[str] = set()
    small = frozenset() if all(word in STOP_WORDS for word in full) else STOP_WORDS
    for word in full:
        if word in small:
            links.add(word)
            continue
        for part in adjectives().get(stem(word), (word,)):
            before = result[-1].stem if result else ""
            if part not in STOP_WORDS or not small:
                result.append(_Word(stem(part), part, frozenset(links), before))
        links = set()
    return result


def _spelled_out(full: tuple[str, ...], departement: str) -> tuple[str, ...]:
    """Spell out a département in letters: that of the list anywhere (« M et L »), a few at the end."""
    if all(len(word) > 1 for word in full):
        return full
    for code in (departement, *lettered()):
        name = departement_words(code)
        last = len(full) - len(name)
        for start in range(0 if code == departement else max(last, 1), last + 1):
            if _abridged(full[start : start + len(name)], name):
                return (*full[:start], *name, *full[start + len(name) :])
    return full


def _abridged(written: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether words are those of a name, some by their first letter: « Maine et L »."""
    pairs = list(zip(written, name, strict=True))
    return written != name and len(name) > 1 and all(one == two or one == two[0] for one, two in pairs)


def _next(pending: list[_Word], row: _Row, tokens: list[Token]) -> tuple[int, Token, tuple[str, str]]:
    """Return how many words make the next token, the token, and what it states (a kind of fact and a code)."""
    of_commune = bool(tokens) and tokens[-1].text in _kinds_of_communes()
    longest = max(len(row.commune), row.lexicon.longest(row.departement, pending[0].stem))
    for length in range(min(LONGEST_PHRASE, longest, len(pending)), 0, -1):
        stems = tuple([word.stem for word in pending[:length]])
        found = _meaning(stems, pending, row, tokens) or (_commune_of(stems, row) if of_commune else None)
        if found:
            initials = "".join(word.full[0] for word in pending[:length])
            return length, Token(*found[:3], pending[0].full, initials), found[3]
    word = pending[0]
    if word.stem.isdigit():
        return _number(pending, row)
    return 1, Token(word.stem, BRAND, row.lexicon.weight(word.stem), word.full, word.full[0]), ("", "")


Meaning = tuple[str, str, float, tuple[str, str]]


def _meaning(stems: Phrase, pending: list[_Word], row: _Row, tokens: Sequence[Token]) -> Meaning | None:
    """Return text, role, weight and statement of a phrase the gazetteers know."""
    if stems in legal_forms():
        return " ".join(stems), LEGAL, 0.0, ("", "")
    kind = kind_forms(all(token.role == LEGAL for token in tokens)).get(stems)
    if kind:
        return f"@{kind}", KIND, _kind_weight(kind), (KIND, kind)
    region = forms("region").get(stems)
    if region:
        return f"@region {region}", PLACE, 2.0, ("region", region)
    code = forms("departement").get(stems)
    if code and len(stems) > 1:
        return f"@departement {code}", PLACE, 0.0, ("departement", code)
    if not _may_be_place(stems, pending) or _beside(pending[0], tokens):
        return None
    if code and pending[0].before not in RIVER_CONTEXT:
        return f"@departement {code}", PLACE, 0.0, ("departement", code)
    commune = row.lexicon.commune(row.departement, stems)
    if not row.departement and not row.lexicon.home:
        commune = commune if tuple(word.full for word in pending[: len(stems)]) in spelled_in_full() else ""
    if not commune and stems == row.commune:
        commune = commune_key(row.departement, stems)
    if commune:
        return " ".join(stems), PLACE, min(5.0, sum(map(row.lexicon.weight, stems))), ("commune", commune)
    return None


def _commune_of(stems: Phrase, row: _Row) -> Meaning | None:
    """Return the meaning of a phrase after a kind that each commune has: the name of one commune, or of several."""
    code = row.lexicon.elsewhere(row.departement, stems)
    if code is None:
        return None
    weight = min(5.0, sum(map(row.lexicon.weight, stems))) if code else 0.0
    return " ".join(stems), PLACE, weight, ("commune", code) if code else ("", "")


@cache
def _kinds_of_communes() -> frozenset[str]:
    return frozenset(f"@{kind}" for kind, row in kinds().items() if row["scope"] == "commune")


def _kind_weight(kind: str) -> float:
    return UNIQUE_WEIGHT if kinds()[kind]["scope"] == "unique" else KIND_WEIGHT


def _may_be_place(stems: Phrase, pending: list[_Word]) -> bool:
    """Whether a phrase stands where a place does: at the end, or after a small word such as « de »."""
    return len(stems) == len(pending) or bool(pending[0].links & PLACE_LINKS) or pending[0].before in acronyms()


def _beside(word: _Word, tokens: Sequence[Token]) -> bool:
    """Whether a word only says what a place is near: « Jouy-lès-Reims », « Saint-Léger-près-Troyes »."""
    near = word.links == {"les"} or word.before in NEAR
    return near and bool(tokens) and tokens[-1].role == BRAND


def _number(pending: list[_Word], row: _Row) -> tuple[int, Token, tuple[str, str]]:
    """Read a number: the département of the row or of its list or, where the row has none, one that ends the name."""
    text = pending[0].stem
    code = departement_of_number(text)
    here = row.departement or row.lexicon.home
    if code and (code == here or (not row.departement and len(pending) == 1)):
        return 1, Token(f"@departement {code}", PLACE, 0.0, text, ""), ("departement", code)
    return 1, Token(text, NUMBER, 4.0, text, ""), (NUMBER, text.lstrip("0"))
