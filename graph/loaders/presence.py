"""What headers say of being somewhere: at a meeting, absent from it, only expected there, or in a place for good."""

import re

from graph.names import fold

MEETING = re.compile(
    r"\b(reunions?|rencontres?|presen\w+|emargement|participants?|ateliers?|comites?|copil|cotech|journees?|seminaire"
    r"|visio\w*|assemblee|forum|webinaire)\b"
)
# what people intend says nothing of who came
INTENDED = re.compile(r"\b(participerez|viendrez|serez|assisterez|souhait\w+|comptez|inscri\w+|preinscri\w+)\b")
MET, WERE_THERE = re.compile(r"\brencontr"), re.compile(r"\brencontr|\bpresente?s?\b")  # « organisations présentes »
NOT_THERE = re.compile(r"\b(excuse|absent)e?s?\b")
# « Présent / Excusé », « Présence (oui / non) »: nothing is said of what else would be present
PRESENCE_WORDS = re.compile(
    r"\b(?:presen\w+|presente?s?|excuse\w*|absen\w*|represente\w*|oui|non|effectif|effective|reelle|[a-z]{1,2})\b|[^a-z]"
)
# « Structures présentes sur le territoire » are there, whatever is done there; they came to nothing
IN_A_PLACE = re.compile(
    r"\bpresente?s? (?:sur|dans|en|au sein) (?:l[ea]s?|l.|du|de|ce|cette|notre|votre)? ?"
    r"(?:territoires?|departements?|quartiers?|communes?|secteurs?|bassins?|villes?|cantons?|agglo\w*|epci|qpv)\b"
)


def were_there(column: str) -> bool:
    """Whether a header says that organisations were met, or were at a meeting."""
    return bool(WERE_THERE.search(IN_A_PLACE.sub("", fold(column))))


def is_of_presence(column: str) -> bool:
    """Whether a header that begins with presence tells that of who came: alone, beside absence, or at a meeting."""
    others = PRESENCE_WORDS.sub("", fold(column))
    return not others or bool(MEETING.search(re.sub(r"\bpresen\w+", "", fold(column))))
