"""What the columns of a list tell of each other: « Nom » beside « Prénom », « Objet » in a directory."""

import re
from collections.abc import Mapping

from graph.loaders.headers import EXACT
from graph.loaders.presence import IN_A_PLACE, MET, were_there
from graph.loaders.understanding import Choice
from graph.names import fold

NAMES = frozenset({"organization", "carrier"})
IDENTIFIERS = frozenset({"siret", "siren", "rna"})
BESIDE_FIRST_NAME = "nom de personne : à côté d’un prénom"
ANOTHER_SAYS = "nom de personne : une autre colonne dit l’organisation"
BESIDE_IDENTIFIER = "nom de ce que le SIRET, le SIREN ou le RNA désigne"
ONLY_A_NAME = "nom, sans autre colonne d’organisation"
SEVERAL = frozenset(
    [
        *("", "partner", "there", "need", "cross", "person", "email", "telephone", "organization_end"),
        *("public", "funder", "source", "need_of_departement"),
    ]
)
NAMING_MEANINGS = frozenset({"organization", "carrier", "action", "person"})
DONE_THERE = frozenset({"action", "need"})
OBJECT = re.compile(r"objet(?: social| (?:de |d')?(?:l.)?(?:association|organisme|organisation|structure))?")
OF_BODIES = frozenset({"rna", "address", "website", "kind"})
OF_ACTIONS = frozenset({"amount", "partner", "funder", "carrier", "year", "role", "public", "need"})
CHOSEN = "choisi par vous"
NAMES_ORGANIZATIONS = "ses cellules nomment des organisations"
NAMES_ORGANIZATIONS_TOO = "ses cellules nomment aussi des organisations"


def together(found: list[Choice]) -> list[Choice]:
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
    return Choice(choice.column, "person", ANOTHER_SAYS)


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


def settled(found: list[Choice], chosen: Mapping[str, str]) -> list[Choice]:
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
            return Choice(choice.column, "person", ANOTHER_SAYS)
        return Choice(choice.column, "organization", ONLY_A_NAME)
    if choice.meaning == "label":
        return Choice(choice.column, "" if named else "organization", choice.reason)
    return choice
