"""Needs and publics by the codes of data·inclusion, found from the words that people write."""

from functools import cache

from graph.names import fold
from graph.places import Phrase, phrase
from graph.vocabulary import rows

OTHER = "autre--"


def need_code(text: str) -> str:
    """Return the code of a need written as its code, its name or usual words (``need_words.csv``); else ''."""
    exact = _codes("needs").get(fold(text))
    if exact:
        return exact
    written, known = phrase(text), _usual_words()
    held = [words for words in known if _holds(written, words)]
    return known[max(held, key=lambda words: (len(words), words))] if held else ""


def public_code(text: str) -> str:
    """Return the code of a public written as its code or its name; else the text itself."""
    return _codes("publics").get(fold(text), text.strip())


@cache
def public_name(public: str) -> str:
    """Return the name of a public from its code; a public in the words of its source keeps them."""
    return next((row["label"] for row in rows("publics") if row["value"] == public), public)


@cache
def need_names() -> dict[str, str]:
    """Return the needs of the vocabulary: code → name, on one line."""
    return {row["value"]: " ".join(row["label"].split()) for row in rows("needs")}


@cache
def _codes(name: str) -> dict[str, str]:
    known = {fold(row["label"]): row["value"] for row in rows(name)}
    return known | {fold(row["value"]): row["value"] for row in rows(name)}


@cache
def _usual_words() -> dict[Phrase, str]:
    return {phrase(row["words"]): row["need"] for row in rows("need_words")}


def _holds(written: Phrase, part: Phrase) -> bool:
    size = len(part)
    return any(written[start : start + size] == part for start in range(len(written) - size + 1))
