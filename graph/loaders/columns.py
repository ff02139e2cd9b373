"""Which column means what, in the lists that people keep, and why it was taken so.

A meaning comes from a person's choice, else from the header (``data/vocabulary/columns.csv``, which a coordinator can
extend), else from what the cells hold. Headers that name persons are recognised in order not to be kept.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

from graph.identifiers import compact, valid_rna, valid_siren, valid_siret
from graph.loaders.cells import departements_in, is_cross, is_present
from graph.loaders.dates import date_in, iso_date
from graph.loaders.personal import is_email, is_telephone
from graph.loaders.tables import Table
from graph.loaders.understanding import PERSONAL, Choice
from graph.names import STOP_WORDS, fold, stem
from graph.places import Phrase
from graph.vocabulary import rows

SAMPLE = 200  # rows looked at
MOST = 0.8  # share of the cells that must agree for their content to decide
CROSSED = ("", "event", "date")  # what the header of a column of crosses may seem to say
MOST_FURTHER_WORDS = 2
EXACT, NEAR = "en-tête connu", "son en-tête dit"
SEVERAL = frozenset(
    ["", "partner", "need", "cross", "person", "email", "telephone", "organization_end", "public", "funder", "source"]
)
NAMING = frozenset({"nom", "intitul", "libel", "titr", "list"})
NAMING_MEANINGS = frozenset({"organization", "carrier", "action", "person"})
NEUTRAL = frozenset(
    [
        *("quel", "quels", "quelle", "quelles", "est", "sont", "votre", "vos", "notre", "nos", "vous", "nous", "etes"),
        *("merci", "indiquer", "indiquez", "preciser", "precisez", "saisir", "renseigner", "n", "no", "num"),
    ]
)
MEETING = re.compile(
    r"\b(reunions?|rencontres?|presen\w+|emargement|participants?|ateliers?|comites?|copil|cotech|journees?|seminaire"
    r"|visio\w*|assemblee|forum|webinaire)\b"
)

CONTENTS: dict[str, tuple[Callable[[str], bool], str]] = {
    "siret": (lambda cell: valid_siret(compact(cell)), "ses cellules sont des SIRET valides"),
    "siren": (lambda cell: valid_siren(compact(cell)), "ses cellules sont des SIREN valides"),
    "rna": (valid_rna, "ses cellules sont des numéros RNA"),
    "email": (is_email, "ses cellules sont des adresses électroniques"),
    "telephone": (is_telephone, "ses cellules sont des numéros de téléphone"),
    "departement": (
        lambda cell: any(map(str.isalpha, cell)) and bool(departements_in(cell)),
        "ses cellules sont des départements",
    ),
    "date": (
        lambda cell: len(cell) < 32 and not cell.isdigit() and len(iso_date(cell)) == 10,
        "ses cellules sont des dates",
    ),
}


def choices(table: Table, chosen: Mapping[str, str] | None = None) -> tuple[Choice, ...]:
    """Return one choice per column, in order; ``chosen`` (column → meaning) is what a person decided."""
    found = [_choice(table, column, chosen or {}) for column in table.columns]
    return tuple(_settled(_met(found), chosen or {}))


def _met(found: list[Choice]) -> list[Choice]:
    """« Objet » is that of a meeting when the organisations of the list are those that were met."""
    if not any(choice.meaning == "organization" and "rencontr" in fold(choice.column) for choice in found):
        return found
    why = "l’objet d’une rencontre : ses organisations sont « rencontrées »"
    return [Choice(one.column, "event", why) if one.meaning == "action" else one for one in found]


def _choice(table: Table, column: str, chosen: Mapping[str, str]) -> Choice:
    if column in chosen:
        return Choice(column, chosen[column], "choisi par vous")
    meaning, header = header_meaning(column)
    cells = [cell for row in table.rows[:SAMPLE] if (cell := row.values.get(column, "").strip())]
    held = next((name for name, (test, _) in CONTENTS.items() if _mostly(test, cells)), "")
    if held and (not meaning or held in PERSONAL):
        return Choice(column, held, CONTENTS[held][1])
    if meaning in CROSSED and _is_crossed(column, cells):
        return Choice(column, "cross", "ses cellules sont des croix : une colonne par rencontre")
    if meaning:
        return Choice(column, meaning, f"{header} »")
    return Choice(column, "", "aucun sens reconnu")


def header_meaning(column: str) -> tuple[str, str]:
    """Return the meaning of a header and how it was known (French), or two empty texts.

    In French the first noun says what a header is about: « Adresse de la structure » is an address. « Nom de … » is a
    name of what follows. A long header is read only when it is a question.
    """
    known, whole = _headers(), header_words(column)
    unranked = tuple(word for word in whole if not word.isdigit()) or whole
    if exact := known.get(whole) or known.get(unranked):
        return exact[0], f"{EXACT} « {exact[1]}"
    named = unranked[1:] if unranked[:1] and unranked[0] in NAMING else ()
    best = _beginning(named) or _beginning(unranked)
    if best and (len(unranked) - len(best) <= MOST_FURTHER_WORDS or "?" in column):
        return known[best][0], f"{NEAR} « {known[best][1]}"
    return "", ""


def header_words(column: str) -> Phrase:
    """Return the words of a header, without number, gender nor the words of a question."""
    found = re.findall(r"[a-z]+|\d+", fold(column).replace("_", " "))
    return tuple(stem(word) for word in found if word not in STOP_WORDS | NEUTRAL)


def _beginning(written: Phrase) -> Phrase:
    return next((written[:size] for size in range(len(written), 0, -1) if written[:size] in _headers()), ())


@cache
def _headers() -> dict[Phrase, tuple[str, str]]:
    """Return the known headers: words → (meaning, header)."""
    return {
        header_words(header): (row["meaning"], header)
        for row in rows("columns")
        for header in row["headers"].split("|")
    }


def _mostly(test: Callable[[str], bool], cells: list[str]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= MOST * len(cells)


def _is_crossed(column: str, cells: list[str]) -> bool:
    """Whether a column has one cross per organisation that came: its header must tell a meeting or a day."""
    told = date_in(column) or MEETING.search(fold(column))
    return bool(told) and any(map(is_present, cells)) and all(map(is_cross, cells))


def _settled(found: list[Choice], chosen: Mapping[str, str]) -> list[Choice]:
    """Decide what « Nom » names, and keep one column for each meaning that can have only one: the surest."""
    named = {choice.meaning for choice in found} & NAMING_MEANINGS
    plain = [_unambiguous(choice, bool(named)) for choice in found]
    taken: dict[str, str] = {meaning: column for column, meaning in chosen.items()}
    for choice in sorted(plain, key=lambda choice: not choice.reason.startswith(EXACT)):
        taken.setdefault(choice.meaning, choice.column)
    return [
        choice
        if choice.meaning in SEVERAL or choice.column in (taken[choice.meaning], *chosen)
        else Choice(choice.column, "", f"« {taken[choice.meaning]} » a déjà ce sens ({choice.reason})")
        for choice in plain
    ]


def _unambiguous(choice: Choice, named: bool) -> Choice:
    """« Nom » beside a column of organisations names a person; alone, it names the organisation."""
    if choice.meaning == "name":
        if named:
            return Choice(choice.column, "person", "nom de personne : une autre colonne dit l’organisation")
        return Choice(choice.column, "organization", "nom, sans autre colonne d’organisation")
    if choice.meaning == "label":
        return Choice(choice.column, "" if named else "organization", choice.reason)
    return choice
