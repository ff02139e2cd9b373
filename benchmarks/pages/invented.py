"""An invented network of any size, as the lists of a coordinator: the same at each run.

A few organisations are everywhere and most are seen once or twice, as in the lists that were read (Zipf's law).
"""

import csv
import random
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

CODES = ("08", "10", "51", "52", "54", "55", "57", "67", "68", "88")
NEEDS = (
    "Maîtriser le français",
    "Accès aux soins",
    "Santé mentale",
    "Garde d’enfants",
    "S’informer sur les démarches liées à l’accès au logement",
    "Être accompagné dans son parcours mobilité",
    "Maîtriser les fondamentaux du numérique",
)
KINDS = ("CCAS", "Mission locale", "Centre social", "Association", "MJC", "Foyer")
SYLLABLES = [consonant + vowel for consonant in "bcdfglmnprstv" for vowel in "aeiou"]
MEETING = 40  # organisations at a meeting, about
TEAM = 4  # organisations on an action, at most
ATTENDANCE = ("rencontre", "date", "département", "organisation")
ACTIONS = ("action", "année", "département", "besoin", "porteur", "partenaires")


class Network:
    """Organisations drawn with a fixed seed, and the lists that name them."""

    def __init__(self, organizations: int) -> None:
        """Draw names, of which no two look alike."""
        self.chance = random.Random(7)
        brands = {"".join(self.chance.choices(SYLLABLES, k=5)).capitalize() for _ in range(2 * organizations)}
        names = sorted(brands)[:organizations]
        self.chance.shuffle(names)
        self.actors = [(f"{self.chance.choice(KINDS)} {name}", self.chance.choice(CODES)) for name in names]
        self.weights = list(accumulate(1 / rank for rank in range(1, organizations + 1)))

    def write(self, folder: Path, ties: int) -> list[Path]:
        """Write an attendance list and a list of actions, with about ``ties`` ties in all; return the files."""
        files = [folder / "presences.csv", folder / "actions.csv"]
        _write(files[0], ATTENDANCE, self._meetings(ties // 2))
        _write(files[1], ACTIONS, self._actions(ties // 2))
        return files

    def _drawn(self, size: int) -> list[tuple[str, str]]:
        return list(dict.fromkeys(self.chance.choices(self.actors, cum_weights=self.weights, k=size)))

    def _meetings(self, ties: int) -> Iterator[tuple[str, ...]]:
        number = 0
        while ties > 0:
            number += 1
            came = self._drawn(MEETING)
            ties -= len(came)
            day = f"{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
            yield from ((f"Rencontre {number}", day, CODES[number % 10], name) for name, _ in came)

    def _actions(self, ties: int) -> Iterator[tuple[str, ...]]:
        number = 0
        while ties > 0:
            number += 1
            (carrier, code), *partners = self._drawn(self.chance.randint(1, TEAM))
            ties -= 1 + len(partners)
            year, need = str(self.chance.randint(2018, 2025)), self.chance.choice(NEEDS)
            yield f"Action {number}", year, code, need, carrier, " ; ".join(name for name, _ in partners)


def _write(file: Path, header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, delimiter=";").writerows([header, *rows])
