"""Which line of a sheet is the header: the one that what follows it looks named by. Usual words help, no more."""

import re
import unicodedata
from collections import Counter

Line = tuple[int, list[str]]

LOOKED_AT = 40  # lines, from the top
FOLLOWING = 60  # lines that tell what a header must cover
LONGEST_LABEL = 160
FIRST_WORDS = frozenset(
    [
        *("nom", "noms", "prenom", "structure", "structures", "organisme", "organismes"),
        *("organisation", "organisations", "association", "raison", "siret", "siren", "rna"),
        *("adresse", "adresses", "commune", "communes", "ville", "code", "cp", "departement"),
        *("departements", "dep", "date", "dates", "annee", "annees", "montant", "montants", "objet"),
        *("action", "actions", "projet", "projets", "intitule", "libelle", "partenaire"),
        *("partenaires", "porteur", "porteurs", "financeur", "financeurs", "besoin", "besoins"),
        *("public", "publics", "telephone", "tel", "mail", "email", "courriel", "contact"),
        *("contacts", "fonction", "type", "categorie", "territoire", "description", "statut"),
        *("commentaire", "commentaires", "observations", "beneficiaire", "attribuant", "subvention"),
        *("id", "identifiant", "latitude", "longitude", "region", "epci", "site", "web", "horaires"),
        *("role", "thematique", "thematiques", "theme", "themes", "horodateur", "numero", "n", "no"),
        *("nature", "service", "services", "qualite", "signature", "emargement", "titre", "mandat"),
        *("secteur", "presence", "denomination", "sigle", "attributaire", "budget", "cout"),
    ]
)
NEVER_DATA = frozenset(
    [
        *("nom", "prenom", "siret", "siren", "rna", "adresse", "cp", "montant", "objet", "intitule", "libelle", "date"),
        *("annee", "courriel", "mail", "email", "telephone", "tel", "signature", "raison", "id", "identifiant"),
    ]
)
NUMBER = re.compile(r"[-+]?[\d\s\u202f.,/:€%+()]*\d[\d\s\u202f.,/:€%()]*(?:[eE][+-]?\d+)?")
DATE = re.compile(r"\d{4}-\d\d-\d\d.*|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}.*|(19|20)\d\d|\d{1,2}/\d{1,2}")
YEAR = re.compile(r"\s*(19|20)\d\d\s*")
TICK = re.compile(r"[xX✓✔✗✘1]|oui|non", re.IGNORECASE)
NO_LABEL = re.compile(r"[^@\s]+@[^@\s]+\.\w+|https?://.*|[xX✓✔✗✘]|oui|non|#N/[AD]", re.IGNORECASE | re.DOTALL)

# what names one row and never a column: postal code, SIREN, SIRET, RNA, telephone, e-mail, address of a site
IDENTIFYING = [
    *(re.compile(digits) for digits in (r"\d{5}", r"\d{9}", r"\d{14}", r"W\d{9}", r"0\d([ .-]?\d\d){4}")),
    *(re.compile(address) for address in (r"[^@\s]+@[^@\s]+\.\w+", r"https?://\S+")),
]


def filled(cells: list[str]) -> set[int]:
    """Return the places of the cells that hold something."""
    return {place for place, cell in enumerate(cells) if cell.strip()}


