"""Every page over the real data: it answers, it is well made, and its ties lead to the records that prove them."""

import pytest
from markupsafe import escape

from graph.sheets.organizations import organization_sheet
from graph.sheets.sources import record_view
from graph.sheets.summary import map_summary
from graph.sheets.things import action_sheet, territory_sheet
from tests.webapp.reading import Reading, read

NAMED = ("/", "/manques", "/departements/54", "/departements/54?annee=0", "/rechercher?q=cidff", "/sources/anct_ville")


@pytest.fixture
def addresses(client):
    """One page of every family."""
    found = list(NAMED)
    for family in ("/organisations/", "/territoires/", "/actions/", "/rencontres/", "/liens/"):
        found.append(read(client, "/departements/54?annee=0").links(family)[0])
    found.append(read(client, found[-1]).links("/lignes/")[0])
    return found


def test_every_family_of_pages_is_well_made(client, addresses):
    for address in addresses:
        page = read(client, address)
        assert page.named("html") == [{"lang": "fr"}], address
        assert len(page.named("h1")) == 1, address
        assert page.named("main"), address
        assert page.text.strip(), address
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids)), address
        labelled = {label["for"] for label in page.named("label")}
        assert {field["id"] for field in page.named("input") + page.named("select")} <= labelled, address


def test_no_page_runs_or_loads_anything_of_its_own_or_from_elsewhere(client, addresses):
    for address in addresses:
        for tag, attributes in read(client, address).tags:
            assert tag != "style", address
            assert tag != "script" or "src" in attributes or attributes.get("type") == "application/json", address
            assert not [name for name in attributes if name == "style" or name.startswith("on")], address
            for name in ("src", "href", "action"):
                assert attributes.get(name, "/").startswith(("/", "#")), (address, attributes)


def test_every_link_of_every_family_leads_somewhere(client, addresses):
    shorter = [address for address in addresses if "departements" not in address]  # their ties have their own test
    links = {link for address in shorter for link in read(client, address).links()}
    assert len(links) > 50
    for link in sorted(links):
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("address", ["/departements/54", "/departements/88?annee=0"])
def test_every_tie_of_a_picture_opens_its_records(client, atlas, address):
    network = atlas.departement_network(address[14:16], 0 if "annee=0" in address else None)
    page = read(client, address)
    ties = page.links("/liens/")
    assert len(ties) == len({(tie.start, tie.end) for tie in network.ties})
    for tie in ties:
        proofs = read(client, tie).links("/lignes/")
        assert proofs, tie


def test_a_tie_is_named_by_its_two_ends(client, atlas):
    network = atlas.departement_network("54")
    tie = next(tie for tie in network.ties if tie.end.startswith("ter-"))
    names = [action_sheet(atlas, tie.start).name, territory_sheet(atlas, tie.end).name]
    assert f"<h1><bdi>{escape(' — '.join(names))}</bdi></h1>" in client.get(f"/liens/{tie.start}/{tie.end}").text


def test_the_number_of_records_of_a_tie_is_the_number_shown(client, atlas):
    for tie in atlas.departement_network("54", 0).ties:
        proofs = read(client, f"/liens/{tie.start}/{tie.end}").links("/lignes/")
        assert len(proofs) == tie.records, tie


def test_every_tie_of_every_organization_of_a_departement_opens_its_records(client, atlas):
    for node in atlas.departement_network("54").nodes:
        if node.label == "Organization":
            page = client.get(f"/organisations/{node.id}").get_data(as_text=True)
            rows = page.split("data-tie-row")[1:]
            assert rows
            assert all("/lignes/" in row.split("</tr>")[0] for row in rows), node


def test_every_property_of_an_organization_opens_the_records_that_say_it(client, atlas):
    found = next(row for row in atlas.search("CIDFF 54") if row[1] == "Organization")
    sheet = organization_sheet(atlas, found[0])
    page = client.get(f"/organisations/{sheet.id}").text
    rows = page.split("data-said")[1:]
    assert len(rows) == len(sheet.said) > len(sheet.aliases)
    assert all("/lignes/" in row.split("</tr>")[0] for row in rows)
    assert {said.value for said in sheet.said if said.title == "Nom écrit"} == set(sheet.aliases)
    assert sheet.siren in {said.value for said in sheet.said if said.title == "SIREN"}


def test_a_record_is_shown_as_written(client, atlas):
    gap = atlas.gaps().gaps[0]
    record = record_view(atlas, gap.records[0])
    page = read(client, f"/lignes/{record.id}")
    for column, value in record.values:
        assert column in page.text
        assert value in page.text
    assert record.file in page.text
    assert f"ligne {record.row}" in page.text


def test_home_says_what_is_in_the_map_and_on_how_much_it_rests(client, atlas):
    summary = map_summary(atlas)
    page = read(client, "/")
    spaced = page.text.replace("\u202f", "")
    assert f"{summary.organizations} organisations" in " ".join(spaced.split())
    assert f"{summary.rows_matched} sur {summary.rows_named}" in spaced
    for source in summary.sources:
        assert source.name in page.text
        assert source.licence in page.text
    assert len(page.links("/departements/")) == summary.departements


def test_the_organization_page_tells_its_spellings_and_why_they_are_one(client, atlas):
    nodes = [node.id for node in atlas.departement_network("54").nodes if node.label == "Organization"]
    sheet = next(sheet for node in nodes if len((sheet := organization_sheet(atlas, node)).aliases) > 2)
    page = read(client, f"/organisations/{sheet.id}")
    assert all(alias in page.text for alias in sheet.aliases)
    assert sheet.reason in page.text


def test_the_year_asked_for_is_the_year_shown(client):
    page = client.get("/departements/54?annee=2021").get_data(as_text=True)
    assert '<option value="2021" selected>' in page
    assert "Meurthe-et-Moselle (54), 2021" in Reading(page).text


def test_a_search_forgives_spelling(client):
    page = read(client, "/rechercher?q=petit+debrouilards")
    first = client.get(page.links("/organisations/")[0]).get_data(as_text=True)
    assert "brouillards" in first.lower()


def test_a_search_for_nothing_says_so(client):
    assert "Rien d’approchant" in read(client, "/rechercher?q=zzzzqqqqxxxx").text
    assert "Tapez un nom" in read(client, "/rechercher?q=").text
