"""``pip install .`` alone gives a working ``maillage``: the wheel holds its queries, vocabularies and pages."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel, built from this checkout and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    unpacked = folder / "site"
    zipfile.ZipFile(wheel).extractall(unpacked)
    return unpacked


def run(installed, tmp_path, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(installed), "MAILLAGE_STORE": str(tmp_path / "carte.lbug")}
    command = [sys.executable, "-m", "graph.cli", *arguments]
    return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)


def test_every_shipped_file_is_in_the_wheel(installed):
    for folder, inside in (("cypher", "graph/_cypher"), ("data/vocabulary", "graph/_vocabulary")):
        shipped = {path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file()}
        packed = {path.relative_to(installed / inside) for path in (installed / inside).rglob("*") if path.is_file()}
        assert packed == shipped
    assert (installed / "webapp" / "templates").is_dir()


def test_it_loads_a_list_and_finds_gaps_from_any_folder(installed, tmp_path):
    (tmp_path / "liste.csv").write_text("action;organisation;année\nCours;MJC de Metz;2020\n", encoding="utf-8")
    loaded = run(installed, tmp_path, "load", "liste.csv")
    assert loaded.returncode == 0, loaded.stderr
    gaps = run(installed, tmp_path, "gaps")
    assert gaps.returncode == 0, gaps.stderr
    assert "Contrats de ville reposant sur une seule organisation" in gaps.stdout
