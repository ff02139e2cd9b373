"""Organisations that were in the lists and are no longer, where later lists of the same nature are known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

Rows = list[dict[str, Any]]
POST = "post"
SEEN_ONCE = 1  # a single visit makes nobody a member of the network


def lost_actors(rows: Rows) -> Rows:
    """Return the organisations last seen before the last year of the lists they were in.

    Rows are sightings (organization, departement, nature: action, event or post, year or date, fact, records). A post
    keeps an organisation in sight; its end is told by ``lost_carrier``, which knows the schemes.
    """
    sightings: dict[str, Rows] = defaultdict(list)
    for row in rows:
        sightings[row["organization"]].append({**row, "year": row["year"] or int(row["date"][:4])})
    last: Counter[str] = Counter()
    for seen in sightings.values():
        for row in seen:
            last[row["nature"]] = max(last[row["nature"]], row["year"])
    year = max((last[nature] for nature in ("action", "event")), default=0)
    return [_gap(seen, year) for seen in sightings.values() if _lost(seen, last)]


def _lost(seen: Rows, last: Counter[str]) -> bool:
    natures = {row["nature"] for row in seen} - {POST}
    known = max(row["year"] for row in seen)
    events = {row["fact"] for row in seen if row["nature"] == "event"}
    member = "action" in natures or len(events) > SEEN_ONCE
    return member and any(known < last[nature] for nature in natures)


def _gap(seen: Rows, year: int) -> dict[str, Any]:
    latest = max(seen, key=_when)
    actions, events = (_count(seen, nature) for nature in ("action", "event"))
    home = max((_when(row) for row in seen if row["departement"]), default=_when(latest))[2]
    times = actions + events
    return {
        "departement": home,
        "organization": latest["organization"],
        "organization_name": latest["organization_name"],
        "last_year": latest["year"],
        "year": year,
        "actions": actions,
        "events": events,
        "severity": 0.25 + 0.3 * times / (times + 3.0) + 0.15 / max(1, year - latest["year"]),
        "records": sorted({record for row in seen for record in row["records"] if row["year"] == latest["year"]}),
    }


def _when(row: Mapping[str, Any]) -> tuple[int, str, str, str]:
    """Order sightings, in whatever order an engine gives them."""
    return row["year"], row["date"], row["departement"] or "", row["fact"]


def _count(seen: Iterable[dict[str, Any]], nature: str) -> int:
    return len({row["fact"] for row in seen if row["nature"] == nature})
