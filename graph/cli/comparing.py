"""``maillage changes``: what changed between two loads, two dates or two meetings."""

import click

from graph.changes.asking import asked
from graph.changes.report import changes, of_departements
from graph.changes.rows import COLUMNS, change_rows, whole
from graph.changes.summing import headline, sentences
from graph.cli.asking import existing
from graph.cli.options import progress_bar, with_settings
from graph.cli.output import Output, with_output
from graph.settings import Settings
from graph.vocabulary import departements

SHOWN = ("kind_title", "departements", "sentence", "places")


@click.command("changes")
@click.option("--from", "start", default="", metavar="DÉBUT", help="Un chargement (« 12 »), une date ou une rencontre.")
@click.option("--to", "end", default="", metavar="FIN", help="De même ; par défaut, aujourd’hui.")
@click.option("--known", is_flag=True, help="À ces dates, ce que la carte savait, et non ce qui s’est passé.")
@click.option("--departement", multiple=True, metavar="CODE", help="Seulement ce département (répétable).")
@with_output
@with_settings
def changes_command(
    start: str, end: str, known: bool, departement: tuple[str, ...], output: Output, settings: Settings
) -> None:
    """Dire ce qui a changé entre deux rencontres, deux dates ou deux chargements ; sans rien, depuis le dernier."""
    if unknown := [code for code in departement if code not in departements()]:
        raise click.BadParameter(f"« {unknown[0]} » n’est pas un département ; écrivez 54, 2A, 971.")
    with progress_bar() as progress:
        atlas = existing(settings, progress)
        report = changes(atlas, asked(atlas, start, end, known, output.without), progress)
        report = of_departements(report, departement)
        rows = change_rows(atlas, report.changes)
    told = headline(report)
    if output.form == "table":
        click.echo("\n".join([told, *report.notes, *(f"- {line}" for line in sentences(report))]))
        output.show(rows, {name: COLUMNS[name] for name in SHOWN}, atlas.invented(), [told] if output.file else [])
    else:
        # A file travels without its command: what was compared is said in it.
        output.show(rows, COLUMNS, " ; ".join(filter(None, [told, atlas.invented()])), (), whole(report, rows))


COMMANDS = (changes_command,)
