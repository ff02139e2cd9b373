"""The whole map in numbers, and each of its départements."""

from graph.atlas import Atlas
from graph.build import stamp_of
from graph.queries import first, run_query
from graph.sheets.model import DepartementSummary, Summary
from graph.sheets.sources import source_summary


def map_summary(atlas: Atlas) -> Summary:
    """Return the whole map in numbers."""
    nodes = {row["label"]: row["nodes"] for row in run_query(atlas.store, "node_counts")}
    years = first(run_query(atlas.store, "years"))
    matched = first(run_query(atlas.store, "matched_records"))
    documents = atlas.journal.documents()
    names = run_query(atlas.store, "names")
    return Summary(
        organizations=nodes.get("Organization", 0),
        actions=nodes.get("Action", 0),
        events=nodes.get("Event", 0),
        territories=nodes.get("Territory", 0),
        departements=nodes.get("Departement", 0),
        rows_read=nodes.get("Record", 0),
        rows_refused=sum(line.refused for line in documents),
        rows_outside=sum(line.outside for line in documents),
        rows_named=matched.get("named") or 0,
        rows_matched=matched.get("matched") or 0,
        mentions=sum(len(row["aliases"]) for row in names if row["label"] == "Organization"),
        first_year=years.get("first_known") or 0,
        last_year=years.get("last_known") or 0,
        sources=tuple(source_summary(atlas, row["source"]) for row in run_query(atlas.store, "sources")),
        stamp=stamp_of(atlas.journal),
        built_at=max((line.at for line in documents), default=""),
    )


def departement_summaries(atlas: Atlas) -> tuple[DepartementSummary, ...]:
    """Return the départements of the map, each with its numbers."""
    gaps = atlas.gaps().gaps
    return tuple(
        DepartementSummary(
            row["departement"],
            row["name"],
            row["organizations"],
            row["actions"],
            row["territories"],
            sum(gap.departement == row["departement"] for gap in gaps),
        )
        for row in run_query(atlas.store, "departements")
    )
