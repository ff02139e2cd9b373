"""Who came to which meeting: one row per participant, one sheet per meeting, or one column per meeting with crosses.

Someone excused, invited or only registered is read but did not attend: presence alone makes the tie.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import PurePath

from graph.loaders.cells import departements_in
from graph.loaders.crosses import is_present
from graph.loaders.dates import DAY_MONTH, date_in, header_date, iso_date, without_date, years_in
from graph.loaders.deciding import CHOSEN
from graph.loaders.mentions import participants
from graph.loaders.needs import needs_in
from graph.loaders.persons import without_persons
from graph.loaders.presence import MEETING, were_there
from graph.loaders.reading import Asked, Outcome
from graph.loaders.tables import Row, Table
from graph.loaders.understanding import ORGANIZATION, Choice, Understanding
from graph.model import Event
from graph.names import fold

NAME = "attendance"
TITLE = "qui est venu à quelle rencontre"
USED = ORGANIZATION | {
    "event",
    "date",
    "year",
    "carrier",
    "role",
    "presence",
    "cross",
    "place",
    "scale",
    "departement",
    "need",
}
# A row that is only a word: those below it came, or did not.
HEADING = re.compile(r"((?:excuse|absent|present|invite|inscrit|participant)e?s?)(?:\(e\)s?)?(?: \(e?s?\))?\s*[:.]?")
LONGEST_HEADING = 40
YEAR_ABOVE = re.compile(r"^\s*(?:19|20)\d\d — ")
# « Compte rendu - Comité local du 23 novembre » is that of the Comité local
DOCUMENT = re.compile(
    r"^\s*(?:compte[- ]rendus?|cr|relev[ée] de d[ée]cisions|feuille d.[ée]margement|"
    r"liste des participants|liste de pr[ée]sence)\b[\s:–—-]*(?:(?:du|de la|de l.|de|d.)\b\s*)?",
    re.IGNORECASE,
)
ONLY_PRESENCE = re.compile(r"(?:presen\w+|venue?s?|participation|emargement|signature)(?: (?:le|la|au|a))*")  # on a day
NOT_THERE = re.compile(r"\b(excuse|absent|invite|inscrit)")
NAMED = frozenset({"organization", "carrier"})
MISTYPED = 0.1  # share of the rows of a meeting that may say another place by mistake
THEIRS = "une même rencontre en a plusieurs : c’est celui de qui y vient"


def recognises(table: Table, sense: Understanding) -> str:
    """Return why the table says who came to which meeting, or an empty text."""
    if "action" in sense.meanings:
        return ""
    if "event" in sense.meanings and sense.meanings & {"date", "year", "organization"}:
        return "une colonne de rencontres"
    if not sense.meanings & NAMED:
        return ""
    if "date" in sense.meanings and any(map(were_there, sense.columns.get("organization", ()))):
        return "des organisations rencontrées, chaque ligne à une date"
    if "cross" in sense.meanings and any(date_in(c) or MEETING.search(fold(c)) for c in sense.columns["cross"]):
        return "une colonne de croix par rencontre"
    return "la rencontre que disent le titre, la feuille ou le nom du fichier" if _around(table) else ""


def own_choices(table: Table, read: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Tell whose département a column says: a meeting is held in one place, those who come are from several."""
    sense = Understanding(NAME, read)
    if "organization_departement" in sense.meanings or not _are_of_those_who_came(table, sense):
        return read
    return tuple(
        Choice(choice.column, "organization_departement", THEIRS)
        if choice.meaning == "departement" and choice.reason != CHOSEN
        else choice
        for choice in read
    )


def _are_of_those_who_came(table: Table, sense: Understanding) -> bool:
    """Whether the rows of a meeting disagree on the département more often than typing errors would."""
    if "departement" not in sense.meanings:
        return False
    said: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    around = _around(table)
    for row in table.rows:
        codes = departements_in(sense.pick(row.values, "departement"))
        if codes:
            for meeting in _meetings_of(sense, row, around):
                said[meeting][codes] += 1
    rows = sum(places.total() for places in said.values())
    return sum(places.total() - max(places.values()) for places in said.values()) > MISTYPED * rows


def _meetings_of(sense: Understanding, row: Row, around: Event | None) -> tuple[str, ...]:
    """Return what names the meetings of a row, but for one without its day: it may be held in several places."""
    crossed = sense.columns.get("cross", ())
    if crossed and "event" not in sense.meanings:
        return tuple(column for column in crossed if is_present(row.values.get(column, "")))
    name = sense.pick(row.values, "event")
    if not name:
        return (around.key,) if around else ()
    day = iso_date(sense.pick(row.values, "date")) or date_in(name)
    return (f"{fold(name)}:{day}",) if len(day) == len("2019-10-14") else ()


def read(asked: Asked) -> Iterator[Outcome]:
    """Yield one outcome per row, in order."""
    year = _year_around(asked.table)
    columns = {column: _event_of(f"{year}{column}") for column in asked.sense.columns.get("cross", ())}
    around = _around(asked.table)
    above = HEADING.fullmatch(fold(asked.table.title[-1])) if asked.table.title else None
    there = above is None or _is_of_those_there(above)
    for row in asked.table.rows:
        text = " ".join(filter(None, row.values.values()))
        if heading := HEADING.fullmatch(fold(text)) if len(text) <= LONGEST_HEADING else None:
            there = _is_of_those_there(heading)
            yield asked.record(row, (), ())
            continue
        if columns and "event" not in asked.sense.meanings:
            events = [event for column, event in columns.items() if there and is_present(row.values.get(column, ""))]
            yield _attendance(asked, row, tuple(_placed(asked, row, event) for event in events))
        else:
            yield _row(asked, row, around, there)


