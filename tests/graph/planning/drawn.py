"""Small invented instances, drawn by Hypothesis or from a seed: organisations, targets, and what covers them."""

from hypothesis import strategies as st

from graph.gaps import Gap
from graph.planning.targets import Side, Target

PEOPLE = tuple(f"org-{letter}" for letter in "abcdefghij")


def gap(number, severity=0.5, need="", kind="worked_never_met", departement="57", subjects=(), missing=(), **more):
    told = {"sentence": f"Manque {number}.", "reason": "", "closes": "", "records": (f"rec-{number}",)}
    title = "Même besoin"
    return Gap(
        number, kind, title, severity, **told, departement=departement, subjects=subjects, missing=missing, need=need,
        id=f"gap-{number:04}", **more,
    )  # fmt: skip


def target(number, weight, *sides, need=""):
    """Return a target from sides written as (people, how many)."""
    return Target(gap(number, weight, need), tuple(Side(frozenset(who), least) for who, least in sides))


@st.composite
def targets(draw, most=12, pairs=True):
    """Draw targets of the shapes that gaps have: one, a pair, two of several, one of each of two sides."""
    found = []
    for number in range(draw(st.integers(0, most))):
        people = draw(st.permutations(PEOPLE))
        weight = draw(st.integers(1, 20)) / 20
        one, pair = [(people[:1], 1)], [(people[:1], 1), (people[1:2], 1)]
        several, sides = [(people[:4], 2)], [(people[:2], 1), (people[2:5], 1)]
        shape = draw(st.sampled_from([one, [(people[:3], 1)], *([pair, pair, several, sides] if pairs else [])]))
        found.append(target(number, weight, *shape, need=draw(st.sampled_from(["", "logement", "santé"]))))
    return found
