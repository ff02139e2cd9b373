"""Merging and splitting by hand: what a person says of two organisations, kept as judgements of their spellings."""

from collections.abc import Collection, Iterable
from itertools import product

import msgspec

from graph.errors import JudgementError
from graph.journal import Journal
from graph.judgements import Judged, Judgement, Verdict, judge, now
from graph.model import Mention
from graph.queries import run_query
from graph.sheets.model import OrganizationSheet
from graph.store import GraphStore

BY_HAND = "by-hand"


def spellings(store: GraphStore, journal: Journal, sheet: OrganizationSheet) -> set[Mention]:
    """Return the mentions that were found to be an organisation."""
    naming = (journal.record(row["record"]) for row in run_query(store, "naming_records", id=sheet.id))
    people = (person for stored in naming if stored for person in stored.record.participants)
    return {person.mention for person in people if person.mention.name in sheet.aliases}


def merge(one: Collection[Mention], two: Collection[Mention], held: Judged, signed: str = "") -> list[Judgement]:
    """Return what makes two organisations one: a judgement on a spelling of each, which holds for all the others.

    What is ``held`` to tell a spelling of one from a spelling of the other is taken back: it would hold against it.
    """
    parted = _said(product(one, two), "withdrawn", signed)
    gone = [each for each in parted if held.get((each.first, each.second)) == "different"]
    return [*gone, *_said([(min(one), min(two))], "same", signed)]


def split(spellings: Iterable[Mention], names: Collection[str], signed: str = "") -> list[Judgement]:
    """Return what takes the spellings of some names out of an organisation; raise JudgementError.

    Each is told apart from each that stays: otherwise another spelling would bring it back.
    """
    known = set(spellings)
    leaving = {mention for mention in known if mention.name in names}
    if unknown := sorted(set(names) - {mention.name for mention in leaving}):
        raise JudgementError(f"« {unknown[0]} » n’est pas une écriture de cette organisation.")
    if not leaving < known or not leaving:
        raise JudgementError("Il faut séparer une partie des écritures, pas toutes.")
    said = _said(product(sorted(leaving), sorted(known - leaving)), "different", signed)
    if not said:
        raise JudgementError("Ces écritures disent la même chose, au même endroit : rien ne permet de les distinguer.")
    return said


def _said(pairs: Iterable[tuple[Mention, Mention]], verdict: Verdict, signed: str) -> list[Judgement]:
    at = now()
    judged = (judge(one, two, verdict, signed, at) for one, two in pairs)
    distinct = {(one.first, one.second): one for one in judged if one.first != one.second}
    return [msgspec.structs.replace(one, asked=BY_HAND) for one in distinct.values()]
