"""A mention without a place that may be either of two actors in two places: only a person knows which."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import msgspec
import numpy as np

from graph.resolution.comparing import FREE, PERSON, Compared
from graph.resolution.scoring import REVIEW, log_odds
from graph.resolution.signatures import UNKNOWN, Signatures

WHICH = "plusieurs acteurs de ce nom, en plusieurs lieux : à confirmer par une personne"
# Of two actors, one this much more like the mention, in log-odds, leaves no doubt.
CLEARLY = 2.0

Link = tuple[float, int, int, int]


def left_open(signed: Signatures, compared: Compared) -> Compared:
    """Leave to a person the pairs that link a mention without a place to actors in several places."""
    placed = (signed.departement != UNKNOWN) | (signed.commune != UNKNOWN)
    sides = placed[compared.pairs]
    likely = (compared.state == FREE) & (compared.log_odds >= log_odds(REVIEW))
    rows = np.flatnonzero(likely & (sides[:, 0] != sides[:, 1]))
    ends = np.where(sides[rows, :1], compared.pairs[rows], compared.pairs[rows, ::-1])
    met: defaultdict[int, list[Link]] = defaultdict(list)
    columns = (compared.log_odds[rows], rows, signed.departement[ends[:, 0]], signed.commune[ends[:, 0]])
    for homeless, *link in zip(ends[:, 1].tolist(), *(column.tolist() for column in columns), strict=True):
        met[homeless].append((link[0], link[1], link[2], link[3]))
    doubtful = [row for links in met.values() if _in_doubt(links) for _, row, _, _ in links]
    state = compared.state.copy()
    state[doubtful] = PERSON
    return msgspec.structs.replace(compared, state=state)


def _in_doubt(links: Sequence[Link]) -> bool:
    """Whether the actors that are most like a mention are in several places."""
    best = max(value for value, *_ in links)
    rivals = [link for link in links if link[0] >= best - CLEARLY]
    return any(_apart(one[2], two[2]) or _apart(one[3], two[3]) for one, two in combinations(rivals, 2))


def _apart(one: int, two: int) -> bool:
    return UNKNOWN not in (one, two) and one != two
