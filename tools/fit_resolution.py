"""Fit the model of resolution on ``../shared/bench/dev_fr.csv``, report it by cross-validation, and write its weights.

usage: python -m tools.fit_resolution [--write]

A feature has the sign that its meaning says, or it is dropped. No organisation is in the part a model is fitted on
and in the part it is judged on: pairs of parts (f, g) are scored by a model that saw neither f nor g. Beside the whole
list the model learns from shorter ones: what the list holds of some départements, with the places of all
rows, of half of them or of none, because coordinators have such lists too.
"""

import csv
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt

from graph.model import Mention
from graph.resolution.blocking import candidate_pairs
from graph.resolution.clustering import clusters
from graph.resolution.comparing import FORBIDDEN, FREE, Compared, Comparison
from graph.resolution.features import Features
from graph.resolution.lexicon import learn
from graph.resolution.namesakes import left_open
from graph.resolution.parsing import parse
from graph.resolution.pipeline import known
from graph.resolution.reading import Reader
from graph.resolution.scoring import alone, show
from graph.resolution.screening import ROUGH, Rough
from graph.resolution.signatures import sign
from graph.resolution.weights import model

BENCH = Path(__file__).parent.parent.parent / "shared" / "bench"
GOLDEN = Path(__file__).parent.parent / "tests" / "golden"
WEIGHTS = Path(__file__).parent.parent / "data" / "vocabulary" / "resolution.json"
PARTS = 5
RIDGE = 3.0
NEGLIGIBLE = 0.02
AGAINST = frozenset(
    {"richer_left", "poorer_left", "kinds_left", "kind_opposed", "places_left", "other_departement", "other_commune"}
    | {"other_kind", "homonyms", "same_name_homonyms", "words", "crowd"}
)
NAMES = list(Features.__struct_fields__)
# What ``tools.fit_spread`` fits afterwards, on other lists.
AFTERWARDS = frozenset({"spread"})
SHORT_LISTS = (("59",), ("13",), ("93", "95"), ("69",), ("75",), ("62", "80"))
SHORT_WEIGHT, ORPHAN_WEIGHT, TOLD_WEIGHT = 0.25, 0.5, 5.0

Reals = npt.NDArray[np.float64]
Row = dict[str, str]
Places = Literal["none", "half", "all"]
WAYS: tuple[Places, ...] = ("none", "half", "all")


class Example(msgspec.Struct):
    """A list with its truth: the pairs that pass a loose screen, what they show, and whether each is one."""

    mentions: list[Mention]
    rows: list[Row]
    truth: list[str]
    pairs: npt.NDArray[np.int64]
    rough: Reals
    fine: Reals
    prior: Reals
    state: npt.NDArray[np.int8]
    same: npt.NDArray[np.bool_]
    weight: float


def read_rows() -> list[Row]:
    """Return the rows of the set, each with its truth as ``siren``."""
    with (BENCH / "dev_fr.gold.csv").open(encoding="utf-8-sig", newline="") as handle:
        truth = {row["id"]: row["siren"] for row in csv.DictReader(handle)}
    with (BENCH / "dev_fr.csv").open(encoding="utf-8-sig", newline="") as handle:
        return [row | {"siren": truth[row["id"]]} for row in csv.DictReader(handle)]


def example(rows: Sequence[Row], weight: float, places: Places = "all") -> Example:
    """Read a list and take its pairs."""
    return example_of({_mention(row, places): row for row in rows}, weight)


def example_of(told: Mapping[Mention, Row], weight: float) -> Example:
    """Take the pairs of mentions whose rows are known."""
    mentions = sorted(told)
    rows = [told[mention] for mention in mentions]
    lexicon = learn(mentions)
    reader = Reader(lexicon)
    signed = sign(mentions, reader)
    comparison = Comparison(mentions, signed, lexicon.extent.spread)
    comparison.know_sources([row["source"] for row in rows])
    pairs = candidate_pairs(signed)
    rough = Rough(signed).features(pairs)
    pairs, rough = pairs[rough[:, 0] > 3], rough[rough[:, 0] > 3]
    fine, prior, state = comparison.shown(pairs, reader)
    truth = [row["siren"] for row in rows]
    same = np.array([truth[one] == truth[two] for one, two in pairs.tolist()])
    return Example(mentions, rows, truth, pairs, rough, fine, prior, state, same, weight)


