"""What changed between two meetings, two dates or two loads, and the same list as a file."""

from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from graph.changes.asking import asked, meetings
from graph.changes.model import KINDS, Change, ChangeReport
from graph.changes.report import changes, of_departements
from graph.changes.rows import COLUMNS, change_rows
from graph.changes.summing import headline, sentences
from graph.errors import NotFound, QueryError
from graph.past import runs
from graph.sheets.summary import departement_summaries
from graph.vocabulary import departements
from webapp.downloads import csv_file
from webapp.maps import get_atlas

bp = Blueprint("changes", __name__)

LONGEST = 200  # characters of a date or of the name of a meeting
SHOWN = 100  # changes of one kind on the page; the rest is in the file


@dataclass(frozen=True)
class _Form:
    """What the form asks: two ends, what was known or what happened, one département or all, whom to leave out."""

    start: str
    end: str
    known: bool
    departement: str
    without: str

    @property
    def arguments(self) -> dict[str, str | None]:
        """Return it as an address says it."""
        known = "1" if self.known else None
        given = {"de": self.start, "a": self.end, "departement": self.departement, "sans": self.without}
        return {**{name: value or None for name, value in given.items()}, "su": known}


@bp.get("/changements")
def index() -> tuple[str, int]:
    """Say what changed; with no dates, since the last load."""
    form, report, problem = _form(), None, ""
    try:
        report = _report(form)
    except (NotFound, QueryError) as error:
        problem = str(error)
    atlas = get_atlas()
    page = render_template(
        "changes/index.html",
        form=form,
        problem=problem,
        report=report,
        headline=headline(report) if report else "",
        sentences=sentences(report) if report else (),
        groups=_groups(report) if report else (),
        shown=SHOWN,
        meetings=meetings(atlas),
        loads=[line for line in runs(atlas.settings) if line.run.action == "load"],
        departements=atlas.latest(departement_summaries),
        records=atlas.records,
    )
    return page, 400 if problem else 200


@bp.get("/changements.csv")
def download() -> Response:
    """Send the same list as a file that a spreadsheet opens; each row says what was compared."""
    report = _report(_form())
    said = " ; ".join((headline(report), *report.notes))
    return csv_file("changements.csv", change_rows(get_atlas(), report.changes), COLUMNS, said)


def _form() -> _Form:
    start, end, departement, without = (
        request.args.get(name, "").strip()[:LONGEST] for name in ("de", "a", "departement", "sans")
    )
    return _Form(start, end, request.args.get("su") == "1", departement, without)


def _report(form: _Form) -> ChangeReport:
    if form.departement and form.departement not in departements():
        raise NotFound(f"« {form.departement} » n’est pas un département.")
    atlas = get_atlas()
    wanted = asked(atlas, form.start, form.end, form.known, [form.without] if form.without else [])
    return of_departements(changes(atlas, wanted), [form.departement] if form.departement else [])


def _groups(report: ChangeReport) -> list[tuple[bool, str, list[Change]]]:
    """Return the changes by kind: what the lists tell, then what is only said better."""
    found: dict[tuple[bool, str], list[Change]] = {}
    for change in report.changes:
        found.setdefault((change.is_real, change.kind), []).append(change)
    return [(real, KINDS[kind], group) for (real, kind), group in found.items()]
