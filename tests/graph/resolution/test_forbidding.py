"""What is told of pairs in columns is what reading them says."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Mention
from graph.resolution.forbidding import surely_forbidden
from graph.resolution.parsing import parse
from graph.resolution.reading import Reader
from graph.resolution.scoring import decide
from graph.resolution.signatures import sign
from graph.resolution.vetoes import stated_apart

NAMES = (
    "CIDFF",
    "CIDFF de Moselle",
    "CIDFF 54",
    "CAF 57",
    "Centre social n° 12",
    "Centre social n° 13",
    "Comité départemental d'athlétisme",
    "MJC Bazin",
    "Croix-Rouge française",
    "DREETS Grand Est",
    "DREETS Île-de-France",
    "France Travail Lyon 3",
    "Maison de quartier du Lac",
    "Régie de quartier du Lac",
)
mentions = st.builds(
    Mention,
    name=st.sampled_from(NAMES),
    departement=st.sampled_from(["", "54", "57", "97"]),
    commune=st.sampled_from(["", "Metz"]),
    siren=st.sampled_from(["", "", "487918310", "348966912"]),
)


@given(st.lists(mentions, min_size=2, max_size=8, unique=True))
@settings(deadline=None, max_examples=80)
def test_what_is_forbidden_in_columns_is_forbidden_when_read(found: list[Mention]) -> None:
    pairs = np.array(list(combinations(range(len(found)), 2)))
    read = [parse(mention) for mention in found]
    told = surely_forbidden(sign(found, Reader()), pairs)
    for (one, two), forbidden in zip(pairs.tolist(), told.tolist(), strict=True):
        if forbidden:
            assert stated_apart(read[one], read[two]) or decide(read[one], read[two]).veto


def test_what_most_often_forbids_is_told_without_reading() -> None:
    pairs = [("CIDFF de Moselle", "CIDFF 54"), ("Centre social n° 12", "Centre social n° 13"), ("CAF", "CPAM")]
    found = [Mention(name, "54") for pair in pairs for name in pair]
    told = surely_forbidden(sign(found, Reader()), np.arange(len(found)).reshape(-1, 2))
    assert told.tolist() == [True, True, True]
