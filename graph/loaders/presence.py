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
# « Structures présentes sur le territoire » are there, whatever is done there; they came to nothing
IN_A_PLACE = re.compile(
    r"\bpresente?s? (?:sur|dans|en|au sein) (?:l[ea]s?|l.|du|de|ce|cette|notre|votre)? ?"
    r"(?:territoires?|departements?|quartiers?|communes?|secteurs?|bassins?|villes?|cantons?|agglo\w*|epci|qpv)\b"
)


def were_there(column: str) -> bool:
    """Whether a header says that organisations were met, or were at a meeting."""
    return bool(WERE_THERE.search(IN_A_PLACE.sub("", fold(column))))
