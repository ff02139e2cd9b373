"""``maillage undo``, ``history``, ``backup``, ``restore`` and ``check``: nothing that was done is ever lost."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from graph.build import rebuild
from graph.checking import CheckReport, check
from graph.cli.changes import cells, place, row_cells
from graph.cli.options import FORMATS, print_rows, progress_bar, with_settings
from graph.french import count
from graph.journal import DocumentReport, Journal
from graph.journal.history import RunLine, changes_of, history
from graph.journal.keeping import back_up
from graph.journal.restoring import restore
from graph.journal.undoing import undo
from graph.settings import Settings
from graph.store import open_store

DIFFERS = 3
DIFFERENCES_SHOWN = 50
ACTIONS = {"load": "chargement", "undo": "annulation"}
RUN_COLUMNS = {
    "number": "N°",
    "at": "Date (UTC)",
    "action": "Action",
    "files": "Fichiers",
    "new": "Nouvelles",
    "changed": "Corrigées",
    "gone": "Retirées",
    "ended": "dont terminées",
    "refused": "Refusées",
    "undone": "Annulé",
}
CHANGE_COLUMNS = {"change": "Quoi", "place": "Où", "cells": "Cellules"}
CHECK_COLUMNS = {
    "what": "Quoi",
    "name": "Nom",
    "id": "Identifiant",
    "property": "Propriété",
    "expected": "Journal",
    "found": "Carte",
}


@click.command("undo")
@click.argument("run", metavar="N°", type=click.IntRange(1))
@with_settings
def undo_command(run: int, settings: Settings) -> None:
    """Annuler un chargement (ou une annulation) par son numéro, sans toucher à ce qui est venu après."""
    with Journal(settings.journal) as journal:
        done = undo(journal, run)
    what = "l’annulation" if done.undone.action == "undo" else "le chargement"
    gone = count(done.gone, "ligne retirée", "lignes retirées")
    click.echo(f"N° {done.run} : annule {what} n° {run} ; {gone}, {count(done.back, 'revenue')}.")
    if not done.gone and not done.back:
        click.echo("Les lignes restent les mêmes : un chargement venu après les dit aussi.")
    _rebuild(settings)
    click.echo(f"Pour y revenir : maillage undo {done.run}")


@click.command("history")
@click.argument("run", metavar="[N°]", required=False, type=click.IntRange(1))
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
@with_settings
def history_command(run: int | None, form: str, settings: Settings) -> None:
    """Lister tout ce qui a été fait ; avec un numéro, les lignes que ce chargement a changées."""
    with Journal(settings.journal) as journal:
        if run:
            print_rows([row for each in changes_of(journal, run) for row in _changes(each)], CHANGE_COLUMNS, form)
        else:
            print_rows([_run_row(line) for line in history(journal)], RUN_COLUMNS, form)


def _run_row(line: RunLine) -> dict[str, Any]:
    run = line.run
    undoes = run.parameters.get("undoes")
    return {
        "number": run.number,
        "at": _moment(run.at),
        "action": ACTIONS.get(run.action, run.action) + (f" du n° {undoes}" if undoes else ""),
        "files": list(line.files),
        "new": line.new,
        "changed": line.changed,
        "gone": line.gone,
        "ended": line.ended,
        "refused": line.refused,
        "undone": f"par le n° {run.undone_by}" if run.undone_by else None,
    }


def _moment(written: str) -> str:
    return written.removesuffix("+00:00").replace("T", " ")


def _changes(document: DocumentReport) -> list[dict[str, str]]:
    compared = document.comparison
    gone = "terminée" if document.ended else "plus mentionnée"
    rows = [("corrigée", change.after, cells(change)) for change in compared.changed]
    rows += [(gone, record.position, row_cells(record)) for record in compared.gone]
    rows += [("nouvelle", record.position, row_cells(record)) for record in compared.new]
    return [{"change": what, "place": place(where), "cells": said} for what, where, said in rows]


@click.command("backup")
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Écraser le fichier s’il existe.")
@with_settings
def backup_command(file: Path, force: bool, settings: Settings) -> None:
    """Mettre tout le journal dans un seul fichier, qui se restaure sur l’un ou l’autre moteur."""
    with Journal(settings.journal) as journal:
        kept = back_up(journal, file, force)
    what = "1 chargement" if kept.head == 1 else f"{kept.head} chargements et annulations"
    click.echo(f"Sauvegardé dans « {file} » : {what}, {kept.bytes} octets.")
    click.echo(f"Somme de contrôle (SHA-256 du journal) : {kept.sha256}")


@click.command("restore")
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path, dir_okay=False))
@with_settings
def restore_command(file: Path, settings: Settings) -> None:
    """Remettre une sauvegarde ; le journal présent est gardé à côté, et la carte est refaite."""
    manifest, aside = restore(file, settings.journal)
    click.echo(f"Restauré : la sauvegarde du {_moment(manifest.at)}, jusqu’au n° {manifest.head}.")
    if aside:
        click.echo(f"Le journal d’avant est gardé dans « {aside} ».")
    _rebuild(settings)


@click.command("check")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
@with_settings
def check_command(form: str, settings: Settings) -> None:
    """Comparer la carte à son journal, et nommer tout ce qui diffère (code de retour 3 alors)."""
    store = open_store(settings)
    try:
        with progress_bar() as progress, Journal(settings.journal) as journal:
            report = check(journal, store, progress)
    finally:
        store.close()
    rows = [asdict(difference) for difference in report.differences]
    if form != "table":
        print_rows([*_damage_rows(report), *rows], CHECK_COLUMNS, form)
    else:
        _show_check(report, rows)
    if not report.is_sound:
        raise click.exceptions.Exit(DIFFERS)


def _damage_rows(report: CheckReport) -> list[dict[str, str]]:
    empty = dict.fromkeys(CHECK_COLUMNS, "")
    return [{**empty, "what": "journal", "found": line} for line in report.damage]


def _show_check(report: CheckReport, rows: Sequence[dict[str, Any]]) -> None:
    for line in report.damage:
        click.echo(f"Le fichier du journal est abîmé : {line}")
    if report.damage:
        click.echo("Remettez une sauvegarde : maillage restore FICHIER")
    if rows:
        print_rows(rows[:DIFFERENCES_SHOWN], CHECK_COLUMNS, "table")
        late = "" if report.is_current else " La carte n’est pas à jour de son journal."
        click.echo(f"{count(len(rows), 'différence')}.{late} Pour refaire la carte : maillage rebuild")
    if report.is_sound:
        nodes, ties = report.compared
        click.echo(f"Rien ne diffère : {count(nodes, 'nœud')} et {count(ties, 'lien')}, le journal est entier.")


def _rebuild(settings: Settings) -> None:
    store = open_store(settings)
    try:
        with progress_bar() as progress, Journal(settings.journal) as journal:
            built = rebuild(journal, store, progress)
    finally:
        store.close()
    click.echo(f"Carte : {count(built.nodes, 'nœud')} et {count(built.ties, 'lien')}.")


COMMANDS = (undo_command, history_command, backup_command, restore_command, check_command)
