"""What the address of a page asks. A value that means nothing there is set aside, and the page says so."""

from collections.abc import Container
from typing import TypeVar

from flask import Flask, g, request

T = TypeVar("T")
LAST = 10**9  # a page that may be asked for
SHOWN = 40  # characters of a value that is set aside


def one_of(name: str, known: Container[str], default: str = "") -> str:
    """Return the value of a parameter that is among those known; else the default."""
    value = request.args.get(name, "").strip()
    if not value or value in known:
        return value or default
    return _aside(name, value, default)


def whole(name: str, allowed: Container[int], default: T) -> int | T:
    """Return the whole number of a parameter that is among those allowed; else the default."""
    text = request.args.get(name, "").strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
    if not text or (number is not None and number in allowed):
        return default if number is None else number
    return _aside(name, text, default)


def page_of(count: int, size: int) -> tuple[int, int]:
    """Return the page asked for and how many there are, of so many things of which ``size`` are on a page.

    A list may have become shorter since its address was kept: beyond the end is the last page, and the page says so.
    """
    pages = max(1, -(-count // size))
    asked = whole("page", range(1, LAST), 1)
    return (asked if asked <= pages else _aside("page", str(asked), pages)), pages


def _aside(name: str, value: str, default: T) -> T:
    told = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
    g.setdefault("set_aside", []).append((name, told))
    return default


def set_aside() -> list[tuple[str, str]]:
    """Return the parameters of this request that were set aside, each with its value."""
    found: list[tuple[str, str]] = g.get("set_aside", [])
    return found


def init_app(app: Flask) -> None:
    """Let every page say what was set aside."""
    app.jinja_env.globals["set_aside"] = set_aside