def _is_of_those_there(heading: re.Match[str]) -> bool:
    return heading[1].startswith(("present", "participant"))


def _row(asked: Asked, row: Row, around: Event | None, there: bool) -> Outcome:
    sense, values = asked.sense, row.values
    came = there and _came(asked, row)
    name = without_persons(sense.pick(values, "event"))
    written = sense.pick(values, "date") or sense.pick(values, "year")
    if around and not name:
        return _attendance(asked, row, (_placed(asked, row, around),) if came else ())
    date = iso_date(written) or date_in(name)
    if not name and not ("event" not in sense.meanings and date):
        return asked.refusal(row, "le nom de la rencontre est vide ; complétez-le.")
    if not date:
        return asked.refusal(row, f"la date « {written} » n’est pas lue ; écrivez 14/10/2019 ou 2019-10-14.")
    event = _event(without_date(name) or name, date) if name else _meeting_of_row(asked, row, date)
    return _attendance(asked, row, (_placed(asked, row, event),) if came else ())


def _meeting_of_row(asked: Asked, row: Row, date: str) -> Event:
    """Return the meeting of a row that has no name for it: two rows of one day are two meetings."""
    subject = ", ".join(asked.sense.every(row.values, "need"))
    named = f"Rencontre du {'/'.join(reversed(date.split('-')))}" + (f" : {subject}" if subject else "")
    who = " ".join(asked.sense.every(row.values, "organization"))
    return Event(key=f"{fold(named)}:{date}:{fold(who)}", name=named, date=date)


def _came(asked: Asked, row: Row) -> bool:
    """A list that has a column of presence says it in each row; in one that has none, whoever is there came.

    Those under a heading « Excusés » or « Absents » did not.
    """
    headings = [(number, why) for number, why in asked.table.left_aside if number < row.number and "intertitre" in why]
    if headings and NOT_THERE.search(fold(max(headings)[1])):
        return False
    return "presence" not in asked.sense.meanings or any(map(is_present, asked.sense.every(row.values, "presence")))


def _attendance(asked: Asked, row: Row, events: tuple[Event | str, ...]) -> Outcome:
    sense, values = asked.sense, row.values
    wrong = next((event for event in events if isinstance(event, str)), "")
    if wrong:
        return asked.refusal(row, f"le département « {wrong} » n’est pas reconnu ; écrivez 54 ou Meurthe-et-Moselle.")
    kept = tuple(event for event in events if isinstance(event, Event))
    places = {code for event in kept for code in event.departements}
    if places and not any(map(asked.perimeter.holds, places)):
        return asked.outside(row)
    role = sense.pick(values, "role").lower() or "participant"
    where = next(iter(places)) if len(places) == 1 else ""
    people = participants(sense, values, {"organization": role, "carrier": role}, where)
    homes = {person.mention.departement for person in people} - {""}
    if not places and homes and not any(map(asked.perimeter.holds, homes)):
        return asked.outside(row)  # nobody knows where it was held: the row stands where those who came are from
    if not people and "event" not in sense.meanings:
        return asked.refusal(row, "le nom de l’organisation est vide ; complétez-le ou supprimez la ligne.")
    return asked.record(row, people, kept, kept[0].date if kept else "")


def _placed(asked: Asked, row: Row, event: Event) -> Event | str:
    """Add to an event what its row says of it; return the département when it is not understood."""
    sense, values = asked.sense, row.values
    written = sense.pick(values, "departement")
    codes = departements_in(written)
    if codes is None:
        return written
    place, scale = sense.pick(values, "place"), sense.pick(values, "scale")
    needs = needs_in(sense.every(values, "need"))
    return Event(_key(event, codes), event.name, event.date, place or event.place, scale, codes, needs)


def _key(event: Event, codes: tuple[str, ...]) -> str:
    """Two meetings of one name are told apart by their day; when no day is known, by their départements too."""
    return event.key if len(event.date) == len("2019-10-14") else f"{event.key}:{'+'.join(codes)}"


def _event(name: str, date: str) -> Event:
    return Event(key=f"{fold(name)}:{date}", name=name, date=date)


def _event_of(header: str) -> Event:
    date = header_date(header)
    name = without_date(header) if date_in(header) else "" if date and not DAY_MONTH.search(header) else header
    if date and not date_in(header):  # « 2019 — Copil 14/01 »
        name = without_date(DAY_MONTH.sub("", YEAR_ABOVE.sub("", name)))
    if date and ONLY_PRESENCE.fullmatch(fold(name)):
        name = ""
    return _event(name or f"Rencontre du {'/'.join(reversed(date.split('-')))}", date)


def _year_around(table: Table) -> str:
    """Return the one year that title, sheet or file say, as it would stand above the columns; they may say theirs."""
    found = {year for text in (*table.title, table.sheet, PurePath(table.file).stem) for year in years_in(text)}
    told = [column for column in table.columns if DAY_MONTH.search(column) and not years_in(column)]
    return f"{found.pop()} — " if len(found) == 1 and told else ""


def _around(table: Table) -> Event | None:
    """Return the meeting that the title, the sheet's or the file's name tells, when one says both word and date."""
    stem = re.sub(r"[_]+", " ", PurePath(table.file).stem)
    texts = [*table.title, table.sheet, stem]
    date = next(filter(None, map(date_in, texts)), "")
    worded = [text for text in texts if MEETING.search(fold(text))]
    if not date or not worded:
        return None
    if both := next(
        filter(date_in, worded), ""
    ):  # « Feuille d’émargement » above « Copil du 14/10/2019 » names nothing
        return _event_of(DOCUMENT.sub("", both))
    return _event(worded[0].strip(), date)
