"""Services of data·inclusion: what a structure does, for which needs, where. Its structures come in the same load.

A service is an action of its structure; its *thématiques* are the needs it answers (schema v1 of data·inclusion).
"""

import re
from collections.abc import Iterator, Mapping

from graph.loaders.cells import is_nothing
from graph.loaders.mentions import departement_of
from graph.loaders.reading import Asked, Outcome
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import Choice, Understanding
from graph.model import Action, Mention, Need, Participant
from graph.names import fold
from graph.needs import need_names

NAME = "services"
TITLE = "services de data·inclusion"
USED = frozenset({"source", "commune", "postcode", "commune_code"})
TOLD_BY = frozenset({"structure_id", "nom", "thematiques"})
MEANINGS = {"commune": "commune", "code_postal": "postcode", "code_insee": "commune_code"}
MEANINGS |= {"telephone": "telephone", "courriel": "email", "contact_nom_prenom": "person"}
CODE = re.compile(r"[a-z][a-z-]*--[a-z-]+")
SLUG = re.compile(r"[a-z][a-z-]{3,}")


def recognises(table: Table, sense: Understanding) -> str:
    """Return why the table is an extract of the services of data·inclusion, or an empty text."""
    return "les colonnes des services de data·inclusion" if set(table.columns) >= TOLD_BY else ""


def own_choices(table: Table, read: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return the meaning of each column as data·inclusion defines it."""
    return tuple(Choice(c.column, MEANINGS.get(c.column, "source"), "colonne de data·inclusion") for c in read)


def read(asked: Asked) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    structures = {
        row.values.get("id", ""): row.values
        for table in asked.others
        if not set(table.columns) >= TOLD_BY
        for row in table.rows
    }
    for row in asked.table.rows:
        yield _service(asked, row, structures)


def _service(asked: Asked, row: Row, structures: Mapping[str, Mapping[str, str]]) -> Outcome:
    values = row.values
    structure = structures.get(values["structure_id"], {}).get("nom") or values.get("structure.nom", "")
    if not structure:
        known = "chargez le fichier des structures avec celui-ci"
        return asked.refusal(row, f"la structure « {values['structure_id']} » est inconnue ; {known}.")
    if is_nothing(values.get("nom", "")):
        return asked.refusal(row, "le nom du service est vide ; complétez-le.")
    where = departement_of(asked.sense, values, values.get("commune", ""))
    if where and not asked.perimeter.holds(where):
        return asked.outside(row)
    action = Action(
        key=f"service:{fold(structure)}:{fold(values['nom'])}:{where}",
        name=values["nom"],
        kind="service",
        departements=(where,) if where else (),
        needs=tuple(Need(code, need_names().get(code, code)) for code in CODE.findall(values.get("thematiques", ""))),
        publics=tuple(SLUG.findall(values.get("publics", ""))),
    )
    return asked.record(row, (Participant(_mention(structure, structures, values), "porteur"),), (action,))


def _mention(name: str, structures: Mapping[str, Mapping[str, str]], values: Mapping[str, str]) -> Mention:
    """Return the structure as its own file names it, so that both files speak of one organisation."""
    own = structures.get(values["structure_id"], {})
    return Mention(name=name, commune=own.get("commune", ""), siret=own.get("siret", ""), rna=own.get("rna", ""))
