"""Which column means what, in the lists that people keep: one meaning has several usual headers."""

import unicodedata
from collections.abc import Mapping

HEADERS = {
    "organization": ("organisation", "structure", "organisme", "porteur", "association"),
    "role": ("rôle", "qualité"),
    "siret": ("siret",),
    "rna": ("rna",),
    "departement": ("département", "dep", "code département"),
    "organization_departement": ("département de l’organisation", "département de la structure"),
    "commune": ("commune", "ville"),
    "action": ("action", "projet", "intitulé de l’action", "dispositif"),
    "kind": ("nature", "type"),
    "year": ("année", "annee", "exercice"),
    "scale": ("échelle",),
    "event": ("rencontre", "réunion", "événement", "atelier"),
    "date": ("date", "date de la rencontre"),
    "place": ("lieu",),
}


def fold(text: str) -> str:
    """Return a header without accents, case, apostrophes or repeated spaces, to compare it."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


MEANING = {fold(header): meaning for meaning, headers in HEADERS.items() for header in headers}


def meanings(columns: tuple[str, ...]) -> dict[str, str]:
    """Return meaning → column for the columns that are recognised; the first of two that mean the same is kept."""
    found: dict[str, str] = {}
    for column in columns:
        meaning = MEANING.get(fold(column))
        if meaning:
            found.setdefault(meaning, column)
    return found


def pick(values: Mapping[str, str], found: Mapping[str, str], meaning: str) -> str:
    """Return the cell that has a meaning, stripped, or an empty text."""
    return values.get(found.get(meaning, ""), "").strip()
