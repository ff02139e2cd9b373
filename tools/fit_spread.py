"""Fit what a list without départements that covers several of them is worth, all other weights as they are shipped.

usage: python -m tools.fit_spread [--write]

``../shared/bench/dev_fr.csv`` is cut into lists of a région, or of all France, without départements, some communes or
none. One weight is fitted there by Newton's method, with the log-odds of the shipped model as an offset: what each
natural unit of the spread (see ``graph.resolution.extent``) adds.
"""

import json
import sys
from collections.abc import Sequence

import numpy as np

from graph.model import Mention
from graph.resolution.comparing import FREE
from graph.resolution.weights import model
from tools.fit_resolution import AFTERWARDS, NAMES, WEIGHTS, Example, Reals, Row, example_of, read_rows
from tools.proxy_resolution import REGIONS, mention

RIDGE = 3.0
FITTED = [NAMES.index(name) for name in sorted(AFTERWARDS)]


def main() -> None:
    """Fit, print, and write when asked."""
    rows = read_rows()
    everywhere = sorted({row["departement"] for row in rows})
    found = [listed(rows, codes, placed) for codes in (*REGIONS.values(), everywhere) for placed in (0, 1)]
    beta = fitted(found)
    made = dict(zip(sorted(AFTERWARDS), (round(float(one), 3) for one in beta), strict=True))
    print(made, "pairs", sum(len(one.pairs) for one in found), "same", sum(int(one.same.sum()) for one in found))
    if "--write" in sys.argv:
        shipped = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        shipped["fine"]["weights"] |= made
        WEIGHTS.write_text(json.dumps(shipped, indent=2) + "\n", encoding="utf-8")


def listed(rows: Sequence[Row], codes: Sequence[str], placed: int) -> Example:
    """Take the pairs of some départements that nothing forbids nor leaves to a person."""
    told: dict[Mention, Row] = {mention(row, placed): row for row in rows if row["departement"] in codes}
    return example_of(told, 1.0)


def fitted(found: Sequence[Example]) -> Reals:
    """Return the weights, the others held."""
    free = [one.state == FREE for one in found]
    shown = np.concatenate([one.fine[kept] for one, kept in zip(found, free, strict=True)])
    same = np.concatenate([one.same[kept] for one, kept in zip(found, free, strict=True)]).astype(float)
    held = np.array([0.0 if name in AFTERWARDS else weight for name, weight in model().fine.weights.items()])
    offset, design = model().fine.intercept + shown @ held, shown[:, FITTED]
    beta = np.zeros(len(FITTED))
    for _ in range(30):
        expected = 1 / (1 + np.exp(-np.clip(design @ beta + offset, -30, 30)))
        hessian = (design * (expected * (1 - expected))[:, None]).T @ design + RIDGE * np.eye(len(FITTED))
        beta = beta + np.linalg.solve(hessian, design.T @ (same - expected) - RIDGE * beta)
    return beta


if __name__ == "__main__":
    main()
