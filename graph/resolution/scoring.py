"""How sure it is that two mentions are one organisation: identifiers, then vetoes, then a fitted sum of evidence."""

import math

import msgspec

from graph.identifiers import valid_rna
from graph.resolution.alignment import Alignment, align
from graph.resolution.evidence import reasons
from graph.resolution.features import Features, Surroundings, crowded, features
from graph.resolution.model import Score
from graph.resolution.parsing import ParsedMention
from graph.resolution.vetoes import forbidden, left_to_a_person, stated_apart
from graph.resolution.weights import model

# A pair as likely as this is joined; from CERTAIN on it is joined without asking, from REVIEW on a person is asked.
MERGE = 0.5
CERTAIN = 0.97
REVIEW = 0.3
SAME_IDENTIFIER = 0.995


class Decision(msgspec.Struct, frozen=True, gc=False):
    """What is decided of a pair by itself: log-odds, what forbids it or leaves it to a person, and why.

    ``same_name``: whether the two bear the same words; homonyms around them then count.
    """

    log_odds: float
    veto: str
    alignment: Alignment | None = None
    identifier: str = ""
    same_name: bool = False


def alone(left: ParsedMention, right: ParsedMention) -> Surroundings:
    """Return the surroundings of two mentions that are all there is."""
    return Surroundings(placeless=not (left.mention.departement or right.mention.departement))


def decide(left: ParsedMention, right: ParsedMention) -> Decision:
    """Decide of two mentions in any order, whatever is around them; what is forbidden is not weighed."""
    if right.mention < left.mention:
        left, right = right, left
    known = _identity(left, right)
    if known:
        return known
    apart = stated_apart(left, right)
    if apart:
        return Decision(-math.inf, apart)
    found = align(left.name, right.name)
    veto = forbidden(left, right, found)
    if veto:
        return Decision(-math.inf, veto, found)
    shown = features(left, right, found, Surroundings())
    value = model().fine.log_odds(msgspec.structs.astuple(shown))
    return Decision(value, left_to_a_person(left, right, found), found, same_name=bool(shown.same_name))


def surrounded(around: Surroundings, same_name: bool) -> float:
    """Return what the list around a pair adds to its log-odds."""
    weights, homonyms = model().fine.weights, math.log(around.homonyms)
    named = weights["homonyms"] + weights["same_name_homonyms"] * same_name
    listed = weights["placeless_list"] * around.placeless + weights["crowd"] * crowded(around.crowd)
    return homonyms * named + listed + around.spread * weights["spread"]


def show(left: ParsedMention, right: ParsedMention, around: Surroundings) -> tuple[Features, str]:
    """Return the features of a pair and its veto, without the model: what the model is fitted on."""
    if right.mention < left.mention:
        left, right = right, left
    found = align(left.name, right.name)
    return features(left, right, found, around), forbidden(left, right, found) or left_to_a_person(left, right, found)


def score(left: ParsedMention, right: ParsedMention, around: Surroundings | None = None, prior: float = 0.0) -> Score:
    """Score two mentions, with the reasons."""
    if right.mention < left.mention:
        left, right = right, left
    found = decide(left, right)
    added = surrounded(around or alone(left, right), found.same_name) + prior if found.alignment else 0.0
    return Score(probability(found.log_odds + added), *why(left, right, found))


def why(left: ParsedMention, right: ParsedMention, found: Decision) -> tuple[tuple[str, ...], str]:
    """Return the reasons and the veto of what was decided of two mentions."""
    if right.mention < left.mention:
        left, right = right, left
    if found.alignment is None:
        return (found.identifier,) if found.identifier else (), found.veto
    return reasons(left, right, found.alignment), found.veto


def probability(log_odds: float) -> float:
    """Return the probability that a number of natural log-odds stands for."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds > -700 else 0.0


def log_odds(value: float) -> float:
    """Return the natural log-odds of a probability."""
    return math.log(value / (1 - value)) if 0 < value < 1 else math.copysign(math.inf, value - 0.5)


def _identity(left: ParsedMention, right: ParsedMention) -> Decision | None:
    """Decide from identifiers alone when both mentions have one."""
    same = math.log(SAME_IDENTIFIER / (1 - SAME_IDENTIFIER))
    if left.siren and right.siren:
        if left.siren == right.siren:
            return Decision(same, "", identifier=f"même SIREN {left.siren}")
        return Decision(-math.inf, f"SIREN différents ({left.siren}, {right.siren})")
    rnas = (left.mention.rna, right.mention.rna)
    if all(map(valid_rna, rnas)):
        if rnas[0] == rnas[1]:
            return Decision(same, "", identifier=f"même numéro RNA {rnas[0]}")
        return Decision(-math.inf, f"numéros RNA différents ({rnas[0]}, {rnas[1]})")
    return None
