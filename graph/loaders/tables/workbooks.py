"""Sheets of XLSX, XLSB, XLS and ODS workbooks, as their last saved values: no formula is ever computed."""

import io
from collections.abc import Iterator

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from graph.loaders.tables.formulas import Formulas, formulas_without_value
from graph.loaders.tables.limits import MOST_CELLS, TOO_HEAVY
from graph.loaders.tables.model import Grid, Unreadable
from graph.loaders.tables.opendocument import merged_in_ods
from graph.loaders.tables.wire import say_reading
from graph.loaders.tables.written import written

Merge = tuple[tuple[int, int], tuple[int, int]]


def grids_of_workbook(content: bytes) -> tuple[list[Grid], list[str]]:
    """Read the visible sheets; return also what is to be said of the sheets that were not read."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise Unreadable("classeur protégé par un mot de passe ; enregistrez-le sans mot de passe.") from error
    except CalamineError as error:
        raise Unreadable("classeur incomplet ou abîmé ; ouvrez-le et enregistrez-le de nouveau.") from error
    read, hidden = _sorted_sheets(workbook.sheets_metadata)
    unsaved, merged = formulas_without_value(content), merged_in_ods(content)
    grids = [_grid(workbook, name, merged.get(name), unsaved.get(name, {})) for name in read]
    return grids, [f"feuille masquée « {name} » non lue" for name in hidden]


def _sorted_sheets(sheets: list[SheetMetadata]) -> tuple[list[str], list[str]]:
    """Return visible and hidden sheets; all are visible when none is, as nobody made a workbook to hide it all."""
    sheets = [sheet for sheet in sheets if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    hidden = [sheet.name for sheet in sheets if sheet.name not in visible]
    return (visible, hidden) if visible else (hidden, [])


def _grid(workbook: CalamineWorkbook, name: str, merged: list[Merge] | None, unsaved: Formulas) -> Grid:
    say_reading(name)
    try:
        sheet = workbook.get_sheet_by_name(name)
    except CalamineError as error:
        raise Unreadable("feuille abîmée ; ouvrez le classeur et enregistrez-le de nouveau.", sheet=name) from error
    cells = _cells(sheet, name)
    for (number, column), formula in unsaved.items():
        _put(cells, number, column, formula)
    merges = merged if merged is not None else sheet.merged_cell_ranges or []
    _fill_down(cells, merges)
    lines = [(number, line) for number, line in enumerate(cells, 1) if any(map(str.strip, line))]
    return Grid(name, lines, _spans(merges))


def _cells(sheet: CalamineSheet, name: str) -> list[list[str]]:
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise Unreadable(TOO_HEAVY.format(f"{sheet.total_height} lignes sur {sheet.total_width} colonnes"), sheet=name)
    return [[written(value) for value in line] for line in sheet.to_python(skip_empty_area=False)]


def _put(cells: list[list[str]], number: int, column: int, text: str) -> None:
    while len(cells) < number:
        cells.append([])
    line = cells[number - 1]
    line.extend([""] * (column + 1 - len(line)))
    line[column] = line[column] or text


def _fill_down(cells: list[list[str]], merges: list[Merge]) -> None:
    """Write the text of a cell merged over several rows in each of them that holds anything else."""
    for (first, column), (last, _) in merges:
        if first >= len(cells) or first == last or column >= len(cells[first]) or not cells[first][column].strip():
            continue
        for line in cells[first + 1 : last + 1]:
            if any(map(str.strip, line)):
                line.extend([""] * (column + 1 - len(line)))
                line[column] = line[column] or cells[first][column]


def _spans(merges: list[Merge]) -> dict[int, list[tuple[int, int]]]:
    spans: dict[int, list[tuple[int, int]]] = {}
    for number, left, right in _wide_lines(merges):
        spans.setdefault(number, []).append((left, right))
    return spans


def _wide_lines(merges: list[Merge]) -> Iterator[tuple[int, int, int]]:
    most = 1000  # lines of one merge: a block merged further down is decoration
    for (first, left), (last, right) in merges:
        if right > left:
            yield from ((number + 1, left, right) for number in range(first, min(last, first + most) + 1))
