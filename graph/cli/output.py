"""How figures and lists leave the command line: as a table, JSON, CSV or a workbook."""

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import IO, Any

import click
from openpyxl import Workbook

from graph.cli.options import plain_table, spoken
from graph.errors import InputError
from graph.preview import safe_cell

Rows = Sequence[Mapping[str, Any]]
EXCEL_CELL = 32_767  # characters; Excel refuses a file with a longer one


@dataclass(frozen=True)
class Output:
    """What a person asked of the output: its form, its file (standard output when empty), whom to leave out."""

    form: str
    file: Path | None
    without: tuple[str, ...]

    def show(
        self, rows: Rows, columns: Mapping[str, str], invented: str = "", notes: Sequence[str] = (), whole: Any = None
    ) -> None:
        """Write rows; ``invented`` is said beside them, ``notes`` under a table. Raise InputError.

        ``whole`` is what JSON gives in place of the rows, when they are not all there is to say.
        """
        left_out = [f"Sans {', '.join(self.without)}."] if self.without else []
        if self.form == "xlsx":
            self._workbook(rows, columns, [*left_out, invented])
            return
        with self._opened() as opened:
            if self.form == "json":
                opened.write(json.dumps(whole or list(rows), ensure_ascii=False, indent=2) + "\n")
            elif self.form == "csv":
                _csv(opened, rows, columns, " ; ".join(filter(None, [*left_out, invented])))
            else:
                plain_table(opened, rows, columns)
                opened.writelines(f"{line}\n" for line in (*left_out, *notes, invented) if line)

    def _workbook(self, rows: Rows, columns: Mapping[str, str], said: Sequence[str]) -> None:
        if not self.file:
            raise click.UsageError("Un classeur s’écrit dans un fichier : ajoutez -o FICHIER.xlsx.")
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Maillage")
        for line in filter(None, said):
            sheet.append([line])
        sheet.append(list(columns.values()))
        for row in rows:
            sheet.append([_cell(row[name]) for name in columns])
        try:
            book.save(self.file)
        except OSError as error:
            raise InputError(f"ne peut pas être écrit ({error.strerror}).", file=str(self.file)) from error

    @contextmanager
    def _opened(self) -> Iterator[IO[str]]:
        if not self.file:
            yield sys.stdout
            return
        try:
            encoding = "utf-8-sig" if self.form == "csv" else "utf-8"  # a French spreadsheet needs the mark
            with self.file.open("w", encoding=encoding, newline="") as opened:
                yield opened
        except OSError as error:
            raise InputError(f"ne peut pas être écrit ({error.strerror}).", file=str(self.file)) from error


def _csv(opened: IO[str], rows: Rows, columns: Mapping[str, str], said: str) -> None:
    writer = csv.writer(opened, delimiter=";", lineterminator="\n")
    writer.writerow([*columns.values(), *(["avertissement"] if said else [])])
    for row in rows:
        writer.writerow([*(safe_cell(spoken(row[name])) for name in columns), *([safe_cell(said)] if said else [])])


def _cell(value: Any) -> Any:
    return value if isinstance(value, int | float) else safe_cell(spoken(value))[:EXCEL_CELL]


def with_output(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --format, --output and --without, and ``output`` made of them."""

    @click.option("--format", "form", type=click.Choice(["table", "json", "csv", "xlsx"]), default="table")
    @click.option("-o", "--output", "file", type=click.Path(path_type=Path, dir_okay=False), help="Où l’écrire.")
    @click.option("--without", multiple=True, metavar="ORGANISATION", help="Comme si elle n’était pas là (répétable).")
    @wraps(command)
    def wrapped(form: str, file: Path | None, without: tuple[str, ...], **others: Any) -> Any:
        return command(output=Output(form, file, without), **others)

    return wrapped
