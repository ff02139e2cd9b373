"""Options that several commands share, and how they print."""

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from graph.cli.french import speak_french
from graph.preview import safe_cell
from graph.settings import Settings
from graph.store.base import Progress as Report

speak_french()  # before any command is declared: click names what an option waits for when it is declared

STORE_HELP = "Carte : un chemin (Ladybug) ou une adresse neo4j:// ou bolt://. Défaut : MAILLAGE_STORE."
JOURNAL_HELP = "Journal (SQLite). Défaut : MAILLAGE_JOURNAL, sinon à côté de la carte."
FORMATS = click.Choice(["table", "json", "csv"])


def with_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --store and --journal, and ``settings`` made of them."""

    @click.option("--store", metavar="CARTE", help=STORE_HELP)
    @click.option("--journal", metavar="FICHIER", help=JOURNAL_HELP)
    def wrapped(store: str | None, journal: str | None, **others: Any) -> Any:
        return command(settings=Settings.from_env(store, journal), **others)

    wrapped.__name__, wrapped.__doc__ = command.__name__, command.__doc__
    # click keeps the parameters that other decorators declared on the function itself
    wrapped.__click_params__ = [  # type: ignore[attr-defined]
        *getattr(command, "__click_params__", []),
        *wrapped.__click_params__,  # type: ignore[attr-defined]
    ]
    return wrapped


@contextmanager
def progress_bar() -> Iterator[Report]:
    """Show on standard error what is being done, how far it is and the time that remains."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        tasks: dict[str, Any] = {}

        def report(what: str, done: int, total: int) -> None:
            stage = what.split(" ")[0]
            if stage not in tasks:
                tasks[stage] = bar.add_task(what, total=total)
            bar.update(tasks[stage], description=what, completed=done, total=total)

        yield report


def print_rows(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], form: str) -> None:
    """Print rows as a table with French headers, as CSV (``;``, for a French spreadsheet) or as JSON."""
    if form == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=2))
    elif form == "csv":
        writer = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
        writer.writerow(columns.values())
        writer.writerows([safe_cell(spoken(row[name])) for name in columns] for row in rows)
    else:
        plain_table(sys.stdout, rows, columns)


def plain_table(opened: IO[str], rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> None:
    """Print rows as a table, as wide as the terminal, or 160 characters."""
    table = Table(*columns.values(), show_lines=False)
    for row in rows:
        table.add_row(*(plain(row[name]) for name in columns))
    Console(file=opened, width=None if opened.isatty() else 160).print(table)


def plain(value: Any) -> str:
    """Return a value as a person reads it; markup in data is shown as text."""
    return spoken(value).replace("[", r"\[")


def spoken(value: Any) -> str:
    """Return a value in French: lists with commas, decimals with a comma, nothing for nothing."""
    if isinstance(value, list | tuple):
        return ", ".join(map(spoken, value))
    if isinstance(value, float):
        return f"{value:.2f}".replace(".", ",")
    return "" if value is None else str(value)
