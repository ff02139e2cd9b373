"""A view by its name: what it shows, and what is said of one that is not there."""

import pytest

from graph.errors import NotFound, QueryError
from graph.export.views import make_exhibit
from graph.leaving_out import left_out


def test_a_departement_is_shown_with_its_gaps_and_what_it_rests_on(example_atlas):
    exhibit = make_exhibit(example_atlas, "departement:57")
    assert exhibit.notes.title.startswith("Moselle (57)")
    assert "manque" in exhibit.notes.counted
    assert exhibit.notes.invented
    assert "Exemple inventé" in exhibit.notes.sources
    assert {gap.number for gap in exhibit.shown_gaps} == exhibit.scene.drawn


def test_a_picture_stands_as_on_the_screen(example_atlas):
    exhibit = make_exhibit(example_atlas, "departement:57")
    on_screen = example_atlas.positions("departement:57")
    there = {shape.node.id: (shape.x, shape.y) for shape in exhibit.scene.shapes}
    assert {node: there[node] for node in on_screen} == on_screen


def test_an_organization_may_be_asked_by_its_name(example_atlas):
    name = next(name for label, name in example_atlas.names().values() if label == "Organization")
    assert make_exhibit(example_atlas, f"organization:{name}").notes.title == name


def test_a_meeting_shows_who_came_and_what_several_of_them_run(example_atlas, event_id):
    network = make_exhibit(example_atlas, f"event:{event_id}").network
    ties = {(tie.start, tie.end) for tie in network.ties}
    came = {start for start, end in ties if end == event_id}
    actions = [node.id for node in network.nodes if node.label == "Action"]
    assert len(came) > 1
    assert actions
    assert all(len({start for start, end in ties if end == action} & came) > 1 for action in actions)


def test_a_meeting_stands_where_it_stood(example_atlas, event_id):
    first, second = (make_exhibit(example_atlas, f"event:{event_id}").scene.shapes for _ in range(2))
    assert first == second


def test_the_matrix_numbers_its_first_gaps(example_atlas):
    exhibit = make_exhibit(example_atlas, "matrix")
    assert 0 < len(exhibit.shown_gaps) <= 10
    assert all(gap.need for gap in exhibit.shown_gaps)
    assert make_exhibit(example_atlas, "matrix:kind").matrix.axis == "kind"


def test_a_view_of_the_explorer_is_shown_with_its_filter_in_words(example_atlas):
    exhibit = make_exhibit(example_atlas, "network:departement=57&mode=organizations&couleur=departement")
    assert exhibit.notes.title == "Moselle"
    assert "couleur : département" in exhibit.notes.said
    assert exhibit.colours
    assert {node.label for node in exhibit.network.nodes} == {"Organization"}
    assert make_exhibit(example_atlas, "network").notes.title == "Tout le réseau"


def test_who_is_left_out_is_said_and_not_shown(example_atlas):
    exhibit = make_exhibit(example_atlas, "departement:54")
    node = next(node for node in exhibit.network.nodes if node.label == "Organization")
    with left_out(example_atlas, [node.id]) as seen:
        shown = make_exhibit(seen, "departement:54", [node.name])
    assert f"sans {node.name}" in shown.notes.said
    assert node.id not in {each.id for each in shown.network.nodes}


@pytest.mark.parametrize("view", ["", "carte", "matrix:age", "departement:57@hier", "network:mode=rien"])
def test_a_view_that_means_nothing_is_refused_in_french(example_atlas, view):
    with pytest.raises(QueryError, match=r"écrivez|choix"):
        make_exhibit(example_atlas, view)


@pytest.mark.parametrize("view", ["departement:99", "organization:org-0", "event:evt-0", "departement:57@1900"])
def test_what_is_not_in_the_map_is_not_shown_as_empty(example_atlas, view):
    with pytest.raises(NotFound):
        make_exhibit(example_atlas, view)
