"""Figures of a small network that a person can check by hand, on both engines, on the command line and on the page."""

import json

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from graph.atlas import Atlas
from graph.cli import cli
from graph.errors import NotFound
from graph.figures.actors import actors
from graph.figures.fragility import departures
from graph.figures.networks import Scope, need_named, scope_of
from graph.figures.participation import participation
from graph.figures.rows import NO_DATA, said_of
from graph.figures.whole import whole_figures
from graph.leaving_out import left_out
from tests.graph.worlds import attendance, contracts, load_world, posts, table
from webapp import create_app

ACTIONS = table(
    "actions.csv",
    ("action", "porteur", "partenaires", "financeur", "département", "année", "besoins"),
    # Two triangles that Emmaüs alone joins; the housing of the Moselle rests on Horizon Beta.
    "Parrainage | Cimade       | Relais Alpha |        | 54 | 2019 | emploi",
    "Chantier   | Relais Alpha | Emmaüs       |        | 54 | 2019 | emploi",
    "Jardin     | Emmaüs       | Cimade       | DREETS | 54 | 2020 | emploi",
    "Marché     | Emmaüs       | Maison Gamma |        | 57 | 2020 | emploi",
    "Atelier    | Maison Gamma | Foyer Delta  |        | 57 | 2020 | emploi",
    "Passage    | Foyer Delta  | Emmaüs       |        | 57 | 2020 | emploi",
    "Toit       | Horizon Beta |              | DREETS | 57 | 2020 | logement",
)
MEETINGS = attendance(
    "Journée | 2019-01-10 | Cimade       | participant",
    "Journée | 2019-01-10 | Emmaüs       | participant",
    "Journée | 2019-01-10 | Foyer Delta  | participant",
    "Atelier | 2020-06-12 | Horizon Beta | participant",
)
POSTS = posts("R | Horizon Beta | 2025 | CN05701A | 57")
PLACE = contracts("CN05701A | Metz | 57 | 3 | 20000")


@pytest.fixture(scope="module")
def settings(store_url_once, tmp_path_factory):
    return load_world(store_url_once, tmp_path_factory.mktemp("figures"), ACTIONS, MEETINGS, POSTS, PLACE)


@pytest.fixture(scope="module")
def atlas(settings):
    opened = Atlas.open(settings)
    yield opened
    opened.close()


def told(atlas, scope=Scope(), nature="partnership"):  # noqa: B008 — a scope is frozen
    return {f.name: (f.value, f.whole) for f in whole_figures(atlas.store, scope) if f.network == nature}


def test_the_figures_of_the_actions_are_those_counted_by_hand(atlas):
    assert told(atlas) == {
        "size": (6, None),
        "facts": (7, None),
        "density": (6, 15),
        "mean_degree": (2, None),
        "isolates": (1, 6),
        "components": (1, None),
        "largest_component": (5, 6),
        "degree_centralization": (pytest.approx((6 * 4 - 12) / 20), None),  # Emmaüs has 4 partners, of 12 ends of ties
        "betweenness_centralization": (pytest.approx(6 * 0.4 / 5 - 0.4 / 5), None),  # it links 4 pairs out of 10
        "core": (1, 6),
        "core_ties": (None, 0),  # one alone makes no pair
        "outer_ties": (2, 10),
    }


def test_a_core_of_one_is_not_said_to_lack_data(atlas):
    found = {(figure.network, figure.name): figure for figure in whole_figures(atlas.store, Scope())}
    assert said_of(found["partnership", "core_ties"]) == "aucune paire"


def test_presence_makes_another_network(atlas):
    found = told(atlas, nature="co_attendance")
    assert (found["size"], found["facts"], found["density"]) == ((4, None), (2, None), (3, 6))


def test_figures_can_be_narrowed_and_what_nobody_knows_has_no_data(atlas):
    assert told(atlas, Scope(("54",)))["density"] == (3, 3)
    assert told(atlas, Scope(needs=(need_named(atlas.store, "emploi"),)))["size"] == (5, None)
    assert told(atlas, Scope(year=2019))["density"] == (2, 3)
    nothing = told(atlas, Scope(("54",)), "co_attendance")
    assert set(nothing.values()) == {(None, None)}
    figures = whole_figures(atlas.store, Scope(("54",)))
    assert {said_of(figure) for figure in figures if figure.network == "co_attendance"} == {NO_DATA}


@pytest.mark.parametrize("asked", [(["99"], []), ([], ["voyages"])])
def test_what_is_not_in_the_map_is_refused(atlas, asked):
    with pytest.raises(NotFound, match="connus"):
        scope_of(atlas.store, *asked)
    with pytest.raises(NotFound, match="2019, 2020"):
        scope_of(atlas.store, [], [], 1999)


def test_every_figure_says_what_it_means_in_one_sentence(atlas):
    for figure in whole_figures(atlas.store, Scope()):
        assert figure.meaning.endswith(".")
        assert "{" not in figure.title + figure.of + figure.meaning
        assert figure.source or figure.name in ("size", "facts")
        assert figure.whole is None or figure.of


