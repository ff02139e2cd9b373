"""Values as a person reads them."""

import datetime
import math
from decimal import Decimal

LONGEST_WHOLE = 1e21


def written(value: object) -> str:
    """Return a value as text: ISO dates, « oui » and « non », whole numbers without decimals nor exponent."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime.datetime):
        return _moment(value)
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M" if not value.second else "%H:%M:%S")
    if isinstance(value, datetime.timedelta):
        return _duration(value)
    return str(value)


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    if value.is_integer() and abs(value) < LONGEST_WHOLE:
        return str(int(value))
    return format(Decimal(repr(value)), "f") if 1e-9 < abs(value) < LONGEST_WHOLE else repr(value)


def _moment(value: datetime.datetime) -> str:
    if not (value.hour or value.minute or value.second or value.microsecond):
        return value.date().isoformat()
    return f"{value.date().isoformat()} {written(value.time().replace(microsecond=0))}"


def _duration(value: datetime.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" if not seconds else f"{hours}:{minutes:02}:{seconds:02}"
