"""Each gap is found where it was planted and not where it was not, on both engines."""

import pytest

from graph.atlas import Atlas
from graph.errors import QueryError
from graph.gaps import UNKNOWN
from tests.graph.worlds import attendance, contracts, load_world, posts

CONTRACTS = contracts(
    "CN05401A | Nancy    | 54 | 1 | 20000",
    "CN05402A | Toul     | 54 | 2 | 1000",
    "CN05701A | Metz     | 57 | 3 | 20000",
    "CN05702A | Forbach  | 57 | 4 | 5000",
    "CN08801A | Épinal   | 88 | 5 | 5000",
)
POSTS = posts(
    "R | Maison Alpha   | 2024 | CN05401A | 54",
    "R | Maison Alpha   | 2025 | CN05401A | 54",
    "R | Atelier Beta   | 2025 | CN05401A | 54",
    "F | Foyer Gamma    | 2025 | CN05402A | 54",  # alone in Toul: single_carrier, isolated
    "R | Relais Delta   | 2025 | CN05701A | 57",
    "R | Comptoir Zeta  | 2025 | CN05701A | 57",
    "R | Cercle Epsilon | 2023 | CN05701A | 57",
    "R | Cercle Epsilon | 2024 | CN05701A | 57",  # left in 2025: lost_carrier
    "F | Union Theta    | 2023 | CN05702A | 57",  # Forbach has nothing since: lost_territory
    "F | Union Theta    | 2025 | CN05701A | 57",
    "R | Jardin Iota    | 2025 | CN08801A | 88",  # no Fonjep in the Vosges: missing_scheme
    "R | Jardin Kappa   | 2025 | CN08801A | 88",
)
MEETINGS = attendance(
    "Journée | 2024-01-10 | Maison Alpha | participant",
    "Journée | 2024-01-10 | Relais Delta | participant",
    "Atelier | 2024-06-12 | Atelier Beta | participant",
    "Atelier | 2024-06-12 | Relais Delta | participant",
    "Atelier | 2024-06-12 | Comptoir Zeta | animation",
)


@pytest.fixture
def atlas(store_url, tmp_path):
    opened = Atlas.open(load_world(store_url, tmp_path, CONTRACTS, POSTS, MEETINGS))
    yield opened
    opened.close()


def told(atlas, name, **filters):
    return [gap.sentence for gap in atlas.gaps([name], **filters).gaps]


def denominator(atlas, name):
    (kind,) = atlas.gaps([name]).kinds
    return kind.count, kind.denominator


def test_single_carrier(atlas):
    assert told(atlas, "single_carrier") == ["Toul : une seule organisation connue y porte des postes, Foyer Gamma."]
    assert denominator(atlas, "single_carrier") == (1, 4)


def test_lost_territory(atlas):
    assert told(atlas, "lost_territory") == ["Forbach : plus aucun poste connu depuis 2023."]
    assert denominator(atlas, "lost_territory") == (1, 5)


def test_lost_carrier(atlas):
    assert told(atlas, "lost_carrier") == [
        "Cercle Epsilon n’a plus de poste connu ici (Metz) : le dernier est de 2024."
    ]
    assert denominator(atlas, "lost_carrier") == (1, 9)


def test_missing_scheme(atlas):
    assert told(atlas, "missing_scheme") == ["Aucun poste Fonjep en 2025 dans ce département (Vosges)."]
    assert denominator(atlas, "missing_scheme") == (1, 6)


def test_alone_this_year(atlas):
    assert sorted(told(atlas, "alone_this_year")) == [
        "Foyer Gamma : aucune autre organisation connue sur ses postes.",
        "Union Theta : aucune autre organisation connue sur ses postes.",
    ]
    assert denominator(atlas, "alone_this_year") == (2, 8)


def test_same_territory_never_met_needs_both_to_have_come_somewhere(atlas):
    """Delta and Zeta share Metz, but an animation is not an attendance list; Iota and Kappa came nowhere."""
    (gap,) = atlas.gaps(["same_territory_never_met"]).gaps
    names = atlas.names()
    assert sorted(names[subject][1] for subject in gap.subjects) == ["Atelier Beta", "Maison Alpha", "Nancy"]
    assert gap.missing == (gap.subjects[:2],)
    assert gap.reason.endswith("chacune est venue à 1 rencontre, jamais à la même.")
    assert denominator(atlas, "same_territory_never_met") == (1, 1)


def test_without_any_attendance_list_nothing_is_said_of_meetings(store_url, tmp_path):
    opened = Atlas.open(load_world(store_url, tmp_path, CONTRACTS, POSTS))
    (kind,) = opened.gaps(["same_territory_never_met"]).kinds
    assert (kind.count, kind.has_data) == (0, False)
    opened.close()


def test_gaps_of_one_departement(atlas):
    assert {gap.departement for gap in atlas.gaps(departements=["54"]).gaps} == {"54"}
    assert told(atlas, "lost_territory", departements=["54"]) == []


def test_every_gap_has_proofs_a_reason_and_what_would_close_it(atlas):
    report = atlas.gaps()
    names = atlas.names()
    assert [gap.number for gap in report.gaps] == list(range(1, len(report.gaps) + 1))
    assert [gap.severity for gap in report.gaps] == sorted((gap.severity for gap in report.gaps), reverse=True)
    for gap in report.gaps:
        assert 0 <= gap.severity <= 1
        assert gap.reason
        assert gap.closes
        if gap.kind != "missing_scheme":  # a scheme that was never there has no record
            assert atlas.records(gap.records)
        for start, end in gap.missing:
            assert start in names or start == gap.departement
            assert end == UNKNOWN or end in names


def test_an_unknown_gap_is_refused_with_the_known_ones(atlas):
    with pytest.raises(QueryError, match="lost_actor"):
        atlas.gaps(["nothing"])


def test_the_gaps_of_the_real_map_are_the_same_on_both_engines(grand_est):
    report = grand_est.gaps()
    assert len(report.gaps) > 100
    FOUND.setdefault("gaps", report)
    assert report == FOUND["gaps"]


FOUND: dict = {}