def _mention(row: Row, places: Places) -> Mention:
    placed = places == "all" or (places == "half" and sha256(row["id"].encode()).digest()[0] % 2)
    return Mention(row["nom"], row["departement"], row["commune"]) if placed else Mention(row["nom"])


def pairs_told() -> Example:
    """Return the pairs that a person decided one by one, each a list of two."""
    files = (GOLDEN / "name_pairs.csv", BENCH / "contrast_pairs.csv")
    told = [row for path in files for row in csv.DictReader(path.read_text("utf-8").splitlines())]
    sides = [[Mention(row[side], row.get(f"departement_{side}", "")) for side in ("left", "right")] for row in told]
    read = [[parse(mention) for mention in pair] for pair in sides]
    shown = [show(one, two, alone(one, two)) for one, two in read]
    count = len(told)
    return Example(
        mentions=[mention for pair in sides for mention in pair],
        rows=[],
        truth=[f"{k}" if row["same"] != "0" else f"{k} {side}" for k, row in enumerate(told) for side in "ab"],
        pairs=np.arange(2 * count).reshape(count, 2),
        rough=np.zeros((count, len(ROUGH))),
        fine=np.array([msgspec.structs.astuple(one) for one, _ in shown], dtype=np.float64),
        prior=np.zeros(count),
        state=np.array([FREE if not veto else FORBIDDEN for _, veto in shown], dtype=np.int8),
        same=np.array([row["same"] != "0" for row in told]),
        weight=TOLD_WEIGHT,
    )


def examples() -> list[Example]:
    """Return the whole list, then the shorter ones."""
    rows = read_rows()
    found = [example(rows, 1.0), example([row for row in rows if row["source"] == "pdl"], ORPHAN_WEIGHT)]
    for codes in SHORT_LISTS:
        inside = [row for row in rows if row["departement"] in codes]
        found += [example(inside, SHORT_WEIGHT, places) for places in WAYS]
    return [*found, pairs_told()]


def regression(shown: Reals, same: Reals, offset: Reals, weight: Reals) -> Reals:
    """Return intercept and weights of a ridge logistic regression, by Newton's method, for standardised features."""
    design = np.c_[np.ones(len(shown)), shown]
    penalty = np.eye(design.shape[1]) * RIDGE
    penalty[0, 0] = 0
    beta = np.zeros(design.shape[1])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-np.clip(design @ beta + offset, -30, 30)))
        curvature = weight * expected * (1 - expected) + 1e-9
        hessian = (design * curvature[:, None]).T @ design + penalty
        step = np.linalg.solve(hessian, design.T @ (weight * (same - expected)) - penalty @ beta)
        beta = beta + step
        if np.abs(step).max() < 1e-6:
            break
    return beta


class Data(msgspec.Struct):
    """The pairs of all examples, one under the other."""

    shown: Reals
    same: Reals
    offset: Reals
    weight: Reals

    def fit(self, columns: Sequence[int], rows: npt.NDArray[np.bool_]) -> tuple[float, Reals]:
        """Return intercept and weights of some columns, fitted on some rows."""
        kept = self.shown[rows][:, columns]
        mean, spread = kept.mean(axis=0), kept.std(axis=0) + 1e-9
        beta = regression((kept - mean) / spread, self.same[rows], self.offset[rows], self.weight[rows])
        return float(beta[0] - (beta[1:] * mean / spread).sum()), beta[1:] / spread


def stack(found: Sequence[Example], shown: Callable[[Example], Reals], prior: bool = True) -> Data:
    """Return the pairs of the examples as one."""
    return Data(
        np.concatenate([shown(one) for one in found]),
        np.concatenate([one.same for one in found]).astype(float),
        np.concatenate([one.prior * prior for one in found]),
        np.concatenate([np.full(len(one.pairs), one.weight) for one in found]),
    )


