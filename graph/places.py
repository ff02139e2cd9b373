"""Places as names of organisations state them: départements, régions, communes and the adjectives made of them.

A phrase is a tuple of stems without small words: « Meurthe-et-Moselle » is ``("meurth", "mosel")``.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from graph.names import STOP_WORDS, fold, stem, words
from graph.vocabulary import departements, rows

Phrase = tuple[str, ...]

# Names of rivers and of points of the compass are départements only where a small word says so.
RIVER_CONTEXT = frozenset({"valle", "val", "bord", "riv", "bassin"})
LARGE_COMMUNE = 2000
# A commune of one word and an article is taken for the word, unless it is as large as this.
WELL_KNOWN = 20_000
NO_PLACE = frozenset({stem("cedex"), stem("arrondissement")})


def phrase(text: str) -> Phrase:
    """Return the stems of a text without small words."""
    return tuple(stem(word) for word in words(text) if word not in STOP_WORDS)


def commune_phrase(text: str) -> Phrase:
    """Return the stems of a commune as a row writes it, without « cedex » nor the number of its arrondissement."""
    return tuple(part for part in phrase(text) if part not in NO_PLACE and not part[0].isdigit())


def openings(phrases: Iterable[Phrase]) -> dict[str, int]:
    """Return by first stem how many stems the longest of the phrases that open with it has."""
    found: dict[str, int] = {}
    for stems in phrases:
        if stems and found.get(stems[0], 0) < len(stems):
            found[stems[0]] = len(stems)
    return found


@cache
def forms(kind: str) -> dict[Phrase, str]:
    """Return the phrases that state a ``departement`` or a ``region``, with its code."""
    found = {phrase(row["form"]): row["code"] for row in rows("place_forms") if row["kind"] == kind}
    if kind == "departement":
        found |= {phrase(row["name"]): code for code, row in departements().items()}
    return {stems: code for stems, code in found.items() if stems}


@cache
def lettered() -> tuple[str, ...]:
    """Return the départements that any list writes in letters, which are small words: « M et M », « L A »."""
    return tuple(row["code"] for row in rows("place_forms") if row["kind"] == "departement" and not phrase(row["form"]))


@cache
def departement_words(code: str) -> tuple[str, ...]:
    """Return the words of the name of a département, small ones included; nothing for an unknown code."""
    return words(departements()[code]["name"]) if code in departements() else ()


@cache
def adjectives() -> dict[str, tuple[str, ...]]:
    """Return the words of the commune that an adjective stands for (« nancéien » → « nancy »)."""
    return {stem(fold(row["form"])): words(row["code"]) for row in rows("place_forms") if row["kind"] == "commune"}


@cache
def communes(departement: str = "") -> dict[Phrase, str]:
    """Return the communes of a département by phrase, or those of all France that have a name of their own.

    Without a département a commune must be large and no other one of any size may bear its name: that two
    communes are called Saint-Denis tells no place. In one département the most populated bears the name.
    """
    return _own_names() if not departement else _communes_of().get(departement, {})


@cache
def commune_openings(departement: str = "") -> dict[str, int]:
    """Return the openings of the communes of a département, or of those of all France that have a name of their own."""
    return openings(communes(departement))


@cache
def every_commune(departements: tuple[str, ...] = ()) -> dict[Phrase, str]:
    """Return the communes of some départements, or of France, by phrase; an empty text for a name of several."""
    found: dict[Phrase, str] = {}
    for code, named in _communes_of().items():
        for key, commune in named.items() if not departements or code in departements else ():
            found[key] = "" if key in found else commune
    return found


@cache
def every_opening(departements: tuple[str, ...] = ()) -> dict[str, int]:
    """Return the openings of ``every_commune``."""
    return openings(every_commune(departements))


@cache
def _communes_of() -> dict[str, dict[Phrase, str]]:
    found: defaultdict[str, dict[Phrase, tuple[int, str]]] = defaultdict(dict)
    for row in (*rows("communes"), *rows("communes_elsewhere")):
        key = phrase(row["name"])
        named = found[row["departement"]]
        named[key] = max(named.get(key, (0, "")), (int(row["population"] or 0), row["code"]))
    return {code: {key: one[1] for key, one in named.items() if key} for code, named in found.items()}


@cache
def _own_names() -> dict[Phrase, str]:
    named: defaultdict[Phrase, list[tuple[int, str]]] = defaultdict(list)
    for row in (*rows("communes"), *rows("communes_elsewhere")):
        named[phrase(row["name"])].append((int(row["population"] or 0), row["code"]))
    return {key: max(ones)[1] for key, ones in named.items() if key and len(ones) == 1 and ones[0][0] >= LARGE_COMMUNE}


@cache
def spelled_in_full() -> frozenset[Phrase]:
    """Return the words of the communes of a name of their own: « santé » is not Santes."""
    found = set()
    for row in (*rows("communes"), *rows("communes_elsewhere")):
        spelled = words(row["name"])
        content = tuple(word for word in spelled if word not in STOP_WORDS)
        if len(content) > 1 or len(spelled) == 1 or int(row["population"] or 0) >= WELL_KNOWN:
            found.add(content)
    return frozenset(found)


@cache
def commune_departement(code: str) -> str:
    """Return the département of a commune by its INSEE code."""
    return "" if ":" in code else code[:3] if code.startswith("97") else code[:2]


def departement_of_number(text: str) -> str:
    """Return the département that a number of two or three digits designates, or an empty text."""
    return text if text in departements() else ""
