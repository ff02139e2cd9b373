"""JSON lists of objects, and GeoJSON: one row per object, numbers in the form they were written in."""

import json
from collections.abc import Iterator
from typing import Any

from graph.loaders.tables.encoding import text_of
from graph.loaders.tables.limits import MOST_CELLS, TOO_HEAVY
from graph.loaders.tables.model import Unreadable
from graph.loaders.tables.wire import Sent
from graph.loaders.tables.written import written

EXPECTED = "une liste d’objets JSON ou une collection GeoJSON est attendue."
DEEPEST = 20


def tables_of_json(content: bytes) -> list[Sent]:
    """Read a list of objects, or the lists of objects that an object holds: then one table for each."""
    lists = _lists(_document(text_of(content)))
    return [_table(name if len(lists) > 1 else "", objects) for name, objects in lists.items()]


def _document(text: str) -> Any:
    try:
        # numbers stay text: no float is rounded, no integer is too long
        return json.loads(text, parse_int=str, parse_float=_float, parse_constant=lambda _: None)
    except RecursionError as error:
        raise Unreadable("JSON imbriqué trop profondément ; donnez une simple liste d’objets.") from error
    except ValueError as error:
        raise Unreadable(f"JSON incomplet ou abîmé ({error}) ; téléchargez-le de nouveau.") from error


def _float(text: str) -> str:
    return text.removesuffix(".0")


def _lists(document: Any) -> dict[str, list[dict[str, Any]]]:
    held = document if isinstance(document, dict) else {"": document}
    if held.get("type") == "FeatureCollection":
        held = {"": held.get("features")}
    lists = {name: value for name, value in held.items() if _is_list(value)}
    filled = {name: value for name, value in lists.items() if value}
    if not lists:
        raise Unreadable(EXPECTED)
    return filled or {"": []}


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _table(sheet: str, objects: list[dict[str, Any]]) -> Sent:
    cells = [dict(_cells(item)) for item in objects]
    columns = list(dict.fromkeys(name for line in cells for name in line))
    if len(columns) * len(cells) > MOST_CELLS:
        raise Unreadable(TOO_HEAVY.format(f"{len(cells)} objets sur {len(columns)} champs"), sheet=sheet)
    rows = [[line.get(name) for name in columns] for line in cells]
    return Sent(sheet=sheet, columns=columns, numbers=list(range(1, len(rows) + 1)), rows=rows)


def _cells(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if item.get("type") == "Feature":
        item = {**_dict(item.get("properties")), **_point(_dict(item.get("geometry")))}
    yield from _flat(item, "", 0)


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _point(geometry: dict[str, Any]) -> dict[str, str]:
    """Return the point; the outline of a territory is no cell."""
    found = geometry.get("coordinates")
    if not isinstance(found, list) or not all(isinstance(number, str) for number in found):
        return {}
    return dict(zip(("longitude", "latitude"), found, strict=False))


def _flat(item: dict[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    for name, value in item.items():
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _flat(value, f"{prefix}{name}.", depth + 1)
        elif value is not None:
            yield f"{prefix}{name}", _text(value)


def _text(value: object) -> str:
    if isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value):
        return "; ".join(written(item) for item in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else written(value)
