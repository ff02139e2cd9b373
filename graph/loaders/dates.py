"""Dates as people write them in lists, brought to ISO 8601; a date may stop at the month or at the year."""

import re
from datetime import date, timedelta

from graph.loaders.personal import DIGIT, TELEPHONE
from graph.names import fold

MONTHS = ("janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec")
WRITTEN_MONTHS = (
    *("janvier", "février", "fevrier", "mars", "avril", "mai", "juin", "juillet", "août", "aout"),
    *("septembre", "octobre", "novembre", "décembre", "decembre"),
)
YEARS = range(1900, 2101)
EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_DAYS = range(25_569, 73_051)  # 1970 to 2099: a smaller number is a count, not a day

ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[t ]\d{1,2}[:h]\d{2}.*)?")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?!\d)")
WORDED = re.compile(
    r"(?<!\d)(?:(\d{1,2})(?:er)?[\s.-]+)?(?:(?:et|au|-|&)\s*\d{1,2}\s+)?([a-z]{3,9})\.?[\s.-]+(\d{4})(?!\d)"
)
DAY_MONTH = re.compile(r"(?<![\d/.-])(\d{1,2})[/.](\d{1,2})(?![\d/.])")
MONTH_YEAR = re.compile(r"(\d{1,2})[/-](\d{4})")


def iso_date(text: str) -> str:
    """Return ``2019-10-14``, ``2019-10`` or ``2019`` for a cell that is a date; else an empty text.

    Read: ISO, 14/10/2019, 14.10.19, 14 octobre 2019, « lundi 14 et mardi 15 octobre 2019 » (its first day), oct. 2019,
    10/2019, 2019, and the number of days that a spreadsheet keeps.
    """
    plain = fold(text).strip(" .,;")
    if plain.isdigit() and int(plain) in EXCEL_DAYS:
        return (EXCEL_EPOCH + timedelta(days=int(plain))).isoformat()
    if whole := ISO.fullmatch(plain):
        return _valid(whole[1], whole[2], whole[3])
    if month := MONTH_YEAR.fullmatch(plain):
        return _valid(month[2], month[1], None)
    return date_in(text)


def date_in(text: str) -> str:
    """Return the first date written within a text (« Réunion de Metz du 14/10/2019 »), or an empty text."""
    if not DIGIT.search(text):  # most headers and most cells
        return ""
    plain = fold(TELEPHONE.sub(" ", text))  # « 06 12 34 56 78 » is no sixth of December
    found = [
        *((m.start(), _valid(_century(m[3]), m[2], m[1])) for m in NUMERIC.finditer(plain)),
        *(
            (m.start(), _valid(m[3], _month(m[2]), _first_day(plain, m)))
            for m in WORDED.finditer(plain)
            if _month(m[2])
        ),
        *((m.start(), _valid(m[1], m[2], m[3])) for m in re.finditer(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", plain)),
    ]
    return next((iso for _, iso in sorted(found) if iso), "")


def header_date(header: str) -> str:
    """Return the date that heads a column: in full, or as a day under the year that groups it (« 2019 — Copil 14/01 »).

    The year may also be told around the table; then it comes with the header.
    """
    if whole := date_in(header) or iso_date(header):
        return whole
    years, day = years_in(header), DAY_MONTH.search(header)
    return _valid(str(years[0]), day[2], day[1]) if day and len(years) == 1 else ""


def without_date(text: str) -> str:
    """Return a text without the date written in it, nor what only introduced it (« du », « le », brackets)."""
    day = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\s*"
    month = "|".join(WRITTEN_MONTHS)
    numeric = r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    worded = rf"(?:\d{{1,2}}(?:er)?\s+(?:(?:et|au|-)\s*\d{{1,2}}\s+)?)?(?:{month})\s+\d{{4}}"
    lead = r"[\s(,–—-]*(?:\b(?:du|le|en|de|d’|d')\s*)?"
    return re.sub(rf"{lead}{day}(?:{numeric}|{worded})\s*\)?", " ", text, count=1, flags=re.I).strip(" –—-:,.\n\t")


def year_of(text: str) -> int | None:
    """Return the year of a cell: « 2020 », « 2019-2020 » (the first), « 2020.0 », or that of a date."""
    found = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text)
    return int(found[0]) if found else int(iso[:4]) if (iso := iso_date(text)) else None


def years_in(text: str) -> tuple[int, ...]:
    """Return the years written within a text, in order: « Subventions versées en 2018 »."""
    return tuple(dict.fromkeys(int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text)))


def years_of(text: str) -> tuple[int, ...]:
    """Return every year of a cell: « 2019, 2020 », and « 2018-2020 » or « 2018 à 2020 » as the three."""
    span = re.fullmatch(r"\s*((?:19|20)\d{2})\s*(?:-|–|à|/)\s*((?:19|20)\d{2})\s*", text)
    if span and int(span[1]) <= int(span[2]) <= int(span[1]) + 10:
        return tuple(range(int(span[1]), int(span[2]) + 1))
    several = years_in(text)
    return several if len(several) > 1 and not date_in(text) else tuple(filter(None, [year_of(text)]))


def _first_day(text: str, found: re.Match[str]) -> str | None:
    """« lundi 14 et mardi 15 octobre 2019 » begins on the 14th."""
    before = re.search(r"(\d{1,2})(?:er)?\s*(?:et|au|-|&)\s*(?:[a-z]+\s+)?$", text[: found.start()])
    return before[1] if before else found[1]


def _month(word: str) -> str:
    return next((str(rank) for rank, start in enumerate(MONTHS, 1) if word.startswith(start[:4]) or start == word), "")


def _century(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _valid(year: str, month: str | None, day: str | None) -> str:
    """Return the ISO form, or an empty text when the calendar has no such day."""
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    if whole.year not in YEARS:
        return ""
    return whole.isoformat()[: 10 if day else 7 if month else 4]
