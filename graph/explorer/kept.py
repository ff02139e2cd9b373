"""Which ties a view keeps.

A filter keeps the organisations that answer it, and what they do that answers it. Actions are where they take place;
a rencontre is a matter of who came, so that it follows the organisations.
"""

from collections.abc import Callable, Collection

import numpy as np

from graph.explorer.facts import ALWAYS, NEVER, Fact, Facts, Ints, Mask
from graph.explorer.view import View


def kept_ties(facts: Facts, view: View) -> Ints:
    """Return the ranks of the ties that a view keeps, before anything is hidden, grouped or walked."""
    about = _about_actions(facts, view)
    ok = kept_organizations(facts, view)[facts.org] & _in_period(facts, view) & _in_place(facts, view)
    acting, meeting = ok & ~facts.is_event & about, ok & facts.is_event
    if view.needs or view.territories or view.schemes:
        meeting &= _those(facts, acting)
    if view.events:
        came = meeting & _nodes(facts, lambda node: node.id in view.events)[facts.thing]
        acting, meeting = acting & _those(facts, came), came
    found: Ints = np.flatnonzero((acting | meeting) & _of_kind(facts, view))
    return found


def kept_organizations(facts: Facts, view: View) -> Mask:
    """Tell, of each node, whether it is an organisation that the filters on organisations keep."""
    kinds, gone = set(view.kinds), set(view.without)
    return _nodes(
        facts,
        lambda node: node.label == "Organization" and (not kinds or node.kind in kinds) and node.id not in gone,
    )


def without_ties(facts: Facts, view: View, ties: Ints) -> list[int]:
    """Return the organisations that answer the filters, and of which no tie is kept: nothing is known to draw them by.

    A filter on what organisations do, or on when, says nothing of those that do nothing known.
    """
    if view.territories or view.needs or view.schemes or view.events or view.since or view.until:
        return []
    kept = kept_organizations(facts, view)
    if view.departements:
        kept &= _placed(facts, view.departements)
    kept[facts.org[ties]] = False
    return [int(rank) for rank in np.flatnonzero(kept)]


def _nodes(facts: Facts, test: Callable[[Fact], bool]) -> Mask:
    return np.fromiter(map(test, facts.nodes), dtype=bool, count=len(facts.nodes))


def _placed(facts: Facts, departements: Collection[str]) -> Mask:
    wanted = set(departements)
    return _nodes(facts, lambda node: not wanted.isdisjoint(node.departements))


def _those(facts: Facts, ties: Mask) -> Mask:
    """Tell, of each tie, whether its organisation has one of these ties."""
    found = np.zeros(len(facts.nodes), dtype=bool)
    found[facts.org[ties]] = True
    mask: Mask = found[facts.org]
    return mask


def _about_actions(facts: Facts, view: View) -> Mask:
    needs, territories, schemes = set(view.needs), set(view.territories), set(view.schemes)
    if not (needs or territories or schemes):
        return np.ones(len(facts.org), dtype=bool)
    about = _nodes(
        facts,
        lambda node: (
            (not needs or not needs.isdisjoint(node.needs))
            and (not territories or node.territory in territories)
            and (not schemes or node.scheme in schemes)
        ),
    )
    return about[facts.thing]


def _in_place(facts: Facts, view: View) -> Mask:
    if not view.departements:
        return np.ones(len(facts.org), dtype=bool)
    here = _placed(facts, view.departements)
    nowhere = _nodes(facts, lambda node: not node.departements)
    follows = facts.is_event | nowhere[facts.thing]
    mask: Mask = np.where(follows, here[facts.org], here[facts.thing])
    return mask


def _in_period(facts: Facts, view: View) -> Mask:
    since = _day(view.since, "0") if view.since else NEVER
    until = _day(view.until, "9") if view.until else ALWAYS
    mask: Mask = (facts.last >= since) & (facts.first <= until)
    return mask


def _day(text: str, fill: str) -> int:
    return int(text.replace("-", "").ljust(8, fill))


def _of_kind(facts: Facts, view: View) -> Mask:
    wanted = {"partnership": facts.is_partner, "attendance": facts.is_event, "post": facts.is_post}
    return wanted.get(view.ties, np.ones(len(facts.org), dtype=bool))
