"""Which column means what, in the lists that people keep, and why it was taken so.

A meaning comes from a person's choice, else from the header (``data/vocabulary/columns.csv``, which a coordinator can
extend), else from what the cells hold. Headers that name persons are recognised in order not to be kept.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from graph.identifiers import compact, valid_rna, valid_siren, valid_siret
from graph.loaders.cells import (
    departements_in,
    is_amount,
    is_cross,
    is_present,
    organizations_in,
    stands_alone,
)
from graph.loaders.dates import date_in, header_date, iso_date
from graph.loaders.forms import GROUP, plain_header
from graph.loaders.personal import is_email, is_telephone
from graph.loaders.persons import begins_as_organization, is_person, without_representative
from graph.loaders.presence import IN_A_PLACE, INTENDED, MEETING, MET, NOT_THERE, is_of_presence, were_there
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import PERSONAL, Choice
from graph.names import STOP_WORDS, fold, stem
from graph.places import Phrase
from graph.vocabulary import rows

SAMPLE = 200  # rows looked at
MOST = 0.8  # share of the cells that must agree for their content to decide
CROSSED = ("", "event", "date", "presence")  # what the header of a column of crosses may seem to say
MOST_FURTHER_WORDS = 2
EXACT, NEAR = "en-tête connu", "son en-tête dit"
CHOSEN = "choisi par vous"
HALF = 0.5
A_THIRD = 0.3  # of the cells under « nom »: hardly any surname is that long, or begins so
MOST_WORDS_OF_A_PERSON = 3  # « DE LA FONTAINE »
NAMES_ORGANIZATIONS = "ses cellules nomment des organisations"
NAMES_ORGANIZATIONS_TOO = "ses cellules nomment aussi des organisations"
BESIDE_FIRST_NAME = "nom de personne : à côté d’un prénom"
BESIDE_IDENTIFIER = "nom de ce que le SIRET, le SIREN ou le RNA désigne"
IDENTIFIERS = frozenset({"siret", "siren", "rna"})
ONLY_A_NAME = "nom, sans autre colonne d’organisation"
NAMES = frozenset({"organization", "carrier"})
YEAR = re.compile(r"(?:19|20)\d\d")
SEVERAL = frozenset(
    [
        *("", "partner", "there", "need", "cross", "person", "email", "telephone", "organization_end"),
        *("public", "funder", "source", "need_of_departement"),
    ]
)
NAMING = frozenset({"nom", "intitul", "libel", "titr", "list"})
NAMING_MEANINGS = frozenset({"organization", "carrier", "action", "person"})
NEUTRAL = frozenset(
    [
        *("quel", "quels", "quelle", "quelles", "est", "sont", "votre", "vos", "notre", "nos", "vous", "nous", "etes"),
        *("merci", "indiquer", "indiquez", "preciser", "precisez", "saisir", "renseigner", "n", "no", "num"),
        *("decrivez", "decrire", "menez", "portez", "avez", "lesquel", "lesquels", "lesquelles", "principal"),
        *("principaux", "principale", "principales", "concerne", "concernee"),
    ]
)
CIVILITY = re.compile(r"\s*(?:m\.|mr?\.?|mme\.?|mlle|monsieur|madame|dr\.?|docteur)\s+[A-ZÀ-Þ]", re.IGNORECASE)
ANSWERS = frozenset({"need", "public", "departement", "partner", "funder"})  # of which a form gives one column each
DONE_THERE = frozenset({"action", "need"})
REMARK = re.compile(r"(?:remarque|commentaire|observation|precision)s?\b")
OBJECT = re.compile(r"objet(?: social| (?:de |d')?(?:l.)?(?:association|organisme|organisation|structure))?")
OF_BODIES = frozenset({"rna", "address", "website", "kind"})
OF_ACTIONS = frozenset({"amount", "partner", "funder", "carrier", "year", "role", "public", "need"})

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
    "person": (lambda cell: bool(CIVILITY.match(cell)), "ses cellules nomment des personnes"),
    "event": (
        lambda cell: bool(date_in(cell) and MEETING.search(fold(cell))),
        "ses cellules nomment une rencontre et son jour",
    ),
    "date": (
        lambda cell: len(cell) < 32 and not cell.isdigit() and len(iso_date(cell)) == 10,
        "ses cellules sont des dates",
    ),
}


def choices(table: Table, chosen: Mapping[str, str] | None = None) -> tuple[Choice, ...]:
    """Return one choice per column, in order; ``chosen`` (column → meaning) is what a person decided."""
    sample = table.rows[:SAMPLE]
    found = [_choice(column, sample, chosen or {}) for column in table.columns]
    return tuple(_settled(_together(found), chosen or {}))


def _together(found: list[Choice]) -> list[Choice]:
    """Read again what the other columns of the list tell to be something else."""
    meanings = {choice.meaning for choice in found}
    told = any(one.meaning in NAMES and one.reason != NAMES_ORGANIZATIONS for one in found)
    plain = [_not_twice(choice) if told else choice for choice in found]
    if any("prenom" in fold(one.column) for one in found):  # « Nom » beside « Prénom » is never an organisation
        plain = [Choice(one.column, "person", BESIDE_FIRST_NAME) if one.meaning == "name" else one for one in plain]
    of_meetings = _is_of_meetings(found)
    return [_beside(choice, meanings, of_meetings) for choice in plain]


def _not_twice(choice: Choice) -> Choice:
    """« Contact » beside a column of organisations names a person, though « BENSI Saveria » begins as an acronym."""
    if choice.reason != NAMES_ORGANIZATIONS:
        return choice
    return Choice(choice.column, "person", "nom de personne : une autre colonne dit l’organisation")


def _is_of_meetings(found: list[Choice]) -> bool:
    """Whether the organisations of a list were met, or were there on a day: each row then is a meeting."""
    named = [one.column for one in found if one.meaning == "organization"]
    dated = any(one.meaning == "date" for one in found)
    return any(MET.search(fold(name)) or (dated and were_there(name)) for name in named)


def _beside(choice: Choice, meanings: set[str], of_meetings: bool) -> Choice:
    if choice.reason == CHOSEN:
        return choice
    if choice.meaning == "organization" and meanings & DONE_THERE and IN_A_PLACE.search(fold(choice.column)):
        return Choice(choice.column, "there", "être dans un lieu n’est pas y mener ce que dit la ligne")
    if choice.meaning == "action" and of_meetings:
        return Choice(choice.column, "event", "l’objet d’une rencontre : ses organisations y étaient")
    if choice.meaning == "action" and OBJECT.fullmatch(fold(choice.column)) and _lists_bodies(meanings):
        return Choice(choice.column, "", "l’objet de l’organisation elle-même, et non une action")
    if choice.meaning == "kind" and "amount" in meanings and "juridique" not in fold(choice.column):
        return Choice(choice.column, "", "la nature de la subvention, non celle de l’organisation")
    if choice.meaning == "owner" and "gap" not in meanings:
        return Choice(choice.column, "person", "le responsable est une personne, hors du suivi des manques")
    return choice


def _lists_bodies(meanings: set[str]) -> bool:
    """Whether a list says of organisations what directories do, and nothing that is said of actions."""
    return bool(meanings & OF_BODIES) and not meanings & OF_ACTIONS


def _choice(column: str, sample: Sequence[Row], chosen: Mapping[str, str]) -> Choice:
    if column in chosen:
        return Choice(column, chosen[column], CHOSEN)
    meaning, header = header_meaning(column)
    cells = [cell for row in sample if (cell := row.values.get(column, "").strip())]
    held = next((name for name, (test, _) in CONTENTS.items() if _mostly(test, cells)), "")
    if held and (not meaning or (held in PERSONAL and not _leads_to_organizations(meaning, held, cells))):
        return Choice(column, held, CONTENTS[held][1])
    if meaning in CROSSED and _is_crossed(column, cells, day_only=meaning == "presence"):
        if INTENDED.search(fold(column)):
            return Choice(column, "", "une inscription : elle ne dit pas qui est venu")
        return Choice(column, "cross", "ses cellules sont des croix : une colonne par rencontre")
    if meaning == "organization" and NOT_THERE.search(fold(column)):
        return Choice(column, "", "celles-ci n’étaient pas là : aucun lien n’en est tiré")
    if meaning == "funder" and _mostly(is_amount, cells):
        return Choice(column, "", "des montants, et non des financeurs")
    if meaning == "person" and _name_organizations(cells):
        return Choice(column, "organization", NAMES_ORGANIZATIONS)
    if meaning == "presence" and header.startswith(NEAR) and not is_of_presence(column):
        return Choice(column, "", "la présence d’autre chose que d’un participant à une rencontre")
    if meaning == "name" and _mostly(_is_no_surname, cells, A_THIRD):
        return Choice(column, "name", NAMES_ORGANIZATIONS_TOO)
    if not meaning and YEAR.fullmatch(column.strip()) and cells and all(map(is_cross, cells)):
        return Choice(column, "year", "ses cellules sont des croix : une colonne par année", column.strip())
    if not meaning and _mostly(is_person, cells):
        return Choice(column, "person", "ses cellules ont la forme « NOM Prénom »")
    if answered := _answered(column, meaning, cells):
        return answered
    if meaning:
        return Choice(column, meaning, f"{header} »")
    return Choice(column, "", "aucun sens reconnu")


def _leads_to_organizations(meaning: str, held: str, cells: list[str]) -> bool:
    """Whether cells under « structure » name who came for each: « Mme Petit (Cimade) »."""
    return meaning in NAMES and held == "person" and _mostly(lambda cell: bool(without_representative(cell)), cells)


def _is_no_surname(cell: str) -> bool:
    """Whether a cell under « nom » is longer than names of persons are, or says what organisations say."""
    return len(cell.split()) > MOST_WORDS_OF_A_PERSON or begins_as_organization(cell)


def _name_organizations(cells: list[str]) -> bool:
    """Whether cells under « participants » or « interlocuteurs » are organisations, and no person at all."""
    if not cells or any(CIVILITY.search(cell) for cell in cells) or _mostly(is_person, cells, HALF):
        return False
    return _mostly(lambda cell: any(map(stands_alone, organizations_in(cell, listed=True))), cells)


def _answered(column: str, meaning: str, cells: list[str]) -> Choice | None:
    """Return what a cross says in one of the columns that a form makes of a question with several answers.

    « Thématiques — Logement » and « 54 » are ticked; a column headed by a département may also hold its needs.
    """
    *groups, last = plain_header(column).split(GROUP)
    if departements_in(last) and not meaning:
        if cells and all(map(is_cross, cells)):
            return Choice(column, "departement", "ses cellules sont des croix : une colonne par département", last)
        named = any(map(str.isalpha, last))
        return Choice(column, "need_of_departement", "en-tête : un département", "") if named else None
    meaning = meaning or (_header_meaning(groups[-1])[0] if groups else "")  # « Besoins observés chez vous — Mobilité »
    if meaning == "departement" and not departements_in(last):  # « Territoire — (dept) » heads 54 and 57, not answers
        return None
    if meaning in ANSWERS and last != column and cells and all(map(is_cross, cells)):
        return Choice(column, meaning, f"ses cellules sont des croix : une colonne par réponse, ici « {last} »", last)
    return None


def header_meaning(column: str) -> tuple[str, str]:
    """Return the meaning of a header and how it was known (French), or two empty texts.

    Under the name of a group (« Structure — Commune ») the header itself speaks first, unless it only says « nom ».
    """
    column = plain_header(column)
    *groups, last = column.split(GROUP)
    if groups and REMARK.match(fold(last)):  # « Besoins — Remarques » are no needs
        return "", ""
    own = _header_meaning(last)
    if groups and (not own[0] or own[0] in ("name", "label")):
        return _header_meaning(column) if _header_meaning(column)[0] else own
    return own


def _header_meaning(column: str) -> tuple[str, str]:
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


def _mostly(test: Callable[[str], bool], cells: list[str], share: float = MOST) -> bool:
    return bool(cells) and sum(map(test, cells)) >= share * len(cells)


def _is_crossed(column: str, cells: list[str], day_only: bool) -> bool:
    """Whether a column has one cross per organisation that came: its header must tell a meeting or a day."""
    day = len(header_date(column)) == len("2019-10-14")
    named = day or (not day_only and bool(MEETING.search(fold(column))))
    if not named or not cells or not _mostly(is_cross, cells):
        return False
    return day or any(map(is_present, cells))


def _settled(found: list[Choice], chosen: Mapping[str, str]) -> list[Choice]:
    """Decide what « Nom » names, and keep one column for each meaning that can have only one: the surest."""
    meanings = frozenset(choice.meaning for choice in found)
    plain = [_unambiguous(choice, meanings) for choice in found]
    taken: dict[str, str] = {meaning: column for column, meaning in chosen.items()}
    for choice in sorted(plain, key=lambda choice: not choice.reason.startswith(EXACT)):
        taken.setdefault(choice.meaning, choice.column)
    return [
        choice
        if choice.meaning in SEVERAL or choice.ticked or choice.column in (taken[choice.meaning], *chosen)
        else Choice(choice.column, "", f"« {taken[choice.meaning]} » a déjà ce sens ({choice.reason})")
        for choice in plain
    ]


def _unambiguous(choice: Choice, others: frozenset[str]) -> Choice:
    """« Nom » beside a column of organisations names a person; alone, or beside a SIRET, it names the organisation."""
    named = bool(others & NAMING_MEANINGS)
    if choice.meaning == "name":
        theirs = choice.reason == NAMES_ORGANIZATIONS_TOO
        if not others & NAMES and (theirs or others & IDENTIFIERS):
            return Choice(choice.column, "organization", choice.reason if theirs else BESIDE_IDENTIFIER)
        if named and theirs:
            return Choice(choice.column, "usual_name", choice.reason)
        if named:
            return Choice(choice.column, "person", "nom de personne : une autre colonne dit l’organisation")
        return Choice(choice.column, "organization", ONLY_A_NAME)
    if choice.meaning == "label":
        return Choice(choice.column, "" if named else "organization", choice.reason)
    return choice