def test_the_place_of_the_one_who_joins_two_groups(atlas):
    first, *others = actors(atlas.store, Scope(), "partnership")
    assert (first.name, first.partners, first.strength, first.core) == ("Emmaüs", 4, 4, True)
    assert first.between == pytest.approx(0.4)
    assert first.effective_size == pytest.approx(3)  # four partners, each tied to one of the others
    assert first.constraint < min(one.constraint for one in others if one.constraint)
    assert [one.name for one in others if one.constraint is None] == ["Horizon Beta"]


def test_what_falls_with_each(atlas):
    found = {one.name: one for one in departures(atlas.store, Scope())}
    assert set(found) == {"Emmaüs", "Horizon Beta"}
    assert (found["Emmaüs"].parts, found["Emmaüs"].needs, found["Emmaüs"].alone) == ((2, 2), (), ())
    housing = "S’informer sur les démarches liées à l’accès au logement"
    assert found["Horizon Beta"].needs == (("57", housing),)
    assert (found["Horizon Beta"].territories, found["Horizon Beta"].actions) == (("Metz",), 1)


def test_what_is_said_to_fall_does_fall(atlas):
    """Leaving the organisation out of the map shows the very holes that were foretold."""
    for one in departures(atlas.store, Scope()):
        with left_out(atlas, [one.organization]) as without:
            after = told(without)
            assert after["components"][0] == (len(one.parts) if len(one.parts) > 1 else told(atlas)["components"][0])


def test_a_partner_who_has_no_other_is_left_alone(tmp_path):
    star = table(
        "a.csv", ("action", "porteur", "partenaires", "département"), "Un|Cimade|Emmaüs|54", "Deux|Cimade|CIDFF|54"
    )
    opened = Atlas.open(load_world(tmp_path / "carte.lbug", tmp_path, star))
    (one,) = departures(opened.store, Scope())
    assert (one.name, one.alone, one.parts, one.cut_off) == ("Cimade", ("CIDFF", "Emmaüs"), (), 2)
    opened.close()


def test_participation_is_out_of_those_that_are_known(atlas):
    lines = {line.group: line for line in participation(atlas.store) if line.by == "kind"}
    whole = [sum(getattr(line, name) or 0 for line in lines.values()) for name in ("known", "act", "came")]
    assert whole == [7, 6, 4]  # the funder is known and does not act


def test_where_nobody_is_known_there_is_no_data(atlas):
    ardennes = next(line for line in participation(atlas.store) if line.group == "Ardennes")
    assert (ardennes.known, ardennes.act, ardennes.came) == (0, None, None)


@pytest.fixture(scope="module")
def on_disk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("command")
    return load_world(folder / "carte.lbug", folder, ACTIONS, MEETINGS, POSTS, PLACE)


def run(settings, *arguments):
    asked = {"MAILLAGE_STORE": str(settings.store), "MAILLAGE_JOURNAL": str(settings.journal)}
    return CliRunner().invoke(cli, ["figures", *arguments], env=asked)


def test_the_command_says_figures_and_what_leaves(on_disk):
    found = json.loads(run(on_disk, "--format", "json", "--without", "Emmaüs").stdout)
    assert next(row for row in found if row["name"] == "components")["value"] == 2
    leaving = run(on_disk, "--leaving", "Emmaüs").stdout
    assert "des groupes de 2 et 2 organisations n’ont plus aucune action commune entre eux" in leaving
    assert "rien de ce que dit la carte" in run(on_disk, "--leaving", "Cimade").stdout
    years = run(on_disk, "--year", "2019", "--year", "2020", "--format", "csv").stdout
    assert {line.split(";")[1] for line in years.splitlines()[1:]} == {"2019", "2020"}
    assert isinstance(run(on_disk, "--departement", "99").exception, NotFound)


@pytest.mark.parametrize("section", ["network", "actors", "fragility", "participation"])
def test_every_list_is_a_table_and_a_workbook(on_disk, section, tmp_path):
    assert run(on_disk, section).exit_code == 0
    file = tmp_path / "chiffres.xlsx"
    assert run(on_disk, section, "--format", "xlsx", "-o", str(file)).exit_code == 0
    assert load_workbook(file).active.max_row > 1


def test_the_page_shows_them_and_leaves_an_organisation_out(atlas):
    client = create_app(atlas=atlas).test_client()
    page = client.get("/chiffres").text
    assert "6 sur 15 paires d’organisations possibles (40\u202f%)" in page
    assert "des groupes de 2 et 2 organisations" in page
    without = client.get("/chiffres?sans=Emmaüs&liens=co_attendance").text
    assert "Comme si <bdi>Emmaüs</bdi> n’était pas là" in without
    assert "des groupes de 2 et 2 organisations" not in without
    assert client.get("/chiffres?departement=99").status_code == 404
    for name in ("reseau", "organisations", "fragilite", "participation"):
        assert len(client.get(f"/chiffres/{name}.csv").text.splitlines()) > 2, name
    sent = client.get("/chiffres/reseau.csv?sans=Emmaüs").text.splitlines()
    assert sent[0].endswith("Avertissement")
    assert all(line.endswith("Sans Emmaüs.") for line in sent[1:])
    assert client.get("/chiffres/rien.csv").status_code == 404
