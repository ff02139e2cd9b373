"""Identifiers are trusted only when they are whole."""

import pytest

from graph.identifiers import siren_in, siren_of, valid_rna, valid_siren, valid_siret


@pytest.mark.parametrize("siret", ["21570463600012", "48791831000011", "77561279900129", "35600000000048"])
def test_real_sirets_are_valid(siret: str) -> None:
    assert valid_siret(siret)


def test_an_office_of_la_poste_needs_no_luhn() -> None:
    assert valid_siret("35600000049837")
    assert not valid_siret("35600000049838")


@pytest.mark.parametrize(
    "siret", ["", "21570463600013", "2157046360001", "21570463600000", "2.1570463600012E+13", "٢١٥٧٠٤٦٣٦٠٠٠١٢"]
)
def test_damaged_sirets_are_refused(siret: str) -> None:
    assert not valid_siret(siret)


def test_a_siren_is_nine_digits_that_pass_luhn() -> None:
    assert valid_siren("215704636")
    assert not valid_siren("215704637")
    assert not valid_siren("000000000")


def test_the_siren_is_read_in_a_siret_as_people_write_it() -> None:
    assert siren_of("215 704 636 00012") == "215704636"
    assert siren_of("215 704 636 00013") == ""
    assert siren_in("", "21570463600012") == "215704636"
    assert siren_in("215704637", "21570463600012") == "215704636"


def test_an_rna_is_w_and_nine_characters() -> None:
    assert valid_rna("W543001234")
    assert valid_rna("W9R1000123")
    assert not valid_rna("543001234")
