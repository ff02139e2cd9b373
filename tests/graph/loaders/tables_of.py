"""Tables written by hand, as a person would type them."""

from graph.loaders.tables import Row, Table


def table(text, file="liste.csv", sheet=""):
    """Make a table of lines whose cells are separated by bars; the first line is the header."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    rows = [Row(number, dict(zip(lines[0], cells, strict=False))) for number, cells in enumerate(lines[1:], 2)]
    return Table(file, sheet, tuple(lines[0]), rows)
