"""The signs of a column of crosses: who came, and who did not."""

import re

from graph.names import fold

PRESENT = frozenset(
    [
        *("x", "xx", "1", "oui", "o", "ok", "yes", "y", "vrai", "true", "✓", "✔", "☑"),
        *("present", "presente", "presents", "presentes", "p", "venu", "venue", "signe"),
    ]
)
ABSENT = frozenset(
    [
        *("0", "non", "n", "no", "faux", "false", "-", "✗", "✘", "☐", "annule"),
        *("absent", "absente", "absents", "a", "abs", "excuse", "excusee", "excuses", "exc", "e"),
        *("represente", "representee", "remplace", "remplacee", "pouvoir", "procuration"),
        *("inscrit", "inscrite", "invite", "invitee"),
    ]
)
CAME = frozenset({"present", "presente", "presents", "presentes", "oui"})
DID_NOT = frozenset(
    [
        *("absent", "absente", "excuse", "excusee", "non", "represente", "representee", "remplace", "remplacee"),
        *("inscrit", "inscrite", "invite", "invitee"),
    ]
)
COUNT = re.compile(r"(?:x ?\(?)?[1-9]\d?(?: ?(?:pers\w*|p)\.?)?\)?", re.I)  # how many of them came
MOST_WORDS_OF_A_CROSS = 4  # more is a remark


def is_present(cell: str) -> bool:
    """Whether a cross says that they came; someone excused, invited or only registered did not."""
    said = _words_of_cross(cell)
    return (
        _sign(cell) in PRESENT
        or bool(COUNT.fullmatch(cell.strip()))
        or (bool(said) and said[0] in CAME and DID_NOT.isdisjoint(said))
    )


def is_cross(cell: str) -> bool:
    """Whether a cell is one of the signs used for presence and absence."""
    if COUNT.fullmatch(cell.strip()):
        return True
    return _sign(cell) in PRESENT | ABSENT or any(word in CAME | DID_NOT for word in _words_of_cross(cell)[:1])


def _sign(cell: str) -> str:
    """Return a cell without what only shows both genders: « Excusé(e) »."""
    return re.sub(r"\((?:e|s|es|e\)\(s)\)", "", fold(cell)).strip(" .")


def _words_of_cross(cell: str) -> list[str]:
    """Return the words of « Présent en visio » or « oui (2 pers.) »; none of a remark."""
    said = re.findall(r"[a-z]+", _sign(cell))
    return said if len(said) <= MOST_WORDS_OF_A_CROSS else []
