"""What the header of a column says it means: ``data/vocabulary/columns.csv``, which a coordinator can extend."""

import re
from functools import cache

from graph.loaders.forms import GROUP, plain_header
from graph.names import STOP_WORDS, fold, stem
from graph.places import Phrase
from graph.vocabulary import rows

MOST_FURTHER_WORDS = 2
EXACT, NEAR = "en-tête connu", "son en-tête dit"
NAMING = frozenset({"nom", "intitul", "libel", "titr", "list"})
NEUTRAL = frozenset(
    [
        *("quel", "quels", "quelle", "quelles", "est", "sont", "votre", "vos", "notre", "nos", "vous", "nous", "etes"),
        *("merci", "indiquer", "indiquez", "preciser", "precisez", "saisir", "renseigner", "n", "no", "num"),
        *("decrivez", "decrire", "menez", "portez", "avez", "lesquel", "lesquels", "lesquelles", "principal"),
        *("principaux", "principale", "principales", "concerne", "concernee"),
    ]
)
REMARK = re.compile(r"(?:remarque|commentaire|observation|precision)s?\b")


def header_meaning(column: str) -> tuple[str, str]:
    """Return the meaning of a header and how it was known (French), or two empty texts.

    Under the name of a group (« Structure — Commune ») the header itself speaks first, unless it only says « nom ».
    """
    column = plain_header(column)
    *groups, last = column.split(GROUP)
    if groups and REMARK.match(fold(last)):  # « Besoins — Remarques » are no needs
        return "", ""
    own = header_alone(last)
    if groups and (not own[0] or own[0] in ("name", "label")):
        whole = header_alone(column)
        return whole if whole[0] else own
    return own


def header_alone(column: str) -> tuple[str, str]:
    """Read one header.

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
