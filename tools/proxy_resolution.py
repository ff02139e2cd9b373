"""How resolution would do on lists like those that are kept hidden, by models that saw none of their organisations.

usage: python -m tools.proxy_resolution

``../shared/bench/dev_fr.csv`` is cut as a coordinator's lists are: the names of one territory and nothing else; the
whole where some rows have a commune, among the public bodies of Grand Est, each of which is one organisation and is
near others in name. Pairs are scored as in ``fit_resolution``: by a model that saw neither of the two organisations.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import combinations_with_replacement

import numpy as np

from graph.model import Mention
from tools import fit_resolution as fit
from tools.fit_resolution import BENCH, PARTS, Data, Example, Reals, Row, judged, part, read_rows, select, stack, sure

AUTHORITIES = BENCH.parent / "data" / "authorities" / "authorities_grand_est.csv"
TERRITORIES = {
    "Paris": ("75",),
    "Île-de-France": ("75", "77", "78", "91", "92", "93", "94", "95"),
    "Rhône et Isère": ("69", "38"),
    "Nord et Pas-de-Calais": ("59", "62"),
}
# Lists of several départements, none of which is given.
REGIONS = {
    "Auvergne-Rhône-Alpes": ("01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"),
    "Île-de-France": ("75", "77", "78", "91", "92", "93", "94", "95"),
    "Sud et Occitanie": ("04", "05", "06", "13", "30", "31", "34", "81", "83", "84"),
    "Ouest": ("14", "22", "27", "29", "35", "50", "56", "61", "76"),
}
SOME = 3  # one row in so many has its commune
# In dev_fr nine names in ten are alone; lists of one place name more of their organisations several times.
ALONE = (1000, 3000)


def main() -> None:
    """Print precision, recall, F1 and the largest mixed cluster of each proxy."""
    found = fit.examples()
    data = stack(found, lambda one: one.fine)
    columns = select(data, fit.NAMES)
    models = fitted(data, columns, found)
    for name, rows, placed in proxies():
        one = fit.example_of({mention(row, placed): row for row in rows}, 0.0)
        value = scored(one, columns, models)
        print(name, {"mentions": len(one.mentions), **judged(one, value)}, "sure:", sure(one, value), flush=True)


def proxies() -> Iterable[tuple[str, Sequence[Row], int]]:
    """Yield a name, rows, and what their mentions keep: 0 the name, 1 some communes, 2 the département as well."""
    rows = read_rows()
    for name, codes in TERRITORIES.items():
        yield f"{name}, names only", [row for row in rows if row["departement"] in codes], 0
    for name, codes in REGIONS.items():
        yield f"{name}, some communes", [row for row in rows if row["departement"] in codes], 1
    times = Counter(row["siren"] for row in rows)
    several = [row for row in rows if times[row["siren"]] > 1]
    alone = sorted(
        (row for row in rows if times[row["siren"]] == 1), key=lambda row: sha256(row["id"].encode()).digest()
    )
    for count in ALONE:
        yield f"all that have several names and {count} others, names only", [*several, *alone[:count]], 0
    yield (
        "Auvergne-Rhône-Alpes and public bodies, some communes",
        [*(row for row in rows if row["departement"] in REGIONS["Auvergne-Rhône-Alpes"]), *authorities()],
        1,
    )
    yield "all and public bodies, some communes", [*rows, *authorities()], 1
    yield "all and public bodies, départements, some communes", [*rows, *authorities()], 2


def authorities() -> list[Row]:
    """Return the public bodies of Grand Est, each an organisation of its own."""
    with AUTHORITIES.open(encoding="utf-8-sig", newline="") as handle:
        return [
            {"id": row["id"], "source": "authorities", "siren": row["id"], "departement": row["dep"]}
            | {"nom": re.sub(r" \d\S*-\d+$", "", row["name"]), "commune": row["commune"]}
            for row in csv.DictReader(handle)
        ]


def fitted(data: Data, columns: Sequence[int], found: Sequence[Example]) -> dict[tuple[int, int], tuple[float, Reals]]:
    """Return for every two parts the model that saw neither."""
    ends = np.concatenate([_ends(one) for one in found])
    pairs = combinations_with_replacement(range(PARTS), 2)
    return {pair: data.fit(columns, ~np.isin(ends, pair).any(axis=1)) for pair in pairs}


def scored(one: Example, columns: Sequence[int], models: dict[tuple[int, int], tuple[float, Reals]]) -> Reals:
    """Return the log-odds of the pairs of a list."""
    held = [(fit.NAMES.index(name), fit.model().fine.weights[name]) for name in fit.AFTERWARDS]
    after = sum((one.fine[:, column] * weight for column, weight in held), np.zeros(len(one.pairs)))
    ends, value = np.sort(_ends(one), axis=1), np.zeros(len(one.pairs))
    for pair, (intercept, beta) in models.items():
        mine = (ends == pair).all(axis=1)
        value[mine] = intercept + one.fine[mine][:, columns] @ beta + one.prior[mine]
    return value + after


def _ends(one: Example) -> np.ndarray:
    parts = np.array([part(siren) for siren in one.truth])
    return parts[one.pairs]


def _bucket(text: str) -> int:
    return sha256(text.encode()).digest()[1]


def mention(row: Row, placed: int) -> Mention:
    commune = row["commune"] if placed and _bucket(row["id"]) % SOME == 0 else ""
    return Mention(row["nom"], row["departement"] if placed == 2 else "", commune)


if __name__ == "__main__":
    main()
