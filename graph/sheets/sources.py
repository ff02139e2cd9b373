"""A source, and one record of it as it was written."""

from graph.atlas import Atlas
from graph.errors import NotFound
from graph.queries import found, run_query
from graph.sheets.model import RecordSheet, RecordView, SourceSummary


def source_summary(atlas: Atlas, source_id: str) -> SourceSummary:
    """Return a source and what each of its files brought; raise NotFound."""
    rows = [row for row in run_query(atlas.store, "sources") if row["source"] == source_id]
    row = found(rows, "Cette source")
    documents = tuple(
        (line.file, line.at, line.rows, line.refused, line.outside)
        for line in atlas.journal.documents()
        if line.source == source_id
    )
    words = (row["name"], row["origin"] or "", row["licence"] or "", row["date"] or "")
    return SourceSummary(source_id, *words, row["records"], row["files"], documents)


def record_view(atlas: Atlas, record_id: str) -> RecordView:
    """Return one record as it was written; raise NotFound."""
    records = atlas.records([record_id])
    if not records:
        raise NotFound("Cette ligne n’est pas dans le journal.")
    return records[0]


def record_sheet(atlas: Atlas, record_id: str) -> RecordSheet:
    """Return a record as it was written, its history and what it says; raise NotFound."""
    record = record_view(atlas, record_id)
    seen = atlas.journal.appearances(record_id)
    stand = [one for one in seen if one.run.undone_by is None]
    runs = tuple((one.run.number, one.run.at, one.present, one.row) for one in seen)
    told = tuple((row["id"], row["label"], row["name"]) for row in run_query(atlas.store, "told_by", id=record_id))
    return RecordSheet(record, bool(stand) and stand[-1].present, runs, told)
