"""The list of gaps, filtered, and the same list as a file."""

import csv
import io
from collections.abc import Callable, Iterable

from flask import Blueprint, Response, render_template, request

from graph.gaps import Gap, GapReport, gap_queries
from graph.preview import safe_cell
from graph.sheets import RecordView
from graph.vocabulary import departement_name
from webapp.maps import get_atlas

bp = Blueprint("gaps", __name__)

Records = Callable[[Iterable[str]], tuple[RecordView, ...]]

PAGE = 50
COLUMNS = ("numéro", "manque", "département", "phrase", "gravité (0 à 1)", "raison", "ce qui le fermerait", "preuves")


@bp.get("/manques")
def index() -> str:
    """List the gaps, the most severe first."""
    report, chosen, departement = _asked()
    pages = max(1, -(-len(report.gaps) // PAGE))
    page = min(max(1, request.args.get("page", default=1, type=int)), pages)
    atlas = get_atlas()
    return render_template(
        "gaps/index.html",
        report=report,
        gaps=report.gaps[(page - 1) * PAGE : page * PAGE],
        page=page,
        pages=pages,
        kinds=gap_queries(),
        departements=atlas.departements(),
        chosen={"type": chosen or None, "departement": departement or None},
        summary=atlas.summary(),
        records=atlas.records,
    )


@bp.get("/manques.csv")
def download() -> Response:
    """Send the same list as a file that a spreadsheet opens."""
    report, _, _ = _asked()
    # The byte order mark and the semicolons are what a French spreadsheet expects.
    atlas = get_atlas()
    body = "\ufeff" + to_csv(report.gaps, atlas.records, atlas.invented())
    headers = {"Content-Disposition": 'attachment; filename="manques.csv"'}
    return Response(body, mimetype="text/csv", headers=headers)


def _asked() -> tuple[GapReport, str, str]:
    kind, departement = request.args.get("type", ""), request.args.get("departement", "")
    report = get_atlas().gaps([kind] if kind else (), [departement] if departement else ())
    return report, kind, departement


def _place(record: RecordView) -> str:
    return f"{record.file}, {f'{record.sheet}, ' if record.sheet else ''}ligne {record.row}"


def to_csv(gaps: Iterable[Gap], records: Records, warning: str = "") -> str:
    """Write gaps as semicolon-separated values, each cell made harmless; ``warning`` is said on every row."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    said = [warning] if warning else []
    writer.writerow([*COLUMNS, *(["avertissement"] if said else [])])
    for gap in gaps:
        place = f"{gap.departement} {departement_name(gap.departement)}" if gap.departement else ""
        severity = f"{gap.severity:.2f}".replace(".", ",")
        proofs = " ; ".join(_place(record) for record in records(gap.records))
        words = (gap.title, place, gap.sentence, severity, gap.reason, gap.closes, proofs)
        writer.writerow([gap.number, *map(safe_cell, (*words, *said))])
    return out.getvalue()
