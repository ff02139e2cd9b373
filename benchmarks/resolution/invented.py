"""A list for scale, invented from the shipped vocabularies with a fixed seed: the truth is known, whatever its size.

Half of the organisations are of a kind, in a commune (« CCAS de Toul »); the others bear words of the names of the ANCT
lists. One in six is written several times, each with the corruptions that were seen in real lists: legal form left
out, abbreviations, acronym of the kind, capitals without accents, a letter lost, a name cut at 38 signs, no commune.
"""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from graph.gazetteer import kinds
from graph.names import abbreviations, fold
from graph.vocabulary import rows

SEVERAL = {1: 0.83, 2: 0.11, 3: 0.04, 6: 0.02}
CUT = 38
LEGAL = ("association ", "assoc ", "ass ", "")


def write_list(path: Path, mentions: int, seed: int = 5) -> None:
    """Write id, source, nom, departement, commune and truth, in no order."""
    chance = random.Random(seed)
    lines = [line for _, line in zip(range(mentions), _mentions(chance), strict=False)]
    chance.shuffle(lines)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(("id", "source", "nom", "departement", "commune", "truth"))
        writer.writerows((number, *line) for number, line in enumerate(lines))


def _mentions(chance: random.Random) -> Iterator[tuple[str, ...]]:
    places = [(row["name"], row["departement"]) for row in (*rows("communes"), *rows("communes_elsewhere"))]
    vocabulary = [row["stem"] for row in rows("common_words") if len(row["stem"]) > 3]
    forms = [row["forms"].replace("^", "").split("|") for row in kinds().values()]
    number = 0
    while True:
        number += 1
        commune, departement = chance.choice(places)
        ways = chance.choice(forms) if chance.random() < 0.5 else []
        words = [*chance.choices(vocabulary, k=chance.randint(1, 3)), _brand(chance)]
        times = chance.choices(list(SEVERAL), list(SEVERAL.values()))[0]
        for source in chance.sample("ABCDEF", times):
            name = f"{chance.choice(ways)} de {commune}" if ways else f"{chance.choice(LEGAL)}{' '.join(words)}"
            told = commune if chance.random() < 0.6 else ""
            yield source, _corrupted(chance, name), departement, told, str(number)


def _brand(chance: random.Random) -> str:
    return "".join(chance.choice("bcdfglmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))


def _corrupted(chance: random.Random, name: str) -> str:
    """Return a name with at most one corruption, in capitals half of the time."""
    way = chance.randint(0, 9)
    if way == 0:
        shorter = {full[0]: short for short, full in abbreviations().items() if len(full) == 1}
        name = " ".join(shorter.get(word, word) for word in name.split())
    elif way == 1 and len(name) > 8:
        at = chance.randrange(2, len(name) - 2)
        name = name[:at] + name[at + 1 :]
    elif way == 2:
        name = name[:CUT]
    return fold(name).upper() if chance.random() < 0.5 else name
