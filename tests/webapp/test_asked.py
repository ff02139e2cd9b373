"""What an address asks that means nothing is set aside, and the page says so."""

import pytest

from graph.atlas import Atlas
from tests.graph.worlds import attendance, load_world
from tests.webapp.reading import Reading
from webapp import create_app


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    rows = ("J | 2024-10-14 | Roue Libre | participant", "J | 2024-10-14 | Atelier Vélo | participant")
    atlas = Atlas.open(load_world(folder / "carte.lbug", folder, attendance(*rows)))
    yield atlas
    atlas.close()


def said(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return Reading(answer.get_data(as_text=True)).text


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("/manques?type=zzz", "zzz"),
        ("/manques?etat=zzz", "zzz"),
        ("/manques?page=99", "99"),
        ("/manques?page=-1", "-1"),
        ("/rencontrer?page=²", "²"),
        ("/matrice?par=zzz", "zzz"),
        ("/chiffres?liens=zzz", "zzz"),
        ("/carte?chiffre=zzz", "zzz"),
        ("/carte?annee=1850", "1850"),
        (f"/carte?besoin={'z' * 500}", "z" * 40 + "…"),
    ],
)
def test_a_value_that_means_nothing_is_said_to_be_set_aside(own, address, value):
    client = create_app(atlas=own).test_client()
    name = address.partition("?")[2].partition("=")[0]
    assert f"L’adresse demandait « {name} = {value} »" in said(client, address)
    assert "L’adresse demandait" not in said(client, address.partition("?")[0])


def test_no_technical_name_is_shown_for_a_kind_of_gap_that_does_not_exist(own):
    page = said(create_app(atlas=own).test_client(), "/manques?type=zzz")
    assert "uncovered_need" not in page
    assert "need_without_partnership" not in page
