"""What people said of pairs: one, two, or not sure. Appended, reversible, and kept by content.

A judgement names its two sides by what they say (name, place, identifiers), never by a row number: a new export of the
spreadsheet in another order, or with other capitals, keeps them all. The last word on a pair is the one that holds.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

import msgspec

from graph.errors import InputError, in_french
from graph.identifiers import compact, siren_in, valid_rna
from graph.model import Mention
from graph.names import words

Verdict = Literal["same", "different", "unsure", "withdrawn"]
VERDICTS = get_args(Verdict)
EXPECTED = 'une ligne est {"first": …, "second": …, "verdict": "same|different|unsure|withdrawn"}'
Judged = Mapping[tuple[str, str], Verdict]


class Judgement(msgspec.Struct, frozen=True, omit_defaults=True):
    """One answer. ``first`` and ``second`` are content keys, in order; the labels are for people who read the file.

    ``asked``: why the question was put (``graph.review``): an answer to a random audit says how good the rest is.
    """

    first: str
    second: str
    verdict: Verdict
    first_label: str = ""
    second_label: str = ""
    said_by: str = ""
    said_at: str = ""
    asked: str = ""


def content_key(mention: Mention) -> str:
    """Return what a mention says, in a form that spelling, order and row numbers do not change."""
    rna = compact(mention.rna).upper()
    parts = (
        " ".join(words(mention.name)),
        mention.departement,
        " ".join(words(mention.commune)),
        siren_in(mention.siren, mention.siret),
        rna if valid_rna(rna) else "",
    )
    return "|".join(parts)


def now() -> str:
    """Return when something is said: two answers of one second stay two, and in order."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def judge(one: Mention, two: Mention, verdict: Verdict, said_by: str = "", said_at: str = "") -> Judgement:
    """Return the judgement of a pair of mentions."""
    (first, first_label), (second, second_label) = sorted((content_key(side), side.name) for side in (one, two))
    return Judgement(first, second, verdict, first_label, second_label, said_by, said_at)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the last word on each pair, in the order they were said; a withdrawn one leaves nothing."""
    held: dict[tuple[str, str], Judgement] = {}
    for one in judgements:
        first, second = sorted((one.first, one.second))
        held.pop((first, second), None)
        held[first, second] = one
    return [one for one in held.values() if one.verdict != "withdrawn"]


def verdicts(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Verdict]:
    """Return the verdict that holds for each pair of content keys, in order."""
    return {(min(one.first, one.second), max(one.first, one.second)): one.verdict for one in standing(judgements)}


def read_judgements(path: Path) -> list[Judgement]:
    """Read a file of JSON lines; InputError names the line that is not a judgement."""
    decode = msgspec.json.Decoder(Judgement).decode
    found = []
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"le fichier ne peut pas être lu ({in_french(error)})", file=path.name) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(decode(line))
            except (msgspec.ValidationError, msgspec.DecodeError) as error:
                raise InputError(f"ce n’est pas un avis : {EXPECTED}", file=path.name, row=number) from error
    return found


def written(judgements: Iterable[Judgement]) -> bytes:
    """Return judgements as JSON lines."""
    return b"".join(msgspec.json.encode(one) + b"\n" for one in judgements)
