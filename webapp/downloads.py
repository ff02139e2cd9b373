"""Lists as files that a French spreadsheet opens: a byte order mark, semicolons, decimal commas, no formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import Response

from graph.errors import QueryError
from graph.preview import safe_cell
from webapp.asked import set_aside
from webapp.maps import get_atlas

Rows = Iterable[Mapping[str, Any]]


def csv_file(name: str, rows: Rows, columns: Mapping[str, str], said: str = "") -> Response:
    """Send rows as a file; what was ``said`` of them, and what is invented in the map, stands on every row."""
    return text_file(name, columns.values(), cells_of(rows, columns), said)


def text_file(name: str, header: Iterable[str], rows: Iterable[Iterable[str]], said: str = "") -> Response:
    """Send rows that are in words already; raise QueryError when the address asks what means nothing."""
    for parameter, value in set_aside():  # a page says it; a file would be taken for what was asked
        raise QueryError(f"L’adresse demandait « {parameter} = {value} », qui n’existe pas ici.")
    body = "\ufeff" + to_csv(header, rows, " ; ".join(filter(None, (said, get_atlas().invented()))))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, mimetype="text/csv", headers=headers)


def to_csv(header: Iterable[str], rows: Iterable[Iterable[str]], warning: str = "") -> str:
    """Write rows as semicolon-separated values, each cell made harmless; ``warning`` is said on every row."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    said = [safe_cell(warning)] if warning else []
    writer.writerow([*header, *(["Avertissement"] if said else [])])
    writer.writerows([*map(safe_cell, row), *said] for row in rows)
    return out.getvalue()


def cells_of(rows: Rows, columns: Iterable[str]) -> Iterator[list[str]]:
    """Yield rows in words, in the order of the columns."""
    return ([cell(row[column]) for column in columns] for row in rows)


def cell(value: Any) -> str:
    """Write a value: lists with commas, decimals with a comma, nothing for nothing, which is not zero."""
    if isinstance(value, float):
        return f"{value:.2f}".replace(".", ",")
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
