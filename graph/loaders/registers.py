"""Registers with a shape of their own, read as directories: data·inclusion, RNA, Sirene, communes' authorities.

Each shape is known by columns that no hand-made list has together, and says what each of its columns means.
Sources: data·inclusion schema v1 (structures), RNA waldec and import files (ministère de l’Intérieur), Sirene stock of
établissements (INSEE).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.loaders import organizations
from graph.loaders.reading import Asked, Outcome
from graph.loaders.tables import Table
from graph.loaders.understanding import ORGANIZATION, Choice, Understanding

NAME = "registers"
TITLE = "extrait d’un répertoire (data·inclusion, RNA, Sirene)"
USED = ORGANIZATION | {"departement", "kind", "website", "source"}


@dataclass(frozen=True)
class Shape:
    """A register: what it is called, the columns that tell it, and the meaning of those that are read."""

    title: str
    told_by: frozenset[str]
    meanings: dict[str, str]


SHAPES = (
    Shape(
        "structures de data·inclusion",
        frozenset({"id", "nom", "source", "code_insee", "date_maj"}),
        {
            **{"nom": "organization", "siret": "siret", "rna": "rna", "commune": "commune", "typologie": "kind"},
            **{"code_postal": "postcode", "code_insee": "commune_code", "adresse": "address", "site_web": "website"},
            **{"telephone": "telephone", "courriel": "email", "longitude": "longitude", "latitude": "latitude"},
        },
    ),
    Shape(
        "répertoire national des associations",
        frozenset({"id", "titre", "objet", "date_creat"}),
        {
            **{"id": "rna", "siret": "siret", "titre": "organization", "siteweb": "website", "nature": "kind"},
            **{"adrs_codepostal": "postcode", "adrs_codeinsee": "commune_code", "adrs_libcommune": "commune"},
            **{"dir_civilite": "person"},
        },
    ),
    Shape(
        "répertoire Sirene",
        frozenset({"siren", "siret", "codePostalEtablissement"}),
        {
            **{"siren": "siren", "siret": "siret", "denominationUniteLegale": "organization"},
            **{"categorieJuridiqueUniteLegale": "kind", "codePostalEtablissement": "postcode"},
            **{"codeCommuneEtablissement": "commune_code", "libelleCommuneEtablissement": "commune"},
            **{"identifiantAssociationUniteLegale": "rna", "nomUniteLegale": "person", "prenom1UniteLegale": "person"},
        },
    ),
)


def recognises(table: Table, sense: Understanding) -> str:
    """Return which register the table is an extract of, or an empty text."""
    shape = shape_of(table)
    return f"les colonnes de : {shape.title}" if shape else ""


def shape_of(table: Table) -> Shape | None:
    """Return the register whose columns the table has."""
    return next((shape for shape in SHAPES if shape.told_by <= set(table.columns)), None)


def own_choices(table: Table, read: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return the meaning of each column as the register defines it."""
    shape = shape_of(table)
    if shape is None:
        return read
    why = f"colonne de : {shape.title}"
    return tuple(Choice(choice.column, shape.meanings.get(choice.column, ""), why) for choice in read)


def read(asked: Asked) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    return organizations.read(asked)
