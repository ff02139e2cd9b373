"""What a person compares: two loads, two dates, two meetings. Two times that must not be taken one for the other.

*What is known*: the map as its journal had it after a load, or at a time. *What happened*: today's map, cut at two
dates of the facts. A date or a meeting asks what happened, unless it is said otherwise; a load asks what was known.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph import french
from graph.atlas import Atlas
from graph.errors import JournalError, NotFound, QueryError
from graph.journal import Journal
from graph.journal.replaying import Moment, after_run, at_time, before_run, now
from graph.loaders.dates import iso_date
from graph.names import words
from graph.queries import run_query

RUN = re.compile(r"(?:chargement|charg\.?|run|n°|no|#)?\s*(?:n°\s*)?(\d{1,6})", re.IGNORECASE)
TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
NOW = ("", "maintenant", "aujourd’hui", "aujourd'hui", "now")
YEARS = range(1900, 2101)
PRESENT = "aujourd’hui"
DAY = len("2019-10-14")


@dataclass(frozen=True)
class Point:
    """One end of a comparison, with its name in a sentence: a state of the journal, or a date of the facts.

    ``events`` are the meetings of that day.
    """

    name: str
    moment: Moment | None = None
    date: str = ""
    events: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """The two ends of a comparison, both of one kind, and the ids of the organisations to leave out."""

    before: Point
    after: Point
    without: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether two states of the journal are compared; else two dates of the facts are."""
        return self.before.moment is not None


def asked(atlas: Atlas, start: str = "", end: str = "", known: bool = False, without: Iterable[str] = ()) -> Asked:
    """Read what a person wants compared; with no start, since the last load. Raise QueryError or NotFound."""
    left_out = tuple(atlas.organization_named(name) for name in without)
    start, end = start.strip(), end.strip()
    if not start:
        return Asked(before_last_load(atlas.journal), _moment(atlas.journal, end), left_out)
    runs = [bool(_run(text) or TIME.fullmatch(text)) for text in (start, end) if text.casefold() not in NOW]
    if any(runs) and not all(runs) and not known:
        raise QueryError(
            f"« {start} » et « {end or PRESENT} » : un chargement et une date ne se comparent pas ainsi ; donnez deux "
            "chargements, deux dates ou deux rencontres, ou demandez ce que la carte savait à cette date (--known)."
        )
    if any(runs) or known:
        found = Asked(_moment(atlas.journal, start), _moment(atlas.journal, end), left_out)
    else:
        found = Asked(_day(atlas, start), _day(atlas, end), left_out)
    _in_order(found, start, end)
    return found


def _in_order(found: Asked, start: str, end: str) -> None:
    before, after = found.before, found.after
    if before.moment and after.moment:
        late = before.moment > after.moment
    else:
        cut = min(len(before.date), len(after.date))
        late = before.date[:cut] > after.date[:cut]
    if late:
        raise QueryError(f"« {start} » vient après « {end or PRESENT} » : échangez-les.")


def before_last_load(journal: Journal) -> Point:
    """Return the map as it was just before the last load that stands; the empty map when there is none."""
    loads = [run.number for run in journal.runs() if run.action == "load" and not run.undone_by]
    if not loads:
        return Point("au début", Moment(0, 0))
    return Point(f"avant le chargement n° {loads[-1]}", before_run(journal, loads[-1]))


def _run(text: str) -> int:
    found = RUN.fullmatch(text)
    number = int(found[1]) if found else 0
    return 0 if text.isdigit() and number in YEARS else number


def _moment(journal: Journal, text: str) -> Point:
    """Return a state of the journal: after a load, at a time, at the end of a day, or as it is."""
    if text.casefold() in NOW:
        return Point(PRESENT, now(journal))
    if number := _run(text):
        try:
            run = journal.run(number)
        except JournalError as error:
            raise NotFound(str(error)) from error
        return Point(f"après le n° {number} ({french.date(run.at)})", after_run(journal, number))
    if TIME.fullmatch(text):
        try:
            given = datetime.fromisoformat(text)
        except ValueError as error:
            raise QueryError(f"« {text} » n’est pas une date et une heure ; écrivez 2026-11-24T10:00.") from error
        at = given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
        return Point(f"le {french.date(text)} à {given:%H:%M}", at_time(journal, at.isoformat(timespec="seconds")))
    if date := iso_date(text):
        return Point(f"{_dated(date)} au soir" if len(date) == DAY else _dated(date), at_time(journal, date))
    raise QueryError(f"« {text} » n’est ni un chargement ni une date ; écrivez « chargement 12 » ou 14/10/2019.")


def _day(atlas: Atlas, text: str) -> Point:
    """Return a date of the facts: a date, that of a meeting, or today."""
    if text.casefold() in NOW:
        return Point(PRESENT, date=datetime.now(UTC).date().isoformat())
    events = meetings(atlas)
    if date := iso_date(text):
        found = [event for event in events if event["date"] == date]
    else:
        found = _named(events, text)
        date = found[0]["date"]
    names = " et ".join(f"« {event['name']} »" for event in found)
    return Point(f"{names} ({french.date(date)})" if found else _dated(date), None, date, tuple(e["id"] for e in found))


def _dated(date: str) -> str:
    """Name a date of the facts; of a month or a year, its end counts."""
    return f"le {french.date(date)}" if len(date) == DAY else f"fin {french.date(date)}"


def meetings(atlas: Atlas) -> list[dict[str, Any]]:
    """Return the meetings whose date is known, the oldest first: id, name, date."""
    return sorted(atlas.once(run_query, "dated_events"), key=lambda row: (row["date"], row["id"]))


def _named(events: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Return the one meeting of this id or name, or the only one whose name holds these words; raise."""
    wanted = set(words(text))
    tries: tuple[list[Mapping[str, Any]], ...] = (
        [event for event in events if text in (event["id"], event["name"])],
        [event for event in events if wanted and wanted == set(words(event["name"]))],
        [event for event in events if wanted and wanted <= set(words(event["name"]))],
    )
    found = next((each for each in tries if each), [])
    if len(found) == 1:
        return [dict(found[0])]
    known = " ; ".join(f"{event['name']} ({french.date(event['date'])})" for event in (found or events))
    what = (
        ": plusieurs rencontres portent ces mots" if found else "n’est ni une date, ni une rencontre datée de la carte"
    )
    raise QueryError(f"« {text} » {what}. Connues : {known or 'aucune'}.")
