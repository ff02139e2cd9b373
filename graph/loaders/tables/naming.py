"""Names of columns, from a header of one or two lines: each column has one, no two have the same."""

from collections.abc import Mapping

from graph.loaders.tables.formulas import column_letters
from graph.loaders.tables.header import filled

Line = tuple[int, list[str]]
Spans = Mapping[int, list[tuple[int, int]]]


def header_names(header: list[Line], body: list[Line], spans: Spans) -> dict[int, str]:
    """Return the name of each column by its place; a column that holds nothing and has no name is none."""
    used = {place for _, cells in body for place in filled(cells)}
    own = {place for _, cells in header for place in filled(cells)}
    width = max((len(cells) for _, cells in header), default=0)
    spread = [group_names(line, spans, width) for line in header[:-1]] + [_merged(line, spans) for line in header[-1:]]
    names = {place: _joined(place, spread) or f"colonne {column_letters(place)}" for place in sorted(used | own)}
    return _distinct(names)


def group_names(line: Line, spans: Spans, width: int) -> dict[int, str]:
    """Return what a line of groups says of each column: as its merged cells say, else until the next group."""
    number, cells = line
    if spans.get(number):
        return _merged(line, spans)
    names: dict[int, str] = {}
    current = ""
    for place in range(width):
        current = cells[place].strip() if place < len(cells) and cells[place].strip() else current
        if current:
            names[place] = _flat(current)
    return names


def _merged(line: Line, spans: Spans) -> dict[int, str]:
    number, cells = line
    names = {place: _flat(cells[place]) for place in filled(cells)}
    for left, right in spans.get(number, []):
        if left in names:
            names.update({place: names[left] for place in range(left, right + 1) if place not in names})
    return names


def _flat(text: str) -> str:
    """Return a header without its line breaks, which only fit it to its column."""
    return " ".join(text.split())


def _joined(place: int, lines: list[dict[int, str]]) -> str:
    return " — ".join(dict.fromkeys(_flat(line[place]) for line in lines if line.get(place)))


def _distinct(names: dict[int, str]) -> dict[int, str]:
    """Number the names that come again, past the numbers that a person gave."""
    taken = set(names.values())
    again: dict[str, int] = {}
    result: dict[int, str] = {}
    for place, name in names.items():
        chosen = name
        if name in again:
            count = again[name] + 1
            while f"{name} ({count})" in taken:
                count += 1
            again[name], chosen = count, f"{name} ({count})"
            taken.add(chosen)
        else:
            again[name] = 1
        result[place] = chosen
    return result
