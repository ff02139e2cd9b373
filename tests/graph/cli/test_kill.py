"""kill -9 in the middle of a load: the map is as before it or as after it, never between, and opens by itself."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.atlas import Atlas
from graph.journal import Journal
from graph.settings import Settings

ROOT = Path(__file__).parents[3]
KILLS = 2  # tests/graph/journal/test_kill.py kills more, faster; this one goes through the command


def load_command(store, journal):
    files = sorted((ROOT / "data" / "sources" / "anct_ville").glob("*.json"))
    arguments = ["load", *map(str, files), "--region", "44", "--store", store, "--journal", str(journal)]
    return [sys.executable, "-m", "graph.cli", *arguments]


def state(settings):
    """Return how many records the journal holds and the fingerprint of the map, opened as any command would."""
    with Journal(settings.journal) as journal:
        records = sum(1 for _ in journal.records())
    atlas = Atlas.open(settings)
    fingerprint = atlas.store.snapshot().fingerprint()
    atlas.close()
    return records, fingerprint


@pytest.fixture
def before(store_url, tmp_path):
    """A map that holds the two meetings' lists only."""
    settings = Settings.from_env(store_url, str(tmp_path / "journal.sqlite"))
    source = ROOT / "data" / "sources" / "oriv_2020"
    command = [
        sys.executable,
        "-m",
        "graph.cli",
        "load",
        str(source),
        "--store",
        store_url,
        "--journal",
        str(settings.journal),
    ]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return settings


def test_a_load_killed_at_any_instant_leaves_the_map_as_before_or_as_after(before, tmp_path):
    untouched = tmp_path / "untouched.sqlite"
    with Journal(before.journal) as journal:
        journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(before.journal, untouched)
    as_before = state(before)

    started = time.monotonic()
    subprocess.run(load_command(before.store, before.journal), check=True, cwd=ROOT, capture_output=True)
    whole = time.monotonic() - started
    as_after = state(before)
    assert as_after[0] == as_before[0] + 3079

    instants = random.Random(3)
    seen = []
    for _ in range(KILLS):
        for leftover in before.journal.parent.glob("journal.sqlite*"):
            leftover.unlink()
        shutil.copy(untouched, before.journal)
        assert state(before) == as_before
        process = subprocess.Popen(load_command(before.store, before.journal), cwd=ROOT, stdout=-3, stderr=-3)
        time.sleep(instants.uniform(0.2, 1.0) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen.append(state(before))
    assert set(seen) <= {as_before, as_after}


def test_a_load_stopped_by_hand_says_what_is_kept_and_what_to_do(before):
    process = subprocess.Popen(
        load_command(before.store, before.journal),
        cwd=ROOT,
        stdout=-3,
        stderr=-1,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background job ignores it
    )
    with Journal(before.journal) as journal:
        while journal.head < 2:
            time.sleep(0.02)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    said = process.communicate()[1]
    assert process.returncode == 1
    assert "interrompu avant la fin de la carte" in said
    assert "jusqu’au n° 2, est gardé" in said
    assert "« maillage undo 2 »" in said
    assert "Traceback" not in said
    assert state(before)[0] > 3000
