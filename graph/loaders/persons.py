"""Names of persons inside cells that hold more than a name: what can be told surely is removed, and no more.

Sure: a civility before a capital (« Mme Klein »), who represents an organisation (« représenté par … »), and two words
with capitals after « contact : » or « référente : ». A name without any of these is not told from that of a place or
of an organisation, and stays: the guide says so.
"""

import re

from graph.loaders.cells import departements_in, is_place, stands_alone
from graph.names import fold

REMOVED_NAME = "[nom retiré]"
WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ]*(?:[’'-][A-Za-zÀ-ÿ]+)*"
PARTICLE = r"(?:d[eu]|des|de la|le|la|van|von|el|ben|d[’'])"
NAME = rf"(?:[A-ZÀ-Þ]\.[- ]?)*{WORD}(?:\s+(?:{PARTICLE}\s+)?{WORD}){{0,2}}"
# « M. et Mme Roux », « M.Roux », not « M.J.C. »; « Dr » and « Docteur » are in the names of streets and of hospitals,
# « MM » in those of roads
ADDRESSED = r"(?:(?:M|Mr|Mmes?|Mlle|MM)\.(?:\s+|(?=[A-ZÀ-Þ][a-zà-ÿ]))|(?:Mr|Mmes?|Mlle)\s+)"
CIVILITY = re.compile(
    rf"(?<![\w’'-])(?:{ADDRESSED}|(?:Monsieur|Madame|Mademoiselle)\s+)"
    rf"(?:et\s+(?:Mme|Madame)\s+)?(?:(?:d[eu]|van|von|el|ben)\s+(?:La\s+)?)?{NAME}"
)
# shortened, a civility is before a person, while « Collège Monsieur Vincent » is none
SURELY_PERSON = re.compile(rf"(?<![\w’'-]){ADDRESSED}{NAME}")
LED_BY_PERSON = re.compile(rf"\s*{ADDRESSED}{NAME}(?=\s*(?:$|[(,:/–—-]))")
# « CIDFF, représenté par Mme Klein », « CIDFF - Mme Klein »
REPRESENTED = re.compile(
    rf"(?i:\brepr[ée]sent[ée](?:\(?e\)?)?s?\s+par\b)|(?<=[^\s,:/–—-])\s*[,:/–—-]\s*(?={ADDRESSED}{NAME})"
)
CALLED = re.compile(
    r"(?P<called>(?i:\b(?:contacts?|r[ée]f[ée]rent(?:e|s|es|\(e\))?|interlocut(?:eur|rice)s?|correspondante?s?"
    r"|personnes? (?:ressources?|contacts?|r[ée]f[ée]rentes?)|voir avec|anim[ée]e? par|suivie? par)\s?:\s?"
    r"|\brepr[ée]sent[ée](?:\(?e\)?)?s?\s+par\s))"
    rf"(?P<name>{WORD}\s{WORD})"
)
# last words that organisations have, and nobody as a surname
OF_ORGANIZATIONS = frozenset(
    [
        *(
            "metropole",
            "agglomeration",
            "agglo",
            "habitat",
            "logement",
            "insertion",
            "emploi",
            "formation",
            "mediation",
        ),
        *("solidarite", "solidarites", "services", "developpement", "prevention", "sante", "mobilite", "numerique"),
    ]
)
SEPARATOR = re.compile(r"([;\n|])")  # what follows names another organisation
SIGNS = re.compile(r"\bM|:| par ")
# « BENSI Saveria » or « Saveria BENSI »
SURNAME, FIRST_NAME = r"[A-ZÀ-Þ][A-ZÀ-Þ’'-]+", r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?"
PERSON = re.compile(f"{SURNAME} {FIRST_NAME}|{FIRST_NAME} {SURNAME}")
IN_BRACKETS = re.compile(r" ?\(([^()]*)\)")


def begins_as_organization(cell: str) -> bool:
    """Whether a cell begins as names of organisations do, acronyms apart: a surname in capitals looks like one."""
    return stands_alone(cell.title())


def is_person(cell: str) -> bool:
    """Whether a cell is « NOM Prénom » or « Prénom NOM », and neither an acronym with its place nor a known kind."""
    found = PERSON.fullmatch(cell.strip())
    if not found or begins_as_organization(cell) or is_place(cell.split(maxsplit=1)[1]):
        return False
    return not any(departements_in(word) for word in cell.split())


def without_names(text: str) -> str:
    """Return a text that is not a name of organisation without the names of persons that can be told surely."""
    if not SIGNS.search(text):
        return text
    return CALLED.sub(_called, CIVILITY.sub(REMOVED_NAME, text))


def without_persons(title: str) -> str:
    """Return the title of a meeting or of an action without the persons that a shortened civility tells."""
    return SURELY_PERSON.sub(REMOVED_NAME, title) if "M" in title else title


def without_representative(name: str) -> str:
    """Return the name of an organisation without who represents it: « CIDFF, représenté par Mme Klein »."""
    return _represented(name, "", "", "")


def hidden_representative(name: str) -> str:
    """Return the same as it is kept: it says that a name was there."""
    return _represented(name, f", représenté par {REMOVED_NAME}", f" ({REMOVED_NAME})", REMOVED_NAME)


def _represented(name: str, told: str, bracketed: str, leading: str) -> str:
    if "par" not in name and "M" not in name:
        return name
    whole = IN_BRACKETS.sub(lambda found: bracketed if _names_person(found[1]) else found[0], name)
    return "".join(_before(_after(piece, leading), told) for piece in SEPARATOR.split(whole))


def _names_person(bracket: str) -> bool:
    """Whether brackets say who somebody is: « (M. Roux, délégué) », not « (Maison Monsieur Vincent) »."""
    return bool(CIVILITY.search(bracket)) and not begins_as_organization(bracket)


def _after(piece: str, leading: str) -> str:
    """Return a piece of a cell past the person it begins with: « Mme Klein (CIDFF) », « Mme Klein, CIDFF »."""
    found = LED_BY_PERSON.match(piece)
    if not found:
        return piece
    rest = piece[found.end() :]
    lead = piece[: len(piece) - len(piece.lstrip())]
    return f"{lead}{leading}{rest}" if leading else rest.strip(" (),:/–—-")


def _before(piece: str, told: str) -> str:
    """Return a piece of a cell without who represents it, as far as a comma before another organisation."""
    kept = ""
    while found := REPRESENTED.search(piece):
        kept += piece[: found.start()].rstrip(" ,(–-") + told
        _, comma, rest = piece[found.end() :].partition(",")
        if not comma or not stands_alone(rest[:80].strip()):
            return kept
        kept, piece = f"{kept},", rest
    return kept + piece


def _called(found: re.Match[str]) -> str:
    return found[0] if _is_organization(found["name"]) else found["called"] + REMOVED_NAME


def _is_organization(name: str) -> bool:
    """Whether two words with capitals name an organisation: « Secours Populaire », « Nancy Métropole », « Grand Est ».

    A place alone does not tell: « Laval » is also a surname, and « Nancy » a first name.
    """
    first, last = name.split()
    of_place = is_place(first) and stands_alone(last)
    return (
        stands_alone(name)
        or of_place
        or fold(last) in OF_ORGANIZATIONS
        or (fold(first) == "grand" and (is_place(last) or is_place(name)))
    )
