"""Cells that a row holds, in a column that is read, and of which nothing was made: nothing is dropped in silence."""

from collections.abc import Callable

from graph.loaders.crosses import is_cross
from graph.loaders.understanding import Understanding
from graph.model import Record

Test = Callable[[str, Record], bool]


def _lacks(identifier: str) -> Test:
    return lambda cell, record: not any(getattr(person.mention, identifier) for person in record.participants)


def _is_no_sign(cell: str, record: Record) -> bool:
    return not is_cross(cell)


WHOSE = "ou d’on ne sait quelle organisation"
# meaning → whether its cell was of no use, and why (French)
CHECKS: dict[str, tuple[Test, str]] = {
    "siret": (
        _lacks("siret"),
        f"pas un SIRET valide (un tableur l’a peut-être arrondi), {WHOSE}",
    ),
    "siren": (_lacks("siren"), f"pas un SIREN valide, {WHOSE}"),
    "rna": (_lacks("rna"), f"pas un numéro RNA, {WHOSE}"),
    "postcode": (_lacks("departement"), "pas un code postal français"),
    "presence": (_is_no_sign, "ni présence ni absence ; lue comme une absence"),
    "cross": (_is_no_sign, "ni présence ni absence ; lue comme une absence"),
}


def checked_columns(sense: Understanding) -> tuple[tuple[str, Test, str], ...]:
    """Return the columns of a list whose cells may be of no use, with how to tell it and why."""
    read = (choice for choice in sense.choices if choice.meaning in sense.used)
    return tuple((c.column, *CHECKS[c.meaning]) for c in read if c.meaning in CHECKS)
