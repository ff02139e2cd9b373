"""A row of a gap query as a gap: its sentences, its subjects, its ties and its id, as the header of the query says."""

from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import Any

from graph.french import number
from graph.gaps.homes import place_of
from graph.gaps.model import UNKNOWN, Gap
from graph.model import content_id
from graph.queries import Query

Row = Mapping[str, Any]
MEETINGS = "aucune rencontre|rencontre|rencontres"


class Telling:
    """Makes the gaps of one query; its header is cut once, for it is filled thousands of times."""

    def __init__(self, query: Query) -> None:
        """Read the header."""
        more = query.more
        self.query = query
        self.sentence, self.reason, self.closes = (_Sentence(more[name]) for name in ("sentence", "reason", "closes"))
        self.subjects, self.apart = _names(more["subjects"]), _names(more.get("apart", ""))
        self.missing = [_names(tie, "->") for tie in more["missing"].split(",")]

    def gap(self, row: Row) -> Gap:
        """Return a row as a gap."""
        departement, need = row["departement"] or "", row.get("need_name") or ""  # a home may change, an id may not
        subjects = [(row[name], isinstance(row[name], list)) for name in self.subjects]
        # A list of subjects grows and shrinks while the gap stays the same one.
        fixed = [one for one, several in subjects if one and not several]
        apart = [str(row[name]) for name in self.apart]
        return Gap(
            number=0,
            kind=self.query.name,
            title=self.query.title,
            severity=round(row["severity"], 4),
            sentence=self.sentence.filled(row),
            reason=self.reason.filled(row),
            closes=self.closes.filled(row),
            departement=place_of(row) or "",
            subjects=tuple([each for one, several in subjects for each in (one if several else [one] if one else ())]),
            missing=tuple([(row[start], UNKNOWN if end == UNKNOWN else row[end]) for start, end in self.missing]),
            records=tuple(row["records"]),
            need=need,
            id=content_id("gap", self.query.name, departement, need, *fixed, *apart),
        )


class _Sentence:
    """A sentence of a header: ``{n:année}`` gives « 1 année », « 5 années ».

    ``{n:aucune année|année}`` says first what is written for zero; ``{n:aucune|action dite|actions dites}`` says last a
    plural of several words.
    """

    def __init__(self, text: str) -> None:
        self.pieces = [(literal, name, noun or "") for literal, name, noun, _ in Formatter().parse(text)]

    def filled(self, row: Row) -> str:
        return "".join([text if name is None else text + _said(row[name], noun) for text, name, noun in self.pieces])


def _said(value: Any, noun: str) -> str:
    if isinstance(value, str) and not noun:
        return value
    if value is None:
        value = "inconnu"
    if not noun:
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return counted(value, noun)


def counted(value: int, noun: str) -> str:
    """Say how many: see ``_Sentence`` for what a noun may be."""
    none, one, many = _numbers(noun)
    if none and not value:
        return none
    return f"{number(value)} {many if value >= 2 else one}"


@cache
def _numbers(noun: str) -> tuple[str, str, str]:
    """Return what is written for zero, one and several."""
    forms = noun.split("|")
    none = forms[0] if len(forms) > 1 else ""
    one = forms[min(1, len(forms) - 1)]
    return none, one, forms[2] if len(forms) > 2 else f"{one}s"


def attendance_told(left: int, right: int) -> str:
    """Say how many meetings two organisations came to, in the words of a person."""
    if left == right:
        return f"chacune est venue à {counted(left, MEETINGS)}"
    most, least = max(left, right), min(left, right)
    return f"l’une est venue à {counted(most, MEETINGS)}, l’autre à {number(least) if least else 'aucune'}"


def _names(text: str, between: str = ",") -> list[str]:
    return [name.strip() for name in text.split(between) if name.strip()]
