"""Cells that hold several things: organisations, départements, needs, publics. A cell is never cut without a sign."""

import re
from functools import cache, lru_cache

from graph.gazetteer import kind_forms, legal_forms
from graph.names import fold, words
from graph.places import communes, forms, phrase
from graph.vocabulary import departement_name, departements, departements_of_region, regions, rows

STRONG = re.compile(r"\s*[;|\n•]+\s*|\s+/\s+|\s+//\s+")
BULLET = re.compile(r"^\s*(?:[-–*·]|\d{1,2}[.)])\s+")
WEAK = re.compile(r"\s*,\s*|\s*/\s*|\s+(?:et|&|\+)\s+(?=\S)")
LONGEST_ACRONYM = 8
NONE = frozenset({"", "-", "/", "neant", "aucun", "aucune", "non", "sans objet", "nc", "n/a", "na", "?", "ras"})
CODE = re.compile(r"(?<![\w])(\d{2,3}|2[ab]|0?[1-9])(?![\w])", re.I)
AMOUNT = re.compile(r"[+-]?\d[\d\s\u202f\u00a0.,]*\s*(?:k?€|euros?|%)?", re.IGNORECASE)
# Numbers that are names: « le 115 » is who answers there. « 116 000 » and « 39 19 » are written so.
HELPLINES = frozenset(
    [
        *("112", "114", "115", "119", "116000", "116006", "116111", "116117"),
        *("3018", "3020", "3114", "3237", "3646", "3919", "3928", "3939", "3949", "3975", "3977", "3989"),
    ]
)
GROUPED = re.compile(r"\d\d \d\d|116 \d{3}|\d+")
FORMER_REGIONS = {
    "alsace": ("67", "68"),
    "lorraine": ("54", "55", "57", "88"),
    "champagne-ardenne": ("08", "10", "51", "52"),
    "champagne ardenne": ("08", "10", "51", "52"),
}


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing (« néant », « - », « aucun »)."""
    return fold(text) in NONE


def organizations_in(text: str, listed: bool = False) -> tuple[str, ...]:
    """Return the organisations that one cell names.

    Semicolons, bars, bullets, line breaks and spaced slashes always separate. A comma, a slash or « et » separates
    only when what follows can stand as an organisation by itself, because names hold them too (« Culture et Loisirs »,
    « MJC Pichon, Nancy », « CIDFF 54/57 »). In a column made to hold several (``listed``) one short name is enough.
    """
    pieces = [piece for part in _strong_pieces(text) for piece in _weak_pieces(BULLET.sub("", part), listed)]
    return tuple(
        dict.fromkeys(piece for piece in pieces if not is_nothing(piece) and not (listed and is_amount(piece)))
    )


def is_amount(text: str) -> bool:
    """Whether a text is a number, or a sum of money, and nothing else: it names nobody."""
    return not is_helpline(text) and AMOUNT.fullmatch(text.strip()) is not None


def is_helpline(text: str) -> bool:
    """Whether a text is the number of a national helpline, which is also its name."""
    written = text.strip()
    return GROUPED.fullmatch(written) is not None and written.replace(" ", "") in HELPLINES


def _strong_pieces(text: str) -> list[str]:
    """Cut at the signs that always separate; « Mission locale de Nancy / Toul » only names another place."""
    pieces: list[str] = []
    last = 0
    for sign in STRONG.finditer(text):
        following = STRONG.split(text[sign.end() :], maxsplit=1)[0]
        if sign[0].strip() != "/" or not is_place(following):
            pieces.append(text[last : sign.start()])
            last = sign.end()
    return [*pieces, text[last:]]


def _weak_pieces(text: str, listed: bool) -> list[str]:
    pieces: list[str] = []
    last = 0
    signs = list(WEAK.finditer(text))
    bracketed = _depths(text) if signs else []
    for sign in signs:
        before, after = text[last : sign.start()].strip(), text[sign.end() :]
        following = WEAK.split(after, maxsplit=1)[0]
        mark = sign[0].strip()
        # « A, B et C » in a column made to hold several: its last sign separates as its commas do
        mark = "," if listed and pieces and mark == "et" and _may_end(following) else mark
        if not bracketed[sign.start()] and _can_part(mark, before, following, listed):
            pieces.append(before)
            last = sign.end()
    return [*pieces, text[last:].strip()]


def _may_end(name: str) -> bool:
    """Whether a text may be the last of an enumeration, and not the end of the name before it."""
    return len(words(name)) > 1 or stands_alone(name)


def _depths(text: str) -> list[int]:
    depth, depths = 0, []
    for character in text:
        depth += (character in "([") - (character in ")]")
        depths.append(max(depth, 0))
    return depths


def _can_part(sign: str, before: str, after: str, listed: bool) -> bool:
    if not before or not after or not after[0].isalnum() or after[0].islower():
        return False
    if after[0].isdigit():  # « CIDFF, 3919 » in a column made to hold several, not « CIDFF 54/57 »
        return listed and sign != "/" and is_helpline(WEAK.split(after, maxsplit=1)[0])
    if sign == ",":
        return not is_place(after) and (
            listed or stands_alone(after) or (len(words(after)) > 1 and stands_alone(before))
        )
    if listed and sign in "/+":  # « A + B » enumerates; inside a name a plus has no space around it
        return not is_place(after)
    alone = (stands_alone(before), stands_alone(after))
    # in a column made to hold several one acronym is enough: « Cimade et AMLI », not « Culture et Loisirs »
    return all(alone) or (listed and (_is_acronym(after) or _is_acronym(before)))


def _is_acronym(name: str) -> bool:
    """Whether a name is an acronym and no more than a number or brackets beside it: « AMLI », « CIDFF 54 »."""
    letters = re.sub(r"\(.*?\)|\d", " ", name).split()
    return len(letters) == 1 and 1 < len(letters[0]) <= LONGEST_ACRONYM and letters[0].isupper()


@cache
def _heads() -> frozenset[tuple[str, ...]]:
    """Return how names of organisations begin: their kinds, legal forms and public bodies."""
    public = ("prefecture", "mairie", "ville", "commune", "conseil", "departement", "region", "etat", "universite")
    usual = ("comite", "federation", "fondation", "maison", "centre", "foyer", "office", "reseau", "union", "groupe")
    known = ("cimade", "emmaus", "secours", "restos", "medecins", "ligue", "croix rouge", "france terre", "habitat")
    networks = (row["label"] for row in rows("national_networks"))
    names = (phrase(word) for word in (*public, *usual, *known, *networks))
    return frozenset([*kind_forms(True), *legal_forms(), *filter(None, names)])


def stands_alone(name: str) -> bool:
    """Whether a text can be an organisation by itself: it begins as one does, or it is an acronym."""
    found = phrase(name)
    first = name.split()[0].strip("«»\"'().") if name.split() else ""
    if len(first) > 1 and first.isupper() and first.isalnum() and not name.isupper():
        return True
    if _is_acronym(name) and any(map(str.isalpha, name)):
        return True
    return any(found[:size] in _heads() for size in range(1, 5))


@cache
def is_place(text: str) -> bool:
    """Whether a text is the name of a commune, a département or a région."""
    key = phrase(text)
    return key in communes() or key in forms("departement") or key in forms("region")


def departement_code(text: str) -> str:
    """Return the code of the one département that a cell states, or an empty text."""
    codes = departements_in(text)
    return codes[0] if codes is not None and len(codes) == 1 else ""


@lru_cache(maxsize=4096)
def departements_in(text: str) -> tuple[str, ...] | None:
    """Return the codes of the départements that a cell states; None when it is written and not understood.

    Read: « 54 », « 8 », « Meurthe-et-Moselle (54) », « 54, 57 et Vosges », « Alsace », « Grand Est » (its ten).
    """
    plain = fold(text)
    if plain in NONE:
        return ()
    if whole := _whole(plain):
        return whole
    found: dict[int, str] = {}
    for match in CODE.finditer(plain):
        code = match[1].upper().zfill(2)
        if code not in departements():
            return None
        found[match.start()] = code
    rest = CODE.sub(" ", plain)
    for start, code in _named(rest):
        found.setdefault(start, code)
    if not found or _unnamed(rest):
        return None
    return tuple(dict.fromkeys(code for _, code in sorted(found.items())))


def _whole(plain: str) -> tuple[str, ...]:
    if plain in FORMER_REGIONS:
        return FORMER_REGIONS[plain]
    name = plain.removeprefix("region ").strip()
    code = next((code for code, region in regions().items() if fold(region) == name), "")
    # La Réunion and its sisters are both: the département is what a list means.
    known = departements_of_region(code) if code else frozenset()
    return tuple(sorted(known)) if len(known) > 1 else ()


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return (folded name, code), the longest first, so that « haute-marne » is not taken for « marne »."""
    pairs = [(fold(departement_name(code)), code) for code in departements()]
    spaced = [(name.replace("-", " "), code) for name, code in pairs]
    return tuple(sorted({*pairs, *spaced}, key=lambda pair: (-len(pair[0]), pair)))


def _named(plain: str) -> list[tuple[int, str]]:
    found = []
    for name, code in _names():
        if name not in plain:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", plain):
            found.append((match.start(), code))
            plain = plain[: match.start()] + "\0" * len(match[0]) + plain[match.end() :]
    return found


def _unnamed(plain: str) -> str:
    """Return what is left of a cell once départements and the words between them are taken away."""
    for name, _ in _names():
        if name not in plain:
            continue
        plain = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", " ", plain)
    return re.sub(r"\b(?:et|departements?|dept?s?|de|du|des|la|le|les|l|d|en)\b|[^\w]", "", plain)


def several(text: str) -> tuple[str, ...]:
    """Return the parts of a cell separated by ``;``, ``|``, a bullet or a line break, else by commas."""
    parts = STRONG.split(text)
    if len(parts) == 1:
        parts = text.split(",")
    return tuple(part.strip() for part in parts if not is_nothing(part))
