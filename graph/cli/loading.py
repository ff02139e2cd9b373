"""``maillage load`` and ``maillage rebuild``: what writes."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import click

from graph.build import BuildReport, rebuild
from graph.cli.changes import run_lines
from graph.cli.options import progress_bar, with_settings
from graph.cli.previewing import show_preview, with_lists
from graph.french import count, number
from graph.importing import keep_mapping, look, read, write
from graph.journal import Journal, RunReport
from graph.loaders.reading import Perimeter, Refusal
from graph.loading import Decided, Gathered, decided_on
from graph.preview import refused_rows
from graph.settings import Settings
from graph.store import open_store

REFUSED = 3
REFUSALS_SHOWN = 20
OTHERS = "autres"
STATED = {
    "Action": "sur des actions",
    "Event": "sur des rencontres",
    "Territory": "sur des contrats de ville",
}


@click.command("load")
@click.argument("paths", metavar="CHEMINS...", nargs=-1, required=True, type=click.Path(path_type=Path))
@with_lists
@click.option("--dry-run", is_flag=True, help="Dire ce qui serait fait, sans rien écrire.")
@click.option("--refused", type=click.Path(path_type=Path), metavar="FICHIER.csv", help="Y mettre les lignes refusées.")
@click.option("--replaces", default="", metavar="FICHIER", help="Fichier de la carte que celui-ci corrige.")
@click.option("--exhaustive/--not-exhaustive", default=None, help="Ces listes nomment-elles tout ? Sinon source.toml.")
@with_settings
def load_command(
    paths: tuple[Path, ...],
    perimeter: Perimeter,
    decided: Decided,
    dry_run: bool,
    refused: Path | None,
    replaces: str,
    exhaustive: bool | None,
    settings: Settings,
) -> None:
    """Charger des listes (fichiers ou dossiers) dans la carte, en une seule fois ou pas du tout."""
    with progress_bar() as progress:
        gathered = decided_on(read(settings, paths, perimeter, decided, progress), replaces, exhaustive)
    if refused:
        write_refused(refused, gathered)
    if dry_run:
        _preview(settings, gathered)
    else:
        _load(settings, gathered, perimeter)
        if decided.name:
            keep_mapping(settings, gathered, decided, decided.name)


def _preview(settings: Settings, gathered: Gathered) -> None:
    with progress_bar() as progress:
        tables = look(settings, gathered, progress)
    show_preview(tables, gathered.left_aside)


def _load(settings: Settings, gathered: Gathered, perimeter: Perimeter) -> None:
    store = open_store(settings)
    try:
        with progress_bar() as progress:
            report = write(settings, store, gathered, perimeter, progress)
    finally:
        store.close()
    _report(gathered, report.run, report.built)


@click.command("rebuild")
@with_settings
def rebuild_command(settings: Settings) -> None:
    """Refaire toute la carte à partir du journal (aussi pour passer d’un moteur à l’autre)."""
    store = open_store(settings)
    try:
        with progress_bar() as progress, Journal(settings.journal) as journal:
            built = rebuild(journal, store, progress)
    finally:
        store.close()
    _report_build(built)


def _report(gathered: Gathered, run: RunReport, built: BuildReport | None) -> None:
    readings = list(gathered.readings)
    refusals = [refusal for reading in readings for refusal in reading.refusals]
    for reading in readings:
        told = count(len(reading.records), "ligne lue", "lignes lues")
        told += f", {count(len(reading.refusals), 'refusée')}" if reading.refusals else ""
        told += f", {reading.outside} hors du périmètre" if reading.outside else ""
        aside = len(reading.table.left_aside)
        told += f", {aside} laissées de côté (--dry-run les dit)" if aside else ""
        cells = sum(map(len, reading.unused_cells.values()))
        unused = count(cells, "cellule non utilisée", "cellules non utilisées")
        told += f", {unused} (--dry-run les dit)" if cells else ""
        told += f" ; colonnes non utilisées : {', '.join(reading.unused_columns)}" if reading.unused_columns else ""
        sheet = f", feuille « {reading.table.sheet} »" if reading.table.sheet else ""
        click.echo(f"  {reading.table.file}{sheet} : {told}")
    for name in gathered.left_aside:
        click.echo(f"  {name} : laissé de côté (ce n’est pas une liste)")
    for line in _totals(gathered):
        click.echo(line)
    for line in run_lines(run):
        click.echo(line)
    if built:
        _report_build(built)
    _report_refusals(refusals)


def _totals(gathered: Gathered) -> list[str]:
    """Return one line per source: rows read, by what they state."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for document in gathered.documents:
        for record in document.reading.records:
            kind = type(record.states[0]).__name__ if record.states else ""
            totals[document.source.title][STATED.get(kind, OTHERS)] += 1
    return [
        f"{title} : {count(counts.total(), 'ligne lue', 'lignes lues')}{_kinds(counts)}"
        for title, counts in totals.items()
    ]


def _kinds(counts: Counter[str]) -> str:
    """Return « , dont 3 sur des actions », when some rows are of a kind that has a name."""
    told = ", ".join(f"{number(n)} {kind}" for kind, n in counts.items())
    return "" if counts.keys() == {OTHERS} else f", dont {told}"


def _report_build(built: BuildReport) -> None:
    click.echo(
        f"{count(built.mentions, 'mention rattachée', 'mentions rattachées')} à "
        f"{count(built.organizations, 'organisation')} "
        f"({count(built.pairs_compared, 'paire comparée', 'paires comparées')})."
    )
    click.echo(
        f"Carte : {count(built.nodes, 'nœud')} et {count(built.ties, 'lien')} ; "
        f"{count(built.write.written, 'écrit')}, {count(built.write.removed, 'retiré')}."
    )


def write_refused(file: Path, gathered: Gathered) -> None:
    """Write the refused rows where they can be corrected and loaded again."""
    readings = list(gathered.readings)
    try:
        file.write_text(refused_rows(readings), encoding="utf-8", newline="")
    except OSError as error:
        raise click.BadParameter(f"« {file} » ne peut pas être écrit ({error.strerror}).") from error
    refused = sum(len(reading.refusals) for reading in readings)
    click.echo(f"{count(refused, 'ligne refusée mise', 'lignes refusées mises')} dans « {file} ».")


def _report_refusals(refusals: Sequence[Refusal]) -> None:
    if not refusals:
        return
    for refusal in refusals[:REFUSALS_SHOWN]:
        where = refusal.position
        sheet = f", feuille « {where.sheet} »" if where.sheet else ""
        click.echo(f"« {where.file} »{sheet}, ligne {where.row} : {refusal.reason}", err=True)
    if len(refusals) > REFUSALS_SHOWN:
        click.echo(f"… et {len(refusals) - REFUSALS_SHOWN} autres lignes refusées.", err=True)
    raise click.exceptions.Exit(REFUSED)


COMMANDS = (load_command, rebuild_command)
