"""Lines that say what the lines under them are about: « Programme 147 », « Excusés », « 54 - Meurthe-et-Moselle ».

What they say is true of each row under them, so it becomes a column of the table, which a person may give a meaning to.
"""

import re
from collections import Counter
from collections.abc import Callable

from graph.loaders.tables.header import filled, folded

Line = tuple[int, list[str]]

COLUMN = "intertitre"
LEAST_FULL = 0.9  # of the rows that have several cells, for a column to be always filled
# How the blocks of a list of grants, of needs or of meetings are named; « Mission locale » names an organisation.
NAMED = re.compile(
    r"(programme|mission(?! locale)|minist\w+|services du premier ministre|axe|bop|titre|volet|mesure)\b.*"
    r"|action (n ?[o°] ?)?\d.*|\d{2,3} ?[-–:] ?[^\d]{3,}|(departement|arrondissement|territoire|region) ?:.*"
)


# These can be nothing else, even in a list whose rows are not always full.
PLAIN = re.compile(
    r"(?:programme|axe|bop|titre|volet|mesure) (?:n ?[o°] ?)?\d.*|\d{2,3} ?[-–:] ?[^\d]{3,}|(?:departement|region) ?:.*"
)


class Headings:
    """The headings found so far in the body of a list."""

    def __init__(self, body: list[Line]) -> None:
        """Look at which columns are always filled: a line that has none of them is no row."""
        self.body = body
        several = [here for _, cells in body if len(here := filled(cells)) > 1]
        counted = Counter(place for here in several for place in here)
        full = [place for place, count in counted.items() if count >= LEAST_FULL * len(several)]
        self.is_full = len(several) > 1 and len(full) > 2
        self.found: dict[int, str] = {}

    def told(self, place: int, is_header: Callable[[int], bool], width: int) -> str:
        """Return what the line at this place says of those under it, or an empty text when it says nothing of them."""
        cells = self.body[place][1]
        here = filled(cells)
        if len(here) >= max(width, 2):  # nearly all the lines of a list
            return ""
        above = width > 1 and self._is_above_header(place, is_header)
        text = " ".join(" ".join(cells[column].split()) for column in sorted(here))
        plain = width > 1 and min(here) == 0 and bool(PLAIN.fullmatch(folded(text)))
        if not above and (len(here) > 1 or not (self.is_full or plain)):
            return ""
        if above and len(here) == 1:
            return text
        return text if NAMED.fullmatch(folded(text)) else ""

    def _is_above_header(self, place: int, is_header: Callable[[int], bool]) -> bool:
        """Whether a header comes next, or comes after other lines of one cell."""
        following = place + 1
        while following < len(self.body):
            if is_header(following):
                return True
            if len(filled(self.body[following][1])) != 1 or following > place + 2:
                return False
            following += 1
        return False

    def keep(self, place: int, text: str) -> None:
        """Remember a heading; one that follows another completes it."""
        before = self.found.get(place - 1)
        self.found[place] = f"{before} — {text}" if before else text

    def over(self, title: str) -> dict[int, str]:
        """Return line number → heading, from each heading on; ``title``, above the header, may be the first one."""
        told = {self.body[place][0]: text for place, text in self.found.items()}
        fellows = {folded(text).split()[0] for text in self.found.values() if text.split()}
        first = folded(title).split()[:1]
        return (
            {0: title, **told} if told and first and (first[0] in fellows or NAMED.fullmatch(folded(title))) else told
        )


def with_headings(names: list[str], rows: list[Line], told: dict[int, str]) -> tuple[list[str], list[Line]]:
    """Return columns and rows with the heading of each row as the last column; as they are when there is none."""
    if not told or not rows:
        return names, rows
    starts, heading, longer = sorted(told), "", []
    for number, cells in rows:
        while starts and starts[0] < number:
            heading = told[starts.pop(0)]
        longer.append((number, [*cells, heading]))
    column = COLUMN if COLUMN not in names else f"{COLUMN} (au-dessus des lignes)"
    return [*names, column], longer
