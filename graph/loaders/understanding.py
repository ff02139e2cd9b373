"""How a table was understood: the kind of list, and the meaning of each column with its reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import msgspec

from graph.loaders.crosses import is_present
from graph.names import fold

DATED = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)")
PERSONAL = frozenset({"person", "email", "telephone"})

# meaning: what a coordinator reads. The order is that of the list she chooses from.
MEANINGS = {
    "organization": "organisation",
    "organization_end": "suite du nom de l’organisation",
    "usual_name": "nom d’usage (si l’autre est vide)",
    "acronym": "sigle",
    "carrier": "porteur de l’action",
    "partner": "partenaires",
    "funder": "financeur",
    "there": "acteurs déjà présents (sans lien)",
    "action": "action",
    "event": "rencontre",
    "date": "date",
    "year": "année",
    "place": "lieu",
    "departement": "département",
    "organization_departement": "département de l’organisation",
    "commune": "commune de l’organisation",
    "commune_code": "code INSEE de la commune",
    "postcode": "code postal",
    "address": "adresse",
    "siret": "SIRET",
    "siren": "SIREN",
    "rna": "RNA",
    "need": "besoins",
    "public": "publics",
    "role": "rôle",
    "kind": "nature",
    "scale": "échelle",
    "amount": "montant",
    "territory": "contrat de ville ou quartier",
    "presence": "présence (oui, x, excusé…)",
    "source": "propre à cette source",
    "cross": "présence à la rencontre de l’en-tête",
    "gap": "manque suivi",
    "state": "état du suivi",
    "owner": "organisation qui s’en charge",
    "due": "échéance",
    "why": "raison",
    "need_of_departement": "besoins du département de l’en-tête",
    "website": "site",
    "longitude": "longitude",
    "latitude": "latitude",
    "person": "nom de personne (non gardé)",
    "email": "courriel (domaine gardé)",
    "telephone": "téléphone (non gardé)",
}


class Choice(msgspec.Struct, frozen=True):
    """What one column was taken for, and why (French); no meaning is an empty text."""

    column: str
    meaning: str
    reason: str
    ticked: str = ""
    """What a cross in this column says, when its cells are crosses and its header is one of several answers."""


# What tells an organisation from others, in any list that names one.
ORGANIZATION = frozenset(
    [
        *("organization", "organization_end", "usual_name", "siret", "siren", "rna"),
        *("commune", "commune_code", "postcode", "address", "organization_departement"),
    ]
)


@dataclass(frozen=True)
class Understanding:
    """The kind of list that a table is, the meaning of its columns, and the reason of the kind (French)."""

    kind: str
    choices: tuple[Choice, ...]
    reason: str = ""
    used: frozenset[str] = frozenset()  # the meanings that this kind of list reads

    @cached_property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """Return meaning → columns, in their order."""
        found: dict[str, tuple[str, ...]] = {}
        for choice in self.choices:
            if choice.meaning:
                found[choice.meaning] = (*found.get(choice.meaning, ()), choice.column)
        return found

    @property
    def meanings(self) -> frozenset[str]:
        """Return the meanings that some column has."""
        return frozenset(self.columns)

    @property
    def unused(self) -> tuple[str, ...]:
        """Return the columns that this kind of list does not read; they stay in the record."""
        return tuple(choice.column for choice in self.choices if choice.meaning not in self.used | PERSONAL)

    @property
    def personal(self) -> tuple[str, ...]:
        """Return the columns that hold persons, and are not kept."""
        return tuple(choice.column for choice in self.choices if choice.meaning in PERSONAL)

    def pick(self, values: Mapping[str, str], meaning: str) -> str:
        """Return the first cell of a meaning that is not empty, stripped."""
        found = self.every(values, meaning)
        return found[0] if found else ""

    def every(self, values: Mapping[str, str], meaning: str) -> tuple[str, ...]:
        """Return the cells of a meaning that are not empty, in the order of the columns."""
        columns = self.columns.get(meaning)
        if not columns:
            return ()
        if not self._ticked:
            return tuple([cell for column in columns if (cell := values.get(column, "").strip())])
        cells = (self._said(column, values.get(column, "").strip()) for column in columns)
        return tuple(cell for cell in cells if cell)

    def _said(self, column: str, cell: str) -> str:
        """Return what a cell says; in a column of answers to tick, that is its header."""
        answer = self._ticked.get(column, "")
        return (answer if is_present(cell) else "") if answer else cell

    @cached_property
    def meaning_of(self) -> dict[str, str]:
        """Return column → meaning, for all columns."""
        return {choice.column: choice.meaning for choice in self.choices}

    @cached_property
    def _ticked(self) -> dict[str, str]:
        return {choice.column: choice.ticked for choice in self.choices if choice.ticked}


def shape_of(columns: tuple[str, ...]) -> str:
    """Return what tells the shape of a file: its headers, whatever their order, case and accents.

    A header that says a day or a year is left out: the list of next year has others, « Copil 14/01/2025 ».
    """
    lasting = sorted(fold(column) for column in columns if not DATED.search(column))
    return sha256("\n".join(lasting).encode()).hexdigest()[:16]
