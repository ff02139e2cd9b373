"""The pairs left to a person as a sheet: written by ``maillage resolve``, filled in by hand, read again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graph.errors import InputError
from graph.judgements import Judgement, Verdict, content_key, read_judgements
from graph.listing import Line
from graph.loaders.tables import read_tables
from graph.names import fold
from graph.preview import safe_cell
from graph.resolution import Resolution

ANSWER = "avis"
KEYS = ("contenu 1", "contenu 2")  # what a judgement names its sides by: it holds for the next export of the list
SIDES = ("id", "nom", "département", "commune")
ASKED = (*(f"{side} {number}" for side in SIDES for number in (1, 2)), "probabilité", "pourquoi", "ce qui retient")
COLUMNS = (ANSWER, *ASKED, *KEYS)
SHEETS = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".ods"})
WORDS: dict[Verdict, tuple[str, ...]] = {
    "same": ("m", "meme", "la meme", "same", "oui"),
    "different": ("d", "different", "differents", "differente", "differentes", "deux organisations", "non"),
    "unsure": ("i", "incertain", "unsure", "?"),
}
VERDICT_OF = {word: verdict for verdict, words in WORDS.items() for word in words}


def doubts(lines: Iterable[Line], found: Resolution) -> Iterator[Sequence[str]]:
    """Yield the pairs that a resolution leaves to a person, with an empty cell for the answer."""
    first = {line.mention: line.id for line in reversed(list(lines))}
    for pair in found.doubtful:
        one, two = pair.left, pair.right
        sides = (one.name, two.name, one.departement, two.departement, one.commune, two.commune)
        why = (f"{pair.score.value:.4f}", " ; ".join(pair.score.reasons), pair.score.veto)
        cells = ("", first[one], first[two], *sides, *why, content_key(one), content_key(two))
        yield [safe_cell(cell) for cell in cells]


def read_answers(path: Path) -> list[Judgement]:
    """Read judgements, from JSON lines or from a sheet whose answers were filled in; raise InputError."""
    return list(_filled(path)) if path.suffix.lower() in SHEETS else read_judgements(path)


def _filled(path: Path) -> Iterator[Judgement]:
    for table in read_tables(path)[:1]:
        missing = [name for name in (ANSWER, *KEYS) if name not in table.columns]
        if missing:
            said = f"la colonne « {missing[0]} » n’y est pas : c’est le fichier écrit par --review qu’il faut remplir."
            raise InputError(said, file=path.name)
        for row in table.rows:
            if answer := row.values.get(ANSWER, "").strip():
                yield _judged(row.values, _verdict(answer, path, row.number))


def _verdict(answer: str, path: Path, row: int) -> Verdict:
    verdict = VERDICT_OF.get(fold(answer))
    if verdict is None:
        said = f"« {answer} » n’est pas un avis : écrivez m (même), d (différentes) ou i (incertain)."
        raise InputError(said, file=path.name, row=row)
    return verdict


def _judged(cells: Mapping[str, str], verdict: Verdict) -> Judgement:
    sides = [(cells.get(key, ""), cells.get(f"nom {number}", "")) for number, key in enumerate(KEYS, 1)]
    (first, one), (second, two) = sorted(sides)
    return Judgement(first, second, verdict, one, two)
