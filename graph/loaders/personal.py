"""Names, addresses and telephones of persons: recognised, and not kept. Only the domain of an organisation stays."""

import re
from collections.abc import Mapping

from graph.contacts import PROVIDERS
from graph.loaders.persons import REMOVED_NAME, hidden_representative, without_names, without_persons
from graph.loaders.understanding import PERSONAL

EMAIL = re.compile(r"[\w.+'’-]+@((?:[\w-]+\.)+[a-z]{2,})", re.I)
TELEPHONE = re.compile(r"(?<![\d/])(?:\+33|0033|0)\s?\(?0?\)?\s?[1-9](?:[\s.\-]?\d{2}){4}(?!\d)")
DIGIT = re.compile(r"\d")
REMOVED_EMAIL, REMOVED_TELEPHONE = "[adresse retirée]", "[téléphone retiré]"
REMOVED = (REMOVED_EMAIL, REMOVED_TELEPHONE, REMOVED_NAME)
# what these columns hold are names of organisations, of places, of actions: « Collège Monsieur Vincent » is no person
NAMING = frozenset(
    [
        *(
            "organization",
            "organization_end",
            "usual_name",
            "acronym",
            "carrier",
            "partner",
            "funder",
            "owner",
            "there",
        ),
        *("place", "commune", "address", "territory", "source", "gap"),
    ]
)
TITLES = frozenset({"action", "event"})


def is_email(cell: str) -> bool:
    """Whether a cell is an electronic address and nothing else."""
    return EMAIL.fullmatch(cell.strip()) is not None


def is_telephone(cell: str) -> bool:
    """Whether a cell is a French telephone number and nothing else; a SIRET or a date is not one."""
    return TELEPHONE.fullmatch(cell.strip()) is not None


def domain_of(cell: str) -> str:
    """Return the domain of the first address of a cell, when it tells an organisation; else an empty text."""
    found = EMAIL.search(cell)
    domain = found[1].lower() if found else ""
    return "" if domain in PROVIDERS else domain


def kept(values: Mapping[str, str], meanings: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row that may be kept: no person's name, address or telephone, wherever it was written.

    ``meanings`` is column → meaning.
    """
    result = {}
    for column, cell in values.items():
        meaning = meanings.get(column, "")
        if meaning == "email":
            result[f"{column} (domaine)"] = domain_of(cell)
        elif meaning not in PERSONAL:
            result[column] = told(cell, meaning)
    return result


def told(cell: str, meaning: str) -> str:
    """Return a cell as it is kept and shown, by the meaning of its column."""
    text = scrubbed(cell)
    if meaning in TITLES:
        return without_persons(text)
    return hidden_representative(text) if meaning in NAMING else without_names(text)


def scrubbed(text: str) -> str:
    """Return a text without the addresses and telephones written in it."""
    if "@" not in text and not DIGIT.search(text):
        return text
    return TELEPHONE.sub(REMOVED_TELEPHONE, EMAIL.sub(REMOVED_EMAIL, text))
