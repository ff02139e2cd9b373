"""Places as names of organisations state them: départements, régions, communes and the adjectives made of them.

A phrase is a tuple of stems without small words: « Meurthe-et-Moselle » is ``("meurth", "mosel")``.
"""

from functools import cache

from graph.names import STOP_WORDS, fold, stem, words
from graph.vocabulary import departements, rows

Phrase = tuple[str, ...]

# Names of rivers and of points of the compass are départements only where a small word says so.
RIVER_CONTEXT = frozenset({"valle", "val", "bord", "riv", "bassin"})
LARGE_COMMUNE = 2000


def phrase(text: str) -> Phrase:
    """Return the stems of a text without small words."""
    return tuple(stem(word) for word in words(text) if word not in STOP_WORDS)


@cache
def forms(kind: str) -> dict[Phrase, str]:
    """Return the phrases that state a ``departement`` or a ``region``, with its code."""
    found = {phrase(row["form"]): row["code"] for row in rows("place_forms") if row["kind"] == kind}
    if kind == "departement":
        found |= {phrase(row["name"]): code for code, row in departements().items() if phrase(row["name"])}
    return found


@cache
def adjectives() -> dict[str, tuple[str, ...]]:
    """Return the words of the commune that an adjective stands for (« nancéien » → « nancy »)."""
    return {stem(fold(row["form"])): words(row["code"]) for row in rows("place_forms") if row["kind"] == "commune"}


@cache
def communes(departement: str = "") -> dict[Phrase, str]:
    """Return the communes of a département, or the larger ones of the whole list, by phrase.

    A phrase that several communes bear keeps the most populated: the département is the same, or unknown.
    """
    found: dict[Phrase, tuple[int, str]] = {}
    for row in rows("communes"):
        population = int(row["population"] or 0)
        if row["departement"] == departement or (not departement and population >= LARGE_COMMUNE):
            key = phrase(row["name"])
            found[key] = max(found.get(key, (0, "")), (population, row["code"]))
    return {key: code for key, (_, code) in found.items() if key}


@cache
def commune_departement(code: str) -> str:
    """Return the département of a commune by its INSEE code."""
    return "" if ":" in code else code[:3] if code.startswith("97") else code[:2]


def departement_of_number(text: str) -> str:
    """Return the département that a number of two or three digits designates, or an empty text."""
    return text if text in departements() else ""
