"""``python -m benchmarks.resolution [ROWS …]``: seconds, peak memory and F1 of Maillage and its peers on one list.

The list is invented (see ``invented``), the same for all. Each runs as a process of its own, reading the file and
writing the clusters; memory is the peak of the process and its children, and the seconds of processor say how
much work it was when others are at work too. A peer that is not there is said so. Then 1,000 more rows come (`grown`).
"""

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.resolution.invented import write_list

ROWS = (10_000, 100_000)
MORE = 1000
CDIST_MOST = 20_000  # beyond it the comparison of all with all takes hours
PEERS = str(Path(__file__).parent / "peers.py")


def main(sizes: list[int]) -> int:
    """Measure each size; return 1 when Maillage is slower than Splink, or not better."""
    failed = 0
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            failed += _size(Path(folder), rows)
    return min(failed, 1)


def _size(folder: Path, rows: int) -> int:
    listed = folder / "liste.csv"
    write_list(listed, rows)
    truth = {row["id"]: row["truth"] for row in _read(listed)}
    print(f"{rows} rows, {len(set(truth.values()))} organisations")
    seconds = {}
    f1 = {}
    for name, command in _commands(listed, folder / "out.csv", rows).items():
        began, worked = time.perf_counter(), _worked()
        _, peak = _run(command)
        worked = _worked() - worked
        seconds[name] = time.perf_counter() - began
        scored = _score({row["id"]: row["cluster"] for row in _read(folder / "out.csv")}, truth)
        f1[name] = scored["f1"]
        told = " ".join(f"{key} {value:.3f}" for key, value in scored.items())
        print(f"  {name:9} {seconds[name]:8.1f} s ({worked:.1f} of processor)  {peak:6.0f} MiB  {told}", flush=True)
    _grown(folder, rows)
    if "splink" not in seconds:
        print("  splink    not measured: SPLINK_PYTHON is not set")
        return 0
    print(f"  maillage is {seconds['splink'] / seconds['maillage']:.2f} times as fast as splink")
    return int(rows >= ROWS[-1] and (seconds["maillage"] > seconds["splink"] or f1["maillage"] < f1["splink"]))


def _commands(listed: Path, out: Path, rows: int) -> dict[str, list[str]]:
    commands = {"maillage": [sys.executable, "-m", "graph.cli", "resolve", str(listed), "-o", str(out)]}
    if rows <= CDIST_MOST:
        commands["cdist"] = [sys.executable, PEERS, "cdist", str(listed), str(out)]
    if python := os.environ.get("SPLINK_PYTHON"):
        commands["splink"] = [python, PEERS, "splink", str(listed), str(out)]
    return commands


def _run(command: list[str]) -> tuple[int, float]:
    """Run a command under a measuring parent of its own, and return its code and the peak of memory, in MiB."""
    measure = (
        "import json, subprocess, sys, threading, time\n"
        "from pathlib import Path\n"
        "def tree(pid):\n"
        "    try: kids = Path(f'/proc/{pid}/task/{pid}/children').read_text().split()\n"
        "    except OSError: kids = []\n"
        "    return [pid, *(k for kid in kids for k in tree(kid))]\n"
        "def resident(pid):\n"
        "    try: return int(Path(f'/proc/{pid}/statm').read_text().split()[1]) * 4096\n"
        "    except OSError: return 0\n"
        "child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "peak = 0\n"
        "while child.poll() is None:\n"
        "    peak = max(peak, sum(map(resident, tree(str(child.pid)))))\n"
        "    time.sleep(0.05)\n"
        "print(peak); sys.exit(child.returncode)\n"
    )
    done = subprocess.run([sys.executable, "-c", measure, *command], capture_output=True, text=True, check=True)
    return done.returncode, int(done.stdout) / 2**20


def _worked() -> float:
    """Return the seconds that processors gave to the children so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _grown(folder: Path, rows: int) -> None:
    """Resolve the list in one process, and 1,000 rows more in another that takes its work up."""
    listed = folder / "plus.csv"
    write_list(listed, rows + MORE)
    for _ in ("the list", "the list and what came"):
        command = [sys.executable, "-m", "benchmarks.resolution.grown", str(listed), str(folder / "work"), str(MORE)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    print(f"  {MORE} rows more: {done.stdout.strip()}", flush=True)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _score(cluster_of: dict[str, str], truth: dict[str, str]) -> dict[str, float]:
    both = Counter((cluster_of[key], truth[key]) for key in truth)
    right, found, true = (_pairs(counts) for counts in (both, Counter(cluster_of.values()), Counter(truth.values())))
    precision, recall = right / max(1, found), right / max(1, true)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall)}


def _pairs(counts: Counter) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


if __name__ == "__main__":
    sys.exit(main([int(rows) for rows in sys.argv[1:]] or list(ROWS)))
