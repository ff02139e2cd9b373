"""What a row says of how an organisation is reached: e-mail, telephone, postal address, brought to one form.

They are read to compare the rows of a list, and go nowhere else: an address or a number may be that of a person.
"""

import re

from graph.names import STOP_WORDS, fold

Fact = tuple[str, str]
EMAIL, DOMAIN, TELEPHONE, ADDRESS = "email", "domain", "telephone", "address"

# Where anybody may have an address: these domains tell nothing of an organisation.
PROVIDERS = frozenset(
    {"9online.fr", "aliceadsl.fr", "aol.com", "bbox.fr", "cegetel.net", "club-internet.fr", "free.fr", "gmail.com"}
    | {"gmx.com", "gmx.fr"}
    | {"hotmail.com", "hotmail.fr", "icloud.com", "laposte.net", "live.com", "live.fr", "mailo.com", "me.com"}
    | {"msn.com", "neuf.fr", "noos.fr", "numericable.fr", "orange.fr", "outlook.com", "outlook.fr", "proton.me"}
    | {"protonmail.com", "sfr.fr", "voila.fr", "wanadoo.fr", "yahoo.com", "yahoo.fr", "ymail.com"}
)
MAIL = re.compile(r"[\w.+-]+@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
# A number of France, with its ten digits or as it is dialled from abroad.
NUMBER = re.compile(r"(?<!\d)(?:(?:\+|00)33\s*(?:\(0\))?|0)([1-9](?:[\s.\-]*\d{2}){4})(?!\d)")
NO_STREET = frozenset({"bp", "cs", "cedex", "bis", "ter"})
STREETS = {
    "all": "allee",
    "av": "avenue",
    "ave": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "blvd": "boulevard",
    "ch": "chemin",
    "che": "chemin",
    "fg": "faubourg",
    "imp": "impasse",
    "pl": "place",
    "r": "rue",
    "rte": "route",
    "sq": "square",
    "st": "saint",
    "ste": "sainte",
}


def facts(email: str = "", telephone: str = "", address: str = "", place: str = "") -> frozenset[Fact]:
    """Return what the cells of a row say; ``place`` is its postcode, commune or département: no street tells alone."""
    found: set[Fact] = set()
    for mail in MAIL.finditer(email.casefold()):
        found.add((EMAIL, mail.group()))
        if mail["domain"] not in PROVIDERS:
            found.add((DOMAIN, mail["domain"].removeprefix("www.")))
    found |= {(TELEPHONE, "0" + re.sub(r"\D", "", number[1])) for number in NUMBER.finditer(telephone)}
    street = _street(address, place)
    return frozenset(found | ({(ADDRESS, street)} if street else set()))


def _street(address: str, place: str) -> str:
    """Return number, street and place; nothing when one of the three is missing."""
    words = re.findall(r"[a-z0-9]+", fold(address).replace("'", " "))
    postcode = next((word for word in words if re.fullmatch(r"\d{5}", word)), "")
    opening = words[: words.index(postcode)] if postcode else words
    number = next((word for word in opening if re.fullmatch(r"\d{1,4}", word)), "")
    after = opening[opening.index(number) + 1 :] if number else []
    street = [STREETS.get(word, word) for word in after if word not in STOP_WORDS - {"r"} and word not in NO_STREET]
    where = postcode or fold(place)
    return f"{number} {' '.join(street)}, {where}" if number and street and where else ""
