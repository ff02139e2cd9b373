"""Gaps about needs and partnerships, planted in a small network and found, on both engines; nothing else is told."""

import pytest

from graph.atlas import Atlas
from tests.graph.worlds import attendance, load_world, table

ACTIONS = table(
    "actions.csv",
    ("action", "porteur", "partenaires", "financeur", "département", "année", "besoins"),
    "Cours du soir   | Cimade      | CIDFF Lorraine | DREETS | 57 | 2019 | français",  # a partnership: nothing to say
    "Ateliers        | Cimade      |                | DREETS | 57 | 2020 | français",  # alone, though it has partners
    "Permanence      | Relais Alpha|                | DREETS | 57 | 2019 | santé",  # two, each on its own side
    "Soins           | Horizon Beta|                | DREETS | 57 | 2019 | santé",
    "Toit            | Horizon Beta|                |        | 54 | 2020 | logement",  # one alone on the need
    "Parrainage      | Emmaüs      | Maison Gamma   |        | 54 | 2020 | emploi",
    "Chantier        | Emmaüs      | Foyer Delta    |        | 54 | 2020 | emploi",
    "Jardin          | Foyer Delta | Maison Gamma   |        | 54 | 2020 | emploi",
    "Passage         | Foyer Delta | Cimade         |        | 54 | 2020 | emploi",  # Foyer Delta and Cimade: a bridge
    "Marché          | Emmaüs      | Maison Gamma   |        | 55 | 2020 | emploi",
)
NEEDS = table("besoins.csv", ("département", "besoin"), "57 | garde d’enfants", "54 | logement", "57 | français")
MEETINGS = attendance(
    "Journée | 2019-01-10 | Relais Alpha | participant",
    "Atelier | 2019-06-12 | Horizon Beta | participant",
)


@pytest.fixture
def atlas(store_url, tmp_path):
    opened = Atlas.open(load_world(store_url, tmp_path, ACTIONS, NEEDS, MEETINGS))
    yield opened
    opened.close()


def found(atlas, kind):
    """Return (département, need, names of the organisations) of each gap of a kind."""
    names = atlas.names()
    gaps = atlas.gaps([kind]).gaps
    return {(gap.departement, gap.need, *sorted(names[s][1] for s in gap.subjects if s in names)) for gap in gaps}


HEALTH, HOUSING = "Accès aux soins", "S’informer sur les démarches liées à l’accès au logement"


@pytest.mark.parametrize(
    ("kind", "planted"),
    [
        ("uncovered_need", {("57", "Garde d’enfants")}),
        ("single_pillar", {("54", HOUSING, "Horizon Beta")}),
        ("need_without_partnership", {("57", HEALTH, "Horizon Beta", "Relais Alpha")}),
        ("worked_never_met", {("57", HEALTH, "Horizon Beta", "Relais Alpha")}),
        ("isolated_organization", {("57", "", "Relais Alpha"), ("54", "", "Horizon Beta")}),
        (
            "action_alone",
            {
                ("57", "", "Ateliers", "Cimade"),
                ("57", "", "Permanence", "Relais Alpha"),
                ("57", "", "Horizon Beta", "Soins"),
                ("54", "", "Horizon Beta", "Toit"),
            },
        ),
        ("missing_neighbour", set()),
        ("met_never_worked", set()),
    ],
)
def test_what_was_planted_is_found_and_nothing_else(atlas, kind, planted):
    assert found(atlas, kind) == planted


def test_the_funder_is_no_partner(atlas):
    told = " ".join(gap.sentence for gap in atlas.gaps().gaps)
    assert "DREETS" not in told


def test_every_gap_is_proved_and_stays_in_its_departement(atlas):
    for gap in atlas.gaps(departements=["57"]).gaps:
        assert gap.departement == "57", gap
        assert atlas.records(gap.records), gap
        assert "{" not in gap.sentence + gap.reason + gap.closes


def test_without_the_needs_of_actions_no_need_is_said_to_be_uncovered(store_url, tmp_path):
    opened = Atlas.open(load_world(store_url, tmp_path, NEEDS))
    (kind,) = opened.gaps(["uncovered_need"]).kinds
    assert (kind.count, kind.has_data) == (0, False)
    opened.close()
