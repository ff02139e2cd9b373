"""Pairs a person has judged, and what a score says of itself."""

from functools import cache

import pytest

from graph.model import Mention
from graph.resolution import MERGE, REVIEW, Score, parse, score
from graph.resolution.scoring import decide, why
from tests.graph.resolution.data import GOLDEN, SHARED, golden


def scored(left: Mention, right: Mention) -> Score:
    return score(parse(left), parse(right))


@cache
def mistakes(path: str) -> list[str]:
    found = []
    for row in golden((GOLDEN if path == "name_pairs.csv" else SHARED / "bench") / path):
        left = Mention(row["left"], row.get("departement_left", ""))
        right = Mention(row["right"], row.get("departement_right", ""))
        result = scored(left, right)
        merged = result.value >= MERGE and not result.veto
        decided = "1" if merged else "?" if result.value >= REVIEW and not result.veto else "0"
        # What was judged to be two may be asked, never merged.
        if decided != row["same"] and (decided, row["same"]) != ("?", "0"):
            found.append(f"{row['left']} | {row['right']} | {row['why']} | {result}")
    return found


@pytest.mark.parametrize("path", ["name_pairs.csv", "contrast_pairs.csv"])
def test_every_judged_pair_is_decided_rightly(path: str) -> None:
    assert mistakes(path) == []


def test_the_same_siren_is_enough_and_another_forbids() -> None:
    left = Mention("EDIFIS", "67", siret="32215073100022")
    assert scored(left, Mention("ASS CENTRE SOCIAL ET CULTUREL DU NEUHOF", "67", siren="322150731")).value > 0.99
    other = scored(left, Mention("EDIFIS", "67", siren="487918310"))
    assert "SIREN" in other.veto


def test_a_score_does_not_depend_on_the_side() -> None:
    one, two = Mention("ASSOC UASF", "57"), Mention("UNION D'ACTION SOCIALE ET FAMILIALE", "57")
    assert scored(one, two) == scored(two, one)


def test_a_score_says_why_in_french() -> None:
    found = scored(Mention("CAF 54"), Mention("CAF de Meurthe-et-Moselle"))
    assert "même département" in found.reasons
    generic = scored(Mention("CENTRE SOCIAL", "54"), Mention("Centre social", "54", commune="Nancy"))
    assert "générique" in generic.veto


def test_a_commune_tells_centres_apart() -> None:
    left = Mention("Centre communal d'action sociale", "54", commune="Nancy")
    assert "communes" in scored(left, Mention("CCAS", "54", commune="Toul")).veto
    assert scored(left, Mention("CCAS", "54", commune="Nancy")).value >= MERGE


def test_what_is_told_of_a_pair_is_what_its_score_says() -> None:
    names = (
        "CAF 54",
        "CAF de Meurthe-et-Moselle",
        "CAF 57",
        "Centre social",
        "Centre social n° 3",
        "Centre social n° 4",
    )
    read = [parse(Mention(name, siren="487918310" if "n°" in name else "")) for name in names]
    for one in read:
        for two in read:
            scored_so = score(one, two)
            assert why(one, two, decide(one, two)) == (scored_so.reasons, scored_so.veto)


def test_letters_that_may_be_a_kind_are_that_kind_where_the_other_name_says_so() -> None:
    centre = Mention("Centre social les Mirabelles", "54")
    assert scored(Mention("CS Les Mirabelles", "54"), centre).value >= MERGE
    assert scored(Mention("CS Les Mirabelles", "54"), Mention("Club sportif Mirabelle", "54")).value < MERGE
    assert "générique" in scored(Mention("CS Sedan", "08"), Mention("Centre social de Sedan", "08")).veto


def test_an_acronym_may_share_a_word_with_the_name_it_stands_for() -> None:
    one, two = Mention("ENA ANJOU ATHLETISME", "49"), Mention("ENTENTE NORD ANJOU ANGERS ATHLETISME", "49")
    assert scored(one, two).value >= MERGE


def test_an_association_familles_rurales_is_that_of_its_commune() -> None:
    here = Mention("Familles rurales de Saint-Aubin-de-Luigné", "49")
    assert scored(Mention("AFR ST AUBIN DE LUIGNE", "49"), here).value >= MERGE
    assert scored(Mention("AFR BOUZILLE", "49"), here).value < MERGE
    assert scored(Mention("ASS FAMILLES RURALES"), Mention("ASSOC FAMILLES RURALES")).veto
