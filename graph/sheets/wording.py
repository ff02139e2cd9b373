"""How a sheet writes and orders what it says."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from graph.sheets.model import TieEvidence

ISO_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def facts(row: Mapping[str, Any], labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return (French label, text) for the columns that say something."""
    return tuple((label, _text(row[name])) for name, label in labels.items() if row[name] not in (None, "", []))


def _text(value: Any) -> str:
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return "/".join(reversed(value.split("-")))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    # A year has four digits and no space: only what is counted is grouped, and years are below it.
    return f"{value:,}".replace(",", "\u202f") if isinstance(value, int) and not 1900 <= value <= 2100 else str(value)


def grouped(ties: Iterable[TieEvidence]) -> tuple[TieEvidence, ...]:
    """Return ties the latest first, then by name."""
    return tuple(sorted(sorted(ties, key=lambda tie: tie.name), key=lambda tie: tie.year, reverse=True))
