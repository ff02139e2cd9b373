"""Facts about two read mentions that both the vetoes and the evidence rest on."""

from graph.gazetteer import kinds
from graph.resolution.parsing import PLACE, ParsedMention, Token, says_local


def apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether both sides state something and nothing in common."""
    return bool(one and two) and not one & two


def scope(kind: str) -> str:
    """Return where there is one organisation of a kind (see ``gazetteer.kinds``)."""
    return kinds()[kind]["scope"]


def labels(codes: frozenset[str]) -> str:
    """Return the French names of kinds, to show them."""
    return ", ".join(kinds()[code]["label"] for code in sorted(codes))


def localised(left: ParsedMention, right: ParsedMention) -> bool:
    """Whether the two share a kind of which each place has its own."""
    shared = left.name.kinds & right.name.kinds
    return says_local(left.name, right.name) or any(scope(kind) != "unique" for kind in shared)


def anchored(kind: str, left: ParsedMention, right: ParsedMention) -> bool:
    """Whether the two are in the one place where there is one organisation of the kind."""
    extent = scope(kind)
    if extent == "region":
        return bool(left.name.regions & right.name.regions or left.departements & right.departements)
    if extent == "commune":
        return bool(left.communes & right.communes)
    return extent == "departement" and bool(left.departements & right.departements)


def is_commune(token: Token) -> bool:
    """Whether a token is the name of a commune, rather than of a département or a région."""
    return token.role == PLACE and not token.text.startswith("@")
