"""``maillage introductions`` and ``plan``: who should meet whom, and whom to invite."""

from collections.abc import Iterable
from typing import Any

import click

from graph.cli.asking import existing
from graph.cli.options import progress_bar, with_settings
from graph.cli.output import Output, with_output
from graph.planning.asking import MOST_SEATS, plan, who_should_meet
from graph.planning.figures import by_reason, figures
from graph.planning.known import Actor
from graph.planning.model import Plan, Request
from graph.planning.rows import (
    INTRODUCTION_COLUMNS,
    INVITATION_COLUMNS,
    introduction_rows,
    invitation_rows,
    numbers,
    plan_object,
)
from graph.settings import Settings

SHOWN = ("rank", "departement", "people_names", "why", "through", "where", "numbers")
INVITED = ("table", "organization", "why", "numbers", "face")


@click.command("introductions")
@click.option("--departement", multiple=True, metavar="CODE", help="Seulement ce département (répétable).")
@click.option("--need", default="", metavar="BESOIN", help="Seulement sur ce besoin.")
@click.option("--limit", type=click.IntRange(1), help="Seulement les premières.")
@with_output
@with_settings
def introductions_command(
    departement: tuple[str, ...], need: str, limit: int | None, output: Output, settings: Settings
) -> None:
    """Dire qui devrait se rencontrer, pourquoi, par qui, où et sur quel besoin."""
    with progress_bar() as progress:
        atlas = existing(settings, progress)
        found = who_should_meet(atlas, departement, need, output.without)
    columns = _only(INTRODUCTION_COLUMNS, SHOWN) if output.form == "table" else INTRODUCTION_COLUMNS
    told = f"{len(found)} mises en relation possibles." if len(found) > 1 else ""
    notes = [told or "Aucune mise en relation ne peut être dite de ce qui est connu."] if len(found) != 1 else []
    output.show(introduction_rows(found[:limit]), columns, atlas.invented(), notes)


@click.command("plan")
@click.option(
    "--departement", multiple=True, metavar="CODE", help="Le territoire (répétable) ; sans lui, toute la carte."
)
@click.option("--seats", type=click.IntRange(1, MOST_SEATS), default=40, show_default=True, help="Nombre de places.")
@click.option("--need", default="", metavar="BESOIN", help="Seulement sur ce besoin.")
@click.option(
    "--meeting", default="", metavar="DATE|NOM", help="La rencontre précédente ; défaut : la dernière connue ici."
)
@click.option("--tables", type=click.IntRange(0), default=0, help="Nombre de tables ; défaut : des tables de huit.")
@click.option("--with", "wanted", multiple=True, metavar="ORGANISATION", help="Invitée d’office (répétable).")
@click.option("--not", "unwanted", multiple=True, metavar="ORGANISATION", help="À ne pas inviter (répétable).")
@with_output
@with_settings
def plan_command(output: Output, settings: Settings, **asked: Any) -> None:
    """Préparer une rencontre : qui inviter, à quelles tables, ce que la liste couvre et ne couvre pas."""
    request = Request(departements=asked.pop("departement"), **asked)
    with progress_bar() as progress:
        atlas = existing(settings, progress)
        made = plan(atlas, request, output.without)
    columns = _only(INVITATION_COLUMNS, INVITED) if output.form == "table" else INVITATION_COLUMNS
    output.show(
        invitation_rows(made),
        columns,
        atlas.invented(),
        _notes(made),
        whole={**plan_object(made), "invented": atlas.invented() or None},
    )


def _only(columns: dict[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: columns[name] for name in names}


def _notes(made: Plan) -> list[str]:
    names = {one.actor.id: one.actor.name for one in made.invitations}
    tables = [
        f"Table {table.number} ({' ; '.join(table.topics)}) : {', '.join(names[one] for one in table.guests)}"
        for table in made.tables
    ]
    missed = [
        f"Non couvert, n° {one.gap.number} : {one.gap.sentence} Il faudrait aussi : {_names(one.lacking)}."
        for one in made.missed
    ]
    beyond = [f"Pas par une rencontre ({why}) : n° {numbers(gaps)}" for why, gaps in by_reason(made).items()]
    return [*figures(made), *tables, *missed, *beyond]


def _names(actors: Iterable[Actor]) -> str:
    return ", ".join(actor.name for actor in actors) or "quelqu’un que vous avez écarté"


COMMANDS = (introductions_command, plan_command)
