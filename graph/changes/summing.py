"""A comparison in a few sentences that can be read out: what was compared, then what changed, counted and named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph import french
from graph.changes.model import Change, ChangeReport
from graph.changes.saying import TAILS, ended, quoted, together

# One, several: {n} how many, {names} who or what.
SUMMED = {
    ("actor", "gained"): ("{names} entre dans la carte", "{n} organisations entrent dans la carte : {names}"),
    ("actor", "dated"): (
        "{names} apparaît pour la première fois",
        "{n} organisations apparaissent pour la première fois : {names}",
    ),
    ("actor", "lost"): ("{names} n’est plus dans la carte", "{n} organisations ne sont plus dans la carte : {names}"),
    ("event", "gained"): ("Une rencontre de plus : {names}", "{n} rencontres de plus : {names}"),
    ("event", "lost"): ("Une rencontre de moins : {names}", "{n} rencontres de moins : {names}"),
    ("attendance", "gained"): (
        "{names} est sur une liste de présence de plus",
        "{n} organisations déjà venues sont sur une liste de présence de plus : {names}",
    ),
    ("attendance", "first"): (
        "{names} est sur une liste de présence pour la première fois",
        "{n} organisations sont sur une liste de présence pour la première fois : {names}",
    ),
    ("attendance", "lost"): (
        "{names} n’est plus sur une liste de présence",
        "{n} organisations ne sont plus sur une liste de présence : {names}",
    ),
    ("attendance", "absent"): (
        "{names}, à la première rencontre, n’est pas sur la liste de la seconde",
        "{n} organisations de la première rencontre ne sont pas sur la liste de la seconde : {names}",
    ),
    ("action", "gained"): ("Une action de plus : {names}", "{n} actions de plus : {names}"),
    ("action", "lost"): ("Une action de moins : {names}", "{n} actions de moins : {names}"),
    ("partnership", "gained"): (
        "{names} ont une première action ensemble",
        "{n} paires d’organisations ont une première action ensemble : {names}",
    ),
    ("partnership", "lost"): (
        "{names} n’ont plus d’action en commun",
        "{n} paires d’organisations n’ont plus d’action en commun : {names}",
    ),
    ("need", "gained"): ("Un besoin de plus est exprimé : {names}", "{n} besoins de plus sont exprimés : {names}"),
    ("need", "lost"): ("Un besoin n’est plus exprimé : {names}", "{n} besoins ne sont plus exprimés : {names}"),
    ("gap", "opened"): ("Un manque est apparu : {names}", "{n} manques sont apparus ; le plus grave : {names}"),
    ("gap", "closed"): ("Un manque est fermé : {names}", "{n} manques sont fermés ; le plus grave : {names}"),
    ("gap", "untold"): (
        "Un manque n’est plus dit, sans être fermé pour autant : {names}",
        "{n} manques ne sont plus dits, sans être fermés pour autant ; le plus grave : {names}",
    ),
}
PAIRS = " avec "
SAME = "Rien n’a changé entre les deux."


def headline(report: ChangeReport) -> str:
    """Say what was compared, which of the two times is meant, how big each side is, and what has no date."""
    before, after = report.before, report.after
    if report.known:
        what = f"Ce que la carte savait, {before.name} puis {after.name}"
    else:
        what = f"Ce qui s’est passé, d’après la carte d’aujourd’hui, entre {before.name} et {after.name}"
    sizes = ", ".join(
        f"{one} puis {french.count(two, noun)}"
        for one, two, noun in (
            (before.organizations, after.organizations, "organisation"),
            (before.actions, after.actions, "action"),
            (before.events, after.events, "rencontre"),
        )
    )
    return f"{what} : {sizes}.{_undated(report)}"


def _undated(report: ChangeReport) -> str:
    if report.known or not report.undated:
        return ""
    rows = report.after.rows
    percent = round(100 * report.undated / rows)
    share = f"{percent}\u202f%" if percent else "moins de 1\u202f%"
    verb = "compte" if report.undated == 1 else "comptent"
    lines = french.count(rows, "ligne")
    return f" Sur {lines}, {report.undated} ({share}) n’ont pas de date : elles {verb} des deux côtés."


def sentences(report: ChangeReport) -> tuple[str, ...]:
    """Return what changed, the surest first: what the lists tell, then what is only said better."""
    real = [change for change in report.changes if change.is_real]
    better = [change for change in report.changes if not change.is_real]
    found = [*_summed(real), *_better(better)]
    return tuple(found or [SAME])


def _summed(changes: Iterable[Change]) -> Iterator[str]:
    groups: dict[tuple[str, str, str], list[Change]] = defaultdict(list)
    for change in changes:
        cause = change.cause if change.cause in TAILS and change.kind != "gap" else ""
        way = "dated" if (change.kind, change.cause) == ("actor", "dated") else change.way
        groups[change.kind, way, cause].append(change)
    for (kind, way, cause), group in groups.items():
        if (kind, way) in SUMMED:
            yield _one(kind, way, TAILS.get(cause, ""), group)


def _one(kind: str, way: str, tail: str, group: list[Change]) -> str:
    # Two actions of one name are two; an organisation at two meetings is one.
    names = list({_subject(change): _named(change) for change in group}.values())
    several = len(names) > 1
    shown = names[0] if kind == "gap" else together(names)
    return ended(SUMMED[kind, way][several].format(n=french.number(len(names)), names=shown), tail)


def _subject(change: Change) -> tuple[str, ...]:
    """Return what makes a change one of those that are counted."""
    if change.kind == "gap":
        return change.names
    return change.subjects if change.kind in ("partnership", "need") else change.subjects[:1]


def _named(change: Change) -> str:
    """Return what a group of changes of one kind names of each."""
    match change.kind:
        case "partnership":
            return PAIRS.join(change.names)
        case "need":
            return f"« {change.names[1]} » ({change.names[0]})"
        case "gap":
            return quoted(change.names[0])
        case _:
            return change.names[0]


def _better(changes: list[Change]) -> Iterator[str]:
    """Say what is only told better: organisations grouped otherwise, rows corrected, loads undone, and what follows."""
    yield from (change.sentence for change in changes if change.kind == "grouping")
    rows = sum(change.kind == "row" and change.cause == "corrected" for change in changes)
    if rows:
        yield f"{french.count(rows, 'ligne corrigée', 'lignes corrigées')}, sans que le réseau ait changé pour autant."
    for cause in ("undone", "restored"):
        found = [change for change in changes if change.cause == cause and change.kind != "row"]
        if found:
            yield ended(f"{french.count(len(found), 'changement', 'changements')} parce qu’{TAILS[cause]}")
    gaps = [change for change in changes if change.kind == "gap" and change.cause not in ("undone", "restored")]
    if gaps:
        told = french.count(len(gaps), "manque apparaît ou disparaît", "manques apparaissent ou disparaissent")
        yield f"{told} pour ces seules raisons, sans que le réseau ait changé."
