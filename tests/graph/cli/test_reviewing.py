"""``maillage review``, ``merge`` and ``unmerge`` as a person types them."""

import os
import pty
import re
import subprocess
import sys
import time

from tests.graph.cli.test_commands import maillage
from tests.graph.review.test_asking import CAME, COLUMNS

LIST = "\n".join((";".join(COLUMNS), *(line.replace(" | ", ";") for line in CAME), ""))


def ready(folder):
    (folder / "liste.csv").write_text(LIST, encoding="utf-8")
    done = maillage("load", "liste.csv", cwd=folder, store=folder / "carte.lbug")
    assert done.returncode == 0, done.stderr


def run(folder, *arguments):
    return maillage(*arguments, cwd=folder, store=folder / "carte.lbug")


def typed(folder, keys, *options):
    command = [sys.executable, "-m", "graph.cli", "review", *options, "--store", str(folder / "carte.lbug")]
    return subprocess.run(command, cwd=folder, input=keys, capture_output=True, text=True, check=False)


def test_questions_are_answered_with_one_letter_and_the_map_follows(tmp_path):
    ready(tmp_path)
    first = typed(tmp_path, "xdq", "--sign", "Ana")  # x is no answer
    assert first.returncode == 0, first.stderr
    assert "Une seule organisation ?" in first.stdout or "est-ce juste ?" in first.stdout
    assert "Carte mise à jour" in first.stdout
    kept = run(tmp_path, "judgements", "export", "avis.jsonl")
    assert "1 avis" in kept.stdout
    assert '"said_by":"Ana"' in (tmp_path / "avis.jsonl").read_text(encoding="utf-8")


def test_taking_an_answer_back_leaves_the_map_as_it_was(tmp_path):
    ready(tmp_path)
    back = typed(tmp_path, "dzq")
    assert "Réponse reprise" in back.stdout
    assert "Carte mise à jour" not in back.stdout


def test_control_c_finishes_as_q_does(tmp_path):
    ready(tmp_path)
    inside, outside = pty.openpty()
    command = [sys.executable, "-m", "graph.cli", "review", "--store", str(tmp_path / "carte.lbug")]
    with subprocess.Popen(command, stdin=outside, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as asking:
        while asking.poll() is None:  # until the terminal is listened to key by key it keeps Ctrl-C for itself
            os.write(inside, b"\x03")
            time.sleep(0.2)
        told = asking.stdout.read().decode()
    os.close(inside)
    os.close(outside)
    assert asking.returncode == 0, told
    assert "[q] finir" in told
    assert "Aborted" not in told


def test_a_question_tells_the_other_spellings_of_each_side(tmp_path):
    ready(tmp_path)
    run(tmp_path, "merge", "AMATRAMI", "A S T I")
    told = typed(tmp_path, "p" * 10 + "q").stdout
    assert re.search(r"[12] : aussi écrite .+", told)
    assert "Aucune réponse à reprendre" in typed(tmp_path, "zq").stdout


def test_merge_and_unmerge_by_name(tmp_path):
    ready(tmp_path)
    together = run(tmp_path, "merge", "Carrefour social et culturel", "amatrami")
    assert together.returncode == 0, together.stderr
    assert "AMATRAMI, Amatrami" in together.stdout or "AMATRAMI" in together.stdout.splitlines()[-1]
    apart = run(tmp_path, "unmerge", "AMATRAMI", "Carrefour social et culturel")
    assert apart.returncode == 0, apart.stderr
    assert len(apart.stdout.splitlines()) >= 2


def test_a_name_that_nobody_bears_is_told_with_the_nearest(tmp_path):
    ready(tmp_path)
    done = run(tmp_path, "merge", "Carrefour sociale", "AMATRAMI")
    assert done.returncode == 1
    assert "Aucune organisation ne porte ce nom" in done.stderr
    assert "Carrefour social et culturel" in done.stderr
