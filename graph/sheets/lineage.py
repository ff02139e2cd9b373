"""The history of an organisation: the loads that spoke of it, and what people said of its spellings."""

from collections import Counter
from dataclasses import dataclass

from graph.atlas import Atlas
from graph.journal.judging import judgements_of
from graph.judgements import Judgement, content_key, standing
from graph.review.correcting import spellings
from graph.sheets.model import OrganizationSheet


@dataclass(frozen=True)
class Lineage:
    """``loads`` are (run, when, how many of its rows it first brought), the latest first; ``said`` is the last word on
    each pair of spellings of which one is its own."""

    loads: tuple[tuple[int, str, int], ...]
    said: tuple[Judgement, ...]


def lineage_of(atlas: Atlas, sheet: OrganizationSheet) -> Lineage:
    """Return the history of an organisation."""
    rows = {record.id: record.run for said in sheet.said for record in said.records}
    held = Counter(rows.values())
    at = {run.number: run.at for run in atlas.journal.runs()}
    keys = {content_key(mention) for mention in spellings(atlas.store, atlas.journal, sheet)}
    said = [one for one in standing(judgements_of(atlas.journal)) if {one.first, one.second} & keys]
    loads = tuple((run, at.get(run, ""), held[run]) for run in sorted(held, reverse=True))
    return Lineage(loads, tuple(sorted(said, key=lambda one: one.said_at, reverse=True)))
