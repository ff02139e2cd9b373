"""How sure it is that two mentions are one organisation: identifiers, then vetoes, then a sum of evidence."""

import math

from graph.identifiers import valid_rna
from graph.resolution.alignment import align
from graph.resolution.evidence import evidence
from graph.resolution.model import Score
from graph.resolution.parsing import ParsedMention
from graph.resolution.vetoes import forbidden, left_to_a_person

MERGE = 0.88
REVIEW = 0.5
SAME_IDENTIFIER = 0.995


def score(left: ParsedMention, right: ParsedMention) -> Score:
    """Score two mentions; the order of the two does not matter."""
    if right.mention < left.mention:
        left, right = right, left
    known = _identity(left, right)
    if known:
        return known
    alignment = align(left.name, right.name)
    terms = evidence(left, right, alignment)
    reasons = tuple(term.reason for term in terms if term.reason)
    veto = forbidden(left, right, alignment)
    if veto:
        return Score(0.0, reasons, veto)
    value = 1 / (1 + math.exp(-sum(term.value for term in terms)))
    return left_to_a_person(Score(value, reasons), left, right, alignment)


def _identity(left: ParsedMention, right: ParsedMention) -> Score | None:
    """Decide from identifiers alone when both mentions have one."""
    if left.siren and right.siren:
        if left.siren == right.siren:
            return Score(SAME_IDENTIFIER, (f"même SIREN {left.siren}",))
        return Score(0.0, (), f"SIREN différents ({left.siren}, {right.siren})")
    rnas = (left.mention.rna, right.mention.rna)
    if all(map(valid_rna, rnas)):
        if rnas[0] == rnas[1]:
            return Score(SAME_IDENTIFIER, (f"même numéro RNA {rnas[0]}",))
        return Score(0.0, (), f"numéros RNA différents ({rnas[0]}, {rnas[1]})")
    return None
