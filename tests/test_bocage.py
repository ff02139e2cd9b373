"""A second invented network, through the commands: each planted gap is told, and nothing that was covered is."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from graph.names import fold

BOCAGE = Path(__file__).parent / "golden" / "bocage"
STORY = tomllib.loads((BOCAGE / "planted.toml").read_text(encoding="utf-8"))


def maillage(*arguments, store):
    asked = {"MAILLAGE_STORE": str(store), "MAILLAGE_JOURNAL": ""}
    command = [sys.executable, "-m", "graph.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | asked, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def gaps(tmp_path_factory):
    store = tmp_path_factory.mktemp("bocage") / "carte.lbug"
    maillage("load", BOCAGE, store=store)
    return json.loads(maillage("gaps", "--format", "json", store=store))


def bare(name):
    """Return a name as a person compares it: no capitals, accents, articles in front or at the end, nor « de »."""
    words = fold(name).replace("(", " ").replace(")", " ").replace("-", " ").replace("'", " ").split()
    return frozenset(words) - {"de", "du", "des", "la", "le", "les", "l", "et", "&"}


def told(gaps, asked):
    """Return the gaps that are what the story says."""
    return [
        gap
        for gap in gaps
        if gap["kind"] == asked["kind"]
        and asked.get("departement", gap["departement"]) == gap["departement"]
        and asked.get("need", gap["need"]) == gap["need"]
        and asked.get("neighbour", gap["departement"]) in (gap["departement"], *gap["departements"])
        and asked.get("sentence", "") in gap["sentence"]
        and asked.get("action", "") in ("", *gap["actions"])
        and {*map(bare, asked.get("organizations", ()))} <= {*map(bare, gap["organizations"])}
    ]


def said(each):
    return "-".join(str(each.get(name, "")) for name in ("kind", "departement", "need") if each.get(name))


@pytest.mark.parametrize("planted", STORY["planted"], ids=said)
def test_a_planted_gap_is_told_once_with_its_lines(gaps, planted):
    (gap,) = told(gaps, planted)
    assert gap["records"]


@pytest.mark.parametrize("covered", STORY["covered"], ids=said)
def test_what_is_covered_is_not_told(gaps, covered):
    assert told(gaps, covered) == []
