"""``maillage figures``: the network in figures, its actors, who takes part, what falls if somebody leaves."""

from typing import Any

import click

from graph.atlas import Atlas
from graph.cli.asking import existing
from graph.cli.options import progress_bar, with_settings
from graph.cli.output import Output, with_output
from graph.figures import rows
from graph.figures.actors import GROUPS, actors
from graph.figures.fragility import Departure, departures
from graph.figures.networks import NATURES, Scope, scope_of
from graph.figures.participation import participation
from graph.figures.whole import whole_figures
from graph.leaving_out import left_out
from graph.settings import Settings

SECTIONS = ("network", "actors", "fragility", "participation")
SIZE = (
    "La densité et les concentrations dépendent de la taille : entre deux années, regardez d’abord combien "
    "d’organisations sont connues."
)
DEPENDS = "Les liens d’un financeur et les postes d’un dispositif n’y sont pas : ils ne disent pas de partenaires."


@click.command("figures")
@click.argument("section", metavar="[SECTION]", type=click.Choice(SECTIONS), default="network")
@click.option("--departement", multiple=True, metavar="CODE", help="Seulement ce département (répétable).")
@click.option("--need", multiple=True, metavar="BESOIN", help="Seulement ce besoin, par son nom (répétable).")
@click.option("--year", multiple=True, type=int, metavar="ANNÉE", help="Cette année ; répétée, pour comparer.")
@click.option("--network", "nature", type=click.Choice(list(NATURES)), default="partnership", show_default=True)
@click.option("--by", "groups", type=click.Choice(list(GROUPS)), default="departement", show_default=True)
@click.option("--leaving", metavar="ORGANISATION", help="Ce qui tombe si elle s’en va.")
@with_output
@with_settings
def figures_command(section: str, leaving: str | None, output: Output, settings: Settings, **asked: Any) -> None:
    """Dire le réseau en chiffres, chacun avec ce qu’il veut dire.

    SECTION : network (l’ensemble, par défaut), actors (chaque organisation ; --network, --by), fragility (ce qui tombe
    si l’une s’en va ; --leaving), participation (qui vient, qui agit).
    """
    with progress_bar() as progress:
        whole = existing(settings, progress)
        with left_out(whole, output.without) as atlas:
            if leaving:
                found, columns, notes = _leaving(atlas, leaving, _scope(atlas, asked))
            else:
                found, columns, notes = _section(atlas, section, asked)
    if output.form == "table" and columns is rows.ACTORS:
        columns = rows.SHORT_ACTORS
    output.show(found, columns, whole.invented(), notes)


def _scope(atlas: Atlas, asked: dict[str, Any], year: int = 0) -> Scope:
    return scope_of(atlas.store, asked["departement"], asked["need"], year)


def _section(atlas: Atlas, section: str, asked: dict[str, Any]) -> tuple[rows.Rows, dict[str, str], list[str]]:
    scope = _scope(atlas, asked)
    if section == "actors":
        found = rows.actor_rows(actors(atlas.store, scope, asked["nature"], asked["groups"]))
        return found, rows.ACTORS, [f"Réseau : {NATURES[asked['nature']].title}.", *rows.READ_ACTORS, DEPENDS]
    if section == "fragility":
        return rows.departure_rows(departures(atlas.store, scope)), rows.DEPARTURES, [DEPENDS]
    if section == "participation":
        return rows.participation_rows(participation(atlas.store)), rows.PARTICIPATION, []
    scopes = [_scope(atlas, asked, year) for year in asked["year"]] or [scope]
    figures = [figure for one in scopes for figure in whole_figures(atlas.store, one)]
    return rows.whole_rows(figures), rows.WHOLE, [DEPENDS, SIZE]


def _leaving(atlas: Atlas, name: str, scope: Scope) -> tuple[rows.Rows, dict[str, str], list[str]]:
    organization = atlas.organization_named(name)
    found = [one for one in departures(atlas.store, scope) if one.organization == organization]
    return rows.departure_rows(found), rows.DEPARTURES, leaving_lines(atlas.names()[organization][1], found)


def leaving_lines(name: str, found: list[Departure]) -> list[str]:
    """Return what falls, in sentences."""
    if not found:
        return [f"Si {name} s’en va, rien de ce que dit la carte ne reste sans personne."]
    row = rows.departure_rows(found)[0]
    lines = [f"Si {name} s’en va :"]
    lines += [f"  plus personne n’est connu pour répondre à : {need}" for need in row["needs"]]
    lines += [f"  plus personne n’a de poste à : {place}" for place in row["territories"]]
    lines += [f"  {other} n’a plus aucun partenaire connu" for other in row["alone"]]
    if row["parts"]:
        sizes = " et ".join(map(str, row["parts"]))
        lines.append(f"  des groupes de {sizes} organisations n’ont plus aucune action commune entre eux")
    return lines


COMMANDS = (figures_command,)
