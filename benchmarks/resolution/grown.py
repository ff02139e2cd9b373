"""``python -m benchmarks.resolution.grown LIST.csv WORK MORE``: a list without its last rows, then with them.

When WORK is not there the list is resolved without its MORE last rows and the work is kept there; when it is, it is
taken up, and the seconds to read it, to resolve the whole and to keep the work again are printed.
"""

import sys
import time
from pathlib import Path

from graph.listing import read_list
from graph.resolution import Settled
from graph.resolution.packing import pack, unpack
from graph.resolution.pipeline import resolve_again

GROWING = Settled(growing=True)


def main(listed: Path, work: Path, more: int) -> None:
    """Resolve what was there, or what is there now."""
    mentions = list(dict.fromkeys(line.mention for line in read_list(listed)))
    if not work.exists():
        _, done = resolve_again(mentions[:-more], None, settled=GROWING)
        work.write_bytes(pack(done))
        return
    began, worked = time.perf_counter(), time.process_time()
    earlier = unpack(work.read_bytes())
    read = time.perf_counter()
    found, done = resolve_again(mentions, earlier, settled=GROWING)
    resolved = time.perf_counter()
    work.write_bytes(pack(done))
    kept = time.perf_counter()
    taken = earlier is not None and earlier.rests_on == done.rests_on
    print(
        f"{kept - began:.2f} s ({time.process_time() - worked:.2f} of processor): {read - began:.2f} to take it up, "
        f"{resolved - read:.2f} to resolve, {kept - resolved:.2f} to keep it"
        f"{'' if taken else '; a new lesson: everything was done again'} ({len(found.clusters)} organisations)"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
