"""A view is its address: there and back, one address each, and what cannot be read is said in French."""

from dataclasses import fields
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import QueryError
from graph.explorer import View, address_of, from_args, of_address, sentence, to_args
from graph.explorer.view import COLOURS, GROUPINGS, MODES, SIZES, TIES

texts = st.text(min_size=1, max_size=40).map(str.strip).filter(bool)
lists = st.lists(texts, max_size=4).map(tuple)
dates = st.sampled_from(["", "2019", "2019-10", "2019-10-14", "2024-02-29"])
pins = st.dictionaries(texts, st.tuples(st.integers(-9999, 9999), st.integers(-9999, 9999)), max_size=3).map(
    lambda found: tuple((node, float(x), float(y)) for node, (x, y) in found.items())
)
views = st.builds(
    View,
    **{f.name: lists for f in fields(View) if f.type == "tuple[str, ...]"},
    **{name: st.one_of(st.just(""), texts) for name in ("focus", "start", "end", "gap")},
    since=dates,
    until=st.just(""),
    mode=st.sampled_from(list(MODES)),
    ties=st.sampled_from(list(TIES)),
    grouping=st.sampled_from(list(GROUPINGS)),
    size=st.sampled_from(list(SIZES)),
    colour=st.sampled_from(list(COLOURS)),
    steps=st.sampled_from([1, 2]),
    gaps=st.booleans(),
    pinned=pins,
)


@settings(max_examples=40)
@given(views)
def test_a_view_is_read_again_from_its_address(view):
    assert of_address(address_of(view)) == view
    assert of_address("https://carte.example/reseau?" + address_of(view)) == view


@settings(max_examples=40)
@given(views)
def test_one_view_has_one_address(view):
    turned = {name: value[::-1] if isinstance(value, tuple) else value for name, value in vars(view).items()}
    assert View(**turned) == view
    assert address_of(View(**turned)) == address_of(view)


def test_the_usual_view_has_an_empty_address():
    assert to_args(View()) == []
    assert of_address("") == View()


def test_what_is_not_of_a_view_is_left_alone():
    assert from_args({"utm_source": ["lettre"], "departement": ["57", " 57 ", ""]}) == View(departements=("57",))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mode=3d", "« mode » ne peut pas être « 3d » ; choix : actors (qui fait quoi)"),
        ("pas=3", "« pas » ne peut pas être « 3 » ; choix : 1 (un pas), 2 (deux pas)"),
        ("manques=peut-être", "« manques » ne peut pas être « peut-être »"),
        ("de=hier", "« de » : « hier » n’est pas une date ; écrivez 2024, 2024-03 ou 2024-03-14"),
        ("a=2024-13", "« a » : « 2024-13 » n’est pas une date"),
        ("de=2023-02-30", "n’est pas une date"),
        ("de=2024&a=2023", "va de « 2024 » à « 2023 », qui est avant"),
        ("epingle=org-1", "« epingle » : « org-1 » ne se lit pas ; écrivez IDENTIFIANT@x,y"),
        ("epingle=org-1@9999999,0", "ne se lit pas"),
        ("epingle=org-1@nan,0", "ne se lit pas"),
        ("departement=" + "x" * 301, "est trop long (300 caractères au plus)"),
        ("&".join(f"cache={n}" for n in range(501)), "501 valeurs ; une adresse en porte 500 au plus"),
    ],
)
def test_a_wrong_value_is_refused_with_what_to_write(address, told):
    with pytest.raises(QueryError) as error:
        of_address(address)
    assert told in str(error.value)


def test_a_period_may_begin_and_end_in_one_year():
    assert of_address("de=2024-03&a=2024").until == "2024"


@given(st.dictionaries(st.sampled_from(["mode", "de", "epingle", "pas", "x"]), st.lists(st.text(max_size=9))))
def test_any_argument_is_read_or_refused_never_worse(args):
    try:
        view = from_args(args)
    except QueryError:
        return
    assert from_args(parse_qs(address_of(view))) == view


NAMES = {"org-1": "ORIV", "org-2": "CIDFF 67", "need-1": "Maîtriser le français", "evt-1": "Journée de Tomblaine"}


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (View(), "Tout le réseau"),
        (View(departements=("54", "57"), since="2019", until="2020"), "Meurthe-et-Moselle et Moselle ; de 2019 à 2020"),
        (
            View(needs=("need-1",), until="2024"),
            "Tout le réseau ; besoin « Maîtriser le français » ; jusqu’à 2024",
        ),
        (View(focus="org-1", steps=2, departements=("54",)), "ORIV, à deux pas ; dans Meurthe-et-Moselle"),
        (View(start="org-1", end="org-2"), "Chemin le plus court entre ORIV et CIDFF 67"),
        (
            View(mode="organizations", ties="partnership", grouping="departement", without=("org-1",), size="degree"),
            "Tout le réseau ; qui est lié à qui, par actions communes (partenariats) ; groupées par département"
            " ; taille : nombre de liens ; sans ORIV",
        ),
        (View(departements=("08", "10", "51", "52", "54")), "5 départements"),
        (View(hidden=("org-1",), gaps=False), "Tout le réseau ; 1 acteur masqué ; manques non dessinés"),
        (View(without=("org-gone",)), "Tout le réseau ; sans org-gone"),
    ],
)
def test_a_view_is_said_in_french(view, said):
    assert sentence(view, NAMES) == said


@settings(max_examples=40)
@given(views)
def test_every_view_can_be_said(view):
    assert sentence(view, NAMES)
