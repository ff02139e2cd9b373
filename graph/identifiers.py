"""Identifiers of French organisations: SIREN, SIRET and RNA, checked before anything is built on them."""

import re

LA_POSTE = "356000000"
RNA = re.compile(r"W[0-9A-Z]{3}\d{6}")
SEPARATORS = re.compile(r"[\s.\u00a0\u202f]")
SPREADSHEET_LOSS = re.compile(r"0{5,}$")


def luhn_sum(digits: str) -> int:
    """Return the sum of the Luhn algorithm, a multiple of ten for a valid number."""
    doubled = (int(digit) * (1 + position % 2) for position, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled)


def compact(text: str) -> str:
    """Return an identifier without the spaces and dots people write in it."""
    return SEPARATORS.sub("", text) if text else ""


def valid_siren(text: str) -> bool:
    """Whether the text is a SIREN: nine digits that pass Luhn."""
    return re.fullmatch(r"[0-9]{9}", text) is not None and text != "0" * 9 and luhn_sum(text) % 10 == 0


def valid_siret(text: str) -> bool:
    """Whether the text is a SIRET that can be trusted.

    A SIRET ending with five zeros or more was rounded by a spreadsheet and is refused, whatever its sum.
    Luhn does not hold for the offices of La Poste, whose digits add up to a multiple of five.
    """
    if re.fullmatch(r"[0-9]{14}", text) is None or SPREADSHEET_LOSS.search(text):
        return False
    if text.startswith(LA_POSTE) and sum(map(int, text)) % 5 == 0:
        return True
    return valid_siren(text[:9]) and luhn_sum(text) % 10 == 0


def valid_rna(text: str) -> bool:
    """Whether the text is a number of the Répertoire national des associations."""
    return RNA.fullmatch(text) is not None


def siren_of(siret: str) -> str:
    """Return the SIREN held by a valid SIRET, or an empty text."""
    number = compact(siret)
    return number[:9] if valid_siret(number) else ""


def siren_in(siren: str, siret: str) -> str:
    """Return the SIREN that a list gives, by itself or within a SIRET; empty when neither is valid."""
    if not siren and not siret:
        return ""
    number = compact(siren)
    return number if valid_siren(number) else siren_of(siret)
