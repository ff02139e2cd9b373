"""The rows that could not be read, as a list and as a file."""

import csv
import io

from graph.atlas import Atlas
from graph.journal.refusing import refusals
from graph.model import Position
from graph.preview import safe_cell

COLUMNS = ("Source", "Fichier", "Feuille", "Ligne", "Pourquoi")


def refused_lines(atlas: Atlas) -> list[tuple[str, Position, str]]:
    """Return (source title, place, reason) of each row that the last load of its file refused."""
    titles = {name: source.title for name, source in atlas.journal.sources().items()}
    return [(titles.get(source, source), where, reason) for source, where, reason in refusals(atlas.journal)]


def refused_csv(atlas: Atlas) -> str:
    """Return the same as semicolon-separated values, each cell made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for title, where, reason in refused_lines(atlas):
        writer.writerow(map(safe_cell, (title, where.file, where.sheet, str(where.row), reason)))
    return "\ufeff" + out.getvalue()
