"""Which column means what, in the lists that people keep, and why it was taken so.

A meaning comes from a person's choice, else from the header (``data/vocabulary/columns.csv``, which a coordinator can
extend), else from what the cells hold. Headers that name persons are recognised in order not to be kept.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from graph.identifiers import compact, valid_rna, valid_siren, valid_siret
from graph.loaders.cells import departements_in, is_amount, organizations_in, stands_alone
from graph.loaders.crosses import is_cross, is_present
from graph.loaders.dates import date_in, header_date, iso_date
from graph.loaders.deciding import CHOSEN, NAMES, NAMES_ORGANIZATIONS, NAMES_ORGANIZATIONS_TOO, settled, together
from graph.loaders.forms import GROUP, plain_header
from graph.loaders.headers import NEAR, header_alone, header_meaning
from graph.loaders.personal import is_email, is_telephone
from graph.loaders.persons import begins_as_organization, is_person, without_representative
from graph.loaders.presence import INTENDED, MEETING, NOT_THERE, is_of_presence
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import PERSONAL, Choice
from graph.names import fold

SAMPLE = 200  # rows looked at
MOST = 0.8  # share of the cells that must agree for their content to decide
CROSSED = ("", "event", "date", "presence")  # what the header of a column of crosses may seem to say
HALF = 0.5
A_THIRD = 0.3  # of the cells under « nom »: hardly any surname is that long, or begins so
MOST_WORDS_OF_A_PERSON = 3  # « DE LA FONTAINE »
YEAR = re.compile(r"(?:19|20)\d\d")
CIVILITY = re.compile(r"\s*(?:m\.|mr?\.?|mme\.?|mlle|monsieur|madame|dr\.?|docteur)\s+[A-ZÀ-Þ]", re.IGNORECASE)
ANSWERS = frozenset({"need", "public", "departement", "partner", "funder"})  # of which a form gives one column each

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
    return tuple(settled(together(found), chosen or {}))


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
    meaning = meaning or (header_alone(groups[-1])[0] if groups else "")  # « Besoins observés chez vous — Mobilité »
    if meaning == "departement" and not departements_in(last):  # « Territoire — (dept) » heads 54 and 57, not answers
        return None
    if meaning in ANSWERS and last != column and cells and all(map(is_cross, cells)):
        return Choice(column, meaning, f"ses cellules sont des croix : une colonne par réponse, ici « {last} »", last)
    return None


def _mostly(test: Callable[[str], bool], cells: list[str], share: float = MOST) -> bool:
    return bool(cells) and sum(map(test, cells)) >= share * len(cells)


def _is_crossed(column: str, cells: list[str], day_only: bool) -> bool:
    """Whether a column has one cross per organisation that came: its header must tell a meeting or a day."""
    day = len(header_date(column)) == len("2019-10-14")
    named = day or (not day_only and bool(MEETING.search(fold(column))))
    if not named or not cells or not _mostly(is_cross, cells):
        return False
    return day or any(map(is_present, cells))
