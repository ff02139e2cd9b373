"""What an open map holds in memory: several are, when figures are taken without somebody."""

import subprocess
import sys
from pathlib import Path

from graph.settings import Settings
from graph.store import open_store
from tests.graph.worlds import attendance, load_world

FILES, MOST = 4, 55  # MB an open file, of which about forty are held by the engine whatever is read

ALONE = f"""
import sys
from graph.settings import Settings
from graph.store import open_store
from tests.graph.store.test_ladybug_memory import held, opened
first = opened(sys.argv[1])  # what the engine loads once
before = held()
others = [opened(sys.argv[1]) for _ in range({FILES})]
print((held() - before) / {FILES})
"""


def opened(path):
    store = open_store(Settings.from_env(path))
    assert store.stamp()
    return store


def held():
    """Return the megabytes that this process holds."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def test_a_map_opened_for_reading_takes_the_memory_it_needs(tmp_path):
    rows = attendance("J | 2024-10-14 | Roue Libre | participant")
    settings = load_world(tmp_path / "carte.lbug", tmp_path, rows)
    command = [sys.executable, "-c", ALONE, settings.store]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert float(told) < MOST
