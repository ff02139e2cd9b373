"""What pages and commands are told, on the real map and on both engines."""

import pytest

from graph.atlas import Atlas
from graph.build import stamp_of
from graph.errors import NotFound
from graph.sheets.organizations import organization_sheet
from graph.sheets.sources import record_view, source_summary
from graph.sheets.summary import map_summary
from graph.sheets.things import action_sheet, event_sheet, territory_sheet, tie_sheet
from graph.views import ALL_YEARS


def test_the_summary_counts_what_was_read(grand_est):
    summary = map_summary(grand_est)
    assert (summary.rows_read, summary.rows_refused) == (3086, 0)
    assert summary.rows_outside == 42_200 - 3086
    assert summary.rows_named == 3006
    assert 0 < summary.rows_matched < summary.rows_named
    assert (summary.first_year, summary.last_year) == (2019, 2025)  # one action of ORIV is of 2019
    assert {source.id for source in summary.sources} == {"anct_ville", "oriv_2020"}


def test_what_is_known_of_the_network_is_there_and_nothing_more(grand_est):
    (meeting,) = [found for found in grand_est.search("Rencontre régionale de Tomblaine") if found[1] == "Event"][:1]
    sheet = event_sheet(grand_est, meeting[0])
    assert dict(sheet.facts) == {
        "Date": "14/10/2019",
        "Lieu": "Tomblaine",
        "Échelle": "Grand Est",
        "Département": "Meurthe-et-Moselle",
    }
    assert [(tie.role, len(tie.records)) for tie in sheet.ties] == [("animation", 1)]


def test_one_organization_meets_its_spellings_across_sources(grand_est):
    (found, *_) = grand_est.search("ORIV")
    sheet = organization_sheet(grand_est, found[0])
    assert {"ORIV", "ASSOCIATION OBSERVATOIRE REGIONAL DE L'INTEGRATION ET DE LA VILLE"} <= set(sheet.aliases)
    assert {record.source_id for tie in sheet.ties for record in tie.records} == {"anct_ville", "oriv_2020"}
    assert sheet.reason


@pytest.mark.parametrize("code", ["54", "55", "67"])
def test_every_tie_of_a_picture_leads_to_the_records_that_prove_it(grand_est, code):
    network = grand_est.departement_network(code, ALL_YEARS)
    assert len(network.ties) > 10
    for tie in network.ties:
        records = tie_sheet(grand_est, tie.start, tie.end).records
        assert len(records) == tie.records > 0, tie


def test_the_picture_of_a_year_shows_who_was_there_that_year(grand_est):
    all_years = {node.id for node in grand_est.departement_network("67", ALL_YEARS).nodes}
    in_2020 = {node.id for node in grand_est.departement_network("67", 2020).nodes}
    assert in_2020 < all_years


def test_positions_are_kept(grand_est):
    first = grand_est.positions("departement:55")
    assert {node.id for node in grand_est.departement_network("55").nodes} <= first.keys()
    assert grand_est.positions("departement:55") == first
    assert grand_est.journal.positions("departement:55") == first


def test_a_misspelt_search_finds(grand_est):
    assert any("Maison" in name for _, _, name, _ in grand_est.search("mezon des asociations de strasbour"))
    assert grand_est.search("") == ()


def test_a_record_is_shown_as_it_was_written(grand_est):
    tie = grand_est.departement_network("55").ties[0]
    record = tie_sheet(grand_est, tie.start, tie.end).records[0]
    assert record_view(grand_est, record.id) == record
    assert dict(record.values).keys() >= {"raison_sociale", "annee", "insee_dep"}


@pytest.mark.parametrize(
    "ask",
    [
        organization_sheet,
        territory_sheet,
        action_sheet,
        event_sheet,
        record_view,
        source_summary,
        Atlas.departement_network,
    ],
)
def test_what_is_not_there_is_not_found(grand_est, ask):
    with pytest.raises(NotFound):
        ask(grand_est, "nothing")


def test_the_store_remembers_what_it_was_built_from(grand_est):
    assert grand_est.store.stamp() == stamp_of(grand_est.journal) == f"{grand_est.journal.id}/1/0.1.0"
