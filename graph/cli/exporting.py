"""``maillage export``: one view in a file, for a slide, a report or a disk."""

from pathlib import Path

import click

from graph.cli.asking import existing
from graph.cli.options import progress_bar, with_settings
from graph.export.files import export, form_of
from graph.export.png import WIDEST, WIDTH
from graph.settings import Settings


@click.command("export")
@click.argument("view", metavar="VUE")
@click.option(
    "--to", "file", type=click.Path(path_type=Path, dir_okay=False), required=True, help="FICHIER.html, .svg ou .png."
)
@click.option("--without", multiple=True, metavar="ORGANISATION", help="Comme si elle n’était pas là (répétable).")
@click.option(
    "--width", type=click.IntRange(200, WIDEST), default=WIDTH, show_default=True, help="D’un PNG, en pixels."
)
@with_settings
def export_command(view: str, file: Path, without: tuple[str, ...], width: int, settings: Settings) -> None:
    """Écrire une vue dans un fichier : une page qui s’ouvre sans réseau (.html), ou une image (.svg, .png).

    VUE est departement:57, departement:57@2024, organization:IDENTIFIANT (ou son nom), event:IDENTIFIANT, matrix ou
    matrix:kind.
    """
    form_of(file)  # a wrong name is refused before the map is opened
    with progress_bar() as progress:
        exhibit = export(existing(settings, progress), view, file, without, width)
    click.echo(f"{file} : {exhibit.notes.title} ({exhibit.notes.counted}).")
    if exhibit.notes.invented:
        click.echo(f"Données inventées, dit aussi dans le fichier : {exhibit.notes.invented}")


COMMANDS = (export_command,)
