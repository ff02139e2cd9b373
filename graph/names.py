"""Names as people write them, brought to words that can be compared.

``words`` undoes what differs without meaning: accents, case, apostrophes, dotted or spaced acronyms, glued
département numbers, St and Ste, abbreviations. ``stem`` brings gender and number together. Nothing here knows
what a word means: roles are given in ``graph.resolution.parsing``.
"""

import html
import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby

from graph.vocabulary import rows

ELISION = re.compile(r"\b([cdjlmnst]|qu)['’]\s*")
DOTTED = re.compile(r"\b[a-z](?:\.\s?[a-z]){1,}\b\.?")
NUMBERED = re.compile(r"([a-z]{2,})(\d{2,3})")
WORD = re.compile(r"[a-z0-9]+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‘": "'", "`": "'", "´": "'", "&": " et ", "+": " plus "})
SMALL_LETTERS = frozenset("adly")
# How many names and words are kept read: those of a long list come again and again, those of every list do not fit.
REMEMBERED = 2**17
STOP_WORDS = frozenset(
    [
        "a",
        "au",
        "aux",
        "avec",
        "c",
        "ce",
        "ces",
        "chez",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "entre",
        "et",
        "j",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "m",
        "n",
        "ou",
        "ne",
        "par",
        "pour",
        "qu",
        "que",
        "qui",
        "s",
        "sa",
        "se",
        "ses",
        "son",
        "sur",
        "t",
        "un",
        "une",
        "vers",
        "y",
    ]
)


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Return the text without accents, case, ligatures, HTML entities or odd spaces."""
    plain = (html.unescape(text) if "&" in text else text).casefold()
    if not plain.isascii() or "+" in plain or "&" in plain or "`" in plain:
        plain = plain.translate(LIGATURES)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.replace("ac°", "association "))
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(plain.split())


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Return the words that stand for a clipped one (``ctre`` → ``centre``)."""
    return {row["short"]: tuple(row["long"].split()) for row in rows("abbreviations")}


@lru_cache(REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a name in order, small words included, each in its full spelling when it is known."""
    plain = fold(text)
    if "'" in plain:
        plain = ELISION.sub(" ", plain)
    if "." in plain:
        plain = DOTTED.sub(lambda found: re.sub(r"[^a-z]", "", found.group()) + " ", plain)
    raw = WORD.findall(plain)
    if not all(map(str.isalpha, raw)):
        raw = [part for word in raw for part in _split_number(word)]
    if sum(len(word) == 1 for word in raw) > 1:
        raw = _glue_letters(raw)
    known = abbreviations()
    if known.keys().isdisjoint(raw):
        return tuple(raw)
    return tuple(part for word in raw for part in known.get(word, (word,)))


def _split_number(word: str) -> tuple[str, ...]:
    """Separate « cril54 », never « 3a » or « agc2s »."""
    found = NUMBERED.fullmatch(word)
    return (found[1], found[2]) if found else (word,)


def _glue_letters(raw: list[str]) -> list[str]:
    """Join the letters of a spaced acronym: « m j c » is « mjc »."""
    result: list[str] = []
    for is_letter, group in groupby(raw, key=lambda word: len(word) == 1 and word.isalpha()):
        letters = list(group)
        # « à l » before a word is an elision without its apostrophe, not an acronym.
        acronym = is_letter and len(letters) > 1 and not (len(letters) == 2 and set(letters) <= SMALL_LETTERS)
        result.extend(["".join(letters)] if acronym else letters)
    return result


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """Return a word without marks of gender and number, the same for « sociaux », « sociale » and « social »."""
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("aux") and len(word) > 5:
        word = word[:-2] + "l"
    base = word.rstrip("sx") if len(word.rstrip("sx")) > 2 else word
    if base.endswith("e") and len(base) > 3:
        base = base[:-1]
    return base[:-1] if len(base) > 3 and base[-1] == base[-2] else base


def is_clipping(short: str, full: str) -> bool:
    """Whether a word is another one cut or hollowed out: « anim » or « ctre » for « animation », « centre »."""
    if not 3 <= len(short) < len(full) or short[0] != full[0]:
        return False
    if full.startswith(short):
        return len(short) >= 4
    return len(short) >= 4 and short[-1] == full[-1] and _hollowed(full) == _hollowed(short)


def _hollowed(word: str) -> str:
    """Return a word without vowels, nor the n or m that only nasalises one: « nantes » and « ntes » are alike."""
    return re.sub("[aeiouy]+", "", re.sub(r"(?<=[aeiouy])[nm](?=[^aeiouy])", "", word))
