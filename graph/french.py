"""How Maillage writes numbers, shares, dates and severities in French, on every page and in every file."""

NARROW_SPACE = "\u202f"
SEVERITIES = ((0.7, "très forte"), (0.5, "forte"), (0.3, "moyenne"), (0.0, "faible"))


def number(value: int) -> str:
    """Write « 3 086 »."""
    return f"{value:,}".replace(",", NARROW_SPACE)


def share(part: int, whole: int) -> str:
    """Write « 2 305 sur 3 006 (77 %) »; a share of nothing has no percentage."""
    if not whole:
        return f"{number(part)} sur {number(whole)}"
    percent = round(100 * part / whole)
    if percent == 100 and part < whole:
        percent = 99  # « 100 % » is said only of all of them
    return f"{number(part)} sur {number(whole)} ({percent}{NARROW_SPACE}%)"


def count(value: int, singular: str, plural: str = "") -> str:
    """Write « 1 lien », « 3 liens »."""
    return f"{number(value)}{NARROW_SPACE}{singular if abs(value) < 2 else plural or singular + 's'}"


def capital(text: str) -> str:
    """Return a sentence with its capital."""
    return text[:1].upper() + text[1:]


def date(value: str) -> str:
    """Write an ISO date, whole or cut at the month or the year, as « 14/10/2019 »."""
    return "/".join(reversed(value[:10].split("-")))


def severity(value: float) -> str:
    """Say a severity in words."""
    return next(word for floor, word in SEVERITIES if value >= floor)


def unbroken(text: str) -> str:
    """Keep a quote mark, a colon or a semicolon on the line of the word it goes with."""
    for mark in ":;»":
        text = text.replace(f" {mark}", f"\u00a0{mark}")
    return text.replace("« ", "«\u00a0")
