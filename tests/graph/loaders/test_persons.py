"""Names of persons written inside cells: what is surely one is removed, what may be an organisation stays."""

from time import process_time

import pytest

from graph.loaders.personal import told
from graph.loaders.persons import hidden_representative, without_names, without_representative

REMOVED = {
    "Contacter Mme Samira Benali au centre": "Contacter [nom retiré] au centre",
    "vu avec M. Paul PETIT et Madame de La Tour": "vu avec [nom retiré] et [nom retiré]",
    "M. J.-P. Roux rappellera": "[nom retiré] rappellera",
    "contact : Jean Dupont, le lundi": "contact : [nom retiré], le lundi",
    "Référente : Lucie MARTIN-LEROY": "Référente : [nom retiré]",
    "Représenté par Mme SIMON (OFII)": "Représenté par [nom retiré] (OFII)",
    "représentée par Anne Klein": "représentée par [nom retiré]",
}
KEPT = (
    "Contact : Secours Catholique",
    "contact : Mission Locale",
    "Mme la préfète ouvre la séance",
    "rue du Docteur Schweitzer",
    "12 M. de crédits",
    "Monsieur le maire",
    "Travaille avec Emmaüs Connect : Nancy, Metz",
    "représentée par la DDETS",
)


@pytest.mark.parametrize("text", REMOVED)
def test_a_name_that_is_surely_one_is_removed(text):
    assert without_names(text) == REMOVED[text]


@pytest.mark.parametrize("text", KEPT)
def test_what_may_be_something_else_is_left(text):
    assert without_names(text) == text


def test_the_representative_of_an_organization_is_no_part_of_its_name():
    written = "CIDFF des Vosges, représenté par Mme Klein ; OFII (M. Roux)"
    assert without_representative(written) == "CIDFF des Vosges; OFII"
    assert hidden_representative(written) == "CIDFF des Vosges, représenté par [nom retiré]; OFII ([nom retiré])"


def test_a_name_of_organization_that_holds_a_civility_is_whole():
    assert told("Collège Monsieur Vincent", "organization") == "Collège Monsieur Vincent"
    assert told("Collège Monsieur Vincent", "") == "Collège [nom retiré]"


@pytest.mark.parametrize("unit", ["A", "a", "M. ", "Aa-", "contact : ", " ", "représenté par ", "(M. A", "Mme A'"])
def test_a_cell_of_a_hundred_thousand_signs_is_read_at_once(unit):
    cell = f"Mme {unit * (100_000 // len(unit))} par :"
    start = process_time()
    told(cell, "")
    told(cell, "organization")
    assert process_time() - start < 1
