"""The fitted weights of the two models: ``tools/fit_resolution.py`` writes ``data/vocabulary/resolution.json``."""

import math
from collections.abc import Sequence
from functools import cache, cached_property
from operator import mul

import msgspec

from graph.settings import shipped


class Regression(msgspec.Struct, frozen=True, dict=True):
    """A logistic regression: natural log-odds = intercept + sum of weight × feature, in the order of the features."""

    intercept: float
    weights: dict[str, float]

    def log_odds(self, shown: Sequence[float]) -> float:
        """Return how much the features speak for one organisation."""
        return self.intercept + math.fsum(map(mul, self._ordered, shown))

    @cached_property
    def _ordered(self) -> tuple[float, ...]:
        return tuple(self.weights.values())


class Model(msgspec.Struct, frozen=True):
    """``rough`` screens candidate pairs (see ``screening.ROUGH``), ``fine`` scores them (see ``features.Features``)."""

    rough: Regression
    fine: Regression


@cache
def model() -> Model:
    """Return the shipped model."""
    return msgspec.json.decode((shipped("vocabulary") / "resolution.json").read_bytes(), type=Model)
