"""The graph declared once: labels, relationships and properties, with their French names.

Both engines' schema files, the writer, the snapshot and the documentation follow these tables; a test holds
them together. ``type`` is one of STRING, INT64, DOUBLE, STRING[].
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Property:
    """One property of a node or a relationship."""

    name: str
    type: str
    french: str
    description: str = ""


@dataclass(frozen=True)
class Label:
    """A kind of node; ``id`` is always its key."""

    name: str
    french: str
    description: str
    properties: tuple[Property, ...]


@dataclass(frozen=True)
class Relationship:
    """A kind of tie between two labels; (type, start, end) identifies it."""

    type: str
    start: str
    end: str
    french: str
    properties: tuple[Property, ...] = ()


ID = Property("id", "STRING", "identifiant")
NAME = Property("name", "STRING", "nom")

LABELS = (
    Label(
        "Organization",
        "organisation",
        "L’acteur réel auquel des mentions ont été rattachées.",
        (
            ID,
            NAME,
            Property("aliases", "STRING[]", "autres écritures", "Tous les noms lus, tels qu’écrits."),
            Property("siren", "STRING", "SIREN"),
            Property("kind", "STRING", "nature", "Dite par un annuaire, sinon lue dans le nom."),
            Property("website", "STRING", "site"),
            Property("confidence", "DOUBLE", "confiance", "Du rapprochement des écritures, de 0 à 1."),
            Property(
                "reason",
                "STRING",
                "raison",
                "Pourquoi ces écritures sont tenues pour une seule organisation.",
            ),
        ),
    ),
    Label(
        "Action",
        "action",
        "Un projet ou un service : ici un dispositif, dans un contrat de ville, une année.",
        (
            ID,
            NAME,
            Property("kind", "STRING", "nature"),
            Property("scheme", "STRING", "dispositif"),
            Property("year", "INT64", "année"),
            Property("scale", "STRING", "échelle"),
            Property("publics", "STRING[]", "publics", "Codes data·inclusion, ou mots de la source."),
        ),
    ),
    Label(
        "Event",
        "rencontre",
        "Une réunion commune : journée, atelier, visioconférence.",
        (
            ID,
            NAME,
            Property("date", "STRING", "date", "ISO 8601, arrêtée au mois ou à l’année si le jour est inconnu."),
            Property("place", "STRING", "lieu"),
            Property("scale", "STRING", "échelle"),
        ),
    ),
    Label(
        "Territory",
        "contrat de ville",
        "Un territoire de la politique de la ville, à travers ses contrats successifs.",
        (
            ID,
            NAME,
            Property("codes", "STRING[]", "codes", "Codes des contrats successifs."),
            Property("population", "INT64", "habitants des quartiers"),
            Property(
                "continuity",
                "STRING",
                "continuité",
                "Pourquoi ces contrats sont tenus pour un seul territoire.",
            ),
        ),
    ),
    Label(
        "Departement",
        "département",
        "Un département, par son code INSEE.",
        (ID, NAME, Property("region", "STRING", "région")),
    ),
    Label("Need", "besoin", "Un besoin, par son code data·inclusion.", (ID, NAME)),
    Label(
        "Source",
        "source",
        "Un jeu de données ou une liste reçue.",
        (
            ID,
            NAME,
            Property("origin", "STRING", "origine"),
            Property("licence", "STRING", "licence"),
            Property("date", "STRING", "date"),
        ),
    ),
    Label(
        "Record",
        "ligne",
        "Une ligne lue dans une source : la preuve.",
        (
            ID,
            Property("file", "STRING", "fichier"),
            Property("sheet", "STRING", "feuille"),
            Property("row", "INT64", "ligne"),
            Property("date", "STRING", "date du fait"),
            Property("run", "INT64", "chargement"),
        ),
    ),
)

ROLE = Property("role", "STRING", "rôle")

RELATIONSHIPS = (
    Relationship("TAKES_PART_IN", "Organization", "Action", "prend part à", (ROLE,)),
    Relationship("ATTENDED", "Organization", "Event", "a participé à", (ROLE,)),
    Relationship("BASED_IN", "Organization", "Departement", "est présente en"),
    Relationship("WITHIN", "Action", "Territory", "se déroule dans"),
    Relationship("LOCATED_IN", "Action", "Departement", "se situe en"),
    Relationship("LOCATED_IN", "Event", "Departement", "se tient en"),
    Relationship("LOCATED_IN", "Territory", "Departement", "se situe en"),
    Relationship("ADDRESSES", "Action", "Need", "répond à"),
    Relationship("ABOUT", "Event", "Need", "porte sur"),
    Relationship("EXPRESSED", "Departement", "Need", "a exprimé"),
    Relationship("NAMES", "Record", "Organization", "nomme"),
    Relationship("STATES", "Record", "Action", "établit"),
    Relationship("STATES", "Record", "Event", "établit"),
    Relationship("STATES", "Record", "Territory", "établit"),
    # A record that notes a need states both ends of EXPRESSED.
    Relationship("STATES", "Record", "Need", "établit"),
    Relationship("STATES", "Record", "Departement", "établit"),
    Relationship("FROM", "Record", "Source", "provient de"),
)

PROOF = "Record"
"""The label of which there is most: one for each row read, tied to all that the row says."""

LABEL_BY_NAME = {label.name: label for label in LABELS}


def types_from(label: str) -> tuple[str, ...]:
    """Return the types of the ties that start from a label, in their order."""
    return tuple(dict.fromkeys(tie.type for tie in RELATIONSHIPS if tie.start == label))