def filled_width(cells: list[str]) -> int:
    """Return the width of a line without its empty end."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width


def find_header(lines: list[Line]) -> int:
    """Return the place, among the lines, of the header."""
    usual = _usual_columns([cells for _, cells in lines[: LOOKED_AT + FOLLOWING]])
    best, score, wide = 0, float("-inf"), 0
    for place, (number, cells) in enumerate(lines[:LOOKED_AT]):
        following = [cells for _, cells in lines[place + 1 : place + 1 + FOLLOWING]]
        apart = place > 0 and number > lines[place - 1][0] + 1
        found = _score(cells, following, len(usual)) - 0.5 * wide - 0.02 * place + 0.5 * apart
        if found > score:
            best, score = place, found
        wide += 2 * len(filled(cells)) >= max(len(usual), 2) or len(usual) == 1
    return best


def _usual_columns(lines: list[list[str]]) -> set[int]:
    counted = Counter(place for cells in lines for place in filled(cells))
    return {place for place, count in counted.items() if count >= 0.3 * len(lines)}


def _score(cells: list[str], following: list[list[str]], usual: int) -> float:
    here = filled(cells)
    below = _usual_columns(following)
    texts = [cells[place].strip() for place in here]
    covered = len(here & below) / len(below) if below else 0
    labels = sum(map(label_likeness, texts)) / len(texts)
    known = sum(map(is_known, texts)) / len(texts)
    distinct = len(set(texts)) / len(texts)
    lone = 1.5 if len(here) == 1 and usual > 1 else 0
    return 2 * covered + labels + 1.5 * known + distinct + _contrast(cells, here & below, following) - lone


def _contrast(cells: list[str], places: set[int], following: list[list[str]]) -> float:
    """Return the share of columns that hold numbers or dates under a text, less those that hold texts under a date."""
    if not places:
        return 0
    return sum(_contrast_in(cells, place, following) for place in places) / len(places)


def _contrast_in(cells: list[str], place: int, following: list[list[str]]) -> float:
    below = [line[place] for line in following if place < len(line) and line[place].strip()]
    if is_number(cells[place]):  # crosses under a date are a list of attendance, texts are not
        return -1.5 if sum(label_likeness(cell) == 1 for cell in below) > 0.5 * len(below) else 0
    return 1 if sum(is_number(cell) for cell in below) > 0.5 * len(below) else 0


def is_missing(cells: list[str], following: list[list[str]]) -> bool:
    """Whether what stands as a header is a row like those under it: an identifier, an address, no usual word."""
    here = filled(cells)
    if any(is_known(cells[place]) for place in here):
        return False
    return any(_same_kind(cells[place], place, following) for place in here)


def _same_kind(text: str, place: int, following: list[list[str]]) -> bool:
    kind = next((kind for kind in IDENTIFYING if kind.fullmatch(text.strip())), None)
    below = [line[place].strip() for line in following if place < len(line) and line[place].strip()]
    return bool(kind and below) and sum(bool(kind and kind.fullmatch(cell)) for cell in below) > 0.5 * len(below)


def is_number(text: str) -> bool:
    """Whether a text is a number, a date, a telephone or an identifier."""
    return bool(NUMBER.fullmatch(text.strip()) or DATE.fullmatch(text.strip()))


def is_tick(text: str) -> bool:
    """Whether a text is the answer of a form with boxes."""
    return bool(TICK.fullmatch(text.strip()))


def label_likeness(text: str) -> float:
    """Return how much a text may name a column: a date may (one column per meeting), a number hardly."""
    text = text.strip()
    if DATE.fullmatch(text):
        return 0.5
    if NUMBER.fullmatch(text) or NO_LABEL.fullmatch(text) or len(text) > LONGEST_LABEL:
        return 0
    return 0.3 if text.endswith(":") else 1


def is_certain(cells: list[str]) -> bool:
    """Whether a line can only be a header: usual words in nearly each cell, and one that is never found in data."""
    texts = [cell for cell in cells if cell.strip()]
    if len(texts) < 2 or not all(label_likeness(text) == 1 for text in texts):
        return False
    if sum(not is_known(text) for text in texts) > len(texts) // 4:
        return False
    words = [re.findall(r"[a-z]+", folded(text)) for text in texts]
    return any(len(found) <= 2 and found[0] in NEVER_DATA for found in words if found)


def is_known(text: str) -> bool:
    """Whether a text begins as usual headers do."""
    words = re.findall(r"[a-z]+", folded(text).replace("_", " "))
    return bool(words) and len(words) <= 8 and words[0] in FIRST_WORDS and not text.strip().endswith(":")


def folded(text: str) -> str:
    """Return a text in lower case without accents, spaces made one."""
    plain = text.lower()
    if not plain.isascii():
        plain = "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark))
    return " ".join(plain.split())
