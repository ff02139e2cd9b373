"""Around a node, and between two: breadth first over the kept ties, a whole ring at a time."""

import numpy as np

from graph.explorer.facts import Facts, Ints

FAR = -1  # not reached


def distances(facts: Facts, ties: Ints, start: int, most: int | None = None) -> Ints:
    """Return how many ties away from ``start`` each node is, ``FAR`` when no way of at most ``most`` leads there."""
    found = np.full(len(facts.nodes), FAR, dtype=np.int64)
    found[start] = 0
    org, thing = facts.org[ties], facts.thing[ties]
    reached, step = 1, 0
    while reached and (most is None or step < most):
        step += 1
        onward = np.concatenate([thing[found[org] == step - 1], org[found[thing] == step - 1]])
        new = np.unique(onward[found[onward] == FAR])
        found[new] = step
        reached = len(new)
    return found


def around(facts: Facts, ties: Ints, focus: int, steps: int) -> Ints:
    """Return the ties seen from a node in so many steps.

    One step from an organisation is what it does, and who is there; from an action or a rencontre, who is there.
    """
    organization = focus < facts.organizations
    most = 2 * steps if organization else 2 * steps - 1
    near = distances(facts, ties, focus, most)
    seen = (near[facts.org[ties]] != FAR) & (near[facts.thing[ties]] != FAR)
    found: Ints = ties[seen]
    return found


def between(facts: Facts, ties: Ints, start: int, end: int) -> Ints:
    """Return the ties of all the shortest ways between two nodes, none when nothing known leads there."""
    here, there = distances(facts, ties, start), distances(facts, ties, end)
    if here[end] == FAR:
        return ties[:0]
    org, thing = facts.org[ties], facts.thing[ties]
    reached = (here[org] != FAR) & (there[org] != FAR) & (here[thing] != FAR) & (there[thing] != FAR)
    # A tie is on a shortest way when going to one of its ends, over it, and on from the other, is no longer.
    through = np.minimum(here[org] + there[thing], here[thing] + there[org]) + 1
    found: Ints = ties[reached & (through == here[end])]
    return found


def ways(facts: Facts, ties: Ints, start: int, end: int) -> int:
    """Return how many shortest ways there are, over ties that ``between`` returned."""
    here = distances(facts, ties, start)
    count = np.zeros(len(facts.nodes), dtype=object)  # Python's whole numbers: they may be many
    count[start] = 1
    pairs = np.unique(np.stack([facts.org[ties], facts.thing[ties]], axis=1), axis=0)
    order = np.argsort(here[pairs].min(axis=1), kind="stable")
    for org, thing in pairs[order]:
        near, far = (org, thing) if here[org] < here[thing] else (thing, org)
        count[far] += count[near]
    return int(count[end])
