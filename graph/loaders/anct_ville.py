"""Posts funded by the State in the politique de la ville, and the contrats de ville, as the ANCT publishes them.

A post (*adulte-relais*, *Fonjep*) is read as the part an organisation takes in an action, the action being one
scheme in one contrat de ville in one year. ``code_tiers`` is a SIRET for adultes-relais; for Fonjep it repeats the
name (2020–2023) or is absent (2024–2025), so it counts only when it is a valid SIRET.
"""

import re
from collections.abc import Iterator

from graph.identifiers import valid_siret
from graph.loaders.reading import Asked, Outcome
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import Choice, Understanding
from graph.model import Action, Mention, Participant, Territory
from graph.vocabulary import departement_name

NAME = "anct_ville"
TITLE = "postes et contrats de la politique de la ville (ANCT)"
POST_COLUMNS = {"id_poste", "raison_sociale", "annee", "montant"}
CONTRACT_COLUMNS = {"code_cv", "lib_cv", "insee_dep", "codgeo"}
COLUMNS = POST_COLUMNS | CONTRACT_COLUMNS | {"code_tiers", "siret", "dep", "insee_reg", "pop", "longitude", "latitude"}
USED = frozenset({"source"})
SCHEMES = {
    "Adultes-relais": re.compile(r"\d{2}[\dA-Z]\d{2}RT?\d{5,6}"),
    "Fonjep": re.compile(r"[A-Z]{1,2}\d{4,5}"),
}

# Some rows hold several codes glued together (« CV380CV384 »): the post serves several contracts.
CONTRACT_CODE = re.compile(r"CV\d{3}|CN[0-9A-B]{5}[A-Z]")


def recognises(table: Table, sense: Understanding) -> str:
    """Return why the table is a file of posts or of contrats de ville, or an empty text."""
    columns = set(table.columns)
    shape = columns >= CONTRACT_COLUMNS or columns >= POST_COLUMNS
    return "les colonnes des fichiers de l’ANCT" if shape else ""


def own_choices(table: Table, read: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return the columns that this source has, and those that it does not."""
    own = (Choice(choice.column, "source", "colonne de l’ANCT") for choice in read)
    return tuple(mine if mine.column in COLUMNS else choice for mine, choice in zip(own, read, strict=True))


def scheme_of(post: str) -> str:
    """Return the scheme that funds a post: only the shape of its number tells, no column does."""
    return next((scheme for scheme, shape in SCHEMES.items() if shape.fullmatch(post)), "")


def read(asked: Asked) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    is_contract = set(asked.table.columns) >= CONTRACT_COLUMNS
    for row in asked.table.rows:
        if not asked.perimeter.holds(_departement(row)):
            yield asked.outside(row)
        else:
            yield _contract(asked, row) if is_contract else _post(asked, row)


def _departement(row: Row) -> str:
    """Return the département, under its name in the raw files or in the tidy table made of them."""
    return row.values.get("insee_dep") or row.values.get("dep", "")


def _post(asked: Asked, row: Row) -> Outcome:
    values = row.values
    name, year = values.get("raison_sociale", "").strip(), values.get("annee", "")
    if not name:
        return asked.refusal(row, "la raison sociale est vide ; complétez « raison_sociale ».")
    if not (year.isdigit() and len(year) == 4):
        return asked.refusal(row, f"l’année « {year} » n’est pas une année ; corrigez « annee ».")
    scheme = scheme_of(values.get("id_poste", ""))
    if not scheme:
        return asked.refusal(
            row, f"le numéro de poste « {values.get('id_poste', '')} » n’est ni adulte-relais ni Fonjep."
        )
    codes = CONTRACT_CODE.findall(values.get("code_cv", "")) or [""]
    third_party = (values.get("code_tiers") or values.get("siret", "")).strip()
    mention = Mention(
        name=name,
        departement=_departement(row),
        territory=codes[0],
        siret=third_party if valid_siret(third_party) else "",
    )
    actions = tuple(_action(scheme, int(year), code, mention.departement) for code in codes)
    return asked.record(row, (Participant(mention, "porteur de poste"),), actions, year)


def _action(scheme: str, year: int, code: str, departement: str) -> Action:
    place = code or f"hors contrat de ville, {departement_name(departement) if departement else 'France'}"
    return Action(
        key=f"{NAME}:{scheme}:{place}:{year}",
        name=f"{scheme} {year}" + ("" if code else f", {place}"),
        kind="dispositif",
        scheme=scheme,
        year=year,
        territory=code,
        departements=(departement,) if departement else (),
    )


def _contract(asked: Asked, row: Row) -> Outcome:
    values = row.values
    code = values.get("code_cv", "")
    if not CONTRACT_CODE.fullmatch(code):
        return asked.refusal(row, f"le code de contrat « {code} » n’est pas reconnu.")
    prefix, _, name = values.get("lib_cv", "").partition(" - ")
    territory = Territory(
        code=code,
        name=name or prefix or code,
        departement=values.get("insee_dep", ""),
        generation=2015 if code.startswith("CV") else 2024,
        place_code=values.get("codgeo", ""),
        population=int(float(values["pop"])) if values.get("pop") else None,
        longitude=float(values["longitude"]) if "longitude" in values else None,
        latitude=float(values["latitude"]) if "latitude" in values else None,
    )
    return asked.record(row, (), (territory,), str(territory.generation))
