"""The vocabularies that give words a role and a weight; each is a CSV that a coordinator can extend."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from graph.names import STOP_WORDS, stem, words
from graph.places import Phrase, forms, openings, phrase
from graph.vocabulary import rows

# A word in none of the five thousand counted names is taken to be in one out of eight thousand.
RAREST_WEIGHT = 9.0
LIGHTEST_WEIGHT = 0.3
LONGEST_ACRONYM = 8

# Points of the compass tell parts of one body as often as they tell bodies apart.
VAGUE = frozenset({"nord", "sud", "est", "ouest"})
VAGUE_WEIGHT = 2.0


@cache
def legal_forms() -> frozenset[Phrase]:
    """Return the phrases that say only what legal form an organisation has."""
    return frozenset(phrase(row["form"]) for row in rows("legal_forms"))


@cache
def kinds() -> dict[str, dict[str, str]]:
    """Return the kinds of organisation by code, each with its ``scope`` and its ``label``.

    The scope says where there is one of them: ``unique`` (one in all), ``region``, ``departement``,
    ``commune``, or ``quartier`` (several in one commune, so that the place does not tell them apart).
    """
    return {row["kind"]: row for row in rows("organization_kinds")}


@cache
def kind_forms(at_start: bool) -> dict[Phrase, str]:
    """Return phrase → kind; a form written with ``^`` (« ^ml ») holds only at the start of a name.

    One written with ``?`` is no form: see ``may_mean``.
    """
    found: dict[Phrase, str] = {}
    for row in rows("organization_kinds"):
        for form in row["forms"].split("|"):
            if (at_start or not form.startswith("^")) and not form.startswith("?"):
                found[phrase(form.removeprefix("^"))] = row["kind"]
    return found


@cache
def may_mean() -> dict[str, str]:
    """Return word → kind for forms written with ``?``: « CS » may be a centre social, where the other name says so."""
    found = ((form, row["kind"]) for row in rows("organization_kinds") for form in row["forms"].split("|"))
    return {form.removeprefix("?"): kind for form, kind in found if form.startswith("?")}


@cache
def known_openings() -> dict[str, int]:
    """Return the openings of legal forms, kinds, régions and départements."""
    return openings([*legal_forms(), *kind_forms(True), *forms("region"), *forms("departement")])


@cache
def acronyms() -> frozenset[str]:
    """Return the acronyms of the kinds: the short forms of one word, of kinds that also have a spelled one."""
    found: set[str] = set()
    for row in rows("organization_kinds"):
        forms = [form.removeprefix("^").split() for form in row["forms"].split("|") if not form.startswith("?")]
        if any(len(form) > 1 for form in forms):
            spelled = {word for form in forms if len(form) > 1 for word in form if len(word) > 4}
            found |= {form[0] for form in forms if len(form) == 1 and len(form[0]) <= LONGEST_ACRONYM} - spelled
    return frozenset(found)


@cache
def word_counts() -> tuple[int, dict[str, int]]:
    """Return how many names were counted, and in how many of them each common stem is."""
    counted = {row["stem"]: int(row["names"]) for row in rows("common_words")}
    return counted.pop(""), counted


@cache
def weights() -> dict[str, float]:
    """Return what agreeing on a common stem is worth, in natural log-odds; a rarer stem is worth more."""
    return log_weights(*word_counts())


def log_weights(total: float, counts: Mapping[str, float]) -> dict[str, float]:
    """Return the weight of each counted stem: the logarithm of one name out of how many holds it."""
    bounded = {word: math.log(total / count) for word, count in counts.items() if count}
    return {word: max(LIGHTEST_WEIGHT, min(RAREST_WEIGHT, value)) for word, value in bounded.items()}


def weight(word: str, counted: Mapping[str, float] | None = None) -> float:
    """Return the weight of a stem, the highest when it is in no counted name."""
    return VAGUE_WEIGHT if word in VAGUE else (weights() if counted is None else counted).get(word, RAREST_WEIGHT)


def count_stems(names: Iterable[str]) -> list[tuple[str, int]]:
    """Count the stems of distinct names, the commonest first; the first row, without stem, is the total.

    ``common_words.csv`` is this count over the 41,311 rows of the ANCT lists (Licence Ouverte), down to three.
    """
    distinct = {words(name) for name in names}
    counts = Counter(item for name in distinct for item in {stem(word) for word in name if word not in STOP_WORDS})
    common = [(item, count) for item, count in counts.items() if count >= 3]
    return [("", len(distinct)), *sorted(common, key=lambda pair: (-pair[1], pair[0]))]


@cache
def initial_weights() -> dict[str, float]:
    """Return what agreeing on an initial is worth: little for « a » or « c », more for « u » or « y »."""
    counts: Counter[str] = Counter()
    for row in rows("common_words"):
        counts[row["stem"][:1]] += int(row["names"]) if row["stem"] else 0
    total = sum(counts.values())
    return {letter: math.log(total / count) for letter, count in counts.items() if count}
