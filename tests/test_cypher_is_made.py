"""The statements under cypher/schema, write and snapshot are those that graph/schema.py makes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_made_files_are_up_to_date():
    command = [sys.executable, "tools/make_cypher.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
