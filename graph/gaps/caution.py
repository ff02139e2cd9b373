"""Why finding no gap of a kind may prove nothing: there is data, and too little of it to tell.

A gap query whose header has ``caution: name`` goes through ``CAUTIONS[name]``, which takes the rows of the view that is
given beside it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from graph.french import number
from graph.gaps.chance import enough_events, may_tell
from graph.gaps.readings import Readings
from graph.gaps.ties import Ties
from graph.queries import Query


def caution(query: Query, readings: Readings) -> str:
    """Return why none of a kind could be found in these data, or an empty text."""
    if "caution" not in query.more:
        return ""
    view, said = CAUTIONS[query.more["caution"]]
    return said(readings.take(view))


def too_few_meetings(visits: Ties) -> str:
    """Say it when even a pair that is always together could not be told from chance."""
    attended, events = [len(seen) for seen in visits.things.values()], len(visits.organizations)
    if not attended or may_tell(attended, events):
        return ""
    needed = enough_events(len(attended))
    lacking = "Trop peu de rencontres connues" if events < needed else "Présences trop rares ou trop semblables"
    return (
        f"{lacking} pour en juger : même deux organisations toujours venues ensemble ne se distingueraient pas du "
        f"hasard. Si chacune venait à une rencontre sur deux, il en faudrait {number(needed)} ; "
        f"{number(events)} {'est connue' if events == 1 else 'sont connues'}."
    )


CAUTIONS: Mapping[str, tuple[str, Callable[[Any], str]]] = {"too_few_meetings": ("visits", too_few_meetings)}
