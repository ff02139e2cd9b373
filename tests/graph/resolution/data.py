"""The real rows the tests of resolution read, and golden files."""

import csv
import json
from functools import cache
from pathlib import Path

import pytest

from graph.identifiers import valid_siret
from graph.model import Mention
from graph.resolution import Resolution, resolve

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden"
REAL = ROOT / "data" / "sources" / "anct_ville"
SHARED = ROOT.parent / "shared"
GRAND_EST = frozenset(["08", "10", "51", "52", "54", "55", "57", "67", "68", "88"])


def golden(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV, or skip the test when the file is not there."""
    if not path.is_file():
        pytest.skip(f"{path} is absent")
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def grand_est_mentions() -> frozenset[Mention]:
    """Return the mentions of the posts of Grand Est; empty when the files are not there."""
    found = set()
    for file in sorted(REAL.glob("*-20??.json")):
        for row in json.loads(file.read_text(encoding="utf-8")) if "geom" not in file.name else []:
            name, departement = row.get("raison_sociale"), row.get("insee_dep") or ""
            if name and departement in GRAND_EST:
                siret = str(row.get("code_tiers") or "")
                checked = siret if valid_siret(siret) else ""
                found.add(Mention(name, departement, territory=row.get("code_cv") or "", siret=checked))
    return frozenset(found)


@cache
def grand_est() -> Resolution:
    """Return the resolution of Grand Est, with ORIV as a list without département names it."""
    mentions = grand_est_mentions()
    if not mentions:
        pytest.skip(f"{REAL} is absent")
    return resolve([*mentions, Mention("ORIV")])
