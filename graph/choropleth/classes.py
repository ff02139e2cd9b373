"""Values cut into few classes, so that a legend can be read: at most four, none of them empty."""

from collections.abc import Iterable

MOST = 4
QUARTERS = (0.25, 0.5, 0.75)


def count_bounds(values: Iterable[float]) -> list[tuple[float, float]]:
    """Return classes of counts, as (least, most) both held: each holds about as many départements as the next."""
    known = sorted(value for value in values if value > 0)
    distinct = sorted(set(known))
    if len(distinct) <= MOST:
        return [(value, value) for value in distinct]
    ends = sorted({known[len(known) * part // MOST - 1] for part in range(1, MOST + 1)})
    starts = [distinct[0], *(next(value for value in distinct if value > end) for end in ends[:-1])]
    return list(zip(starts, ends, strict=True))


def share_level(value: float) -> int:
    """Return the class of a share: 0 for none of it, 1 to 4 by quarters."""
    return 0 if value <= 0 else 1 + sum(value >= quarter for quarter in QUARTERS)


def count_level(value: float, bounds: list[tuple[float, float]]) -> int:
    """Return the class of a count: 0 for none, else 1, 2…"""
    return 0 if value <= 0 else 1 + next(level for level, (_, most) in enumerate(bounds) if value <= most)
