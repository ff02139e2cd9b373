"""What an endpoint is: an address, what it takes, what it answers, and how that is read from the map."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import abort

from graph.atlas import Atlas

LONGEST = 500  # characters of one parameter


@dataclass(frozen=True)
class Parameter:
    """One parameter: in the address when ``{name}`` is there, else in the query; ``many`` may be given again."""

    name: str
    title: str
    kind: str = "string"
    many: bool = False
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    default: Any = None
    required: bool = False

    def read(self, texts: Sequence[str]) -> Any:
        """Return the value of what was sent, or the default; end the request with 400 when it means nothing."""
        if not texts:
            if self.required:
                abort(400, f"Il manque « {self.name} » : {self.title}")
            return () if self.many else self.default
        if len(texts) > 1 and not self.many:
            abort(400, f"« {self.name} » se donne une fois.")
        values = tuple(map(self._value, texts))
        return values if self.many else values[0]

    def _value(self, text: str) -> Any:
        if len(text) > LONGEST:
            abort(400, f"« {self.name} » est trop long ({LONGEST} caractères au plus).")
        if self.choices and text not in self.choices:
            abort(400, f"« {self.name} » ne peut pas être « {text[:40]} » ; choix : {', '.join(self.choices)}.")
        if self.kind == "boolean":
            if text not in ("true", "false"):
                abort(400, f"« {self.name} » est true ou false.")
            return text == "true"
        if self.kind != "integer":
            return text
        if not (text.isascii() and text.isdigit() and self.least <= int(text[:9]) <= self.most):
            abort(400, f"« {self.name} » est un nombre de {self.least} à {self.most}.")
        return int(text)


Given = Mapping[str, Any]
Read = Callable[[Atlas, Given], Any]


@dataclass(frozen=True)
class Endpoint:
    """One address. ``answer`` is the type of what it answers, or of each item when it is ``paged``."""

    path: str
    name: str
    title: str
    answer: Any
    read: Read
    parameters: tuple[Parameter, ...] = ()
    paged: bool = False
    description: str = ""
    free: bool = field(default=False)  # other parameters are passed on: those of a named query

    @property
    def all_parameters(self) -> tuple[Parameter, ...]:
        """Return the parameters, with those of a page."""
        return (*self.parameters, *PAGE) if self.paged else self.parameters


SIZE, MOST = 50, 500  # items on one page
PAGE = (
    Parameter("page", "Le numéro de la page.", "integer", least=1, most=100_000, default=1),
    Parameter("size", "Combien sur une page.", "integer", least=1, most=MOST, default=SIZE),
)
