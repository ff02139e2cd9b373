"""What a person decides of her lists on the command line, and what a load would do with them."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from graph.loaders import KINDS
from graph.loaders.reading import Perimeter
from graph.loaders.understanding import MEANINGS
from graph.loading import Decided
from graph.preview import VERDICTS, TablePreview
from graph.vocabulary import departements, regions

SHOWN = 10  # verdicts of each kind; the rest is counted
NOT_USED = "non utilisée"


def with_lists(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how to read lists, as ``perimeter`` and ``decided``."""

    @click.option("--region", default="", metavar="CODE", help="Ne lire qu’une région (code INSEE, 44 : Grand Est).")
    @click.option("--departement", multiple=True, metavar="CODE", help="Ne lire que ce département (répétable).")
    @click.option("--kind", default="", metavar="TYPE", help=f"Type des listes : {', '.join(KINDS)}.")
    @click.option("--column", multiple=True, metavar="EN-TÊTE=SENS", help="Dire ce qu’est une colonne (répétable).")
    @click.option("--remember", default="", metavar="NOM", help="Retenir ces choix pour les fichiers de même forme.")
    def wrapped(region: str, departement: tuple[str, ...], **others: Any) -> Any:
        kind, columns = others.pop("kind"), others.pop("column")
        decided = Decided(_kind(kind), dict(map(_column, columns)), others.pop("remember"))
        return command(perimeter=_perimeter(region, departement), decided=decided, **others)

    wrapped.__name__, wrapped.__doc__ = command.__name__, command.__doc__
    wrapped.__click_params__ = [  # type: ignore[attr-defined]
        *getattr(command, "__click_params__", []),
        *wrapped.__click_params__,  # type: ignore[attr-defined]
    ]
    return wrapped


def _perimeter(region: str, chosen: tuple[str, ...]) -> Perimeter:
    if region and region not in regions():
        raise click.BadParameter(f"région « {region} » inconnue (code INSEE, 44 pour le Grand Est).")
    unknown = [code for code in chosen if code not in departements()]
    if unknown:
        raise click.BadParameter(f"département « {unknown[0]} » inconnu (code INSEE, 08 ou 54).")
    return Perimeter.of(region, chosen)


def _kind(kind: str) -> str:
    if kind and kind not in KINDS:
        known = ", ".join(f"{name} ({title})" for name, title in KINDS.items())
        raise click.BadParameter(f"type de liste « {kind} » inconnu ; types : {known}.")
    return kind


def _column(text: str) -> tuple[str, str]:
    """Read « Structure=organization »; the meaning may also be written in French, or left empty."""
    column, sign, meaning = text.rpartition("=")
    french = {title: name for name, title in MEANINGS.items()}
    meaning = french.get(meaning, meaning)
    if not sign or (meaning and meaning not in MEANINGS):
        raise click.BadParameter(f"« {text} » n’est pas EN-TÊTE=SENS ; sens : {', '.join(MEANINGS.values())}.")
    return column, meaning


def show_preview(tables: Sequence[TablePreview], left_aside: Sequence[str] = ()) -> None:
    """Print how each table was understood, what would become of its rows, and what is no list at all."""
    for table in tables:
        reading = table.reading
        place = f" (feuille {reading.table.sheet})" if reading.table.sheet else ""
        click.echo(f"{reading.table.file}{place} : {KINDS[reading.loader]} — {reading.sense.reason}.")
        for choice in reading.sense.choices:
            meaning = MEANINGS.get(choice.meaning, NOT_USED)
            cells = " | ".join(table.sample(choice.column)[:3])
            example = f", par exemple {cells[:80]}" if cells else ""
            click.echo(f"  « {choice.column} » : {meaning} ({choice.reason}){example}")
        _show_verdicts(table)
    for name in left_aside:
        click.echo(f"{name} : laissé de côté (ce n’est pas une liste).")
    click.echo("Rien n’a été écrit (--dry-run).")


def _show_verdicts(table: TablePreview) -> None:
    for kind, title in VERDICTS.items():
        found = [verdict for verdict in table.verdicts if verdict.kind == kind]
        if found:
            click.echo(f"  {len(found)} — {title}")
        for verdict in found[:SHOWN]:
            name = f"{verdict.name} — " if verdict.name else ""
            click.echo(f"    ligne {verdict.row} : {name}{verdict.why}")
        if len(found) > SHOWN:
            click.echo(f"    … et {len(found) - SHOWN} autres.")
    for title in table.reading.table.title:
        click.echo(f"  au-dessus de l’en-tête : {title}")
    aside = table.reading.table.left_aside
    for number, why in aside[:SHOWN]:
        click.echo(f"  ligne {number} laissée de côté : {why}" if number else f"  laissé de côté : {why}")
    if len(aside) > SHOWN:
        click.echo(f"  … et {len(aside) - SHOWN} autres lignes laissées de côté.")
    for column, why, count, where in table.unused_cells:
        click.echo(f"  {count} — cellules de « {column} » non utilisées ({where}) : {why}")
    for column, removed, where in table.removed:
        click.echo(
            f"  {removed} — cellules de « {column} » dont un nom, une adresse ou un téléphone est retiré ({where})"
        )
    if table.reading.outside:
        click.echo(f"  {table.reading.outside} — hors du périmètre")
    if table.reading.unused_columns:
        click.echo(f"  colonnes non utilisées : {', '.join(table.reading.unused_columns)}")
    if table.reading.sense.personal:
        click.echo(f"  colonnes non gardées (personnes) : {', '.join(table.reading.sense.personal)}")
