"""The organisations that a row of an ordinary list names, with what the row says to tell them from others."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from graph.gazetteer import kind_forms, kinds, legal_forms
from graph.identifiers import compact, valid_rna, valid_siren, valid_siret
from graph.loaders.cells import departement_code, organizations_in
from graph.loaders.persons import without_representative
from graph.loaders.understanding import Understanding
from graph.model import Mention, Participant
from graph.names import fold
from graph.places import phrase
from graph.vocabulary import departements, rows

LISTED = frozenset({"partner", "funder", "there"})  # columns made to hold several organisations
# « Organisations rencontrées », « Structures présentes »: each cell holds those of one meeting
HOLDS_SEVERAL = re.compile(
    r"\brencontre|^(?:organisations|organismes|structures|associations|participants|acteurs)\b.*\w"
)
POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
LOCAL_SCOPES = frozenset({"departement", "commune", "quartier"})


def participants(
    sense: Understanding, values: Mapping[str, str], roles: Mapping[str, str], where: str = ""
) -> tuple[Participant, ...]:
    """Return the organisations of a row; ``roles`` says which meanings name them and in what role.

    ``where`` is the département of what the row is about: it tells « Préfecture » or « Mission locale » apart, which
    name nobody by themselves; a full name is not tied to the place where it came.
    """
    found: dict[Mention, str] = {}
    several = _hold_several(sense.columns.get("organization", ()))
    for meaning, role in roles.items():
        cells = sense.every(values, meaning) or (sense.every(values, "usual_name") if meaning == "organization" else ())
        listed = meaning in LISTED or (meaning == "organization" and several)
        names = [name for cell in cells for name in organizations_in(without_representative(cell), listed)]
        own = _own(sense, values, meaning) if len(names) == 1 else {}  # of several, a row does not say which one's
        for name in names:
            whole = _whole_name(sense, values, name) if meaning == "organization" and len(names) == 1 else name
            found.setdefault(_mention(whole, own, where), role)
    return tuple(Participant(mention, role) for mention, role in found.items())


@lru_cache(64)
def _hold_several(columns: tuple[str, ...]) -> bool:
    return any(HOLDS_SEVERAL.search(fold(column)) for column in columns)


def _mention(name: str, own: dict[str, str], where: str) -> Mention:
    if where and not own.get("departement") and names_nobody(name):
        own = {**own, "departement": where}
    return Mention(name=name, **own)


def _whole_name(sense: Understanding, values: Mapping[str, str], name: str) -> str:
    """Put back together a name that a list cuts over two columns."""
    return " ".join([name, *sense.every(values, "organization_end")])


def _own(sense: Understanding, values: Mapping[str, str], meaning: str) -> dict[str, str]:
    """Return what a row says of the organisation itself; identifiers that are not valid are left out.

    Beside an action, the place may be that of the action; the identifiers are those of its carrier.
    """
    if meaning == "organization":
        commune = sense.pick(values, "commune")
        return {
            "departement": departement_of(sense, values, commune),
            "commune": commune,
            **_identifiers(sense, values),
        }
    if meaning != "carrier" or "organization" in sense.meanings:
        return {}
    where = departement_code(sense.pick(values, "organization_departement"))
    return {"departement": where, **_identifiers(sense, values)}


def _identifiers(sense: Understanding, values: Mapping[str, str]) -> dict[str, str]:
    siret, siren, rna = (compact(sense.pick(values, meaning)) for meaning in ("siret", "siren", "rna"))
    return {
        "siret": siret if valid_siret(siret) else "",
        "siren": siren if valid_siren(siren) else "",
        "rna": rna.upper() if valid_rna(rna.upper()) else "",
    }


def departement_of(sense: Understanding, values: Mapping[str, str], commune: str = "") -> str:
    """Return the département where a row says that the organisation is, by the surest of what it says."""
    code = sense.pick(values, "commune_code") or sense.pick(values, "postcode")
    return (
        departement_code(sense.pick(values, "organization_departement"))
        or _of_number(code)
        or _of_address(sense.pick(values, "address"))
        or _departement_of_commune(commune)
    )


def _of_address(address: str) -> str:
    """Return the département of the postal code that an address ends with, past a number of BP."""
    return next(filter(None, map(_of_number, reversed(POSTCODE.findall(address)))), "")


def _of_number(code: str) -> str:
    """Return the département of a postal or INSEE code; Corsica's postal codes tell only the island."""
    digits = compact(code).upper()
    digits = digits.zfill(5) if digits.isdigit() and len(digits) == 4 else digits
    if len(digits) != 5 or digits.startswith("20"):
        return ""
    prefix = digits[:3] if digits.startswith("97") else digits[:2]
    return prefix if prefix in departements() else ""


def _departement_of_commune(name: str) -> str:
    found = _communes().get(phrase(name), set()) if name else set()
    return next(iter(found)) if len(found) == 1 else ""


@cache
def _communes() -> dict[tuple[str, ...], set[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for row in rows("communes"):
        found.setdefault(phrase(row["name"]), set()).add(row["departement"])
    return found


@cache
def names_nobody(name: str) -> bool:
    """Whether a name is only a kind of which each place has one: « Préfecture », « Mission locale », « CCAS »."""
    written = phrase(name)
    starts = [form for form in legal_forms() if written[: len(form)] == form]
    return any(_is_local_kind(written[len(form) :]) for form in [(), *starts])


def _is_local_kind(words: tuple[str, ...]) -> bool:
    kind = kind_forms(True).get(words)
    return kind is not None and kinds()[kind]["scope"] in LOCAL_SCOPES
