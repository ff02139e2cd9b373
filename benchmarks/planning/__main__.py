"""How long a plan of a meeting takes on a large network, and what its list covers, beside the plain greedy rule.

``python -m benchmarks.planning [ORGANISATIONS TIES]`` draws the invented network of ``benchmarks.gaps``, finds its
gaps, and plans a meeting of 40 seats for the whole map and for one département. The peer is what a notebook does: take
at each step the gap worth most per seat that it still asks (Nemhauser, Wolsey and Fisher, 1978), its people being the
first of those who could be, until no seat is left. Times are of the processor: a busy machine changes them little.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.gaps.invented import network
from graph.gaps import Gap, find_gaps
from graph.planning.inviting import concerns, make_plan
from graph.planning.known import Known, read_known
from graph.planning.model import Request
from graph.planning.targets import Target, targets
from graph.settings import Settings
from graph.store import open_store
from graph.vocabulary import departements_of_region

SIZE = (2_000, 20_000)
SEATS = 40
PLACE = "57"


def ground(organizations: int, ties: int) -> tuple[Known, tuple[Gap, ...]]:
    """Return what is known of an invented network, and its gaps."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Settings.from_env(str(Path(folder) / "carte.lbug")))
        store.write(network(organizations, ties, sorted(departements_of_region("44"))), "benchmark")
        found = read_known(store), find_gaps(store).gaps
        store.close()
    return found


def greedy(wanted: Sequence[Target], seats: int) -> tuple[set[str], list[Target]]:
    """Return the list of the plain greedy rule, and what it covers."""
    invited: set[str] = set()
    while True:
        lacking = [(one, _lacking(one, invited)) for one in wanted]
        asked = [(one.weight / len(people), people) for one, people in lacking if people]
        allowed = [(worth, people) for worth, people in asked if len(invited) + len(people) <= seats]
        if not allowed:
            return invited, [one for one, people in lacking if not people]
        invited |= max(allowed, key=lambda one: (one[0], sorted(one[1])))[1]


def _lacking(target: Target, invited: set[str]) -> set[str]:
    sides = ((side, side.least - len(side.who & invited)) for side in target.sides)
    return {one for side, least in sides if least > 0 for one in sorted(side.who - invited)[:least]}


def compare(known: Known, gaps: Sequence[Gap], request: Request) -> str:
    """Plan both ways, and say how long each took and what it covers."""
    started = time.process_time()
    made = make_plan(known, gaps, request)
    ours = time.process_time() - started
    started = time.process_time()
    wanted = targets((gap for gap in gaps if concerns(gap, request)), known)[0]
    invited, covered = greedy(wanted, request.seats)
    theirs = time.process_time() - started
    weights = sum(one.weight for one in made.covered), sum(one.weight for one in covered)
    return (
        f"{', '.join(request.departements) or 'whole map':<10} {len(wanted):>6} gaps | "
        f"ours {ours:6.2f} s, {len(made.covered)} gaps (weight {weights[0]:.1f}) for {len(made.invitations)} seats | "
        f"greedy {theirs:6.2f} s, {len(covered)} gaps (weight {weights[1]:.1f}) for {len(invited)} seats"
    )


def main(*size: str) -> None:
    """Print one line for the whole map and one for a département."""
    organizations, ties = map(int, size) if size else SIZE
    known, gaps = ground(organizations, ties)
    print(f"{organizations} organisations, {ties} ties: {len(gaps)} gaps")
    for request in (Request(seats=SEATS), Request((PLACE,), SEATS)):
        print(compare(known, gaps, request))


if __name__ == "__main__":
    main(*sys.argv[1:])
