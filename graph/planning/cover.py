"""The smallest list of invitations that covers the most, for each number of seats.

A target (a gap) is covered when enough of each of its sides are invited; its weight is its severity. Choosing the list
is a maximum coverage under a budget of seats, where a target is bought with the people that it still lacks. The greedy
rule takes the best worth per seat (Nemhauser, Wolsey and Fisher, Math. Programming 14, 1978: at least 1 - 1/e of the
optimum when each target lacks one person); it is begun from the best single targets too (Khuller, Moss and Naor, « The
budgeted maximum coverage problem », Inf. Process. Lett. 70, 1999, who begin from all triples). With pairs the problem
contains the densest subgraph of k nodes, for which no constant bound is known: exchanges then improve the list, and the
tests measure it against the optimum on small draws.

The list for n seats starts from the list for n - 1: a seat more never covers less. Equal worth is decided by fewer
invitations, then by ``liking``, then by ids: the order of the input does not matter.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.planning.promise import PRECISION
from graph.planning.room import Cover, Room, Target

OPENINGS = 2  # single targets tried as a beginning
SLACK = 1e-6  # sums of weights taken in another order differ by less


def covers(
    targets: Iterable[Target], seats: int, kept: Collection[str] = (), liking: Mapping[str, int] | None = None
) -> list[Cover]:
    """Return the best list found for each number of seats from ``len(kept)`` to ``seats``; ``kept`` are in all of them.

    Among people of equal worth, those of more ``liking`` (0 by default) come first.

    Raise ValueError when the kept alone are more than the seats.
    """
    if len(set(kept)) > seats:
        raise ValueError("more are kept than there are seats")
    room = Room(sorted(targets, key=lambda one: one.id), liking or {}, frozenset(kept))
    found = [room.cover()]
    ways = [_greedy(room, bundle, seats) for bundle in _openings(room, seats)]
    for size in range(len(room.kept) + 1, seats + 1):
        if len(found[-1].covered) == len(room.targets):  # all is covered: a seat more changes nothing
            found.append(found[-1])
            continue
        starts = [_filled(room, start, size) for start in {found[-1].invited, *(_prefix(way, size) for way in ways)}]
        found.append(_finished(room, max(starts, key=lambda one: _worth(one, room)), size))
    return found


def _worth(cover: Cover, room: Room) -> tuple[float, int, int, list[str]]:
    return cover.weight, -len(cover.invited), sum(map(room.liked, cover.invited)), sorted(cover.invited)


def _openings(room: Room, seats: int) -> list[tuple[str, ...]]:
    """Return what a list may begin with: nobody, and the greedy rule chooses, or what the best single targets ask."""
    singles = [bundle for _, bundle in room.bundles(seats - len(room.kept))]
    return [(), *singles[:OPENINGS]]


def _greedy(room: Room, opening: Sequence[str], seats: int) -> list[frozenset[str]]:
    """Return the list after each step of the greedy rule, until nothing is left to cover or the seats are taken."""
    room.start_with(room.kept)
    steps = [frozenset(room.invited)]
    bundle = tuple(opening) or room.best_bundle(seats - len(room.invited))
    while bundle:
        room.invite(bundle)
        steps.append(frozenset(room.invited))
        bundle = room.best_bundle() if len(room.invited) < seats else ()
    return steps


def _prefix(steps: Sequence[frozenset[str]], size: int) -> frozenset[str]:
    return max((step for step in steps if len(step) <= size), key=len)


def _filled(room: Room, start: frozenset[str], size: int) -> Cover:
    room.start_with(start)
    while bundle := room.best_bundle(size - len(room.invited)):
        room.invite(bundle)
    return room.cover()


def _finished(room: Room, start: Cover, size: int) -> Cover:
    """Exchange while it pays, drop who brings nothing, and prefer those of more liking."""
    room.start_with(start.invited)
    while _exchange(room, size):
        _filled(room, frozenset(room.invited), size)
    _drop_idle(room)
    _prefer(room)
    return room.cover()


def _exchange(room: Room, size: int) -> bool:
    """Put in what a target lacks for those whom the list misses least, if that covers more; tell whether it did."""
    losses = room.losses()
    dearest = sorted(losses, key=lambda one: (losses[one], one))
    before, there, gone = room.weight, len(room.invited), list[str]()
    for most, bundle in room.bundles():
        leaving = max(0, there + len(bundle) - size)
        out = dearest[:leaving]
        if len(out) < leaving or most <= max((losses[one] for one in out), default=0.0):
            continue
        if out != gone:  # most often the same people leave as for the one before
            room.invite(gone)
            room.dismiss(out)
            gone = out
        room.invite(bundle)
        if round(room.weight - before, PRECISION) > 0:
            return True
        room.dismiss(bundle)
    room.invite(gone)
    return False


def _drop_idle(room: Room) -> None:
    """Leave out, those of least liking first, whoever the list covers as much without."""
    for one in sorted(room.invited - room.kept, key=lambda one: (room.liked(one), one)):
        if room.loss(one) <= 0:
            room.dismiss([one])


def _prefer(room: Room) -> None:
    """Put someone of more liking in the place of another wherever the list covers as much."""
    bring = room.bringing()
    for one in sorted(room.invited - room.kept, key=lambda one: (room.liked(one), one)):
        before = round(room.weight, PRECISION)
        better = _who_could_replace(room, one, bring)
        room.dismiss([one])
        for other in better:
            room.invite([other])
            if round(room.weight, PRECISION) >= before:
                bring = room.bringing()
                break
            room.dismiss([other])
        else:
            room.invite([one])


def _who_could_replace(room: Room, one: str, bring: Mapping[str, float]) -> list[str]:
    """Return those of more liking who may cover as much as one, the best liked first.

    Without ``one``, nobody brings more than what they would if nobody left (``bring``) and what they hold in its place:
    whoever stays under what is lost is not tried.
    """
    liked = room.liked(one)
    if liked == room.most_liked:
        return []
    held, loss = room.held(one), room.loss(one)
    found = [
        other
        for other in held.keys() | bring.keys()
        if room.liked(other) > liked and bring.get(other, 0.0) + held.get(other, 0.0) > loss - SLACK
    ]
    near = (other for other in found if other in held or room.side_by_side(one, other))
    return sorted(near, key=lambda other: (-room.liked(other), other))
