"""The address of a view: ``departement=57&besoin=…&autour=org-…``. It is the view: kept, sent, gone back to."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import parse_qs, urlencode

from graph.errors import QueryError
from graph.explorer.view import COLOURS, GROUPINGS, MODES, SIZES, STEPS, TIES, View

Args = Mapping[str, Sequence[str]]

# field of a view: its name in an address
LISTS = {
    "departements": "departement",
    "territories": "territoire",
    "needs": "besoin",
    "kinds": "nature",
    "events": "rencontre",
    "schemes": "dispositif",
    "opened": "ouvert",
    "without": "sans",
    "hidden": "cache",
}
CHOICES: dict[str, tuple[str, Mapping[str, str]]] = {
    "mode": ("mode", MODES),
    "ties": ("liens", TIES),
    "grouping": ("grouper", GROUPINGS),
    "size": ("taille", SIZES),
    "colour": ("couleur", COLOURS),
}
TEXTS = {"focus": "autour", "start": "entre", "end": "et", "gap": "manque"}
DATES = {"since": "de", "until": "a"}
STEP, GAPS, PINNED = "pas", "manques", "epingle"

LONGEST = 300  # characters of one value; no name of the lists is longer
MOST = 500  # values of one list: beyond, the address would be refused on its way
FARTHEST = 1_000_000  # px
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
PIN = re.compile(r"(?P<node>.+)@(?P<x>-?\d{1,7}),(?P<y>-?\d{1,7})", re.DOTALL)


def from_args(args: Args) -> View:
    """Read a view from the arguments of an address; raise QueryError, in French, for one that cannot be read.

    Names that are not those of a view are left alone: an address may carry others.
    """
    read: dict[str, object] = {field: _texts(args, name) for field, name in LISTS.items()}
    read |= {field: _chosen(args, name, known) for field, (name, known) in CHOICES.items() if _one(args, name)}
    read |= {field: _one(args, name) for field, name in TEXTS.items()}
    read |= {field: _date(args, name) for field, name in DATES.items()}
    if _one(args, STEP):
        read["steps"] = int(_chosen(args, STEP, {str(step): said for step, said in STEPS.items()}))
    read["gaps"] = _chosen(args, GAPS, {"": "oui", "1": "oui", "0": "non"}) != "0"
    pins = {node: (node, x, y) for node, x, y in map(_pin, _texts(args, PINNED))}
    read["pinned"] = tuple(pins.values())
    view = View(**read)  # type: ignore[arg-type]  # each field was read as what it is
    if view.since and view.until and view.since[: len(view.until)] > view.until:
        raise QueryError(f"La période va de « {view.since} » à « {view.until} », qui est avant : échangez les deux.")
    return view


def to_args(view: View) -> list[tuple[str, str]]:
    """Return the arguments of a view's address, in one order; what is as usual is not said."""
    usual = View()
    said = [(name, value) for field, name in LISTS.items() for value in getattr(view, field)]
    singles = {**{field: name for field, (name, _) in CHOICES.items()}, **TEXTS, **DATES, "steps": STEP}
    for field, name in singles.items():
        if getattr(view, field) != getattr(usual, field):
            said.append((name, str(getattr(view, field))))
    if not view.gaps:
        said.append((GAPS, "0"))
    return [*said, *((PINNED, f"{node}@{x:.0f},{y:.0f}") for node, x, y in view.pinned)]


def of_address(text: str) -> View:
    """Read a view from the end of an address, with or without its question mark; raise QueryError."""
    return from_args(parse_qs(text.partition("?")[2] or text.lstrip("?")))


def address_of(view: View) -> str:
    """Write the end of an address, without its question mark; an empty text for the usual view."""
    return urlencode(to_args(view))


def _texts(args: Args, name: str) -> tuple[str, ...]:
    found = tuple(text for text in (value.strip() for value in args.get(name, ())) if text)
    if len(found) > MOST:
        raise QueryError(f"« {name} » : {len(found)} valeurs ; une adresse en porte {MOST} au plus.")
    too_long = next((text for text in found if len(text) > LONGEST), "")
    if too_long:
        raise QueryError(f"« {name} » : « {too_long[:40]}… » est trop long ({LONGEST} caractères au plus).")
    return found


def _one(args: Args, name: str) -> str:
    return next(iter(_texts(args, name)[-1:]), "")


def _chosen(args: Args, name: str, known: Mapping[str, str]) -> str:
    value = _one(args, name)
    if value not in known:
        told = ", ".join(f"{key} ({said})" for key, said in known.items() if key)
        raise QueryError(f"« {name} » ne peut pas être « {value[:40]} » ; choix : {told}.")
    return value


def _date(args: Args, name: str) -> str:
    value = _one(args, name)
    try:
        if value and DATE.fullmatch(value) and int(value[:4]):
            date.fromisoformat((value + "-01-01")[:10])
            return value
    except ValueError:
        pass
    if value:
        raise QueryError(f"« {name} » : « {value[:40]} » n’est pas une date ; écrivez 2024, 2024-03 ou 2024-03-14.")
    return ""


def _pin(text: str) -> tuple[str, float, float]:
    found = PIN.fullmatch(text)
    if not found or max(abs(int(found["x"])), abs(int(found["y"]))) > FARTHEST:
        raise QueryError(f"« {PINNED} » : « {text[:40]} » ne se lit pas ; écrivez IDENTIFIANT@x,y, en points.")
    return found["node"], float(found["x"]), float(found["y"])
