"""How an organisation is reached, as people write it, brought to one form."""

import pytest

from graph.contacts import facts


@pytest.mark.parametrize(
    "written",
    ["03 87 12 34 56", "03.87.12.34.56", "0387123456", "+33 (0)3 87 12 34 56", "0033387123456", "03-87-12-34-56"],
)
def test_a_telephone_is_its_ten_digits(written: str) -> None:
    assert facts(telephone=written) == {("telephone", "0387123456")}


def test_several_numbers_stand_in_one_cell_and_what_is_none_is_nothing() -> None:
    found = facts(telephone="03 87 12 34 56 / 06 11 22 33 44")
    assert found == {("telephone", "0387123456"), ("telephone", "0611223344")}
    assert facts(telephone="poste 12") == facts(telephone="123456789012") == facts(telephone="00 00 00 00 00") == set()


def test_the_domain_tells_unless_anybody_may_have_it() -> None:
    assert facts(email="Accueil@AIEM-Metz.fr") == {("email", "accueil@aiem-metz.fr"), ("domain", "aiem-metz.fr")}
    assert facts(email="lelien54@gmail.com") == {("email", "lelien54@gmail.com")}
    assert facts(email="à demander") == set()


def test_an_address_needs_a_number_a_street_and_a_place() -> None:
    written = ("12 rue de la Paix, 57000 Metz", "12, R. de la paix 57000 METZ CEDEX")
    assert {facts(address=text) for text in written} == {frozenset({("address", "12 rue paix, 57000")})}
    assert facts(address="12 bd Foch", place="Metz") == {("address", "12 boulevard foch, metz")}
    assert (
        facts(address="12 rue de la Paix")
        == facts(address="57000 Metz")
        == facts(address="BP 1234, 57000 Metz")
        == set()
    )
