"""A real list of names of one département: what is joined, against what a person reads in it.

``grants_groups.csv`` has the positions, among the sorted names of the list, of those that are one organisation. They
were told by eye from the names, the communes and the first digits of the SIRET, which the resolver does not see. The
names are not ours to ship.
"""

import csv
from itertools import combinations

import pytest

from graph.model import Mention
from graph.resolution import resolve
from tests.graph.resolution.data import GOLDEN, SHARED, golden

LIST = SHARED / "messy" / "grants-maine-et-loire.csv"
NAME = ("Raison Sociale", "Raison sociale 2")


def names() -> list[str]:
    if not LIST.is_file():
        pytest.skip(f"{LIST} is absent")
    with LIST.open(encoding="utf-8-sig", newline="") as handle:
        rows = csv.DictReader(handle, delimiter=";")
        return sorted({" ".join(" ".join(row[part] for part in NAME).split()) for row in rows})


def test_names_alone_are_joined_rightly_and_more_than_half_of_what_can_be():
    found = names()
    groups = [sorted(map(int, row["positions"].split())) for row in golden(GOLDEN / "grants_groups.csv")]
    true = {pair for group in groups for pair in combinations(group, 2)}
    place = {name: position for position, name in enumerate(found)}
    clusters = resolve(Mention(name) for name in found).clusters
    joined = [sorted(place[mention.name] for mention in cluster.mentions) for cluster in clusters]
    said = {pair for group in joined for pair in combinations(group, 2)}
    right = len(said & true)
    assert right / len(said) >= 0.85
    assert right / len(true) >= 0.55
    assert max(len(group) for group in joined if not set(combinations(group, 2)) <= true) <= 10
