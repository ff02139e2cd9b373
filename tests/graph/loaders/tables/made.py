"""Workbooks and archives made in memory, good and bad."""

import io
import zipfile

import openpyxl
import xlwt

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def cells_of(table):
    """The rows of a table as lists that begin with their number."""
    return [[row.number, *row.values.values()] for row in table.rows]


def xlsx(*lines, merged=(), sheets=None, change=None):
    """A workbook of one sheet, or of several by their names."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, content in (sheets or {"Feuil1": lines}).items():
        sheet = book.create_sheet(name)
        for line in content:
            sheet.append(list(line))
        for area in merged:
            sheet.merge_cells(area)
    if change:
        change(book)
    return saved(book)


def saved(book):
    """A workbook's bytes."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xls(*lines, merged=()):
    """A workbook of Excel 97; ``merged`` are first and last row, first and last column, and a text."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Feuil1", cell_overwrite_ok=True)
    for number, line in enumerate(lines):
        for place, value in enumerate(line):
            if value is not None:
                sheet.write(number, place, value)
    for first, last, left, right, text in merged:
        sheet.write_merge(first, last, left, right, text)
    return saved(book)


def ods(*lines):
    """A sheet of LibreOffice; a cell is a text, None, or a text with its height and width."""
    rows = "".join(f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>" for line in lines)
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{OFFICE}:office:1.0" '
        f'xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Liste">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0"/>'
    return archive({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cell(cell):
    if cell is None:
        return "<table:table-cell/>"
    text, high, wide = cell if isinstance(cell, tuple) else (cell, 1, 1)
    covered = "<table:covered-table-cell/>" * (wide - 1)
    span = f'table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}"' if (high, wide) != (1, 1) else ""
    return f'<table:table-cell office:value-type="string" {span}><text:p>{text}</text:p></table:table-cell>{covered}'


def archive(files):
    """A ZIP of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


def xlsx_of_xml(rows, shared=""):
    """A workbook whose sheet is this XML: what no program of good faith writes."""
    sheet = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    parts = {"xl/worksheets/sheet1.xml": sheet}
    if shared:
        parts["xl/sharedStrings.xml"] = f'<?xml version="1.0"?><sst xmlns="{MAIN}">{shared}</sst>'
    with zipfile.ZipFile(io.BytesIO(xlsx(("x",)))) as model:
        return archive({name: model.read(name) for name in model.namelist()} | parts)
