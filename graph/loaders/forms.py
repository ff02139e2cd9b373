"""Headers as forms and other programs export them, brought to the shape that other lists have."""

import re

# LimeSurvey: « Q02 [Quels besoins ?] [Mobilité] », « Q02[SQ001]. Quels besoins ? [Mobilité] », or without code
CODE = re.compile(r"^\s*[A-Za-z]{1,4}\d{1,4}\w*\s*(?:\[\w+\]\s*)?(?:[.:]\s+|(?=\[))")
BRACKETED = re.compile(r"\[([^\[\]]*[^\W\d_]{2}[^\[\]]*)\]")
FIELD = re.compile(r"[^\W\d]\w+(?:\.[^\W\d]\w+)+")
GROUP = " — "  # between the two lines of a header


def plain_header(column: str) -> str:
    """Return the question of a header, and its answer when it has one: « Quels besoins ? — Mobilité ».

    A field inside another one of a JSON object is read as a column of a group: « adresse.commune ».
    """
    if FIELD.fullmatch(column):
        return column.replace(".", GROUP)
    if "[" not in column and not CODE.match(column):
        return column
    bare = CODE.sub("", column).strip()
    before = BRACKETED.split(bare, maxsplit=1)[0].strip()
    found = [before, *(part.strip() for part in BRACKETED.findall(bare))]
    return GROUP.join(part for part in found if part) or column
