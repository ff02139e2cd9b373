"""Names of persons written inside cells: what is surely one is removed, what may be an organisation stays."""

import pytest

from graph.loaders.personal import told
from graph.loaders.persons import hidden_representative, without_names, without_representative
from tests.growth import growth

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


LONG = ("A", "a", "M. ", "Aa-", "contact : ", " ", "représenté par ", "représenté par X, CCAS de Y ", "(M. A", "Mme A'")


@pytest.mark.parametrize("unit", LONG)
@pytest.mark.parametrize("role", ["", "organization"])
def test_a_cell_is_read_in_a_time_that_grows_as_it_does(unit, role):
    def read(signs):
        return told(f"Mme {unit * (signs // len(unit))} par :", role)

    assert growth(read, 10_000, 100_000) < 30  # ten times the signs; going back from each would be a hundred


@pytest.mark.parametrize("name", ["M.J.C. Pichon", "M.D.S. Longwy", "M.F.R. de Nancy", "M.A.I.A. Nord"])
def test_an_acronym_with_dots_is_not_a_civility(name):
    assert without_names(f"Animé par : la {name}") == f"Animé par : la {name}"
    assert without_representative(f"Mutualité (la {name})") == f"Mutualité (la {name})"


@pytest.mark.parametrize("name", ["M. J. Dupont", "M.Dupont", "M. Dupont"])
def test_a_civility_need_not_be_followed_by_a_space(name):
    assert without_names(f"Suivi : {name}, le 3") == "Suivi : [nom retiré], le 3"


def test_who_represents_an_organisation_does_not_hide_the_next_one():
    written = "CIDFF représenté par Mme Klein, Mission locale représentée par M. Roux, directeur"
    assert without_representative(written) == "CIDFF, Mission locale"


@pytest.mark.parametrize(
    "name", ["Nancy Métropole", "Metz Habitat", "Batigère Habitat", "Grand Nancy", "Grand Est", "Secours Populaire"]
)
def test_an_organisation_may_lead_what_a_person_could(name):
    assert without_names(f"Réunion animée par : {name}") == f"Réunion animée par : {name}"


@pytest.mark.parametrize("name", ["Nancy Martin", "Pierre Laval", "Jean Maison", "Jeanne Dupont"])
def test_a_name_that_is_also_that_of_a_place_or_a_kind_is_still_a_persons(name):
    assert without_names(f"Réunion animée par : {name}") == "Réunion animée par : [nom retiré]"
