"""The organisation that a row of an ordinary list names."""

from collections.abc import Mapping

from graph.identifiers import valid_siret
from graph.loaders.columns import pick
from graph.model import Mention, Participant
from graph.vocabulary import departements


def departement_code(text: str) -> str:
    """Return the INSEE code of a département written as a code (also ``8`` for ``08``), or an empty text."""
    code = text.strip().upper().zfill(2)
    return code if code in departements() else ""


def participant(values: Mapping[str, str], found: Mapping[str, str], default_role: str) -> tuple[Participant, ...]:
    """Return the participant of a row, or nothing when the organisation's cell is empty."""
    name = pick(values, found, "organization")
    if not name:
        return ()
    siret = pick(values, found, "siret").replace(" ", "")
    mention = Mention(
        name=name,
        departement=departement_code(pick(values, found, "organization_departement")),
        commune=pick(values, found, "commune"),
        siret=siret if valid_siret(siret) else "",
        rna=pick(values, found, "rna").upper(),
    )
    return (Participant(mention, pick(values, found, "role").lower() or default_role),)
