"""Lines under the header that are not data: totals, the header again, subheadings, notes under the table."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from graph.loaders.tables.header import filled, folded, is_number
from graph.loaders.tables.headings import Headings

Line = tuple[int, list[str]]

COUNTED = (
    r"(?:nombre|nb|nbre|effectif)s?(?: total)?(?: de | d'| d’| des )?"
    r"(?:presen\w+|participa\w+|structures?|organis\w+|associations?|personnes?|inscrit\w*|beneficiaires?|actions?)"
)
TOTAL = re.compile(
    rf"{COUNTED}\s*:?|"
    r"(sous[- ]?)?(total|totaux)( (general|generale|generaux|cumule|partiel)| (de la|de l.|des|du|par) .*)?\s*:?"
)
TOTAL_NAMED = re.compile(r"(sous[- ]?)?(total|totaux)\b")
TOTAL_SAID = re.compile(rf"(?:(sous[- ]?)?(total|totaux)|{COUNTED})\b.*\d.*")
NOTE = re.compile(
    r"\(\d\)|\d\)|\[\d\]|\*|(nb|n\.b\.?|notes?|sources?|legende|lecture|champ)\s*[:.]|(mis|mise) a jour\b"
)
LONG = 80
MOST_NOTES = 30

REPEATED, SUM, SUBHEADING, UNDER = "en-tête répété", "total", "intertitre", "note sous le tableau"


class Leftovers:
    """The lines of a body, told apart."""

    def __init__(self, header: list[Line], body: list[Line], spans: Mapping[int, list[tuple[int, int]]]) -> None:
        self.body, self.spans = body, spans
        self.labels = [{place: folded(cells[place]) for place in filled(cells)} for _, cells in header]
        named = {place for line in self.labels for place in line}
        self.width = len(named) or max(len(filled(cells)) for _, cells in body)
        self.notes = self._notes()
        self.headings = Headings(body)

    def sort(self) -> tuple[list[tuple[int, str]], list[Line]]:
        """Return what is left aside with its reason, and the data."""
        left_aside: list[tuple[int, str]] = []
        data: list[Line] = []
        since = 0
        for place, (number, cells) in enumerate(self.body):
            if reason := self._reason(place) or (_sums_up(cells, data, since) and SUM):
                left_aside.append((number, reason))
                since = len(data)
            else:
                data.append((number, cells))
        if data and self._is_sum(data):
            left_aside.append((data.pop()[0], SUM))
        return left_aside, data

    def _reason(self, place: int) -> str:
        number, cells = self.body[place]
        here = filled(cells)
        if number in self.notes:
            return self.notes[number]
        if self._is_header(place):
            return REPEATED
        if _is_total(cells, here, self.width):
            return SUM
        if len(here) < self.width and (text := self._heading(place, here)):
            self.headings.keep(place, text)
            return f"{SUBHEADING} « {text} »"
        return ""

    def _is_header(self, place: int) -> bool:
        cells = self.body[place][1]
        return any(_repeats(cells, filled(cells), labels) for labels in self.labels)

    def _heading(self, place: int, here: set[int]) -> str:
        """Return what a line says of those under it: one cell merged over the table, or what ``Headings`` tells."""
        number, cells = self.body[place]
        if len(here) == 1 and self.width > 2:
            left = min(here)
            spans = [right - start + 1 for start, right in self.spans.get(number, []) if start == left]
            if max(spans, default=1) >= 0.8 * self.width:
                return " ".join(cells[left].split())
        return self.headings.told(place, self._is_header, self.width)

    def _notes(self) -> dict[int, str]:
        """Return the lines at the end that have one cell where the table has several, and read as notes."""
        if self.width < 3:
            return {}
        last = len(self.body)
        while last and len(filled(self.body[last - 1][1])) == 1 and len(self.body) - last < MOST_NOTES:
            last -= 1
        if not last:  # a list where each line has one cell
            return {}
        notes: dict[int, str] = {}
        before = self.body[last - 1][0]
        for number, cells in self.body[last:]:
            text = folded(cells[min(filled(cells))])
            if notes or _is_note(text, apart=number > before + 1):
                notes[number] = SUM if TOTAL_SAID.match(text) else UNDER
            before = number
        return notes

    def _is_sum(self, data: list[Line]) -> bool:
        """Whether the last line names nothing and one of its numbers is the sum of those above."""
        cells = data[-1][1]
        here = filled(cells)
        if len(data) < 3 or not here < filled(data[-2][1]) or not all(is_number(cells[place]) for place in here):
            return False
        return any(_adds_up(data, place) for place in here)


def _is_note(text: str, apart: bool) -> bool:
    """Whether a lone cell is a remark; a short one may be an organisation of which no more is known."""
    return bool(NOTE.match(text)) or len(text) > LONG or (apart and (":" in text or len(text) > LONG / 2))


def _repeats(cells: list[str], here: set[int], labels: dict[int, str]) -> bool:
    """Whether a line says nearly the same as the header; most lines are known not to by their first cells."""
    most_others = 0.2 * len(labels)
    if len(labels) < 2 or not 0.8 * len(labels) <= len(here) <= 1.25 * len(labels):
        return False
    others = 0
    for place in here:
        others += folded(cells[place]) != labels.get(place)
        if others > most_others:
            return False
    return len(here) - others >= max(2, 0.8 * len(labels))


def _may_be_total(cells: list[str], here: set[int]) -> bool:
    return any(cells[place].lstrip()[:2].lower() in ("to", "so", "nb", "no", "ef") for place in here)


def _is_total(cells: list[str], here: set[int], width: int) -> bool:
    if not _may_be_total(cells, here):
        return False
    texts = [cells[place].strip() for place in here if not is_number(cells[place])]
    if len(texts) != 1:
        return False
    if TOTAL.fullmatch(folded(texts[0])):
        return len(here) > 1 or width > 1
    return len(here) == 1 and width > 2 and bool(TOTAL_SAID.fullmatch(folded(texts[0])))


def _sums_up(cells: list[str], data: list[Line], since: int) -> bool:
    """Whether a line begins with « total », whatever follows, and says the sum of the lines since the last one."""
    here = filled(cells)
    if not _may_be_total(cells, here):
        return False
    texts = [cells[place] for place in here if not is_number(cells[place])]
    if len(texts) != 1 or not TOTAL_NAMED.match(folded(texts[0])):
        return False
    return any(_adds_up([*data[since:], (0, cells)], place) for place in here)


def _adds_up(data: list[Line], place: int) -> bool:
    values = [_value(cells[place]) if place < len(cells) else Decimal(0) for _, cells in data]
    total = values.pop()
    return total != 0 and any(values) and abs(sum(values) - total) < Decimal("0.01")


def _value(text: str) -> Decimal:
    digits = re.sub(r"[\s\u202f€%]", "", text).replace(",", ".")
    try:
        value = Decimal(digits or "0")
    except InvalidOperation:
        return Decimal(0)
    return value if value.is_finite() else Decimal(0)
