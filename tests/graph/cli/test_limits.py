"""Bad files given to ``maillage load``: refused in French, soon, in little memory, and the journal keeps its bytes."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from graph.journal import Journal
from tests.graph.loaders.tables.made import archive, xls, xlsx, xlsx_of_xml

ROOT = Path(__file__).parents[3]
SECONDS, MEMORY = 20, 1 << 30  # of processor, and bytes of the largest process: the limits
COMMAND = [sys.executable, "-m", "graph.cli", "load", "--store", "carte.lbug", "--journal", "journal.sqlite"]
# A process of a few mebibytes starts the command: what it forks does not count the memory of the tests as its own.
MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
GOOD = "rencontre;date;organisation\nCopil;14/10/2019;Cimade\n"
CELLS = "".join(f'<c r="{column}2" t="inlineStr"><is><t>Ligue</t></is></c>' for column in "AB")
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>structure</t></is></c></row>' + f'<row r="2">{CELLS}</row>'
FORMATTED = "".join(f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="0"/></row>' for n in range(3, 1_048_577))
BOOK = xlsx(["structure", "ville"], ["Ligue", "Metz"])
BAD = {
    "bombe.zip": (lambda: archive({"a.csv": b"structure;ville\n" + b"0" * 300_000_000}), "trop lourd"),
    "bombe.xlsx": (lambda: xlsx_of_xml(f"{HEAD}<!--{'0' * 300_000_000}-->"), "trop lourd"),
    "loin.xlsx": (xlsx_of_xml(HEAD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "trop lourd"),
    "vides.xlsx": (xlsx_of_xml(HEAD.replace("structure", "couleur") + FORMATTED), "feuille « Feuil1 »"),
    "lignes.csv": (b"structure;ville\n" + b";\n" * 1_048_576, "aucune ligne sous l’en-tête"),
    "nul.csv": (b"structure;ville\nLi\x00gue;Metz\n", "« CSV UTF-8 »"),
    "longue.csv": (b"couleur;note\nbleu;" + b"e" * 100_000 + b"\n", "liste non reconnue"),
    "entetes.csv": (b";".join([b"couleur"] * 3_000) + b"\n" + b";".join([b"bleu"] * 3_000), "liste non reconnue"),
    "formules.xlsx": (xlsx(["couleur", "prix"], *[["=A1&A1", "=1/0"]] * 20_000), "liste non reconnue"),
    "coupe.xlsx": (BOOK[:3000], "incomplet ou abîmé"),
    "coupe.xls": (xls(["structure"], ["Ligue"])[:2000], "incomplet ou abîmé"),
    "coupe.zip": (archive({"a.csv": GOOD})[:90], "incomplète ou abîmée"),
    "zip_renomme.xlsx": (archive({"lisezmoi.txt": "bonjour"}), "pas un classeur"),
    "hasard.xlsx": (random.Random(5).randbytes(1_000_000), "pas un classeur"),
    "guillemet.csv": (b'structure;ville\n"Ligue;Metz\n' + b"CIDFF;Nancy\n" * 300_000, "ligne 2"),
    "profond.json": (b'[{"a":' * 100_000, "imbriqué trop profondément"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder with a journal that holds one load."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "bonne.csv").write_text(GOOD, encoding="utf-8")
    assert load(folder, "bonne.csv").returncode == 0
    return folder


def load(folder, name):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([*COMMAND, name], cwd=folder, env=environment, capture_output=True, check=False)


def measured(folder, name):
    """Load one file; return the exit code, what was said, seconds of processor, bytes of the largest process."""
    command = [sys.executable, "-c", MEASURE, *COMMAND, name]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    code, seconds, kibibytes = done.stdout.split()[-3:]
    return int(code), done.stderr, float(seconds), int(kibibytes) << 10


def on_disk(folder):
    """The bytes of the journal and of the map, and the records that it gives."""
    with Journal(folder / "journal.sqlite") as journal:
        records = list(journal.records())
    kept = {file.name: file.read_bytes() for file in folder.glob("journal.sqlite*") if file.stat().st_size}
    return kept | {file.name: file.read_bytes() for file in folder.glob("carte.lbug*")}, records


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_within_limits_and_the_journal_keeps_its_bytes(home, name):
    content, told = BAD[name]
    (home / name).write_bytes(content() if callable(content) else content)
    before = on_disk(home)
    code, said, seconds, memory = measured(home, name)
    assert code == 1
    assert f"« {name}" in said
    assert told in said
    assert "Traceback" not in said
    assert seconds <= SECONDS
    assert memory <= MEMORY
    assert on_disk(home) == before