def select(data: Data, names: Sequence[str]) -> list[int]:
    """Drop the features whose weight has the wrong sign or is next to nothing, the worst first."""
    columns = [column for column, name in enumerate(names) if name not in AFTERWARDS]
    spread = data.shown.std(axis=0)
    while True:
        _, beta = data.fit(columns, np.ones(len(data.same), dtype=bool))
        signs = [-1 if names[column] in AGAINST else 1 for column in columns]
        value = beta * spread[columns] * signs
        wrong = [(-abs(one), column) for one, column in zip(value, columns, strict=True) if one < NEGLIGIBLE]
        if not wrong:
            return columns
        columns.remove(min(wrong)[1])


def part(siren: str) -> int:
    """Return the part of an organisation."""
    return sha256(siren.encode()).digest()[0] % PARTS


def crossed(data: Data, columns: Sequence[int], found: Sequence[Example]) -> Reals:
    """Return the log-odds of each pair from a model that saw neither of its two organisations."""
    ends = np.concatenate([np.array([[part(one.truth[k]) for k in pair] for pair in one.pairs]) for one in found])
    value = np.zeros(len(data.same))
    for first, second in combinations_with_replacement(range(PARTS), 2):
        seen = ~np.isin(ends, [first, second]).any(axis=1)
        judged = (np.sort(ends, axis=1) == [first, second]).all(axis=1)
        intercept, beta = data.fit(columns, seen)
        value[judged] = intercept + data.shown[judged][:, columns] @ beta + data.offset[judged]
    return value


def judged(one: Example, log_odds: Reals) -> dict[str, float]:
    """Return pairwise precision, recall and F1, and the size of the largest cluster that mixes organisations."""
    signed = sign(one.mentions, Reader(learn(one.mentions)))
    compared = left_open(signed, Compared(one.pairs, log_odds, one.state))
    groups = clusters(compared, known(one.mentions, signed))
    found = [[one.truth[position] for position in group.members] for group in groups]
    true = sum(_pairs(len([s for s in members if s == siren])) for members in found for siren in set(members))
    precision = true / max(1, sum(_pairs(len(members)) for members in found))
    recall = true / sum(_pairs(one.truth.count(siren)) for siren in set(one.truth))
    mixed = max((len(members) for members in found if len(set(members)) > 1), default=0)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "largest_mixed": mixed}


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def sure(one: Example, log_odds: Reals) -> tuple[int, float]:
    """Return how many pairs are joined without asking, and how many of those are right."""
    taken = (log_odds > np.log(0.97 / 0.03)) & (one.state == FREE)
    return int(taken.sum()), round(float(one.same[taken].sum() / max(1, taken.sum())), 3)


def report(found: Sequence[Example], log_odds: Reals) -> list[dict[str, float]]:
    """Print and return what the cross-validated scores make of each example."""
    ends = np.cumsum([len(one.pairs) for one in found])[:-1]
    made = []
    for one, own in zip(found, np.split(log_odds, ends), strict=True):
        made.append({"mentions": len(one.mentions), **judged(one, own)})
        print(made[-1], "sure:", sure(one, own))
    return made


def main() -> None:
    """Fit, report, and write when asked."""
    found = examples()
    fine, rough = stack(found, lambda one: one.fine), stack(found[:1], lambda one: one.rough, prior=False)
    columns = select(fine, NAMES)
    made = {
        "made_by": "tools/fit_resolution.py, on dev_fr: weights in natural log-odds",
        "cross_validated": report(found, crossed(fine, columns, found))[0],
        "rough": weights(rough, range(len(ROUGH)), ROUGH),
        "fine": weights(fine, columns, NAMES),
    }
    print(json.dumps(made, indent=2))
    if "--write" in sys.argv:
        WEIGHTS.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


def weights(data: Data, columns: Sequence[int], names: Sequence[str]) -> dict[str, object]:
    """Return the model fitted on everything, zero for the features that were dropped."""
    intercept, beta = data.fit(columns, np.ones(len(data.same), dtype=bool))
    kept = {name: model().fine.weights[name] for name in names if name in AFTERWARDS}
    kept |= {names[column]: round(float(one), 3) for column, one in zip(columns, beta, strict=True)}
    return {"intercept": round(intercept, 3), "weights": {name: kept.get(name, 0.0) for name in names}}


if __name__ == "__main__":
    main()
